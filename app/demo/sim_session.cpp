// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_session.h"

#include "sim_gzip.h"

#include <algorithm>
#include <cctype>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>

namespace llmcap {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::use_awaitable;

constexpr std::uint64_t bodyLimit = 128u << 20;
constexpr std::uint32_t headLimit = 64u << 10;

Instant wallClock()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

SimRequest plainRequest(http::request<http::string_body> &&message)
{
    SimRequest request;
    request.method = std::string(message.method_string());
    const std::string target(message.target());
    const auto question = std::min(target.find('?'), target.size());
    request.path = target.substr(0, question);
    request.query = target.substr(std::min(question + 1, target.size()));
    for (const auto &field : message) {
        std::string name(field.name_string());
        std::transform(name.begin(), name.end(), name.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        request.headers[name] = std::string(field.value());
    }
    request.body = std::move(message.body());
    return request;
}

std::string headOf(const SimResponse &response, std::size_t length, bool keepAlive)
{
    const auto &reply = response.reply;
    std::string head = "HTTP/1.1 " + std::to_string(reply.status) + ' ';
    head += std::string(http::obsolete_reason(static_cast<http::status>(reply.status)));
    head += "\r\ncontent-type: " + reply.contentType;
    for (const auto &[name, value] : reply.headers)
        head += "\r\n" + name + ": " + value;
    if (response.controls.gzip)
        head += "\r\ncontent-encoding: gzip";
    if (reply.chunked)
        head += "\r\ntransfer-encoding: chunked";
    else
        head += "\r\ncontent-length: " + std::to_string(length);
    head += keepAlive ? "\r\nconnection: keep-alive" : "\r\nconnection: close";
    return head + "\r\n\r\n";
}

std::string framed(const std::string &bytes, bool chunked)
{
    if (!chunked || bytes.empty())
        return bytes;
    constexpr std::string_view digits = "0123456789abcdef";
    std::string size;
    for (auto rest = bytes.size(); rest > 0; rest /= 16)
        size.insert(size.begin(), digits[rest % 16]);
    return size + "\r\n" + bytes + "\r\n";
}

/// Closes a charge when the reply ends, in whatever way.
class OpenCharge final {
public:
    OpenCharge(SimBooks &books, const SimResponse &response)
        : m_books(books), m_charge(response.charge),
          m_generated(response.charge ? response.charge->usage.reasoning : 0)
    {
        if (m_charge)
            m_books.begin(*m_charge);
    }
    ~OpenCharge()
    {
        if (m_charge)
            m_books.finish(*m_charge, m_generated, wallClock());
    }
    OpenCharge(const OpenCharge &) = delete;
    OpenCharge &operator=(const OpenCharge &) = delete;
    void generated(std::int64_t tokens) { m_generated += tokens; }
    void whole() { m_generated = m_charge ? m_charge->usage[Unit::Output] : 0; }

private:
    SimBooks &m_books;
    const std::optional<SimCharge> m_charge;
    std::int64_t m_generated;
};

template <class Stream>
asio::awaitable<void> pauseFor(Stream &stream, std::chrono::milliseconds time)
{
    if (time <= std::chrono::milliseconds{0})
        co_return;
    asio::steady_timer timer(stream.get_executor(), time);
    co_await timer.async_wait(use_awaitable);
}

template <class Stream>
asio::awaitable<void> writeAll(Stream &stream, const std::string &bytes)
{
    co_await asio::async_write(stream, asio::buffer(bytes), use_awaitable);
}

/// Parts of a reply as they go over the wire: compressed where asked for, cut where asked for.
class BodyWriter final {
public:
    explicit BodyWriter(const SimResponse &response)
        : m_left(response.controls.cutAfter), m_chunked(response.reply.chunked)
    {
        if (response.controls.gzip)
            m_gzip.emplace();
    }
    /// `bytes` ready to write, framing left out; shortened by x-sim-cut-after.
    std::string encode(const std::string &part, bool last)
    {
        auto bytes = m_gzip ? m_gzip->feed(part, last) : part;
        if (m_left) {
            bytes.resize(std::min(bytes.size(), *m_left));
            *m_left -= bytes.size();
        }
        return bytes;
    }
    bool isCut() const { return m_left && *m_left == 0; }
    std::string frame(const std::string &bytes) const { return framed(bytes, m_chunked); }

private:
    std::optional<SimGzip> m_gzip;
    std::optional<std::size_t> m_left;
    const bool m_chunked;
};

/// One part, and so a known length: what is not a stream.
template <class Stream>
asio::awaitable<bool> writeWhole(Stream &stream, const SimResponse &response, bool keepAlive)
{
    auto uncut = response;
    uncut.controls.cutAfter.reset();
    const auto length =
        BodyWriter(uncut).encode(response.reply.parts.front().bytes, true).size();
    BodyWriter body(response);
    const auto bytes = headOf(response, length, keepAlive)
                       + body.encode(response.reply.parts.front().bytes, true);
    co_await writeAll(stream, bytes);
    co_return !body.isCut();
}

template <class Stream>
asio::awaitable<bool> writeStream(Stream &stream, const SimResponse &response, bool keepAlive,
                                  OpenCharge &charge)
{
    co_await writeAll(stream, headOf(response, 0, keepAlive));
    BodyWriter body(response);
    const auto &parts = response.reply.parts;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0)
            co_await pauseFor(stream, response.chunkDelay);
        charge.generated(parts[i].outputTokens);
        const auto bytes = body.frame(body.encode(parts[i].bytes, i + 1 == parts.size()));
        co_await writeAll(stream, bytes);
        if (body.isCut())
            co_return false;
    }
    charge.whole();
    co_await writeAll(stream, "0\r\n\r\n");
    co_return true;
}

