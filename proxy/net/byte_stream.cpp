// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_stream.h"

#include "delivery_proof.h"

#include <openssl/crypto.h>

#include <algorithm>
#include <cstring>
#include <string>

namespace llmcap {
namespace {

// Through a pointer that the compiler may not look through: the stores would count as dead.
void *(*const volatile wipe)(void *, int, std::size_t) = std::memset;

bool isNotYet(const error_code &code)
{
    return code == asio::error::would_block || code == asio::error::try_again;
}

bool isEmpty(const ByteStream::Pieces &pieces)
{
    return std::all_of(pieces.begin(), pieces.end(),
                       [](std::string_view piece) { return piece.empty(); });
}

void dropFront(ByteStream::Pieces &pieces, std::size_t count)
{
    for (std::string_view &piece : pieces) {
        const std::size_t part = std::min(count, piece.size());
        piece.remove_prefix(part);
        count -= part;
    }
}

} // namespace

ByteStream::ByteStream(Socket socket)
    : m_socket(std::move(socket)),
      m_buffers(asio::use_service<ReadBuffers>(m_socket.get_executor().context())),
      m_deadline(m_socket.get_executor(), [this] { close(); })
{
}

ByteStream::~ByteStream()
{
    giveBackBuffer();
}

TlsLink &ByteStream::startTls(ssl_ctx_st *context, TlsLink::Side side)
{
    dontBlock();
    m_tls = std::make_unique<TlsLink>(m_socket, context, side);
    return *m_tls;
}

Task<error_code> ByteStream::handshake()
{
    for (;;) {
        const TlsLink::Step step = m_tls->handshake();
        if (step.wants == TlsLink::Wants::Nothing) {
            // A client's request may have come with the end of its handshake, and be read already.
            m_mayHaveMore = m_tls->hasMore();
            co_return step.code;
        }
        if (const error_code code = co_await waitFor(step.wants))
            co_return code;
    }
}

void ByteStream::dontBlock()
{
    if (!m_blocks || !m_socket.is_open())
        return;
    error_code ignored;
    m_socket.non_blocking(true, ignored);
    m_blocks = false;
}

Task<error_code> ByteStream::waitFor(TlsLink::Wants wants)
{
    error_code code;
    const auto what = wants == TlsLink::Wants::Write ? Socket::wait_write : Socket::wait_read;
    co_await m_socket.async_wait(what, into(code));
    co_return code;
}

void ByteStream::consume(std::size_t count)
{
    m_begin += count;
    if (m_begin == m_end)
        m_begin = m_end = 0;
}

void ByteStream::consumeSecret(std::size_t count)
{
    OPENSSL_cleanse(m_buffer.get() + m_begin, count);
    consume(count);
}

void ByteStream::giveBackBuffer()
{
    if (m_buffer)
        wipe(m_buffer.get(), 0, m_used);   // the next connection's bytes are another client's
    if (m_buffer && m_capacity == ReadBuffers::size)
        m_buffers.giveBack(std::move(m_buffer));
    m_buffer.reset();
    m_capacity = m_begin = m_end = m_used = 0;
}

/// Room behind what is pending. REQUIRES: fewer than `most` bytes are.
void ByteStream::makeRoom(std::size_t most)
{
    const std::size_t held = m_end - m_begin;
    if (!m_buffer) {
        m_buffer = m_buffers.take();
        m_capacity = ReadBuffers::size;
    }
    if (m_begin > 0) {
        std::memmove(m_buffer.get(), m_buffer.get() + m_begin, held);
        // A moved head must not stay behind in part.
        OPENSSL_cleanse(m_buffer.get() + held, m_begin);
        m_begin = 0;
        m_end = held;
    }
    if (m_end < m_capacity)
        return;
    const std::size_t capacity = std::min(most, m_capacity * 2);
    auto larger = std::make_unique_for_overwrite<char[]>(capacity);
    std::memcpy(larger.get(), m_buffer.get(), held);
    giveBackBuffer();
    m_buffer = std::move(larger);
    m_capacity = capacity;
    m_end = m_used = held;
}

Task<error_code> ByteStream::rest()
{
    if (m_begin != m_end || m_mayHaveMore)
        co_return error_code{};
    giveBackBuffer();
    const error_code code = co_await waitFor(TlsLink::Wants::Read);
    m_mayHaveMore = !code;
    co_return code;
}

TlsLink::Step ByteStream::readSome(char *into, std::size_t most)
{
    if (m_tls) {
        const TlsLink::Step step = m_tls->read(into, most);
        m_mayHaveMore = step.count > 0 && m_tls->hasMore();
        return step;
    }
    TlsLink::Step step;
    step.count = m_socket.receive(asio::buffer(into, most), 0, step.code);
    m_mayHaveMore = step.count == most;
    if (isNotYet(step.code))
        step = {0, {}, TlsLink::Wants::Read};
    return step;
}

Task<error_code> ByteStream::fill(std::size_t most)
{
    if (m_end - m_begin >= most)
        co_return asio::error::message_size;
    dontBlock();
    for (TlsLink::Wants wants = TlsLink::Wants::Read;;) {
        if (!m_mayHaveMore) {
            if (m_begin == m_end)
                giveBackBuffer();   // others may need it meanwhile
            if (const error_code code = co_await waitFor(wants))
                co_return code;
        }
        makeRoom(most);
        const std::size_t room = std::min(m_capacity, most) - m_end;
        const TlsLink::Step step = readSome(m_buffer.get() + m_end, room);
        m_end += step.count;
        m_used = std::max(m_used, m_end);
        if (step.wants == TlsLink::Wants::Nothing)
            co_return step.code;
        wants = step.wants;
    }
}

TlsLink::Step ByteStream::writeSome(Pieces &pieces)
{
    TlsLink::Step step;
    if (m_tls) {
        for (const std::string_view piece : pieces) {
            if (!piece.empty()) {
                step = m_tls->write(piece);
                break;
            }
        }
    } else {
        std::array<asio::const_buffer, std::tuple_size_v<Pieces>> buffers;
        for (std::size_t i = 0; i < pieces.size(); ++i)
            buffers[i] = asio::buffer(pieces[i].data(), pieces[i].size());
        step.count = m_socket.send(buffers, 0, step.code);
        if (isNotYet(step.code))
            step = {0, {}, TlsLink::Wants::Write};
    }
    dropFront(pieces, step.count);
    return step;
}

Task<error_code> ByteStream::write(std::string_view bytes)
{
    return write(Pieces{bytes});
}

Task<error_code> ByteStream::write(Pieces pieces)
{
    // One record instead of three.
    constexpr std::size_t record = 16 * 1024;
    std::string joined;
    if (m_tls && pieces[0].size() + pieces[1].size() + pieces[2].size() <= record
        && !pieces[0].empty() && !pieces[1].empty()) {
        for (const std::string_view piece : pieces)
            joined += piece;
        pieces = {joined};
    }
    dontBlock();
    while (!isEmpty(pieces)) {
        const TlsLink::Step step = writeSome(pieces);
        if (step.code)
            co_return step.code;
        if (step.wants == TlsLink::Wants::Nothing)
            continue;
        if (const error_code code = co_await waitFor(step.wants))
            co_return code;
    }
    co_return error_code{};
}

/// Looks at the next byte without taking it.
error_code ByteStream::peek()
{
    char byte = 0;
    error_code code;
    dontBlock();
    m_socket.receive(asio::buffer(&byte, 1), Socket::message_peek, code);
    return code;
}

bool ByteStream::hasEnded()
{
    return m_socket.is_open() && m_end == m_begin && peek() == asio::error::eof;
}

std::optional<std::uint64_t> ByteStream::acknowledged()
{
    if (!m_socket.is_open())
        return std::nullopt;
    return acknowledgedBytes(static_cast<std::intptr_t>(m_socket.native_handle()));
}

bool ByteStream::isUnreadSince(const std::optional<std::uint64_t> &before)
{
    return before && hasEnded() && acknowledged() == before;
}

bool ByteStream::hasNews()
{
    return !m_socket.is_open() || m_end != m_begin || !isNotYet(peek());
}

void ByteStream::close()
{
    error_code ignored;
    m_socket.close(ignored);
}

} // namespace llmcap
