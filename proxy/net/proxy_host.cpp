// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy_host.h"

#include "client_tls.h"
#include "listener.h"
#include "upstream_tls.h"
#include "worker.h"

#include <algorithm>
#include <thread>
#include <vector>

namespace llmcap {

namespace {

ProxyOptions withHelpers(ProxyOptions options)
{
    if (!options.guard) {
        options.guard = std::make_shared<ClientGuard>(Settings::RunawayGuard::Off, 0, nullptr);
    }
    if (!options.learner) {
        options.learner = std::make_shared<Learner>();
        options.learner->seed(*options.ledger);
    }
    return options;
}

class LiveProxyHost final : public ProxyHost {
public:
    explicit LiveProxyHost(ProxyOptions options)
        : m_options(withHelpers(std::move(options))), m_budget(m_options.settings.bodyBudget)
    {
    }
    ~LiveProxyHost() override { stop(std::chrono::milliseconds{0}); }

    Result<void> start()
    {
        auto tls = makeUpstreamTls(m_options.rootsPem, m_options.settings.extraCaFile);
        if (!tls)
            return tls.error();
        const Settings &settings = m_options.settings;
        std::shared_ptr<boost::asio::ssl::context> clientTls;
        if (!settings.tlsCertFile.empty()) {
            auto made = makeClientTls(settings.tlsCertFile, settings.tlsKeyFile);
            if (!made)
                return made.error();
            clientTls = std::move(*made);
        }
        Listener::Options options;
        options.host = QString::fromStdString(m_options.settings.listenHost);
        options.port = m_options.settings.port;
        options.connectionLimit = m_options.settings.connectionLimit;
        options.connections = &m_connections;
        options.accepted = [this](std::intptr_t descriptor, bool isV6) {
            m_ready.wait(false);
            m_workers[m_next++ % m_workers.size()]->adopt(descriptor, isV6);
        };
        auto listener = Listener::start(std::move(options));
        if (!listener)
            return listener.error();
        m_listener = std::move(*listener);
        m_port = m_listener->port();
        for (int i = 0; i < std::max(1, m_options.settings.workers); ++i)
            m_workers.push_back(std::make_unique<Worker>(m_options,
                                                         Worker::Tls{*tls, clientTls}, m_budget,
                                                         m_connections, m_port));
        m_ready = true;
        m_ready.notify_all();
        return {};
    }

    std::uint16_t port() const override { return m_port; }

    std::string url() const override
    {
        return localUrl(m_options.settings.listenHost, m_port);
    }

    void closeRestingUpstreams() override
    {
        for (const auto &worker : m_workers)
            worker->closeRestingUpstreams();
    }

    void stop(std::chrono::milliseconds drain) override
    {
        if (!m_listener)
            return;
        m_listener.reset();   // first: nobody new
        for (const auto &worker : m_workers)
            worker->drain();
        const auto end = std::chrono::steady_clock::now() + drain;
        while (openSessions() > 0 && std::chrono::steady_clock::now() < end)
            std::this_thread::sleep_for(std::chrono::milliseconds{10});
        m_workers.clear();    // cuts the rest and waits for its settlement
    }

private:
    std::size_t openSessions() const
    {
        std::size_t open = 0;
        for (const auto &worker : m_workers)
            open += worker->openSessions();
        return open;
    }

    const ProxyOptions m_options;
    BodyBudget m_budget;
    std::atomic<std::size_t> m_connections{0};
    std::uint16_t m_port = 0;
    std::atomic<bool> m_ready{false};   // the workers are there
    std::size_t m_next = 0;             // listener's thread alone
    std::vector<std::unique_ptr<Worker>> m_workers;
    std::unique_ptr<Listener> m_listener;
};

} // namespace

std::string localUrl(const std::string &listenHost, std::uint16_t port)
{
    const bool isLocal = listenHost == "localhost" || listenHost == "::1"
        || listenHost.starts_with("127.");
    // Whatever the network reaches, this machine does by loopback.
    const std::string host = !isLocal ? "127.0.0.1" : listenHost == "::1" ? "[::1]" : listenHost;
    return "http://" + host + ":" + std::to_string(port);
}

Result<std::unique_ptr<ProxyHost>> ProxyHost::start(ProxyOptions options)
{
    auto host = std::make_unique<LiveProxyHost>(std::move(options));
    if (auto done = host->start(); !done)
        return done.error();
    return std::unique_ptr<ProxyHost>(std::move(host));
}

} // namespace llmcap