/// False: the connection is to be closed.
template <class Stream>
asio::awaitable<bool> sendResponse(Stream &stream, Simulation &simulation,
                                   const SimResponse &response, bool keepAlive)
{
    co_await pauseFor(stream, response.delay);
    if (response.controls.stall) {
        // Until the peer has had enough. What it sends meanwhile is of no interest.
        std::array<char, 512> ignored;
        for (;;)
            co_await stream.async_read_some(asio::buffer(ignored), use_awaitable);
    }
    OpenCharge charge(simulation.books(), response);
    if (response.reply.chunked)
        co_return co_await writeStream(stream, response, keepAlive, charge);
    charge.whole();
    co_return co_await writeWhole(stream, response, keepAlive);
}

template <class Stream>
asio::awaitable<void> serveRequests(Stream &stream, Simulation &simulation)
{
    boost::beast::flat_buffer buffer;
    for (bool more = true; more;) {
        http::request_parser<http::string_body> parser;
        parser.body_limit(bodyLimit);
        parser.header_limit(headLimit);
        co_await http::async_read_header(stream, buffer, parser, use_awaitable);
        if (boost::beast::iequals(parser.get()[http::field::expect], "100-continue"))
            co_await writeAll(stream, "HTTP/1.1 100 Continue\r\n\r\n");
        co_await http::async_read(stream, buffer, parser, use_awaitable);
        const bool keepAlive = parser.get().keep_alive();
        const auto request = plainRequest(parser.release());
        const auto response = simulation.respond(request, wallClock());
        more = co_await sendResponse(stream, simulation, response, keepAlive) && keepAlive;
    }
}

} // namespace

asio::awaitable<void> serveSession(SimSocket socket, Simulation &simulation)
{
    try {
        co_await serveRequests(socket, simulation);
    } catch (const boost::system::system_error &) {
        // The peer has gone or broke the protocol: the session is over either way.
    }
    boost::system::error_code ignored;
    socket.shutdown(SimSocket::shutdown_both, ignored);
}

asio::awaitable<void> serveSession(SimTlsSocket socket, Simulation &simulation)
{
    try {
        co_await socket.async_handshake(asio::ssl::stream_base::server, use_awaitable);
        co_await serveRequests(socket, simulation);
    } catch (const boost::system::system_error &) {
        // As above.
    }
    boost::system::error_code ignored;
    socket.next_layer().shutdown(SimSocket::shutdown_both, ignored);
}

} // namespace llmcap
