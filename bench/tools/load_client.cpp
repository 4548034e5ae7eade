// SPDX-License-Identifier: GPL-3.0-or-later
// Loads one system and prints one line of JSON.
//   bench_load port=N path=/p [connections=1] [seconds=0] [requests=0] [bytes=2048]
//              [model=gpt-4o-mini] [stream=0] [expect=200] [fresh=0] [ramp_ms=0]
//              [header="Name: value"]...
// Each connection sends its next request when the last has been answered, until `seconds` are
// over or each has sent `requests`. fresh=1: a new connection for every request.
// Times are microseconds. ttfb is from the request to the first byte of a body, delay from the
// writing of a chunk at the mock ("@<nanoseconds>;") to its arrival here.
#include <algorithm>
#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <map>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

long long nowNanos()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

/// Reads one response; any split.
class Response {
public:
    /// True: it is whole.
    bool feed(std::string_view bytes, long long now, std::vector<double> &delays)
    {
        if (!m_hasHead) {
            m_head += bytes;
            const auto end = m_head.find("\r\n\r\n");
            if (end == std::string::npos)
                return false;
            m_hasHead = true;
            status = std::atoi(m_head.c_str() + 9);
            m_isChunked = strcasestr(m_head.c_str(), "\r\ntransfer-encoding: chunked") != nullptr;
            const char *length = strcasestr(m_head.c_str(), "\r\ncontent-length:");
            m_left = length ? std::strtoull(length + 17, nullptr, 10) : 0;
            closes = strcasestr(m_head.c_str(), "\r\nconnection: close") != nullptr;
            const std::string rest = m_head.substr(end + 4);
            return body(rest, now, delays);
        }
        return body(bytes, now, delays);
    }

    int status = 0;
    int stamps = 0;
    bool closes = false;
    long long firstByte = 0;

private:
    bool body(std::string_view bytes, long long now, std::vector<double> &delays)
    {
        if (!bytes.empty() && firstByte == 0)
            firstByte = now;
        if (!m_isChunked) {
            m_left -= std::min<unsigned long long>(m_left, bytes.size());
            return m_left == 0;
        }
        for (std::size_t at = 0; (at = bytes.find('@', at)) != std::string_view::npos; ++at) {
            const long long stamp = std::strtoll(std::string(bytes.substr(at + 1, 20)).c_str(),
                                                 nullptr, 10);
            if (stamp > 0) {
                delays.push_back(static_cast<double>(now - stamp) / 1000);
                ++stamps;
            }
        }
        m_tail += bytes;
        const bool isWhole = m_tail.ends_with("\r\n0\r\n\r\n");
        if (m_tail.size() > 64)
            m_tail.erase(0, m_tail.size() - 16);
        return isWhole;
    }

    std::string m_head, m_tail;
    bool m_hasHead = false;
    bool m_isChunked = false;
    unsigned long long m_left = 0;
};

struct Connection {
    int descriptor = -1;
    std::size_t sent = 0;
    long requests = 0;
    long long began = 0;
    Response response;
    bool isOver = false;
};

struct Options {
    std::map<std::string, std::string> values{
        {"connections", "1"}, {"seconds", "0"}, {"requests", "0"}, {"bytes", "2048"},
        {"model", "gpt-4o-mini"}, {"stream", "0"}, {"expect", "200"}, {"fresh", "0"},
        {"ramp_ms", "0"}, {"path", "/v1/chat/completions"}};
    std::vector<std::string> headers;
    double number(const char *name) const { return std::atof(values.at(name).c_str()); }
};

std::string requestOf(const Options &options)
{
    std::string body = "{\"model\":\"" + options.values.at("model") + "\",\"stream\":"
        + (options.number("stream") > 0 ? "true" : "false")
        + ",\"max_tokens\":1024,\"temperature\":0.2,\"messages\":[{\"role\":\"user\","
          "\"content\":\"";
    const char *words[] = {"the ", "agent ", "reads ", "a file, ", "finds \\\"main\\\" ",
                           "and then ", "runs the tests\\n", "in src/net/proxy.cpp "};
    const auto bytes = static_cast<std::size_t>(options.number("bytes"));
    for (unsigned i = 0; body.size() + 28 < bytes; ++i)
        body += words[(i * 7 + i / 5) % 8];
    body += "\"}]}";
    std::string head = "POST " + options.values.at("path") + " HTTP/1.1\r\nHost: 127.0.0.1:"
        + options.values.at("port") + "\r\nAuthorization: Bearer sk-bench-0123456789abcdef0123\r\n"
          "Accept: application/json\r\nUser-Agent: OpenAI/Python 1.60.0\r\n"
          "Content-Type: application/json\r\n";
    for (const std::string &header : options.headers)
        head += header + "\r\n";
    return head + "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

double percentile(std::vector<double> &values, double share)
{
    if (values.empty())
        return -1;
    const auto at = std::min(values.size() - 1,
                             static_cast<std::size_t>(share * static_cast<double>(values.size())));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at),
                     values.end());
    return values[at];
}

class Load {
public:
    explicit Load(const Options &options)
        : m_request(requestOf(options)), m_port(static_cast<int>(options.number("port"))),
          m_expected(static_cast<int>(options.number("expect"))),
          m_most(static_cast<long>(options.number("requests"))),
          m_isFresh(options.number("fresh") > 0),
          m_connections(static_cast<std::size_t>(options.number("connections")))
    {
        m_began = nowNanos();
        m_end = options.number("seconds") > 0
            ? m_began + static_cast<long long>(options.number("seconds") * 1e9) : 0;
        m_ramp = static_cast<long long>(options.number("ramp_ms") * 1e6);
        m_limit = m_began + 120'000'000'000LL;
    }

