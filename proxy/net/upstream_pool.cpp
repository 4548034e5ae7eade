// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream_pool.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/address.hpp>
#include <boost/asio/ip/basic_resolver.hpp>

#include <openssl/ssl.h>
#include <openssl/x509v3.h>

#include <algorithm>

namespace llmcap {

namespace ssl = asio::ssl;
using Resolver = asio::ip::basic_resolver<Tcp, Executor>;

struct UpstreamPool::Resting {
    std::unique_ptr<Upstream> upstream;
    SteadyClock::time_point since;
};

void UpstreamPool::SessionFree::operator()(void *session) const
{
    SSL_SESSION_free(static_cast<SSL_SESSION *>(session));
}

namespace {

bool isAddress(const std::string &host)
{
    error_code code;
    asio::ip::make_address(host, code);
    return !code;
}

/// The certificate must name the host that was configured, and nothing else decides.
void expectHost(SSL *handle, const std::string &host)
{
    X509_VERIFY_PARAM *const param = SSL_get0_param(handle);
    if (isAddress(host)) {
        X509_VERIFY_PARAM_set1_ip_asc(param, host.c_str());
        return;
    }
    X509_VERIFY_PARAM_set_hostflags(param, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
    X509_VERIFY_PARAM_set1_host(param, host.c_str(), host.size());
    SSL_set_tlsext_host_name(handle, host.c_str());
}

Error unreachable(const Origin &origin, const std::string &step, const error_code &code,
                  bool isTimeout)
{
    const std::string reason = isTimeout ? "it did not answer in time" : code.message();
    return {ErrorCode::Network, "LLMCap cannot reach " + origin.toString() + ": " + step
                                    + " failed (" + reason + "). Nothing was sent; check the "
                                    "network, or the origin in the settings, and try again"};
}

} // namespace

UpstreamPool::UpstreamPool(const Executor &executor, std::shared_ptr<ssl::context> tls,
                           Times times)
    : m_executor(executor),
      m_tls(std::move(tls)),
      m_times(times),
      m_sweep(executor, [this] { sweep(); })
{
}

UpstreamPool::~UpstreamPool() = default;

Task<Result<std::unique_ptr<Upstream>>> UpstreamPool::acquire(const Origin &origin, bool mayReuse)
{
    const Key key = origin.toString();
    if (mayReuse) {
        if (auto resting = takeResting(key))
            co_return Result<std::unique_ptr<Upstream>>(std::move(resting));
    }
    co_return co_await connect(origin, key);
}

std::unique_ptr<Upstream> UpstreamPool::takeResting(const Key &key)
{
    const auto found = m_resting.find(key);
    if (found == m_resting.end())
        return nullptr;
    auto &list = found->second;
    while (!list.empty()) {
        auto upstream = std::move(list.back().upstream);
        list.pop_back();
        // One that was closed, or that says something unasked, is another request's answer at
        // best.
        if (!upstream->stream.hasNews()) {
            upstream->isReused = true;
            return upstream;
        }
    }
    return nullptr;
}

Task<Result<std::unique_ptr<Upstream>>> UpstreamPool::connect(const Origin &origin, const Key &key)
{
    auto upstream = std::make_unique<Upstream>(Socket(m_executor), m_all);
    upstream->stream.deadline().set(m_times.connect);
    std::string step;
    error_code code = co_await connectSocket(*upstream, origin, step);
    if (!code && origin.tls) {
        step = "the TLS handshake";
        code = co_await handshake(*upstream, origin, key, step);
    }
    const bool isTimeout = upstream->stream.deadline().hasExpired();
    upstream->stream.deadline().clear();
    if (code || isTimeout)
        co_return Result<std::unique_ptr<Upstream>>(unreachable(origin, step, code, isTimeout));
    co_return Result<std::unique_ptr<Upstream>>(std::move(upstream));
}

Task<error_code> UpstreamPool::connectSocket(Upstream &upstream, const Origin &origin,
                                             std::string &step)
{
    step = "looking up the name";
    Resolver resolver(m_executor);
    error_code code;
    // A lookup cannot be stopped, so its end is not waited for longer than the deadline: the
    // resolver is cancelled by its own timer.
    Deadline lookup(m_executor, [&resolver] { resolver.cancel(); });
    lookup.set(m_times.connect);
    const auto found = co_await resolver.async_resolve(origin.host, std::to_string(origin.port),
                                                       into(code));
    if (lookup.hasExpired())
        co_return asio::error::timed_out;
    if (code)
        co_return code;
    step = "connecting";
    co_await asio::async_connect(upstream.stream.socket(), found, into(code));
    if (code)
        co_return code;
    error_code ignored;
    upstream.stream.socket().set_option(Tcp::no_delay(true), ignored);
    co_return code;
}

Task<error_code> UpstreamPool::handshake(Upstream &upstream, const Origin &origin, const Key &key,
                                         std::string &detail)
{
    auto &tls = upstream.stream.startTls(*m_tls);
    SSL *const handle = tls.native_handle();
    expectHost(handle, origin.host);
    if (const auto known = m_sessions.find(key); known != m_sessions.end())
        SSL_set_session(handle, static_cast<SSL_SESSION *>(known->second.get()));
    error_code code;
    co_await tls.async_handshake(ssl::stream_base::client, into(code));
    const long verdict = SSL_get_verify_result(handle);
    if (code && verdict != X509_V_OK)
        detail = std::string("the check of its certificate (")
            + X509_verify_cert_error_string(verdict) + ")";
    co_return code;
}

void UpstreamPool::rememberSession(const Key &key, Upstream &upstream)
{
    auto *const tls = upstream.stream.tls();
    if (!tls)
        return;
    SSL_SESSION *const session = SSL_get1_session(tls->native_handle());
    if (session && SSL_SESSION_is_resumable(session))
        m_sessions[key].reset(session);
    else
        SSL_SESSION_free(session);
}

void UpstreamPool::release(const Origin &origin, std::unique_ptr<Upstream> upstream)
{
    const Key key = origin.toString();
    rememberSession(key, *upstream);
    if (m_isClosed || upstream->stream.hasNews())
        return;
    upstream->stream.deadline().clear();
    m_resting[key].push_back({std::move(upstream), SteadyClock::now()});
    sweepLater();
}

void UpstreamPool::sweepLater()
{
    if (m_isSweeping || m_isClosed)
        return;
    m_isSweeping = true;
    m_sweep.set(std::max(m_times.idle / 4, std::chrono::milliseconds{10}));
}

void UpstreamPool::sweep()
{
    m_isSweeping = false;
    const auto oldest = SteadyClock::now() - m_times.idle;
    bool isAnyLeft = false;
    for (auto &[key, list] : m_resting) {
        std::erase_if(list, [&](Resting &resting) {
            return resting.since <= oldest || resting.upstream->stream.hasNews();
        });
        isAnyLeft = isAnyLeft || !list.empty();
    }
    if (isAnyLeft)
        sweepLater();
}

void UpstreamPool::closeResting()
{
    m_resting.clear();
}

void UpstreamPool::close()
{
    m_isClosed = true;
    closeResting();
    m_sweep.clear();
}

void UpstreamPool::cut()
{
    close();
    for (Upstream *upstream : *m_all)
        upstream->stream.close();
}

} // namespace llmcap
