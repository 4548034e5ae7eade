// SPDX-License-Identifier: GPL-3.0-or-later
#include "local_reply.h"

#include <boost/beast/http/status.hpp>

namespace llmcap {

namespace {

constexpr std::size_t mostDrained = 1u << 20;
constexpr std::chrono::seconds longestDrain{2};

/// Reads what the client still sends and throws it away, so that closing does not reset.
Task<void> lingeringClose(ByteStream &client)
{
    error_code code;
    client.socket().shutdown(Socket::shutdown_send, code);
    client.deadline().set(longestDrain);
    std::size_t drained = client.pending().size();
    client.consume(client.pending().size());
    while (drained < mostDrained) {
        code = co_await client.fill();
        drained += client.pending().size();
        client.consume(client.pending().size());
        if (code)
            break;
    }
    client.close();
}

} // namespace

std::string statusLine(int status, std::string_view reason)
{
    const auto standard = boost::beast::http::obsolete_reason(
        boost::beast::http::int_to_status(static_cast<unsigned>(status)));
    std::string line = "HTTP/1.1 " + std::to_string(status) + " ";
    line += reason.empty() ? std::string_view(standard.data(), standard.size()) : reason;
    return line + "\r\n";
}

void appendField(std::string &head, std::string_view name, std::string_view value)
{
    head += name;
    head += ": ";
    head += value;
    head += "\r\n";
}

Task<bool> sendLocalReply(ByteStream &client, RequestReader &reader, const LocalReply &reply,
                          std::string_view requestId, bool mayKeepAlive)
{
    const bool keepAlive = mayKeepAlive && reader.isDone() && reader.head().keepAlive;
    std::string message = statusLine(reply.status);
    for (const auto &[name, value] : reply.headers)
        appendField(message, name, value);
    if (!requestId.empty())
        appendField(message, "x-llmcap-request-id", requestId);
    if (reply.status != 204)   // RFC 9110, section 8.6
        appendField(message, "content-length", std::to_string(reply.body.size()));
    if (!keepAlive)
        appendField(message, "connection", "close");
    else if (reader.head().version == 10)
        appendField(message, "connection", "keep-alive");
    message += "\r\n";
    if (!reader.hasHead() || reader.head().method != "HEAD")
        message += reply.body;
    client.deadline().set(std::chrono::seconds{30});
    const error_code code = co_await client.write(message);
    client.deadline().clear();
    if (code)
        co_return false;
    if (!keepAlive)
        co_await lingeringClose(client);
    co_return keepAlive;
}

} // namespace llmcap
