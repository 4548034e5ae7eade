// SPDX-License-Identifier: GPL-3.0-or-later
#include "cost_follower.h"

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
    const Usage usage = withInputOf(reported, bound.worstUsage);
    Quantities most;
    // What was asked for cheaply may be served as standard.
    for (const ServiceTier tier : {price.tier, ServiceTier::Standard}) {
        const auto cost = costOf(usage, *price.model, tier);
        if (!cost)
            return std::nullopt;
        most.usd = std::max(most.usd, *cost);
    }
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
                                             m_request.price.tier)},
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
    m_cost = quantitiesOf(usage, m_request.bound, *m_request.price.model, m_request.price.tier);
    return m_ledger.follow(m_request.hold, m_cost, now);
}

} // namespace llmcap
