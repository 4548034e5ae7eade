// SPDX-License-Identifier: GPL-3.0-or-later
#include "worker.h"

#include "session.h"
#include "worker_context.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/post.hpp>

#include <list>
#include <optional>
#include <string>
#include <thread>

namespace llmcap {

struct Worker::State {
    State(const ProxyOptions &given, Tls tls, BodyBudget &budget, std::atomic<std::size_t> &all,
          std::uint16_t port)
        : options(given),
          connections(all),
          io(1),
          work(asio::make_work_guard(io)),
          pool(io.get_executor(), std::move(tls.upstream),
               {given.settings.upstreamConnectTimeout, given.settings.upstreamPoolIdle}),
          context{given.settings, *given.prices, *given.ledger, *given.feed, given.clock,
                  given.random, KeyFingerprint(given.fingerprintSecret), *given.guard,
                  *given.learner, given.countsSubscriptions, given.peers.get(), budget,
                  pool, port, std::move(tls.client)}
    {
    }

    Task<void> serve(std::shared_ptr<Session> session)
    {
        const auto place = sessions.insert(sessions.end(), session);
        open.fetch_add(1);
        try {
            co_await session->run();
        } catch (const std::exception &failure) {
            // A request's life holds no exception; one that comes all the same (out of memory)
            // costs its connection alone. Its hold stays open and is found at the next start.
            options.log(std::string("A connection ended by an error: ") + failure.what());
        }
        sessions.erase(place);
        open.fetch_sub(1);
        connections.fetch_sub(1);
    }

    const ProxyOptions &options;
    std::atomic<std::size_t> &connections;   // of all workers
    std::atomic<std::size_t> open{0};
    asio::io_context io;
    asio::executor_work_guard<Executor> work;
    UpstreamPool pool;
    WorkerContext context;
    std::list<std::shared_ptr<Session>> sessions;
    std::thread thread;
};

Worker::Worker(const ProxyOptions &options, Tls tls, BodyBudget &budget,
               std::atomic<std::size_t> &connections, std::uint16_t port)
    : m_state(std::make_unique<State>(options, std::move(tls), budget, connections, port))
{
    m_state->thread = std::thread([state = m_state.get()] { state->io.run(); });
}

Worker::~Worker()
{
    cut();
    m_state->work.reset();
    // With every socket closed each coroutine comes to its end, and run() with the last of them.
    m_state->thread.join();
}

void Worker::adopt(std::intptr_t descriptor, bool isV6)
{
    asio::post(m_state->io, [state = m_state.get(), descriptor, isV6] {
        Socket socket(state->io.get_executor());
        error_code code;
        socket.assign(isV6 ? Tcp::v6() : Tcp::v4(),
                      static_cast<Socket::native_handle_type>(descriptor), code);
        if (code || state->context.isDraining) {
            state->connections.fetch_sub(1);
            return;
        }
        auto session = std::make_shared<Session>(std::move(socket), state->context);
        asio::co_spawn(state->io.get_executor(), state->serve(std::move(session)),
                       asio::detached);
    });
}

void Worker::drain()
{
    asio::post(m_state->io, [state = m_state.get()] {
        state->context.isDraining = true;
        for (const auto &session : state->sessions) {
            if (session->isIdle())
                session->close();
        }
    });
}

void Worker::closeRestingUpstreams()
{
    asio::post(m_state->io, [state = m_state.get()] { state->pool.closeResting(); });
}

std::size_t Worker::openSessions() const
{
    return m_state->open.load();
}

void Worker::cut()
{
    asio::post(m_state->io, [state = m_state.get()] {
        state->context.isDraining = true;
        for (const auto &session : state->sessions)
            session->close();
        state->pool.cut();
    });
}

} // namespace llmcap
