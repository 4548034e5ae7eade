// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_stream.h"

#include "delivery_proof.h"

#include <boost/asio/write.hpp>

#include <openssl/crypto.h>

#include <algorithm>
#include <cstring>

namespace llmcap {

ByteStream::ByteStream(Socket socket)
    : m_socket(std::move(socket)),
      m_deadline(m_socket.get_executor(), [this] { close(); })
{
}

asio::ssl::stream<Socket &> &ByteStream::startTls(asio::ssl::context &context)
{
    m_tls = std::make_unique<asio::ssl::stream<Socket &>>(m_socket, context);
    return *m_tls;
}

void ByteStream::consume(std::size_t count)
{
    m_begin += count;
    if (m_begin == m_end)
        m_begin = m_end = 0;
}

void ByteStream::consumeSecret(std::size_t count)
{
    OPENSSL_cleanse(m_buffer.data() + m_begin, count);
    consume(count);
}

Task<error_code> ByteStream::rest()
{
    error_code code;
    if (m_begin == m_end && !m_tls) {
        std::vector<char>().swap(m_buffer);
        co_await m_socket.async_wait(Socket::wait_read, into(code));
    }
    co_return code;
}

Task<error_code> ByteStream::fill(std::size_t most)
{
    const std::size_t held = m_end - m_begin;
    if (held >= most)
        co_return asio::error::message_size;
    if (m_begin > 0) {
        std::memmove(m_buffer.data(), m_buffer.data() + m_begin, held);
        // A moved head must not stay behind in part.
        OPENSSL_cleanse(m_buffer.data() + held, m_begin);
        m_begin = 0;
        m_end = held;
    }
    if (m_end == m_buffer.size())
        m_buffer.resize(std::min(most, std::max(bufferSize, m_buffer.size() * 2)));
    error_code code;
    const auto space = asio::buffer(m_buffer.data() + m_end, m_buffer.size() - m_end);
    std::size_t count = 0;
    if (m_tls)
        count = co_await m_tls->async_read_some(space, into(code));
    else
        count = co_await m_socket.async_read_some(space, into(code));
    m_end += count;
    co_return code;
}

Task<error_code> ByteStream::write(std::string_view bytes)
{
    error_code code;
    const auto buffer = asio::buffer(bytes.data(), bytes.size());
    if (m_tls)
        co_await asio::async_write(*m_tls, buffer, into(code));
    else
        co_await asio::async_write(m_socket, buffer, into(code));
    co_return code;
}

bool ByteStream::hasEnded()
{
    if (!m_socket.is_open() || m_end != m_begin)
        return false;
    char byte = 0;
    error_code code;
    m_socket.non_blocking(true, code);
    m_socket.receive(asio::buffer(&byte, 1), Socket::message_peek, code);
    return code == asio::error::eof;
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
    if (!m_socket.is_open() || m_end != m_begin)
        return true;
    char byte = 0;
    error_code code;
    m_socket.non_blocking(true, code);
    m_socket.receive(asio::buffer(&byte, 1), Socket::message_peek, code);
    return code != asio::error::would_block && code != asio::error::try_again;
}

void ByteStream::close()
{
    error_code ignored;
    m_socket.close(ignored);
}

} // namespace llmcap
