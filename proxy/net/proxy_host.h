// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client_guard.h"
#include "feed_api.h"
#include "learner.h"
#include "ledger.h"
#include "live_prices.h"
#include "peer_program.h"
#include "settings.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace llmcap {

/// Everything the proxy needs from outside; collaborators outlive it.
struct ProxyOptions {
    Settings settings;
    std::shared_ptr<const LivePrices> prices;
    Ledger *ledger = nullptr;
    FeedApi *feed = nullptr;
    std::shared_ptr<ClientGuard> guard;             ///< nullptr: no runaway guard
    std::shared_ptr<Learner> learner;               ///< nullptr: the host makes its own
    bool countsSubscriptions = false;               ///< as if they were billed by the token
    std::shared_ptr<PeerPrograms> peers;            ///< nullptr: clients are not looked at
    std::function<Instant()> clock;                 ///< wall clock; any thread
    std::function<void(void *, std::size_t)> random;   ///< cryptographic random bytes; any thread
    std::string fingerprintSecret;                  ///< of this installation, 32 bytes
    std::string rootsPem; ///< trusted roots beside OpenSSL's default paths
    /// One line for the log, already free of keys and control characters; any thread.
    std::function<void(const std::string &)> log;
};

/// The listener and its worker threads. A QTcpServer in a Qt thread accepts and hands each
/// descriptor to a worker, which runs a Boost.Asio context; the window's thread is not involved.
class ProxyHost {
public:
    /// Listening when it returns. Conflict: the port is taken (the message says by what it can be
    /// changed); Io, Network otherwise. REQUIRES: a QCoreApplication exists.
    static Result<std::unique_ptr<ProxyHost>> start(ProxyOptions options);
    /// stop(0s) where it was not called.
    virtual ~ProxyHost() = default;

    virtual std::uint16_t port() const = 0;
    /// "http://127.0.0.1:4517"
    virtual std::string url() const = 0;
    /// Closes upstream connections that rest between requests: the machine slept.
    /// Thread: the one that started it.
    virtual void closeRestingUpstreams() = 0;
    /// Refuses new work, lets what is in flight finish for at most `drain`, then closes. What was
    /// cut is settled by the rules for an upstream that failed. Thread: the one that started it.
    virtual void stop(std::chrono::milliseconds drain) = 0;
};

/// Where programs of this machine reach a proxy that listens there: "http://127.0.0.1:4517".
std::string localUrl(const std::string &listenHost, std::uint16_t port);

/// "k_" and 16 hex digits: HMAC-SHA-256 over a credential with the installation's secret.
std::string keyFingerprint(const std::string &secret, const std::string &credential);

} // namespace llmcap
