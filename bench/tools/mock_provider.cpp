// SPDX-License-Identifier: GPL-3.0-or-later
// A provider that costs as little as possible: one thread, one epoll, HTTP/1.1 with keep-alive.
//   bench_mock           prints "PORT <n>" and serves 127.0.0.1:<n> until SIGTERM
//   POST .../chat/completions   an answer of OpenAI's shape, whole or streamed ("stream":true)
//   GET /count                  {"requests":N,"connections":N}
// The model's name says how it behaves, so that it survives any gateway in between:
//   bench-c20-i1000   20 chunks, 1,000 ms between two of them (u: microseconds)
// Every chunk carries "@<monotonic nanoseconds>;", so that the reader knows how long it took.
#include <arpa/inet.h>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <queue>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>

namespace {

long long nowNanos()
{
    timespec time{};
    clock_gettime(CLOCK_MONOTONIC, &time);
    return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
}

struct Connection {
    std::string in, out;
    bool isServing = false;
    int chunksLeft = 0;
    long long gap = 0;   // nanoseconds between two chunks
};

struct Due {
    long long at;
    int descriptor;
    bool operator<(const Due &other) const { return at > other.at; }
};

/// The number behind `key` in a model's name.
long parameter(std::string_view model, std::string_view key, long otherwise)
{
    const auto at = model.find(key);
    return at == std::string_view::npos ? otherwise
                                        : std::strtol(model.data() + at + key.size(), nullptr, 10);
}

class Mock {
public:
    int listenOn()
    {
        m_listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        if (bind(m_listener, reinterpret_cast<sockaddr *>(&address), size) != 0
            || listen(m_listener, 4096) != 0
            || getsockname(m_listener, reinterpret_cast<sockaddr *>(&address), &size) != 0)
            return -1;
        m_epoll = epoll_create1(0);
        watch(m_listener, EPOLLIN, EPOLL_CTL_ADD);
        return ntohs(address.sin_port);
    }

