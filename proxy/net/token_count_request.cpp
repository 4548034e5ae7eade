// SPDX-License-Identifier: GPL-3.0-or-later
// A request whose bound does not fit asks the provider, with its own credential and without
// charge, how many tokens its input really has.
#include "request_flow.h"

#include "counted_bound.h"
#include "token_count.h"
#include "upstream_request.h"

#include <algorithm>

namespace llmcap {

namespace {

/// Below this a count could not lower the bound by much, and costs a round trip.
constexpr std::int64_t leastText = 8 << 10;

/// For the whole question. A slow answer is none: the bound serves.
constexpr std::chrono::seconds countPatience{5};

constexpr std::size_t longestAnswer = 64u << 10;

/// What a text would come to in tokens where nothing has been learned: four bytes each. Only
/// whether to ask depends on it.
constexpr TokensPerBytes usualText{1, 4};

} // namespace

/// Some cap has no room for the bound now, and all have room for what such a request may turn out
/// to be.
bool RequestFlow::mayCountHelp() const
{
    const bool isWhole = m_bound.hidden.empty() && !m_inspection.batch && !m_inspection.background;
    if (!isWhole || !m_price.model || !m_context.settings.countTokens
        || (m_inspection.textBytes < leastText && m_inspection.documents == 0)
        || !m_context.ledger.isCapped(m_labels, m_time))
        return false;
    const auto snapshot = m_context.ledger.snapshot(m_time);
    if (snapshot.warnOnly || snapshot.blockAll || m_time < snapshot.pausedUntil)
        return false;
    const Habits habits = m_context.learner.habits(m_labels, 50);
    const std::int64_t likely = habits.input.value_or(usualText).of(m_inspection.textBytes);
    const auto hoped = countedBoundOf(m_inspection, m_labels, *m_prices, m_time, likely);
    if (!hoped)
        return false;
    const Ask bound{m_bound.worst, m_expectedCost}, hope{hoped->worst,
                                                         smallerOf(hoped->worst, m_expectedCost)};
    bool isInTheWay = false;
    for (const CapState &state : snapshot.caps) {
        if (state.cap.action == CapAction::Warn || state.cap.isPaused(m_time)
            || !state.cap.scope.covers(m_labels))
            continue;
        isInTheWay = isInTheWay
            || heldBy(state.cap, bound) > state.limit - state.spent - state.held;
        if (heldBy(state.cap, hope) > state.limit - state.spent)
            return false;
    }
    return isInTheWay;
}

Task<void> RequestFlow::countInput()
{
    if (!mayCountHelp())
        co_return;
    const auto began = SteadyClock::now();
    const auto counted = co_await askForCount();
    m_waited += SteadyClock::now() - began;
    if (!counted)
        co_return;
    auto bound = countedBoundOf(m_inspection, m_labels, *m_prices, m_time, *counted);
    if (!bound || bound->worst.usd > m_bound.worst.usd)
        co_return;
    m_bound = std::move(*bound);
    expect();
}

Task<std::optional<std::int64_t>> RequestFlow::askForCount()
{
    const WireFormat format = m_route.provider->format;
    const auto question = countQuestion(format, m_endpoint, m_body);
    if (!question)
        co_return std::nullopt;
    // It costs nothing, so a dead connection from the pool is simply replaced.
    for (const bool mayReuse : {true, false}) {
        auto upstream = co_await m_context.pool.acquire(m_route.provider->origin, mayReuse);
        if (!upstream)
            co_return std::nullopt;
        const bool isReused = (*upstream)->isReused;
        const auto reply = co_await askUpstream(std::move(*upstream), *question);
        if (reply)
            co_return countAnswer(format, *reply);
        if (!isReused)
            break;
    }
    co_return std::nullopt;
}

/// The body of an answer with status 200.
Task<std::optional<std::string>> RequestFlow::askUpstream(std::unique_ptr<Upstream> upstream,
                                                          const CountQuestion &question)
{
    const Origin &origin = m_route.provider->origin;
    ByteStream &stream = upstream->stream;
    stream.deadline().set(countPatience);
    BodyFraming framing;
    framing.length = question.body.size();
    const std::string head = upstreamHead(m_head, origin, question.target, framing);
    if (co_await stream.write(ByteStream::Pieces{head, question.body, {}}))
        co_return std::nullopt;
    ResponseReader reply(stream);
    const HeadLimits limits{m_context.settings.headLimit, m_context.settings.fieldLimit};
    if (co_await reply.readHead(limits, countPatience))
        co_return std::nullopt;
    std::string answer;
    while (!reply.isDone() && answer.size() <= longestAnswer) {
        std::string_view piece;
        if (co_await reply.readBody(piece))
            co_return std::nullopt;
        answer += piece;
    }
    stream.deadline().clear();
    if (!reply.isDone() || reply.head().status != 200)
        co_return std::nullopt;   // a refused question is none, and its connection is closed
    if (reply.head().keepAlive)
        m_context.pool.release(origin, std::move(upstream));
    co_return answer;
}

} // namespace llmcap
