// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_parser.h"

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <limits>

namespace llmcap {

namespace http = boost::beast::http;
using boost::system::error_code;

namespace {

std::string toString(boost::beast::string_view text)
{
    return {text.data(), text.size()};
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

HttpBody framed(const std::optional<std::uint64_t> &length, bool isChunked, HttpBody otherwise)
{
    if (isChunked)
        return HttpBody::chunked();
    return length ? HttpBody::ofLength(*length) : std::move(otherwise);
}

HttpBody bodyOf(const RequestHead &head, bool)
{
    return framed(head.contentLength, head.isChunked, HttpBody::none());
}

/// RFC 9112, section 6.3.
HttpBody bodyOf(const ResponseHead &head, bool skipBody)
{
    if (skipBody || head.status < 200 || head.status == 204 || head.status == 304)
        return HttpBody::none();
    return framed(head.contentLength, head.isChunked, HttpBody::untilClose());
}

} // namespace

template <bool isRequest>
std::optional<std::string> HttpParser<isRequest>::readHead(std::string_view raw, HeadLimits limits,
                                                           bool skipBody)
{
    forget();
    if (auto wrong = isRequest ? requestHeadFault(raw, limits.fields)
                               : responseHeadFault(raw, limits.fields))
        return wrong;
    http::parser<isRequest, http::buffer_body> parser;
    parser.eager(false);
    parser.skip(skipBody);   // else a reply to HEAD would seem to end with its connection
    parser.header_limit(static_cast<std::uint32_t>(limits.bytes));
    parser.body_limit(std::numeric_limits<std::uint64_t>::max());
    error_code code;
    const std::size_t used = parser.put(boost::asio::buffer(raw.data(), raw.size()), code);
    if ((code && code != http::error::need_more) || !parser.is_header_done() || used != raw.size())
        return "The head is not HTTP: " + code.message();
    const auto &message = parser.get();
    Head &head = m_head.emplace();
    if constexpr (isRequest) {
        head.method = toString(message.method_string());
        head.target = toString(message.target());
        head.version = static_cast<int>(message.version());
    } else {
        head.status = static_cast<int>(message.result_int());
        head.reason = toString(message.reason());
    }
    copyFields(message, head.fields);
    head.contentLength = lengthOf(parser);
    head.isChunked = parser.chunked();
    head.keepAlive = parser.keep_alive();
    m_body = bodyOf(head, skipBody);
    return std::nullopt;
}

template <bool isRequest>
void HttpParser<isRequest>::forget()
{
    m_head.reset();
    m_body = HttpBody::none();
}

template class HttpParser<true>;
template class HttpParser<false>;

} // namespace llmcap
