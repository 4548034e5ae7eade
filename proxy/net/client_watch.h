// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "byte_stream.h"

#include <functional>
#include <memory>

namespace llmcap {

/// Notices that a client leaves while nobody reads from it. Bytes that arrive instead are the
/// next request: then it looks no further. A client that had ended its side of the connection when
/// its request was whole (half-closed, RFC 9112, section 9.6) still wants its reply: only a failing
/// write shows that it has left.
/// Thread: the stream's. REQUIRES: nothing else reads from or writes to the stream while an object
/// of this class is destroyed.
class ClientWatch final {
public:
    ClientWatch(ByteStream &client, bool isHalfClosed, std::function<void()> gone = {});
    ~ClientWatch();
    ClientWatch(const ClientWatch &) = delete;
    ClientWatch &operator=(const ClientWatch &) = delete;

    bool isGone() const { return m_state->isGone; }
    /// From here on `gone` is called instead; at once where the client has left already.
    void whenGone(std::function<void()> gone);
    void noteGone();

private:
    struct State {
        std::function<void()> gone;
        bool isGone = false;
        bool isStopped = false;
        bool isWaiting = false;
    };
    ByteStream &m_client;
    std::shared_ptr<State> m_state;
};

} // namespace llmcap