    void run()
    {
        m_epoll = epoll_create1(0);
        std::size_t started = 0;
        epoll_event events[256];
        while (m_over < m_connections.size() && nowNanos() < m_limit) {
            const auto due = m_ramp == 0 ? m_connections.size()
                : std::min(m_connections.size(), 1 + static_cast<std::size_t>(
                      (nowNanos() - m_began) * static_cast<long long>(m_connections.size())
                      / m_ramp));
            for (; started < due; ++started)
                open(started);
            const int wait = started < m_connections.size() ? 1 : 100;
            const int count = epoll_wait(m_epoll, events, 256, wait);
            for (int i = 0; i < count; ++i)
                handle(events[i].data.u32, events[i].events);
        }
        m_seconds = static_cast<double>(nowNanos() - m_began) / 1e9;
    }

    void print()
    {
        std::printf("{\"requests\":%zu,\"errors\":%zu,\"unfinished\":%zu,\"seconds\":%.4f,"
                    "\"rps\":%.1f,\"p50\":%.1f,\"p90\":%.1f,\"p99\":%.1f,\"ttfb50\":%.1f,"
                    "\"ttfb99\":%.1f,\"chunks\":%zu,\"delay50\":%.1f,\"delay99\":%.1f}\n",
                    m_times.size(), m_errors, m_connections.size() - m_over, m_seconds,
                    static_cast<double>(m_times.size()) / m_seconds, percentile(m_times, .5),
                    percentile(m_times, .9), percentile(m_times, .99), percentile(m_firsts, .5),
                    percentile(m_firsts, .99), m_delays.size(), percentile(m_delays, .5),
                    percentile(m_delays, .99));
    }

private:
    void open(std::size_t index)
    {
        Connection &connection = m_connections[index];
        connection.descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        const int on = 1;
        setsockopt(connection.descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        address.sin_port = htons(static_cast<std::uint16_t>(m_port));
        if (connect(connection.descriptor, reinterpret_cast<sockaddr *>(&address), sizeof address)
                != 0
            && errno != EINPROGRESS)
            return fail(index);
        epoll_event event{};
        event.events = EPOLLIN | EPOLLOUT | EPOLLET;
        event.data.u32 = static_cast<std::uint32_t>(index);
        epoll_ctl(m_epoll, EPOLL_CTL_ADD, connection.descriptor, &event);
        begin(connection);
    }

    void begin(Connection &connection)
    {
        connection.sent = 0;
        connection.response = {};
        connection.began = nowNanos();
    }

    void end(Connection &connection)
    {
        if (connection.descriptor >= 0)
            close(connection.descriptor);
        connection.descriptor = -1;
    }

    void finish(Connection &connection)
    {
        end(connection);
        if (!connection.isOver)
            ++m_over;
        connection.isOver = true;
    }

    void fail(std::size_t index)
    {
        ++m_errors;
        finish(m_connections[index]);
    }

    bool send(Connection &connection)
    {
        while (connection.sent < m_request.size()) {
            const ssize_t count = ::send(connection.descriptor,
                                         m_request.data() + connection.sent,
                                         m_request.size() - connection.sent, MSG_NOSIGNAL);
            if (count < 0)
                return errno == EAGAIN;
            connection.sent += static_cast<std::size_t>(count);
        }
        return true;
    }

    void handle(std::size_t index, std::uint32_t what)
    {
        Connection &connection = m_connections[index];
        if (connection.isOver)
            return;
        if ((what & EPOLLERR) != 0 || !send(connection))
            return fail(index);
        while ((what & EPOLLIN) != 0) {
            const ssize_t count = recv(connection.descriptor, m_buffer, sizeof m_buffer, 0);
            if (count < 0 && errno == EAGAIN)
                return;
            if (count <= 0)
                return fail(index);
            const long long now = nowNanos();
            if (!connection.response.feed({m_buffer, static_cast<std::size_t>(count)}, now,
                                          m_delays)) {
                if (count < static_cast<ssize_t>(sizeof m_buffer))
                    return;
                continue;
            }
            if (connection.response.status != m_expected)
                return fail(index);
            m_times.push_back(static_cast<double>(now - connection.began) / 1000);
            m_firsts.push_back(static_cast<double>(connection.response.firstByte
                                                   - connection.began) / 1000);
            ++connection.requests;
            if ((m_most > 0 && connection.requests >= m_most) || (m_end > 0 && now >= m_end))
                return finish(connection);
            if (m_isFresh || connection.response.closes) {
                end(connection);
                return open(index);
            }
            begin(connection);
            if (!send(connection))
                return fail(index);
        }
    }

    const std::string m_request;
    const int m_port;
    const int m_expected;
    const long m_most;
    const bool m_isFresh;
    std::vector<Connection> m_connections;
    int m_epoll = -1;
    long long m_began = 0, m_end = 0, m_ramp = 0, m_limit = 0;
    std::size_t m_over = 0, m_errors = 0;
    double m_seconds = 0;
    std::vector<double> m_times, m_firsts, m_delays;
    char m_buffer[1 << 18];
};

} // namespace

int main(int count, char **arguments)
{
    std::signal(SIGPIPE, SIG_IGN);
    Options options;
    for (int i = 1; i < count; ++i) {
        const std::string argument = arguments[i];
        const auto equals = argument.find('=');
        const std::string name = argument.substr(0, equals);
        if (equals == std::string::npos)
            return std::fprintf(stderr, "bench_load: name=value, not %s\n", arguments[i]), 64;
        if (name == "header")
            options.headers.push_back(argument.substr(equals + 1));
        else
            options.values[name] = argument.substr(equals + 1);
    }
    if (!options.values.contains("port"))
        return std::fprintf(stderr, "bench_load: port=N is missing\n"), 64;
    static Load load(options);
    load.run();
    load.print();
}
