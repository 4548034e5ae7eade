// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream_pool.h"

#include <boost/asio/ip/address.hpp>

#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>
#include <openssl/x509v3.h>

#include <algorithm>

namespace llmcap {

namespace ssl = asio::ssl;
using WallClock = std::chrono::system_clock;

struct UpstreamPool::Resting {
    std::unique_ptr<Upstream> upstream;
    std::chrono::milliseconds most;
    SteadyClock::time_point since = SteadyClock::now();
    // The steady clock may stand still while the machine sleeps; the provider does not.
    WallClock::time_point wallSince = WallClock::now();

    bool isOver() const
    {
        return SteadyClock::now() - since >= most || WallClock::now() - wallSince >= most;
    }
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

/// The two sides found no version of TLS in common: ours begin with 1.2.
bool isTooOld(const error_code &code)
{
    if (code.category() != asio::error::get_ssl_category())
        return false;
    const int reason = ERR_GET_REASON(static_cast<unsigned long>(code.value()));
    return reason == SSL_R_UNSUPPORTED_PROTOCOL || reason == SSL_R_TLSV1_ALERT_PROTOCOL_VERSION
        || reason == SSL_R_VERSION_TOO_LOW;
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
      m_names(executor),
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
        const bool isOver = list.back().isOver();
        auto upstream = std::move(list.back().upstream);
        list.pop_back();
        if (isOver)
            continue;
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
    const auto patience = std::min(m_times.connect, m_times.lookup);
    const auto found = co_await m_names.find(origin.host, origin.port,
                                             SteadyClock::now() + patience);
    if (found.code)
        co_return found.code;
    step = "connecting";
    const error_code code = co_await connectToOneOf(upstream, found.endpoints);
    error_code ignored;
    if (!code)
        upstream.stream.socket().set_option(Tcp::no_delay(true), ignored);
    co_return code;
}

Task<error_code> UpstreamPool::connectToOneOf(Upstream &upstream,
                                              const std::vector<Tcp::endpoint> &endpoints)
{
    // A dead address (IPv6 without a way out) must leave time for those behind it.
    const auto end = SteadyClock::now() + m_times.connect;
    Socket &socket = upstream.stream.socket();
    error_code code = asio::error::host_not_found;
    for (std::size_t i = 0; i < endpoints.size(); ++i) {
        if (m_isClosed || upstream.stream.deadline().hasExpired())
            break;
        error_code ignored;
        socket.close(ignored);
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - SteadyClock::now());
        Deadline patience(m_executor, [&socket] {
            error_code unheard;
            socket.close(unheard);
        });
        patience.set(left / static_cast<int>(endpoints.size() - i));
        co_await socket.async_connect(endpoints[i], into(code));
        if (patience.hasExpired())
            code = asio::error::timed_out;
        if (!code)
            break;
    }
    co_return code;
}

Task<error_code> UpstreamPool::handshake(Upstream &upstream, const Origin &origin, const Key &key,
                                         std::string &detail)
{
    SSL *const handle = upstream.stream.startTls(m_tls->native_handle()).handle();
    expectHost(handle, origin.host);
    if (const auto known = m_sessions.find(key); known != m_sessions.end())
        SSL_set_session(handle, static_cast<SSL_SESSION *>(known->second.get()));
    const error_code code = co_await upstream.stream.handshake();
    const long verdict = SSL_get_verify_result(handle);
    if (code && verdict != X509_V_OK)
        detail = std::string("the check of its certificate (")
            + X509_verify_cert_error_string(verdict) + ")";
    else if (code && isTooOld(code))
        detail = "the TLS handshake (it offers nothing newer than TLS 1.1)";
    co_return code;
}

void UpstreamPool::rememberSession(const Key &key, Upstream &upstream)
{
    const TlsLink *const tls = upstream.stream.tls();
    if (!tls)
        return;
    SSL_SESSION *const session = SSL_get1_session(tls->handle());
    if (session && SSL_SESSION_is_resumable(session))
        m_sessions[key].reset(session);
    else
        SSL_SESSION_free(session);
}

void UpstreamPool::release(const Origin &origin, std::unique_ptr<Upstream> upstream,
                           std::optional<std::chrono::seconds> peerIdle)
{
    const Key key = origin.toString();
    rememberSession(key, *upstream);
    std::chrono::milliseconds most = m_times.idle;
    if (peerIdle)   // a second less, for the way
        most = std::min<std::chrono::milliseconds>(most, *peerIdle - std::chrono::seconds{1});
    // What it sends unasked until then is seen where it is taken out.
    if (m_isClosed || most.count() <= 0 || !upstream->stream.pending().empty())
        return;
    upstream->stream.deadline().clear();
    m_resting[key].push_back({std::move(upstream), most});
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
    bool isAnyLeft = false;
    for (auto &[key, list] : m_resting) {
        std::erase_if(list, [&](Resting &resting) {
            return resting.isOver() || resting.upstream->stream.hasNews();
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
    m_names.cut();
    for (Upstream *upstream : *m_all)
        upstream->stream.close();
}

} // namespace llmcap
