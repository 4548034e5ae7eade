// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_flow.h"

#include "arrival.h"
#include "local_reply.h"
#include "proxy_host.h"
#include "request_id.h"
#include "request_labels.h"

#include <array>
#include <utility>

namespace llmcap {

namespace {

/// simdjson reads a little beyond the end (its SIMDJSON_PADDING).
constexpr std::size_t parserRoom = 64;

/// Policy expected holds what all but the dearest twentieth of such requests cost.
constexpr int expectedPercent = 95;

std::string newRequestId(const WorkerContext &context, Instant now)
{
    std::array<std::uint8_t, 10> bytes{};
    context.random(bytes.data(), bytes.size());
    return makeRequestId(now, bytes);
}

} // namespace

RequestFlow::RequestFlow(const WorkerContext &context, ByteStream &client, RequestReader &reader,
                         Route route, std::string program)
    : m_context(context),
      m_client(client),
      m_reader(reader),
      m_head(reader.head()),
      m_route(std::move(route)),
      m_program(std::move(program)),
      m_dialect(dialectOf(m_route.provider->format)),
      m_time(context.clock()),
      m_prices(context.prices.book()),
      m_started(SteadyClock::now()),
      m_id(newRequestId(context, m_time)),
      m_share(context.bodyBudget)
{
}

Task<bool> RequestFlow::run()
{
    auto stop = identify();
    if (!stop && m_endpoint.cls != Endpoint::Class::Metered) {
        co_await passThrough();
        co_return m_keepAlive;
    }
    if (!stop)
        stop = co_await readBody();
    m_isHalfClosed = m_client.hasEnded();
    if (!stop)
        stop = inspect();
    if (!stop)
        stop = guard();
    if (!stop)
        stop = price();
    if (!stop)
        co_await countInput();
    // The hold precedes the relay: otherwise two requests could pass one cap.
    if (!stop)
        stop = co_await hold();
    if (stop) {
        co_await refuse(std::move(*stop));
        co_return m_keepAlive;
    }
    if (m_hold == 0)
        co_return false;   // the client left while it waited; nothing was held
    co_await relay();
    settle();
    co_return m_keepAlive;
}

std::optional<Refusal> RequestFlow::identify()
{
    m_endpoint = m_dialect.route(m_head.method, m_route.rest);
    m_endpoint.contentType = m_head.fields.value("content-type");
    m_labels.provider = m_route.provider->name;
    m_labels.endpoint = m_endpoint.name;
    m_labels.model = m_endpoint.modelInPath;
    m_labels.project = m_route.project;
    if (m_labels.project.empty())
        m_labels.project = clientName(m_head.fields.value("x-llmcap-project"));
    // What runs is surer than what it says of itself.
    m_labels.client = m_program.empty() ? clientName(m_head.fields.value("user-agent"))
                                        : m_program;
    if (const auto ambiguous = ambiguityOf(m_route.rest))
        return refusal(Refusal::Reason::BadRequest, *ambiguous);
    const auto credential = credentialOf(m_head.fields, m_route.rest);
    if (!credential)
        return refusal(Refusal::Reason::BadRequest, credential.error().message);
    m_isNotional = !m_context.countsSubscriptions && isSubscription(*credential, m_head.fields);
    if (!credential->empty())
        m_labels.key = m_context.fingerprint.of(*credential);
    if (m_head.fields.hasToken("upgrade", "websocket"))
        return refusal(Refusal::Reason::UnknownEndpoint,
                       "LLMCap cannot meter a session over WebSocket (realtime, live), so what it "
                       "costs would pass every cap unseen; use the provider's HTTP endpoints, or "
                       "connect this client to the provider itself");
    const bool isUnseen = m_endpoint.cls == Endpoint::Class::Unknown
        && !m_context.settings.allowUnknownEndpoints;
    if (isUnseen && m_context.ledger.isCapped(m_labels, m_time))
        return refusal(Refusal::Reason::UnknownEndpoint,
                       "LLMCap cannot meter " + m_head.method + " " + m_endpoint.name
                           + " of " + m_labels.provider + ", and a cap is active; pause the cap "
                           "or set allow_unknown_endpoints in the settings");
    return std::nullopt;
}

Task<std::optional<Refusal>> RequestFlow::readBody()
{
    const std::size_t limit = m_context.settings.bodyLimit;
    const std::string_view encoding = m_head.fields.value("content-encoding");
    if (!encoding.empty() && !equalsNoCase(encoding, "identity"))
        co_return refusal(Refusal::Reason::UnsupportedEncoding,
                          "The request body is compressed; send it plain, so that it can be "
                          "metered");
    const auto tooLarge = [&] {
        return refusal(Refusal::Reason::TooLarge,
                       "The request body is larger than " + std::to_string(limit)
                           + " bytes; raise body_limit in the settings");
    };
    if (m_head.contentLength.value_or(0) > limit)
        co_return tooLarge();
    const auto began = SteadyClock::now();
    if (m_client.pending().empty() && m_head.waitsForContinue())
        co_await m_client.write("HTTP/1.1 100 Continue\r\n\r\n");
    const auto known = static_cast<std::size_t>(m_head.contentLength.value_or(0));
    if (m_share.growTo(known))
        m_body.reserve(known + parserRoom);
    while (!m_reader.isDone()) {
        std::string_view piece;
        m_client.deadline().set(m_context.settings.bodyIdleTimeout);
        const ReadFault fault = co_await m_reader.readBody(piece);
        m_client.deadline().clear();
        if (fault)
            co_return refusal(Refusal::Reason::BadRequest,
                              "The request body did not arrive whole: " + fault.detail);
        if (m_body.size() + piece.size() > limit)
            co_return tooLarge();
        if (!m_share.growTo(m_body.size() + piece.size()))
            co_return refusal(Refusal::Reason::LedgerUnavailable,
                              "Too many large requests are in flight at once; try again in a "
                              "moment");
        m_body += piece;
    }
    m_body.reserve(m_body.size() + parserRoom);
    m_waited += SteadyClock::now() - began;
    co_return std::nullopt;
}

std::optional<Refusal> RequestFlow::inspect()
{
    auto inspection = m_dialect.inspect(m_endpoint, m_body);
    if (!inspection)
        return refusal(Refusal::Reason::BadRequest, inspection.error().message);
    m_inspection = std::move(*inspection);
    if (m_inspection.model.empty())
        m_inspection.model = m_endpoint.modelInPath;
    m_labels.model = m_inspection.model.substr(0, 200);
    return resolveBatch();
}

std::optional<Refusal> RequestFlow::price()
{
    m_price = {m_prices.get(), m_prices->find(m_labels.provider, m_labels.model,
                                                             m_time),
               m_inspection.tier, m_inspection.conditions, m_labels.provider, m_time};
    if (!m_price.model)
        m_price.model = m_prices->fallback();
    auto bound = boundOf(m_inspection, m_labels, *m_prices, m_time);
    const bool isCapped = m_context.ledger.isCapped(m_labels, m_time);
    if (!bound) {
        if (!isCapped) {
            m_bound = {};   // nothing to pass; the books still count the request
            m_bound.worst.requests = 1;
            m_expectedCost = m_bound.worst;
            return std::nullopt;
        }
        const auto reason = bound.error().code == ErrorCode::Unbounded
            ? Refusal::Reason::Unbounded : Refusal::Reason::Unpriced;
        return refusal(reason, bound.error().message);
    }
    m_bound = std::move(*bound);
    if (m_isNotional)
        m_bound.worst.usd = {};   // outside caps in USD; those that count tokens or requests hold
    expect();
    if (isCapped && !m_bound.hidden.empty()
        && m_context.ledger.policyFor(m_labels, m_time) == CapPolicy::Strict)
        return refusal(Refusal::Reason::Unbounded,
                       "A cap with policy strict refuses requests whose input its body does not "
                       "show (" + m_bound.hidden + "); choose policy worst-case for that cap");
    return std::nullopt;
}

std::optional<Refusal> RequestFlow::guard()
{
    if (!m_context.guard.isOn())
        return std::nullopt;
    m_shape = m_context.guard.shapeOf(m_body);
    const auto alarm = m_context.guard.heldFor(m_labels);
    if (!alarm)
        return std::nullopt;
    return refusal(Refusal::Reason::ClientHeld,
                   "LLMCap holds this client (" + alarm->client + "): " + runawayText(*alarm)
                       + ". If that is as it should be: llmcap allow '" + alarm->client + "'");
}

void RequestFlow::expect()
{
    m_isFollowed = m_price.model && m_context.ledger.followsCost(m_labels, m_time);
    m_expected = m_bound.worstUsage;
    m_expectedCost = m_bound.worst;
    m_isFollowed = m_isFollowed && !m_isNotional;
    if (!m_isFollowed)
        return;
    m_habits = m_context.learner.habits(m_labels, expectedPercent);
    const Usage likely = expectedUsage(m_bound, m_inspection, m_habits);
    if (likely == m_expected)
        return;   // nothing learned: the bound, at its dearest price
    m_expected = likely;
    m_expectedCost = smallerOf(m_bound.worst,
                               quantitiesOf(likely, m_bound, *m_price.model, m_price.tier,
                                            m_price.conditions));
}

bool RequestFlow::downgrade(const std::string &model)
{
    if (model.empty() || model == m_labels.model || !m_askedModel.empty())
        return false;
    auto other = withModel(m_endpoint, m_body, model);
    if (!other)
        return false;
    const Endpoint endpoint = std::exchange(m_endpoint, std::move(other->endpoint));
    std::string body = m_body;
    if (other->body) {
        m_body = std::move(*other->body);
        m_body.reserve(m_body.size() + parserRoom);
    }
    const Inspection asked = m_inspection;
    const RequestLabels labels = m_labels;
    const Bound bound = m_bound;
    const PinnedPrice pinned = m_price;
    m_askedModel = labels.model;
    if (!inspect() && !price())
        return true;
    m_endpoint = endpoint;
    m_body = std::move(body);
    m_inspection = asked;
    m_labels = labels;
    m_bound = bound;
    m_price = pinned;
    m_askedModel.clear();
    return false;
}

ClientWatch &RequestFlow::watch()
{
    return m_watch ? *m_watch : m_watch.emplace(m_client, m_isHalfClosed);
}

Task<Admission> RequestFlow::admit(bool &isGone)
{
    const auto began = SteadyClock::now();
    const Arrival<Admission> arrival(m_client.executor());
    const Ticket ticket = m_context.ledger.admit(
        {m_id, m_labels, m_bound, m_expectedCost, m_inspection.stream}, m_time,
        [arrival](Admission admission) { arrival.deliver(std::move(admission)); });
    watch().whenGone([arrival] { arrival.interrupt(); });
    co_await arrival.wait(began + m_context.settings.maxWait);
    isGone = watch().isGone();
    watch().whenGone({});
    if (!arrival.isHere()) {
        m_context.ledger.giveUp(ticket, m_context.clock());
        while (!arrival.isHere())
            co_await arrival.wait();
    }
    m_waited += SteadyClock::now() - began;
    co_return arrival.take();
}

Task<std::optional<Refusal>> RequestFlow::hold()
{
    bool isGone = false;
    Admission admission = co_await admit(isGone);
    const bool isInTheWay = admission.kind == Admission::Kind::Refused
        || admission.kind == Admission::Kind::Busy;
    if (isInTheWay && !isGone && downgrade(admission.cheaperModel))
        admission = co_await admit(isGone);   // against all caps anew
    if (admission.kind == Admission::Kind::Held) {
        m_hold = admission.hold;
        m_isSettled = false;
        m_context.guard.noteRequest(m_labels, m_shape, m_time);
        if (isGone) {   // nothing was sent, so nothing was spent
            m_result.facts.end = ReplyEnd::NotSent;
            settle();
            m_hold = 0;
        }
        co_return std::nullopt;
    }
    if (isGone) {
        record(Outcome::ClientGone, CostBasis::None, "The client left while it waited");
        co_return std::nullopt;
    }
    if (admission.kind == Admission::Kind::Unavailable)
        co_return refusal(Refusal::Reason::LedgerUnavailable, admission.message);
    const auto reason = admission.blockAll ? Refusal::Reason::BlockAll
        : admission.kind == Admission::Kind::Busy ? Refusal::Reason::Busy
                                                  : Refusal::Reason::CapReached;
    Refusal no = refusal(reason, {});
    no.cap = admission.cap;
    const bool isExpected = no.cap && no.cap->cap.policy == CapPolicy::Expected;
    no.estimate = isExpected ? m_expectedCost.usd : m_bound.worst.usd;
    no.message = capMessage(no);
    if (!m_askedModel.empty()) {   // nothing was sent, so the books name what was asked for
        no.message += " The cheaper model " + m_labels.model + " would not fit either.";
        m_labels.model = std::exchange(m_askedModel, {});
    }
    co_return no;
}

Task<void> RequestFlow::relay()
{
    if (auto rewritten = m_dialect.rewrite(m_endpoint, m_inspection, m_body))
        m_body = std::move(*rewritten);
    co_await exchange(true);
    if (m_failure && m_sentStatus == 0)
        co_await refuse(std::move(*m_failure));
}

Task<void> RequestFlow::passThrough()
{
    m_upload = m_dialect.makeUploadReader(m_endpoint);
    co_await exchange(false);
    const bool isFree = m_endpoint.cls != Endpoint::Class::Unknown;
    if (m_failure && m_sentStatus == 0) {
        co_await refuse(std::move(*m_failure));
        co_return;
    }
    m_sentStatus = m_result.facts.status;
    bookLaterBills();
    const bool isWhole = m_result.facts.end == ReplyEnd::Complete;
    record(isWhole ? Outcome::Completed
           : m_result.facts.end == ReplyEnd::ClientGone ? Outcome::ClientGone
                                                        : Outcome::UpstreamFailed,
           isFree ? CostBasis::None : CostBasis::Unpriced,
           isFree ? keepUpload() : "LLMCap cannot meter this endpoint");
}

} // namespace llmcap
