// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io.h"

#include <cstddef>
#include <memory>
#include <string_view>

struct ssl_ctx_st;
struct ssl_st;

namespace llmcap {

/// One side of TLS on a socket that does not block. Each step does what can be done at
/// once and says what it waits for, so that nothing is buffered twice and a resting connection
/// keeps no buffers (Asio's own stream keeps 34 KiB for as long as it lives).
/// Thread: the socket's. REQUIRES: `socket` outlives it.
class TlsLink final {
public:
    enum class Side { Client, Server };
    enum class Wants { Nothing, Read, Write };
    struct Step {
        std::size_t count = 0;   ///< bytes that were read or written
        error_code code;         ///< eof: the peer has said that it ends; else in Asio's categories
        Wants wants = Wants::Nothing;   ///< what the socket must be ready for, then once more
    };

    TlsLink(Socket &socket, ssl_ctx_st *context, Side side = Side::Client);
    ~TlsLink();
    TlsLink(const TlsLink &) = delete;
    TlsLink &operator=(const TlsLink &) = delete;

    ssl_st *handle() const { return m_handle; }
    Step handshake();
    Step read(char *into, std::size_t most);
    Step write(std::string_view bytes);
    /// Bytes have come that were not asked for yet.
    bool hasMore() const;

private:
    Step stepOf(int result);

    Socket &m_socket;
    error_code m_failure;   ///< of the socket, in the last step
    ssl_st *const m_handle;
};

} // namespace llmcap
