// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulated_provider.h"

#include "sim_session.h"

#include <thread>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace llmcap {

namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

class Server final : public SimulatedProvider {
public:
    explicit Server(SimulatedProviderOptions options)
        : m_options(std::move(options)), m_simulation(m_options), m_acceptor(m_context)
    {
    }

    ~Server() override
    {
        m_context.stop();
        if (m_thread.joinable())
            m_thread.join();
    }

    Result<void> open()
    {
        if (auto tls = openTls(); !tls)
            return tls;
        boost::system::error_code error;
        const auto address = asio::ip::make_address(m_options.host, error);
        if (error)
            return Error{ErrorCode::BadInput, m_options.host + " is not an IP address."};
        const tcp::endpoint endpoint(address, m_options.port);
        m_acceptor.open(endpoint.protocol(), error);
#ifndef _WIN32
        // On Windows this option would let another program take the same port.
        if (!error)
            m_acceptor.set_option(asio::socket_base::reuse_address(true), error);
#endif
        if (!error)
            m_acceptor.bind(endpoint, error);
        if (!error)
            m_acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error)
            return Error{ErrorCode::Conflict, "The simulated provider cannot listen on "
                                                  + m_options.host + ':'
                                                  + std::to_string(m_options.port) + " ("
                                                  + error.message() + "); choose another port."};
        m_port = m_acceptor.local_endpoint().port();
        asio::co_spawn(m_context, acceptAll(), asio::detached);
        m_thread = std::thread([this] { m_context.run(); });
        return {};
    }

    std::uint16_t port() const override { return m_port; }

    std::string url() const override
    {
        const bool v6 = m_options.host.find(':') != std::string::npos;
        return (m_tls ? "https://" : "http://") + (v6 ? '[' + m_options.host + ']' : m_options.host)
               + ':' + std::to_string(m_port);
    }

    std::vector<Provider> providers() const override
    {
        auto table = defaultProviders();
        for (auto &provider : table)
            provider.origin = Origin{m_tls.has_value(), m_options.host, m_port,
                                     '/' + provider.name};
        return table;
    }

    SimulatedBill bill() const override { return m_simulation.books().bill(); }

private:
    Result<void> openTls()
    {
        if (m_options.tlsCertFile.empty() || m_options.tlsKeyFile.empty())
            return {};
        m_tls.emplace(asio::ssl::context::tls_server);
        boost::system::error_code error;
        m_tls->use_certificate_chain_file(m_options.tlsCertFile, error);
        if (!error)
            m_tls->use_private_key_file(m_options.tlsKeyFile, asio::ssl::context::pem, error);
        if (error)
            return Error{ErrorCode::Io, "The certificate or key cannot be used ("
                                            + error.message() + ")."};
        return {};
    }

    asio::awaitable<void> acceptAll()
    {
        for (;;) {
            boost::system::error_code error;
            auto socket = co_await m_acceptor.async_accept(
                asio::redirect_error(asio::use_awaitable, error));
            if (error) {
                // Out of descriptors, most likely: a pause lets sessions end.
                asio::steady_timer pause(m_context, std::chrono::milliseconds(20));
                co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
                continue;
            }
            socket.set_option(tcp::no_delay(true), error);
            if (m_tls)
                asio::co_spawn(m_context,
                               serveSession(SimTlsSocket(std::move(socket), *m_tls), m_simulation),
                               asio::detached);
            else
                asio::co_spawn(m_context, serveSession(std::move(socket), m_simulation),
                               asio::detached);
        }
    }

    const SimulatedProviderOptions m_options;
    mutable Simulation m_simulation;        // its books lock for themselves
    std::optional<asio::ssl::context> m_tls;
    asio::io_context m_context{1};
    tcp::acceptor m_acceptor;
    std::uint16_t m_port = 0;
    std::thread m_thread;
};

} // namespace

Result<std::unique_ptr<SimulatedProvider>> SimulatedProvider::start(
    SimulatedProviderOptions options)
{
    auto server = std::make_unique<Server>(std::move(options));
    if (auto opened = server->open(); !opened)
        return opened.error();
    return std::unique_ptr<SimulatedProvider>(std::move(server));
}

} // namespace llmcap
