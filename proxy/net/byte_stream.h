// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "deadline.h"
#include "io.h"
#include "read_buffers.h"
#include "tls_link.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

namespace llmcap {

/// A connection with a bounded read buffer and a deadline, with TLS or without. It has a buffer
/// only while something is pending. What can be done at once is done without a turn of the loop.
/// Thread: its executor's. When the deadline passes, the socket closes and what is awaited fails.
class ByteStream final {
public:
    static constexpr std::size_t bufferSize = ReadBuffers::size;
    /// Pieces that are written one behind the other.
    using Pieces = std::array<std::string_view, 3>;

    explicit ByteStream(Socket socket);
    ~ByteStream();
    ByteStream(const ByteStream &) = delete;
    ByteStream &operator=(const ByteStream &) = delete;

    Socket &socket() { return m_socket; }
    Deadline &deadline() { return m_deadline; }
    Executor executor() { return m_socket.get_executor(); }

    /// Makes TLS of it; handshake() comes next. REQUIRES: connected.
    TlsLink &startTls(ssl_ctx_st *context, TlsLink::Side side = TlsLink::Side::Client);
    TlsLink *tls() { return m_tls.get(); }
    bool isTls() const { return m_tls != nullptr; }
    Task<error_code> handshake();

    /// Bytes that were read and not consumed.
    std::string_view pending() const { return {m_buffer.get() + m_begin, m_end - m_begin}; }
    void consume(std::size_t count);
    /// As consume, and leaves no trace of it in memory: for heads, which carry keys.
    void consumeSecret(std::size_t count);
    /// Waits until there is something to read, without a buffer.
    Task<error_code> rest();
    /// Reads more behind what is pending; grows the buffer up to `most` bytes pending.
    /// message_size where they are there already.
    Task<error_code> fill(std::size_t most = bufferSize);
    Task<error_code> write(std::string_view bytes);
    Task<error_code> write(Pieces pieces);

    /// The peer has closed, or sent what nobody asked for. Never blocks.
    bool hasNews();
    /// The peer will send nothing more, and nothing is left to read. Never blocks.
    bool hasEnded();
    /// What the peer has acknowledged so far, to be compared later; nullopt: not known here.
    std::optional<std::uint64_t> acknowledged();
    /// True only where it is sure that the peer ended the connection before its TCP had accepted a
    /// byte of what was written since `before` (an earlier acknowledged()): its FIN is here, and
    /// FIN acknowledges all that came before it. Such a request cannot have been served (RFC 9112,
    /// section 9.6). A reset proves nothing.
    bool isUnreadSince(const std::optional<std::uint64_t> &before);
    void close();
    bool isOpen() const { return m_socket.is_open(); }

    /// The socket answers at once from here on, also where that means "not yet".
    void dontBlock();

private:
    void makeRoom(std::size_t most);
    void giveBackBuffer();
    TlsLink::Step readSome(char *into, std::size_t most);
    TlsLink::Step writeSome(Pieces &pieces);
    Task<error_code> waitFor(TlsLink::Wants wants);
    error_code peek();

    Socket m_socket;
    ReadBuffers &m_buffers;
    std::unique_ptr<TlsLink> m_tls;
    ReadBuffers::Buffer m_buffer;
    std::size_t m_capacity = 0;
    std::size_t m_begin = 0;
    std::size_t m_end = 0;
    std::size_t m_used = 0;       ///< bytes of the buffer that were ever written
    bool m_mayHaveMore = false;   ///< worth a try before waiting
    bool m_blocks = true;
    Deadline m_deadline;
};

} // namespace llmcap
