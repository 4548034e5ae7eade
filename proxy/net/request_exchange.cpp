// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of a request's life: upstream and back, settlement, the row for the books.
#include "request_flow.h"

#include "local_reply.h"
#include "upstream_request.h"

#include <cstdio>

namespace llmcap {

namespace {

/// How long a stream whose client left may take to say its status, which decides its bill.
constexpr std::chrono::seconds statusGrace{10};

std::int64_t micros(SteadyClock::duration time)
{
    return std::chrono::duration_cast<std::chrono::microseconds>(time).count();
}

bool isSafeToRepeat(const std::string &method)
{
    return method == "GET" || method == "HEAD";
}

std::string providerRequestId(const HttpFields &fields)
{
    for (const char *name : {"request-id", "x-request-id", "x-goog-request-id",
                             "mistral-correlation-id"}) {
        if (const std::string *id = fields.find(name))
            return id->substr(0, 128);
    }
    return {};
}

/// Some SDKs close on a stream's last event, before the end of its framing: what reported its
/// final usage was delivered.
Outcome outcomeOf(const ReplyFacts &facts)
{
    switch (facts.end) {
    case ReplyEnd::Complete: return Outcome::Completed;
    case ReplyEnd::ClientGone:
        return facts.reading.reported ? Outcome::Completed : Outcome::ClientGone;
    case ReplyEnd::NotSent:
    case ReplyEnd::NoStatus:
    case ReplyEnd::UpstreamCut: break;
    }
    return Outcome::UpstreamFailed;
}

} // namespace

Task<void> RequestFlow::exchange(bool isMetered)
{
    // Only what cannot be billed may be sent a second time, over a connection of its own.
    for (bool mayReuse : {true, false}) {
        const auto began = SteadyClock::now();
        auto acquired = co_await m_context.pool.acquire(m_route.provider->origin, mayReuse);
        m_waited += SteadyClock::now() - began;
        m_result.facts = {};
        m_result.facts.isStream = m_inspection.stream;
        if (!acquired) {
            m_failure = refusal(Refusal::Reason::UpstreamFailed, acquired.error().message);
            co_return;
        }
        const std::unique_ptr<Upstream> &upstream = *acquired;
        ResponseReader reply(upstream->stream);
        if (m_head.method == "HEAD")
            reply.skipBody();
        const bool isSent = co_await sendUpstream(*upstream);
        const auto sent = SteadyClock::now();
        const ReadFault fault = co_await readReplyHead(*upstream, reply);
        if (!fault) {
            m_result.addedMicros = micros(sent - m_started - m_waited);
            co_await carryReply(*upstream, reply, isMetered);
            if (m_result.isUpstreamClean)
                m_context.pool.release(m_route.provider->origin, std::move(*acquired));
            co_return;
        }
        m_result.facts.end = ReplyEnd::NoStatus;
        const bool isTimeout = fault.kind == ReadFault::Kind::TimedOut;
        m_failure = refusal(isTimeout ? Refusal::Reason::UpstreamTimeout
                                      : Refusal::Reason::UpstreamFailed,
                            upstreamProblem(fault));
        const bool mayRepeat = !isMetered && upstream->isReused && isSafeToRepeat(m_head.method)
            && !m_head.hasBody() && (!isSent || fault.kind == ReadFault::Kind::Closed);
        if (!mayRepeat)
            co_return;
        m_failure.reset();
    }
}

Task<bool> RequestFlow::sendUpstream(Upstream &upstream)
{
    const bool hasWholeBody = m_endpoint.cls == Endpoint::Class::Metered;
    BodyFraming framing;
    if (hasWholeBody)
        framing.length = m_body.size();
    else
        framing = {m_head.contentLength, m_head.isChunked};
    std::string head = upstreamHead(m_head, m_route.provider->origin, m_endpoint.upstreamTarget,
                                    framing);
    upstream.stream.deadline().set(m_context.settings.upstreamIdleTimeout);
    constexpr std::size_t joined = 16u << 10;   // small bodies leave in the head's packet
    const bool isJoined = hasWholeBody && m_body.size() <= joined;
    if (isJoined)
        head += m_body;
    error_code code = co_await upstream.stream.write(head);
    if (code)
        co_return false;
    if (!hasWholeBody)
        co_return co_await streamBodyUp(upstream, framing.isChunked);
    if (!isJoined)
        code = co_await upstream.stream.write(m_body);
    // Nothing of it is needed any more; a long stream need not carry it along.
    std::string().swap(m_body);
    co_return !code;
}

Task<bool> RequestFlow::streamBodyUp(Upstream &upstream, bool isChunked)
{
    std::string frame;
    if (m_head.hasBody() && m_head.fields.hasToken("expect", "100-continue")) {
        const error_code code = co_await m_client.write("HTTP/1.1 100 Continue\r\n\r\n");
        if (code)
            co_return false;
    }
    while (!m_reader.isDone()) {
        std::string_view piece;
        m_client.deadline().set(m_context.settings.bodyIdleTimeout);
        const ReadFault fault = co_await m_reader.readBody(piece);
        m_client.deadline().clear();
        if (fault) {
            upstream.stream.close();   // a half request must not look whole
            co_return false;
        }
        frame.clear();
        if (isChunked && !piece.empty()) {
            char size[20];
            std::snprintf(size, sizeof size, "%zx\r\n", piece.size());
            frame += size;
        }
        frame += piece;
        if (isChunked && !piece.empty())
            frame += "\r\n";
        if (isChunked && m_reader.isDone())
            frame += "0\r\n\r\n";
        upstream.stream.deadline().set(m_context.settings.upstreamIdleTimeout);
        const error_code code = co_await upstream.stream.write(frame);
        if (code)
            co_return false;
    }
    co_return true;
}

Task<ReadFault> RequestFlow::readReplyHead(Upstream &upstream, ResponseReader &reply)
{
    const HeadLimits limits{m_context.settings.headLimit, m_context.settings.fieldLimit};
    const auto patience = m_context.settings.upstreamIdleTimeout;
    const ClientWatch watch(m_client, [this, &upstream] {
        if (m_endpoint.cls != Endpoint::Class::Metered)
            upstream.stream.close();
        else if (m_inspection.stream)
            upstream.stream.deadline().set(statusGrace);
    });
    for (;;) {
        upstream.stream.deadline().set(watch.isGone() && m_inspection.stream ? statusGrace
                                                                             : patience);
        const ReadFault fault = co_await reply.readHead(limits, patience);
        if (fault)
            co_return fault;
        if (reply.head().status == 101)
            co_return ReadFault{ReadFault::Kind::Malformed, "it switched protocols unasked"};
        if (reply.head().status >= 200)
            co_return ReadFault{};
    }
}

Task<void> RequestFlow::carryReply(Upstream &upstream, ResponseReader &reply, bool isMetered)
{
    m_providerRequestId = providerRequestId(reply.head().fields);
    m_sentStatus = reply.head().status;
    RelayParts parts;
    parts.requestId = m_id;
    parts.clientVersion = m_head.version;
    parts.isHeadRequest = m_head.method == "HEAD";
    parts.mayKeepAlive = m_head.keepAlive && m_reader.isDone() && !m_context.isDraining;
    parts.idleTimeout = m_context.settings.upstreamIdleTimeout;
    if (isMetered) {
        parts.meter = m_dialect.makeMeter(m_endpoint, m_inspection, reply.head().status,
                                          reply.head().fields.value("content-type"));
        if (reply.head().status < 300)
            parts.filter = m_dialect.makeFilter(m_endpoint, m_inspection);
    }
    // An unmetered reply may stop with its client; so may a stream, which costs as it runs.
    const bool stopsWithClient = !isMetered || m_inspection.stream;
    ClientWatch watch(m_client, [&upstream, stopsWithClient] {
        if (stopsWithClient)
            upstream.stream.close();
    });
    const std::int64_t addedBefore = m_result.addedMicros;
    ReplyRelay relay(m_client, upstream.stream, reply, watch, std::move(parts));
    m_result = co_await relay.run();
    m_result.addedMicros += addedBefore;
    m_keepAlive = m_result.keepAlive;
    if (!m_result.keepAlive)
        m_client.close();   // where the reply broke off, this is what shows it
}

void RequestFlow::settle()
{
    if (m_isSettled)
        return;
    m_isSettled = true;
    const Settled settled = settlementOf(m_result.facts, m_bound, m_price);
    Settlement settlement;
    settlement.hold = m_hold;
    settlement.actual = settled.actual;
    settlement.exchange = row(outcomeOf(m_result.facts));
    settlement.exchange.usage = settled.usage;
    settlement.exchange.cost = settled.cost;
    settlement.exchange.basis = settled.basis;
    settlement.exchange.note = settled.note;
    m_context.ledger.settle(std::move(settlement), m_context.clock());
}

Exchange RequestFlow::row(Outcome outcome) const
{
    Exchange row;
    row.id = m_id;
    row.time = m_time;
    row.labels = m_labels;
    row.outcome = outcome;
    row.status = m_sentStatus;
    row.streaming = m_inspection.stream;
    row.priceVersion = m_context.prices->version();
    row.providerRequestId = m_providerRequestId.empty() ? m_result.facts.reading.providerRequestId
                                                        : m_providerRequestId;
    row.totalMicros = micros(SteadyClock::now() - m_started);
    if (m_result.firstByte != SteadyClock::time_point{})
        row.firstByteMicros = micros(m_result.firstByte - m_started);
    row.addedMicros = m_result.addedMicros;
    return row;
}

void RequestFlow::record(Outcome outcome, CostBasis basis, std::string note)
{
    Exchange refused = row(outcome);
    refused.basis = basis;
    refused.note = std::move(note);
    m_context.ledger.record(std::move(refused));
}

Refusal RequestFlow::refusal(Refusal::Reason reason, std::string message) const
{
    Refusal refusal;
    refusal.reason = reason;
    refusal.message = std::move(message);
    refusal.now = m_context.clock();
    refusal.zone = m_context.ledger.zone();
    refusal.requestId = m_id;
    refusal.paymentRequired = m_context.settings.paymentRequired;
    return refusal;
}

Task<void> RequestFlow::refuse(Refusal refusal)
{
    const LocalReply reply = m_dialect.refuse(m_endpoint, refusal);
    m_sentStatus = reply.status;
    if (m_hold == 0) {
        const bool isUpstream = refusal.reason == Refusal::Reason::UpstreamFailed
            || refusal.reason == Refusal::Reason::UpstreamTimeout;
        Exchange refused = row(isUpstream ? Outcome::UpstreamFailed : Outcome::Refused);
        refused.cap = refusal.cap ? refusal.cap->cap.name : "";
        refused.note = refusal.message;
        m_context.ledger.record(std::move(refused));
    }
    m_keepAlive = co_await sendLocalReply(m_client, m_reader, reply, m_id,
                                          !m_context.isDraining);
}

std::string RequestFlow::upstreamProblem(const ReadFault &fault) const
{
    const std::string origin = m_route.provider->origin.toString();
    switch (fault.kind) {
    case ReadFault::Kind::TimedOut:
        return origin + " did not answer in time; the request was sent and may have been billed";
    case ReadFault::Kind::Malformed:
        return "The answer of " + origin + " is not HTTP as it should be (" + fault.detail + ")";
    default:
        return origin + " closed the connection without an answer; the request may have been "
                        "billed";
    }
}

} // namespace llmcap
