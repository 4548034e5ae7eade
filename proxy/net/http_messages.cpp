// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_messages.h"

namespace llmcap {

namespace {

/// How much of `bytes` could be a head: up to and with the empty line; npos while it is not there.
std::size_t headEnd(std::string_view bytes, std::size_t from)
{
    const auto end = bytes.find("\r\n\r\n", from);
    return end == std::string_view::npos ? end : end + 4;
}

/// A bare line feed never becomes a head: say so at once instead of waiting for the rest.
bool hasBareLineFeed(std::string_view bytes, std::size_t from)
{
    auto at = bytes.find('\n', from);
    for (; at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        if (at == 0 || bytes[at - 1] != '\r')
            return true;
    }
    return false;
}

} // namespace

template <bool isRequest>
Task<ReadFault> MessageReader<isRequest>::readHead(HeadLimits limits,
                                                   std::chrono::milliseconds afterFirstByte)
{
    forget();
    bool hasBegun = false;
    int emptyLines = 0;
    std::size_t seen = 0;   // bytes that were looked at: a head in drips is not read again
    if (isRequest && m_stream.pending().empty()) {
        if (const error_code code = co_await m_stream.rest())
            co_return m_stream.deadline().hasExpired() ? brokenBy(code)
                                                       : ReadFault{ReadFault::Kind::Closed, {}};
    }
    for (;;) {
        if (isRequest && !skipEmptyLines(emptyLines))
            co_return ReadFault{ReadFault::Kind::Malformed, "There are only empty lines"};
        const std::string_view bytes = m_stream.pending();
        if (!bytes.empty() && !hasBegun) {
            hasBegun = true;
            m_stream.deadline().set(afterFirstByte);
        }
        const std::size_t from = seen > 3 ? seen - 3 : 0;
        const std::size_t end = headEnd(bytes, from);
        if (end != std::string_view::npos && end <= limits.bytes) {
            m_stream.deadline().clear();
            auto wrong = m_parser.readHead(bytes.substr(0, end), limits, m_skipBody);
            m_stream.consumeSecret(end);
            if (wrong)
                co_return ReadFault{ReadFault::Kind::Malformed, std::move(*wrong)};
            co_return ReadFault{};
        }
        if (hasBareLineFeed(bytes.substr(0, end), from))
            co_return ReadFault{ReadFault::Kind::Malformed,
                                "A line ends without a carriage return"};
        if (bytes.size() >= limits.bytes)
            co_return ReadFault{ReadFault::Kind::TooLarge,
                                "The head is longer than " + std::to_string(limits.bytes)
                                    + " bytes"};
        seen = bytes.size();
        const error_code code = co_await m_stream.fill(limits.bytes);
        if (code && m_stream.pending().empty() && !m_stream.deadline().hasExpired())
            co_return ReadFault{ReadFault::Kind::Closed, {}};
        if (code)
            co_return brokenBy(code);
    }
}

template <bool isRequest>
bool MessageReader<isRequest>::skipEmptyLines(int &skipped)
{
    constexpr int most = 4;
    while (m_stream.pending().starts_with("\r\n")) {
        if (++skipped > most)
            return false;
        m_stream.consume(2);
    }
    return true;
}

template <bool isRequest>
Task<ReadFault> MessageReader<isRequest>::readBody(std::string_view &piece)
{
    piece = {};
    while (!m_parser.isDone()) {
        if (!m_stream.pending().empty()) {
            auto decoded = m_parser.decode(m_stream.pending());
            m_stream.consume(decoded.used);
            piece = decoded.piece;
            if (decoded.fault)
                co_return ReadFault{ReadFault::Kind::Malformed, std::move(*decoded.fault)};
            if (!piece.empty() || m_parser.isDone())
                break;
        }
        const error_code code = co_await m_stream.fill();
        if (code == asio::error::eof && m_parser.endsHere())
            break;
        if (code)
            co_return brokenBy(code);
    }
    co_return ReadFault{};
}

template <bool isRequest>
ReadFault MessageReader<isRequest>::brokenBy(const error_code &code)
{
    if (m_stream.deadline().hasExpired())
        return {ReadFault::Kind::TimedOut, "no byte came in time"};
    if (code == asio::error::message_size)
        return {ReadFault::Kind::Malformed, "a line of the body's framing is too long"};
    return {ReadFault::Kind::Broken, code.message()};
}

template class MessageReader<true>;
template class MessageReader<false>;

} // namespace llmcap
