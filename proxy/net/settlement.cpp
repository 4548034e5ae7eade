// SPDX-License-Identifier: GPL-3.0-or-later
#include "settlement.h"

#include "saturating.h"

#include <algorithm>

namespace llmcap {
namespace {

Settled nothing()
{
    return {};
}

Settled wholeHold(const Bound &held, CostBasis basis, std::string note)
{
    return {held.worst, held.worstUsage, held.worst.usd, basis, std::move(note)};
}

Result<NanoUsd> costWithOthers(const Usage &usage, const MeterReading &reading,
                               const PinnedPrice &price)
{
    auto cost = costOf(usage, *price.model, reading.tier.value_or(price.tier));
    if (!cost)
        return cost;
    NanoUsd sum = *cost;
    for (const auto &[model, part] : reading.otherModels) {
        const ModelPrice *other = price.book->find(price.provider, model, price.at);
        if (!other)
            return Error{ErrorCode::Unpriced,
                         "The price table does not know " + model + ", which helped to answer"};
        const auto more = costOf(part, *other, reading.tier.value_or(price.tier));
        if (!more)
            return more;
        sum += *more;
    }
    return sum;
}

Usage allUsage(const Usage &usage, const MeterReading &reading)
{
    Usage all = usage;
    for (const auto &other : reading.otherModels)
        all += other.second;
    return all;
}

Settled priced(const Usage &usage, const MeterReading &reading, const Bound &held,
               const PinnedPrice &price, CostBasis basis, std::string note)
{
    const Usage all = allUsage(usage, reading);
    if (!price.model) {
        return {{NanoUsd{}, all.tokens(), 1}, all, NanoUsd{}, CostBasis::Unpriced,
                "The price table does not know this model"};
    }
    const auto cost = costWithOthers(usage, reading, price);
    if (!cost) {
        // Unknown is not free: the hold was an upper bound of all that is known.
        Settled settled = wholeHold(held, CostBasis::Estimated, cost.error().message);
        settled.usage = all;
        return settled;
    }
    if (*cost > held.worst.usd && basis == CostBasis::Reported)
        note = "Billed more than the bound of " + toUsdString(held.worst.usd) + " USD";
    return {{*cost, all.tokens(), 1}, all, *cost, basis, std::move(note)};
}

/// The smaller of the hold and: the input (as reported, else its bound), one output token for
/// every byte that was generated before our eyes.
Settled cutStream(const ReplyFacts &facts, const Bound &held, const PinnedPrice &price,
                  std::string note)
{
    const MeterReading &reading = facts.reading;
    if (reading.mayHideReasoning)
        return wholeHold(held, CostBasis::Estimated,
                         note + "; hidden reasoning may have been billed");
    Usage usage = reading.partial ? reading.usage : held.worstUsage;
    usage[Unit::Output] = reading.partial
        ? std::max(reading.usage[Unit::Output], reading.streamedBytes)
        : reading.streamedBytes;
    Settled settled = priced(usage, reading, held, price, CostBasis::Estimated, note);
    if (settled.basis == CostBasis::Estimated && settled.cost > held.worst.usd)
        return wholeHold(held, CostBasis::Estimated, std::move(note));
    return settled;
}

/// What had been generated when the stream was ended.
Settled cutAtCap(const ReplyFacts &facts, const Bound &held, const PinnedPrice &price)
{
    std::string note = "Ended at the cap '" + facts.cap + "' (policy expected)";
    if (facts.reading.mayHideReasoning)
        return wholeHold(held, CostBasis::Estimated,
                         note + "; hidden reasoning may have been billed");
    Settled settled = priced(facts.followed, facts.reading, held, price, CostBasis::Estimated,
                             note);
    if (settled.basis == CostBasis::Estimated && settled.cost > held.worst.usd)
        return wholeHold(held, CostBasis::Estimated, std::move(note));
    return settled;
}

std::string cutNote(const ReplyFacts &facts)
{
    if (facts.end == ReplyEnd::ClientGone)
        return "The client left before the end of the reply";
    if (facts.reading.errorInStream)
        return "The provider ended the stream with an error";
    if (facts.end == ReplyEnd::UpstreamCut)
        return "The provider broke off before the end of the reply";
    return "The reply reported no usage";
}

} // namespace

Settled settlementOf(const ReplyFacts &facts, const Bound &held, const PinnedPrice &price)
{
    if (facts.end == ReplyEnd::NotSent)
        return nothing();
    if (facts.end == ReplyEnd::NoStatus)
        return wholeHold(held, CostBasis::Held,
                         "Sent, but no answer came: it may have been billed; see llmcap holds");
    // Errors with a status are not charged (providers' documentation).
    if (facts.status >= 400)
        return nothing();
    if (facts.reading.reported)
        return priced(facts.reading.usage, facts.reading, held, price, CostBasis::Reported, {});
    if (facts.end == ReplyEnd::CapReached)
        return cutAtCap(facts, held, price);
    if (facts.isStream && facts.end != ReplyEnd::Complete)
        return cutStream(facts, held, price, cutNote(facts));
    if (facts.isStream && facts.reading.errorInStream)
        return cutStream(facts, held, price, cutNote(facts));
    if (!price.model)
        return priced(facts.reading.usage, facts.reading, held, price, CostBasis::Unpriced, {});
    return wholeHold(held, CostBasis::Estimated, cutNote(facts));
}

} // namespace llmcap