    [[noreturn]] void run()
    {
        epoll_event events[512];
        for (;;) {
            const long long wait = m_due.empty() ? -1 : m_due.top().at - nowNanos();
            const timespec pause{wait > 0 ? wait / 1'000'000'000 : 0,
                                 wait > 0 ? wait % 1'000'000'000 : 0};
            const int count = epoll_pwait2(m_epoll, events, 512, m_due.empty() ? nullptr : &pause,
                                           nullptr);
            for (int i = 0; i < count; ++i)
                handle(events[i].data.fd, events[i].events);
            while (!m_due.empty() && m_due.top().at <= nowNanos()) {
                const int descriptor = m_due.top().descriptor;
                m_due.pop();
                if (const auto found = m_open.find(descriptor); found != m_open.end())
                    goOn(descriptor, found->second);
            }
        }
    }

private:
    void watch(int descriptor, std::uint32_t what, int how)
    {
        epoll_event event{};
        event.events = what;
        event.data.fd = descriptor;
        epoll_ctl(m_epoll, how, descriptor, &event);
    }

    void handle(int descriptor, std::uint32_t what)
    {
        if (descriptor == m_listener)
            return acceptAll();
        const auto found = m_open.find(descriptor);
        if (found == m_open.end())
            return;
        Connection &connection = found->second;
        if ((what & EPOLLOUT) != 0 && !flush(descriptor, connection))
            return;
        if ((what & ~static_cast<std::uint32_t>(EPOLLOUT)) == 0)
            return;
        const ssize_t count = recv(descriptor, m_buffer, sizeof m_buffer, 0);
        if (count <= 0 && !(count < 0 && errno == EAGAIN))
            return drop(descriptor);
        if (count > 0)
            connection.in.append(m_buffer, static_cast<std::size_t>(count));
        serve(descriptor, connection);
    }

    void acceptAll()
    {
        for (int made = 0; (made = accept4(m_listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
            const int on = 1;
            setsockopt(made, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            m_open[made] = {};
            ++m_connections;
            watch(made, EPOLLIN, EPOLL_CTL_ADD);
        }
    }

    void drop(int descriptor)
    {
        m_open.erase(descriptor);
        close(descriptor);
    }

    void serve(int descriptor, Connection &connection)
    {
        std::string_view in = connection.in;
        const auto headEnd = in.find("\r\n\r\n");
        if (connection.isServing || headEnd == std::string_view::npos)
            return;
        const char *const field = strcasestr(connection.in.c_str(), "\r\ncontent-length:");
        const std::size_t length = field && field < in.data() + headEnd
            ? std::strtoul(field + 17, nullptr, 10) : 0;
        if (in.size() < headEnd + 4 + length)
            return;
        const std::string_view body = in.substr(headEnd + 4, length);
        connection.isServing = true;
        if (in.starts_with("GET /count")) {
            answer(connection, "{\"requests\":" + std::to_string(m_requests)
                                   + ",\"connections\":" + std::to_string(m_connections) + "}");
        } else {
            ++m_requests;
            begin(connection, body);
        }
        connection.in.erase(0, headEnd + 4 + length);
        goOn(descriptor, connection);
    }

    static void answer(Connection &connection, const std::string &body)
    {
        connection.out += "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + std::to_string(body.size()) + "\r\nx-request-id: req_bench\r\n\r\n" + body;
    }

    static void begin(Connection &connection, std::string_view body)
    {
        const auto model = body.substr(0, 256);
        // A gateway may have moved the field to the end.
        const auto tail = body.substr(body.size() > 512 ? body.size() - 512 : 0);
        const bool isStream = model.find("\"stream\":true") != std::string_view::npos
            || tail.find("\"stream\":true") != std::string_view::npos;
        if (!isStream) {
            static const std::string text(700, 'x');
            answer(connection, "{\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion\",\"created"
                   "\":1700000000,\"model\":\"bench\",\"choices\":[{\"index\":0,\"message\":{\"role"
                   "\":\"assistant\",\"content\":\"" + text + "\"},\"finish_reason\":\"stop\"}],"
                   "\"usage\":{\"prompt_tokens\":512,\"completion_tokens\":175,\"total_tokens\":687"
                   "}}");
            return;
        }
        connection.chunksLeft = static_cast<int>(parameter(body, "bench-c", 1));
        const std::string chunks = "-c" + std::to_string(connection.chunksLeft);
        const long micros = parameter(body, chunks + "-u", -1);
        connection.gap = micros >= 0 ? micros * 1000LL
                                     : parameter(body, chunks + "-i", 0) * 1'000'000LL;
        connection.out += "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                          "Transfer-Encoding: chunked\r\nx-request-id: req_bench\r\n\r\n";
    }

    static void addChunk(Connection &connection, const std::string &event)
    {
        char size[16];
        std::snprintf(size, sizeof size, "%zx\r\n", event.size());
        connection.out += size + event + "\r\n";
    }

    /// The next piece of the answer, or its end.
    void goOn(int descriptor, Connection &connection)
    {
        while (connection.chunksLeft > 0) {
            addChunk(connection,
                     "data: {\"id\":\"chatcmpl-bench\",\"object\":\"chat.completion.chunk\","
                     "\"created\":1,\"model\":\"bench\",\"choices\":[{\"index\":0,\"delta\":"
                     "{\"content\":\"@" + std::to_string(nowNanos()) + "; \"}}]}\n\n");
            if (--connection.chunksLeft == 0) {
                addChunk(connection, "data: {\"id\":\"chatcmpl-bench\",\"object\":"
                                     "\"chat.completion.chunk\",\"created\":1,\"model\":\"bench\","
                                     "\"choices\":[],\"usage\":{\"prompt_tokens\":512,"
                                     "\"completion_tokens\":20,\"total_tokens\":532}}\n\n");
                addChunk(connection, "data: [DONE]\n\n");
                connection.out += "0\r\n\r\n";
            } else if (connection.gap > 0) {
                m_due.push({nowNanos() + connection.gap, descriptor});
                flush(descriptor, connection);
                return;
            }
        }
        connection.isServing = false;
        if (flush(descriptor, connection) && !connection.in.empty())
            serve(descriptor, connection);
    }

    /// False: the connection is gone.
    bool flush(int descriptor, Connection &connection)
    {
        std::size_t sent = 0;
        while (sent < connection.out.size()) {
            const ssize_t count = send(descriptor, connection.out.data() + sent,
                                       connection.out.size() - sent, MSG_NOSIGNAL);
            if (count < 0 && errno != EAGAIN) {
                drop(descriptor);
                return false;
            }
            if (count < 0) {
                watch(descriptor, EPOLLIN | EPOLLOUT, EPOLL_CTL_MOD);
                connection.out.erase(0, sent);
                return true;
            }
            sent += static_cast<std::size_t>(count);
        }
        connection.out.clear();
        return true;
    }

    int m_listener = -1;
    int m_epoll = -1;
    std::unordered_map<int, Connection> m_open;
    std::priority_queue<Due> m_due;
    unsigned long long m_requests = 0, m_connections = 0;
    char m_buffer[1 << 18];
};

} // namespace

int main()
{
    std::signal(SIGPIPE, SIG_IGN);
    static Mock mock;
    const int port = mock.listenOn();
    if (port < 0) {
        std::perror("bench_mock");
        return 1;
    }
    std::printf("PORT %d\n", port);
    std::fflush(stdout);
    mock.run();
}
