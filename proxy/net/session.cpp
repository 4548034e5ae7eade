// SPDX-License-Identifier: GPL-3.0-or-later
#include "session.h"

#include "arrival.h"
#include "door.h"
#include "feed_session.h"
#include "local_reply.h"
#include "request_flow.h"
#include "peer_program.h"
#include "route.h"

#include <utility>

namespace llmcap {

Session::Session(Socket socket, const WorkerContext &context)
    : m_context(context), m_client(std::move(socket)), m_reader(m_client)
{
    error_code ignored;
    m_client.socket().set_option(Tcp::no_delay(true), ignored);
}

Task<void> Session::run()
{
    bool goesOn = !m_context.clientTls || co_await arrive();
    while (goesOn && m_client.isOpen()) {
        goesOn = co_await serveOne();
        m_reader.forget();
    }
    m_client.close();
}

Task<bool> Session::arrive()
{
    error_code code;
    const auto peer = m_client.socket().remote_endpoint(code).address();
    m_isLocal = !code && peer.is_loopback();
    m_client.deadline().set(m_context.settings.headTimeout);
    co_await m_client.socket().async_wait(Socket::wait_read, into(code));
    char first = 0;
    if (!code)
        m_client.socket().receive(asio::buffer(&first, 1), Socket::message_peek, code);
    constexpr char handshakeRecord = 0x16;   // RFC 8446, section 5.1
    if (!code && first == handshakeRecord) {
        m_client.startTls(m_context.clientTls->native_handle(), TlsLink::Side::Server);
        code = co_await m_client.handshake();
    }
    m_client.deadline().clear();
    co_return !code;
}

std::optional<std::string> Session::networkFault() const
{
    if (m_isLocal)
        return std::nullopt;
    if (!m_client.isTls())
        return "In the clear this LLMCap answers its own machine alone; use https://";
    if (!m_reader.head().target.starts_with("/llmcap/"))
        return "This LLMCap shows other machines its feed alone; its providers are its own "
               "machine's";
    return std::nullopt;
}

Task<bool> Session::admitPeer()
{
    if (std::exchange(m_isPeerKnown, true) || !m_context.peers)
        co_return true;
    error_code code;
    const auto theirs = m_client.socket().remote_endpoint(code);
    const auto ours = m_client.socket().local_endpoint(code);
    if (code || !theirs.address().is_loopback())
        co_return true;   // gone by now, or a listener for others, which asks for more
    const LoopbackPair pair{theirs.address().is_v6(), theirs.address().to_string(),
                            ours.address().to_string(), theirs.port(), ours.port()};
    const Arrival<Peer> arrival(m_client.executor());
    m_context.peers->find(pair, [arrival](Peer peer) { arrival.deliver(std::move(peer)); });
    co_await arrival.wait();
    Peer peer = arrival.take();
    m_program = std::move(peer.program);
    co_return !peer.isStranger;
}

Task<bool> Session::serveOne()
{
    if (m_context.isDraining)
        co_return false;
    const HeadLimits limits{m_context.settings.headLimit, m_context.settings.fieldLimit};
    m_isIdle = true;
    m_client.deadline().set(m_context.settings.keepAliveTimeout);
    const ReadFault fault = co_await m_reader.readHead(limits, m_context.settings.headTimeout);
    m_isIdle = false;
    if (fault)
        co_return co_await refuseHead(fault);
    if (const auto wrong = networkFault())
        co_return co_await refusePlain(Refusal::Reason::Forbidden, *wrong);
    if (!co_await admitPeer()) {
        co_await refusePlain(Refusal::Reason::Forbidden,
                             "This LLMCap belongs to another user of this machine; start your own");
        co_return false;
    }
    if (const auto wrong = doorFault(m_reader.head(), m_context.port,
                                     m_context.settings.allowedOrigins, m_client.isTls()))
        co_return co_await refusePlain(Refusal::Reason::Forbidden, *wrong);
    const std::string page = allowedPage(m_reader.head(), m_context.settings.allowedOrigins);
    if (!page.empty() && isPreflight(m_reader.head())) {
        const LocalReply yes = preflightReply(m_reader.head(), page);
        co_return co_await sendLocalReply(m_client, m_reader, yes, {}, !m_context.isDraining);
    }
    const std::vector<Provider> &providers = m_context.settings.providers;
    Route route = routeOf(m_reader.head().target, providers);
    if (route.kind == Route::Kind::Feed)
        co_return co_await serveFeed(m_context, m_client, m_reader, route.rest);
    if (route.kind == Route::Kind::Nowhere)
        co_return co_await refusePlain(Refusal::Reason::UnknownProvider,
                                       pathHelp(m_reader.head().target, providers));
    RequestFlow flow(m_context, m_client, m_reader, std::move(route), m_program);
    co_return co_await flow.run();
}

Task<bool> Session::refusePlain(Refusal::Reason reason, std::string message)
{
    Refusal refusal;
    refusal.reason = reason;
    refusal.message = std::move(message);
    refusal.now = m_context.clock();
    LocalReply reply = refusePlainly(refusal);
    for (auto &header : corsHeaders(allowedPage(m_reader.head(),
                                                m_context.settings.allowedOrigins)))
        reply.headers.push_back(std::move(header));
    co_return co_await sendLocalReply(m_client, m_reader, reply, {}, !m_context.isDraining);
}

Task<bool> Session::refuseHead(const ReadFault &fault)
{
    // Who sent nothing, or not enough in time, waits for no answer.
    const bool isWorthAnAnswer = fault.kind == ReadFault::Kind::Malformed
        || fault.kind == ReadFault::Kind::TooLarge;
    if (!isWorthAnAnswer || !m_client.isOpen())
        co_return false;
    Refusal refusal;
    refusal.reason = Refusal::Reason::BadRequest;
    refusal.message = fault.detail + "; send a well-formed HTTP/1.1 request";
    LocalReply reply = refusePlainly(refusal);
    if (fault.kind == ReadFault::Kind::TooLarge)
        reply.status = 431;
    co_return co_await sendLocalReply(m_client, m_reader, reply, {}, false);
}

} // namespace llmcap
