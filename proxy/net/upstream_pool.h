// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "byte_stream.h"
#include "name_lookup.h"
#include "provider.h"
#include "result.h"

#include <boost/asio/ssl/context.hpp>

#include <chrono>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace llmcap {

/// A connection to an origin. Thread: its worker's.
class Upstream final {
public:
    using Register = std::set<Upstream *>;   ///< of those that are open

    Upstream(Socket socket, std::shared_ptr<Register> all)
        : stream(std::move(socket)), m_all(std::move(all))
    {
        m_all->insert(this);
    }
    ~Upstream() { m_all->erase(this); }
    Upstream(const Upstream &) = delete;
    Upstream &operator=(const Upstream &) = delete;

    ByteStream stream;
    bool isReused = false;   ///< came from the pool: it may have died unseen

private:
    const std::shared_ptr<Register> m_all;
};

/// Connections to origins, kept open between requests and closed before the provider does.
/// Thread: one worker's; each worker has its own.
class UpstreamPool final {
public:
    struct Times {
        std::chrono::milliseconds connect{10'000};
        std::chrono::milliseconds idle{20'000};   ///< longest rest in the pool
        std::chrono::milliseconds lookup{4'500};  ///< for the name, part of connect
    };
    UpstreamPool(const Executor &executor, std::shared_ptr<asio::ssl::context> tls, Times times);
    ~UpstreamPool();

    /// A live connection. Network: the message names the origin, what failed and the next step;
    /// nothing has been sent then.
    Task<Result<std::unique_ptr<Upstream>>> acquire(const Origin &origin, bool mayReuse = true);
    /// Keeps it for the next request. REQUIRES: the last reply was read to its end.
    /// `peerIdle` is how long the provider said that it keeps the connection (Keep-Alive: timeout).
    void release(const Origin &origin, std::unique_ptr<Upstream> upstream,
                 std::optional<std::chrono::seconds> peerIdle = std::nullopt);
    /// Closes what rests: after a sleep of the machine it is dead.
    void closeResting();
    /// Closes what rests and keeps nothing from now on.
    void close();
    /// Closes what is in use, too: the requests on it fail.
    void cut();

private:
    struct Resting;
    using Key = std::string;

    std::unique_ptr<Upstream> takeResting(const Key &key);
    Task<Result<std::unique_ptr<Upstream>>> connect(const Origin &origin, const Key &key);
    Task<error_code> connectSocket(Upstream &upstream, const Origin &origin, std::string &step);
    Task<error_code> connectToOneOf(Upstream &upstream,
                                    const std::vector<Tcp::endpoint> &endpoints);
    Task<error_code> handshake(Upstream &upstream, const Origin &origin, const Key &key,
                               std::string &detail);
    void rememberSession(const Key &key, Upstream &upstream);
    void sweepLater();
    void sweep();

    const Executor m_executor;
    const std::shared_ptr<asio::ssl::context> m_tls;
    const Times m_times;
    const std::shared_ptr<Upstream::Register> m_all = std::make_shared<Upstream::Register>();
    std::map<Key, std::vector<Resting>> m_resting;
    NameLookup m_names;
    struct SessionFree {
        void operator()(void *session) const;
    };
    std::map<Key, std::unique_ptr<void, SessionFree>> m_sessions;   // SSL_SESSION, resumed
    Deadline m_sweep;
    bool m_isSweeping = false;
    bool m_isClosed = false;
};

} // namespace llmcap
