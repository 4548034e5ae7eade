// SPDX-License-Identifier: GPL-3.0-or-later
// The second half of a request's life: upstream and back, settlement, the row for the books.
#include "request_flow.h"

#include "door.h"
#include "local_reply.h"
#include "money.h"
#include "upstream_request.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace llmcap {

namespace {

/// How long a stream whose client left may take to say its status, which decides its bill.
constexpr std::chrono::seconds statusGrace{10};

constexpr int mostInterim = 100;

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

/// "Keep-Alive: timeout=5, max=100": how long the peer keeps an idle connection.
std::optional<std::chrono::seconds> keptAliveFor(const HttpFields &fields)
{
    constexpr std::string_view name = "timeout=";
    const std::string_view text = fields.value("keep-alive");
    const auto at = text.find(name);
    int seconds = 0;
    if (at == std::string_view::npos
        || std::from_chars(text.data() + at + name.size(), text.data() + text.size(), seconds).ec
            != std::errc{})
        return std::nullopt;
    return std::chrono::seconds{seconds};
}

/// Some SDKs close on a stream's last event, before the end of its framing: what reported its
/// final usage was delivered.
Outcome outcomeOf(const ReplyFacts &facts)
{
    switch (facts.end) {
    case ReplyEnd::CapReached:
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
    // Only what cannot be billed twice is sent a second time, over a connection of its own.
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
        // Only a connection that was used before may have died unseen.
        const auto acknowledged = upstream->isReused ? upstream->stream.acknowledged()
                                                     : std::nullopt;
        ResponseReader reply(upstream->stream);
        if (m_head.method == "HEAD")
            reply.skipBody();
        const bool isSent = co_await sendUpstream(*upstream);
        const auto sent = SteadyClock::now();
        const ReadFault fault = co_await readReplyHead(*upstream, reply);
        if (!fault) {
            m_result.addedMicros = micros(sent - m_started - m_waited);
            std::string().swap(m_body);   // a long stream need not carry it along
            const auto peerIdle = keptAliveFor(reply.head().fields);
            co_await carryReply(*upstream, reply, isMetered);
            if (m_result.isUpstreamClean && isSent)
                m_context.pool.release(m_route.provider->origin, std::move(*acquired), peerIdle);
            co_return;
        }
        m_result.facts.end = ReplyEnd::NoStatus;
        const bool isTimeout = fault.kind == ReadFault::Kind::TimedOut;
        m_failure = refusal(isTimeout ? Refusal::Reason::UpstreamTimeout
                                      : Refusal::Reason::UpstreamFailed,
                            upstreamProblem(fault));
        if (!mayRepeat(*upstream, isSent, fault, acknowledged))
            co_return;
        m_failure.reset();
    }
}

bool RequestFlow::mayRepeat(Upstream &upstream, bool isSent, const ReadFault &fault,
                            const std::optional<std::uint64_t> &acknowledged) const
{
    if (!upstream.isReused)
        return false;
    const bool isMetered = m_endpoint.cls == Endpoint::Class::Metered;
    const bool hasWholeRequest = isMetered || !m_head.hasBody();
    const bool isClosed = fault.kind == ReadFault::Kind::Closed;
    if (hasWholeRequest && isClosed && upstream.stream.isUnreadSince(acknowledged))
        return true;
    return !isMetered && hasWholeRequest && isSafeToRepeat(m_head.method)
        && (!isSent || isClosed);
}

Task<bool> RequestFlow::sendUpstream(Upstream &upstream)
{
    const bool hasWholeBody = m_endpoint.cls == Endpoint::Class::Metered;
    BodyFraming framing;
    if (hasWholeBody)
        framing.length = m_body.size();
    else
        framing = {m_head.contentLength, m_head.isChunked};
    const std::string head = upstreamHead(m_head, m_route.provider->origin,
                                          m_endpoint.upstreamTarget, framing);
    upstream.stream.deadline().set(m_context.settings.upstreamIdleTimeout);
    // A whole body leaves in the head's packet, and is not copied for it.
    const std::string_view body = hasWholeBody ? std::string_view(m_body) : std::string_view{};
    const error_code code = co_await upstream.stream.write({head, body, {}});
    if (code)
        co_return false;
    if (!hasWholeBody)
        co_return co_await streamBodyUp(upstream, framing.isChunked);
    if (!upstream.isReused)
        std::string().swap(m_body);   // it cannot be needed again
    co_return !code;
}

Task<bool> RequestFlow::streamBodyUp(Upstream &upstream, bool isChunked)
{
    if (m_client.pending().empty() && m_head.waitsForContinue())
        co_await m_client.write("HTTP/1.1 100 Continue\r\n\r\n");
    m_isHalfClosed = m_reader.isDone() && m_client.hasEnded();
    while (!m_reader.isDone()) {
        std::string_view piece;
        m_client.deadline().set(m_context.settings.bodyIdleTimeout);
        const ReadFault fault = co_await m_reader.readBody(piece);
        m_client.deadline().clear();
        if (fault) {
            upstream.stream.close();   // a half request must not look whole
            co_return false;
        }
        if (m_upload)
            m_upload->feed(piece);
        ByteStream::Pieces pieces{std::string_view{}, piece, {}};
        char size[20];
        if (isChunked && !piece.empty()) {
            const int length = std::snprintf(size, sizeof size, "%zx\r\n", piece.size());
            pieces[0] = {size, static_cast<std::size_t>(length)};
            pieces[2] = m_reader.isDone() ? "\r\n0\r\n\r\n" : "\r\n";
        } else if (isChunked && m_reader.isDone()) {
            pieces[2] = "0\r\n\r\n";
        }
        m_isHalfClosed = m_reader.isDone() && m_client.hasEnded();
        upstream.stream.deadline().set(m_context.settings.upstreamIdleTimeout);
        const error_code code = co_await upstream.stream.write(pieces);
        if (code)
            co_return false;
    }
    co_return true;
}

Task<ReadFault> RequestFlow::readReplyHead(Upstream &upstream, ResponseReader &reply)
{
    const HeadLimits limits{m_context.settings.headLimit, m_context.settings.fieldLimit};
    const auto patience = m_context.settings.upstreamIdleTimeout;
    watch().whenGone([this, &upstream] {
        if (m_endpoint.cls != Endpoint::Class::Metered)
            upstream.stream.close();
        else if (m_inspection.stream)
            upstream.stream.deadline().set(statusGrace);
    });
    // Interim answers are few; without a bound they could come for ever.
    for (int interim = 0; interim < mostInterim; ++interim) {
        upstream.stream.deadline().set(watch().isGone() && m_inspection.stream ? statusGrace
                                                                               : patience);
        const ReadFault fault = co_await reply.readHead(limits, patience);
        if (fault)
            co_return fault;
        if (reply.head().status == 101)
            co_return ReadFault{ReadFault::Kind::Malformed, "it switched protocols unasked"};
        if (reply.head().status >= 200)
            co_return ReadFault{};
    }
    co_return ReadFault{ReadFault::Kind::Malformed, "it sent interim answers without end"};
}

Task<void> RequestFlow::carryReply(Upstream &upstream, ResponseReader &reply, bool isMetered)
{
    m_providerRequestId = providerRequestId(reply.head().fields);
    m_sentStatus = reply.head().status;
    RelayParts parts;
    parts.requestId = m_id;
    parts.page = allowedPage(m_head, m_context.settings.allowedOrigins);
    parts.clientVersion = m_head.version;
    parts.isHeadRequest = m_head.method == "HEAD";
    parts.mayKeepAlive = m_head.keepAlive && m_reader.isDone() && !m_context.isDraining;
    parts.idleTimeout = m_context.settings.upstreamIdleTimeout;
    if (isMetered || (readsLaterBill() && reply.head().status < 300)) {
        parts.meter = m_dialect.makeMeter(m_endpoint, m_inspection, reply.head().status,
                                          reply.head().fields.value("content-type"));
        if (isMetered && reply.head().status < 300) {
            parts.filter = m_dialect.makeFilter(m_endpoint, m_inspection);
            follow(parts);
        }
    }
    parts.downgradedFrom = m_askedModel;
    // An unmetered reply may stop with its client; so may a stream, which costs as it runs.
    const bool stopsWithClient = !isMetered || m_inspection.stream;
    watch().whenGone([&upstream, stopsWithClient] {
        if (stopsWithClient)
            upstream.stream.close();
    });
    const std::int64_t addedBefore = m_result.addedMicros;
    ReplyRelay relay(m_client, upstream.stream, reply, watch(), std::move(parts));
    m_result = co_await relay.run();
    m_watch.reset();
    if (m_result.facts.end == ReplyEnd::CapReached) {
        m_result.facts.followed = m_follower->usage();
        m_result.facts.cap = m_cutCap;
    }
    m_result.addedMicros += addedBefore;
    m_keepAlive = m_result.keepAlive;
    if (!m_result.keepAlive)
        m_client.close();   // where the reply broke off, this is what shows it
}

void RequestFlow::follow(RelayParts &parts)
{
    // Anthropic and Gemini report the input first: the hold can shrink at once.
    const WireFormat format = m_route.provider->format;
    const bool saysInputEarly = format == WireFormat::Anthropic || format == WireFormat::Gemini;
    if (!m_inspection.stream || !m_price.model || !(m_isFollowed || saysInputEarly))
        return;
    CostFollower::Request request{m_hold, m_bound, m_expected, m_price,
                                  m_habits.streamed.value_or(TokensPerBytes{}), m_isFollowed};
    m_follower.emplace(m_context.ledger, std::move(request));
    parts.mayEnd = m_isFollowed;
    parts.follow = [this](const MeterProgress &progress) { return followStream(progress); };
}

std::optional<std::string> RequestFlow::followStream(const MeterProgress &progress)
{
    const auto cap = m_follower->note(progress, m_context.clock());
    if (!cap)
        return std::nullopt;
    m_cutCap = cap->cap.name;
    Refusal ending = refusal(Refusal::Reason::CapReached, {});
    ending.isMidStream = true;
    ending.cap = cap;
    ending.estimate = m_follower->cost().usd;
    ending.message = capMessage(ending);
    return m_dialect.errorEvent(m_endpoint, ending, progress.events);
}

/// What the row says beside the figures.
void RequestFlow::annotate(Exchange &row) const
{
    const auto add = [&row](const std::string &sentence) {
        row.note += (row.note.empty() ? "" : ". ") + sentence;
    };
    if (!m_cutCap.empty())
        row.cap = m_cutCap;
    if (!m_askedModel.empty())
        add("Asked for " + m_askedModel + ", sent as " + m_labels.model + " because of a cap");
    if (m_isFollowed && m_cutCap.empty() && row.cost > m_expectedCost.usd) {
        add("Cost more than the " + toUsdString(m_expectedCost.usd)
            + " USD that policy expected held");
    }
}

void RequestFlow::learn(const Settled &settled) const
{
    if (settled.basis != CostBasis::Reported || !m_result.facts.reading.otherModels.empty())
        return;
    const Usage &usage = settled.usage;
    const bool isText = m_inspection.images == 0 && m_inspection.audioBytes == 0
        && m_inspection.documents == 0 && m_bound.hidden.empty();
    const std::int64_t choices = std::max<std::int64_t>(m_inspection.choices, 1);
    Lesson lesson;
    lesson.textBytes = isText ? m_inspection.textBytes : 0;
    lesson.inputTokens = usage[Unit::Input] + usage[Unit::CacheRead] + usage[Unit::CacheWrite5m]
        + usage[Unit::CacheWrite1h];
    lesson.outputTokens = (usage[Unit::Output] + choices - 1) / choices;
    if (m_result.facts.isStream)
        lesson.streamedBytes = m_result.facts.reading.streamedBytes / choices;
    m_context.learner.learn(m_labels, lesson);
}

/// A subscription pays for it: what it would have cost is told, and counts nowhere.
static void becomeNotional(Settled &settled)
{
    const NanoUsd listed = settled.cost;
    settled.actual.usd = {};
    settled.cost = {};
    settled.bill.clear();
    if (settled.basis != CostBasis::Reported && settled.basis != CostBasis::Estimated)
        return;
    settled.basis = CostBasis::None;
    const std::string told = "subscription login, not billed: notional $" + toUsdString(listed);
    settled.note = settled.note.empty() ? told : told + "; " + settled.note;
}

void RequestFlow::settle()
{
    if (m_isSettled)
        return;
    m_isSettled = true;
    if (deferSettlement())
        return;
    Settled settled = settlementOf(m_result.facts, m_bound, m_price);
    learn(settled);
    if (m_isNotional)
        becomeNotional(settled);
    Settlement settlement;
    settlement.hold = m_hold;
    settlement.actual = settled.actual;
    settlement.exchange = row(outcomeOf(m_result.facts));
    settlement.exchange.usage = settled.usage;
    settlement.exchange.cost = settled.cost;
    settlement.exchange.basis = settled.basis;
    settlement.exchange.note = settled.note;
    settlement.exchange.bill = settled.bill;
    annotate(settlement.exchange);
    const Instant now = m_context.clock();
    m_context.ledger.settle(std::move(settlement), now);
    m_context.guard.noteCost(m_labels, m_shape, settled.cost, now);
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
    row.priceVersion = m_prices->version();
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

/// SDKs that retry say so (x-stainless-retry-count, from 0): one call that a cap blocks is one
/// blocked call, however often it is tried.
bool RequestFlow::isCountedAlready(const Refusal &refusal) const
{
    const bool isBlocked = refusal.reason == Refusal::Reason::CapReached
        || refusal.reason == Refusal::Reason::Busy || refusal.reason == Refusal::Reason::BlockAll
        || refusal.reason == Refusal::Reason::ClientHeld;
    const std::string_view count = m_head.fields.value("x-stainless-retry-count");
    return isBlocked && !count.empty() && count != "0";
}

Task<void> RequestFlow::refuse(Refusal refusal)
{
    m_watch.reset();
    LocalReply reply = m_dialect.refuse(m_endpoint, refusal);
    for (auto &header : corsHeaders(allowedPage(m_head, m_context.settings.allowedOrigins)))
        reply.headers.push_back(std::move(header));
    m_sentStatus = reply.status;
    if (m_hold == 0 && !isCountedAlready(refusal)) {
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
