// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_messages.h"

#include <limits>

namespace llmcap {

namespace http = boost::beast::http;

namespace {

std::string toString(boost::beast::string_view text)
{
    return {text.data(), text.size()};
}

/// How much of `bytes` could be a head: up to and with the empty line; npos while it is not there.
std::size_t headEnd(std::string_view bytes)
{
    const auto end = bytes.find("\r\n\r\n");
    return end == std::string_view::npos ? end : end + 4;
}

/// A bare line feed never becomes a head: say so at once instead of waiting for the rest.
bool hasBareLineFeed(std::string_view bytes)
{
    for (auto at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1)) {
        if (at == 0 || bytes[at - 1] != '\r')
            return true;
    }
    return false;
}

template <class Message>
void copyFields(const Message &message, HttpFields &fields)
{
    for (const auto &field : message)
        fields.add(toString(field.name_string()), toString(field.value()));
}

template <class Parser>
std::optional<std::uint64_t> lengthOf(const Parser &parser)
{
    const auto length = parser.content_length();
    return length ? std::optional<std::uint64_t>(*length) : std::nullopt;
}

} // namespace

template <bool isRequest>
Task<ReadFault> MessageReader<isRequest>::readHead(HeadLimits limits,
                                                   std::chrono::milliseconds afterFirstByte)
{
    m_parser.reset();
    m_head = {};
    bool hasBegun = false;
    for (;;) {
        const std::string_view bytes = m_stream.pending();
        if (!bytes.empty() && !hasBegun) {
            hasBegun = true;
            m_stream.deadline().set(afterFirstByte);
        }
        const std::size_t end = headEnd(bytes);
        if (end != std::string_view::npos && end <= limits.bytes) {
            m_stream.deadline().clear();
            co_return parseHead(bytes.substr(0, end), limits);
        }
        if (hasBareLineFeed(bytes.substr(0, end)))
            co_return ReadFault{ReadFault::Kind::Malformed,
                                "A line ends without a carriage return"};
        if (bytes.size() >= limits.bytes)
            co_return ReadFault{ReadFault::Kind::TooLarge,
                                "The head is longer than " + std::to_string(limits.bytes)
                                    + " bytes"};
        const error_code code = co_await m_stream.fill(limits.bytes);
        if (code && m_stream.pending().empty() && !m_stream.deadline().hasExpired())
            co_return ReadFault{ReadFault::Kind::Closed, {}};
        if (code)
            co_return brokenBy(code);
    }
}

template <bool isRequest>
ReadFault MessageReader<isRequest>::parseHead(std::string_view raw, HeadLimits limits)
{
    const auto wrong = isRequest ? requestHeadFault(raw, limits.fields)
                                 : responseHeadFault(raw, limits.fields);
    if (wrong)
        return {ReadFault::Kind::Malformed, *wrong};
    m_parser = std::make_unique<Parser>();
    m_parser->eager(false);
    m_parser->header_limit(static_cast<std::uint32_t>(limits.bytes));
    m_parser->body_limit(std::numeric_limits<std::uint64_t>::max());
    m_parser->skip(m_skipBody);
    error_code code;
    const std::size_t used = m_parser->put(asio::buffer(raw.data(), raw.size()), code);
    if ((code && code != http::error::need_more) || !m_parser->is_header_done()
        || used != raw.size())
        return {ReadFault::Kind::Malformed, "The head is not HTTP: " + code.message()};
    const auto &message = m_parser->get();
    if constexpr (isRequest) {
        m_head.method = toString(message.method_string());
        m_head.target = toString(message.target());
        m_head.version = static_cast<int>(message.version());
    } else {
        m_head.status = static_cast<int>(message.result_int());
        m_head.reason = toString(message.reason());
    }
    // Copied now: trailers of a chunked body would join the parser's own fields.
    copyFields(message, m_head.fields);
    m_head.contentLength = lengthOf(*m_parser);
    m_head.isChunked = m_parser->chunked();
    m_head.keepAlive = m_parser->keep_alive();
    m_stream.consume(used);
    return {};
}

template <bool isRequest>
bool MessageReader<isRequest>::decode(std::string_view &piece, ReadFault &fault)
{
    auto &body = m_parser->get().body();
    body.data = m_piece.data();
    body.size = m_piece.size();
    while (!m_stream.pending().empty() && !m_parser->is_done()) {
        const std::string_view bytes = m_stream.pending();
        error_code code;
        const std::size_t used = m_parser->put(asio::buffer(bytes.data(), bytes.size()), code);
        m_stream.consume(used);
        if (code == http::error::need_buffer)
            break;
        if (code == http::error::need_more) {
            if (used == 0)
                break;
            continue;
        }
        if (code) {
            fault = {ReadFault::Kind::Malformed, "The body is not framed right: " + code.message()};
            return true;
        }
        if (used == 0 || body.size == 0)
            break;
    }
    piece = {m_piece.data(), m_piece.size() - body.size};
    return !piece.empty() || m_parser->is_done();
}

template <bool isRequest>
Task<ReadFault> MessageReader<isRequest>::readBody(std::string_view &piece)
{
    piece = {};
    ReadFault fault;
    for (;;) {
        if (m_parser->is_done() || decode(piece, fault))
            co_return fault;
        const error_code code = co_await m_stream.fill();
        if (code == asio::error::eof && !m_head.isChunked && !m_head.contentLength) {
            // Only the end of the connection ends such a body.
            error_code ending;
            m_parser->put_eof(ending);
            if (m_parser->is_done())
                co_return fault;
        }
        if (code)
            co_return brokenBy(code);
    }
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
