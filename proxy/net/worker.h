// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "body_budget.h"
#include "proxy_host.h"

#include <boost/asio/ssl/context.hpp>

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>

namespace llmcap {

/// A thread with a Boost.Asio context that serves the connections it is given. Everything of a
/// connection happens on this thread.
class Worker final {
public:
    /// `upstream` verifies providers; `client` is what we are known by, nullptr without TLS.
    struct Tls {
        std::shared_ptr<boost::asio::ssl::context> upstream, client;
    };
    /// `options`, `budget` and `connections` outlive it.
    Worker(const ProxyOptions &options, Tls tls, BodyBudget &budget,
           std::atomic<std::size_t> &connections, std::uint16_t port);
    /// Cuts what is still open, and ends the thread.
    ~Worker();
    Worker(const Worker &) = delete;
    Worker &operator=(const Worker &) = delete;

    /// Takes over a connected socket. Thread: any.
    void adopt(std::intptr_t descriptor, bool isV6);
    /// Closes idle connections; the others end with the request they serve. Thread: any.
    void drain();
    /// Closes upstream connections that rest. Thread: any.
    void closeRestingUpstreams();
    /// Connections that are open. Thread: any.
    std::size_t openSessions() const;
    /// Cuts what is in flight; what was cut is settled. Thread: any.
    void cut();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace llmcap
