// SPDX-License-Identifier: GPL-3.0-or-later
#include "cost_follower.h"

#include "saturating.h"

#include <algorithm>
#include <array>

namespace llmcap {
namespace {

/// Everything of a usage that is read by the model, as the provider counts it.
constexpr std::array inputUnits{Unit::Input,       Unit::CacheRead,  Unit::CacheWrite5m,
                                Unit::CacheWrite1h, Unit::AudioInput, Unit::ImageInput};

Usage withInputOf(const Usage &reported, Usage other)
{
    for (const Unit unit : inputUnits)
        other[unit] = reported[unit];
    return other;
}

} // namespace

std::optional<Quantities> boundWithInput(const Bound &bound, const Usage &reported,
                                         const PinnedPrice &price)
{
    if (!bound.hidden.empty() || !price.model)
        return std::nullopt;
    // That many tokens, each at the dearest price that the bound has for one of them.
    std::int64_t tokens = 0;
    for (const Unit unit : inputUnits)
        tokens = saturatingAdd(tokens, reported[unit]);
    Usage usage = bound.worstUsage;
    for (const Unit unit : inputUnits)
        usage[unit] = std::min(usage[unit], tokens);
    const auto cost = costOf({BillPart{bound.prices, usage}});
    if (!cost)
        return std::nullopt;
    Quantities most;
    most.usd = *cost;
    most.tokens = usage.tokens();
    most.requests = bound.worst.requests;
    return smallerOf(most, bound.worst);
}

CostFollower::CostFollower(Ledger &ledger, Request request)
    : m_ledger(ledger),
      m_request(std::move(request)),
      m_mayShrink(m_request.bound.hidden.empty() && m_request.price.model)
{
}

void CostFollower::shrink(const Usage &reported, Instant now)
{
    m_mayShrink = false;
    const auto worst = boundWithInput(m_request.bound, reported, m_request.price);
    if (!worst)
        return;
    const Usage likely = withInputOf(reported, m_request.expected);
    m_ledger.shrink(m_request.hold,
                    Ask{*worst, quantitiesOf(likely, m_request.bound, *m_request.price.model,
                                             m_request.price.tier, m_request.price.conditions)},
                    now);
}

std::optional<CapState> CostFollower::note(const MeterProgress &progress, Instant now)
{
    if (progress.isFinal || !m_request.price.model)
        return std::nullopt;
    if (m_mayShrink && progress.isInputKnown)
        shrink(progress.usage, now);
    if (!m_request.isFollowed)
        return std::nullopt;
    Usage usage = progress.usage;
    if (!progress.isInputKnown)
        usage = withInputOf(m_request.expected, usage);
    if (!progress.isOutputCounted) {
        usage[Unit::Output] = std::max(usage[Unit::Output],
                                       m_request.perByte.of(progress.streamedBytes));
    }
    m_usage = usage;
    m_cost = quantitiesOf(usage, m_request.bound, *m_request.price.model, m_request.price.tier,
                          m_request.price.conditions);
    return m_ledger.follow(m_request.hold, m_cost, now);
}

} // namespace llmcap
