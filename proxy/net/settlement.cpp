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
    return {held.worst, held.worstUsage, held.worst.usd, basis, std::move(note),
            {BillPart{held.prices, held.worstUsage}}};
}

ServiceTier servedTier(const MeterReading &reading, const PinnedPrice &price)
{
    return reading.tier.value_or(price.tier);
}

const std::vector<std::string> &servedConditions(const MeterReading &reading,
                                                 const PinnedPrice &price)
{
    return reading.conditions ? *reading.conditions : price.conditions;
}

/// The model that answered, then each that helped it, at the prices of admission.
Result<std::vector<BillPart>> billOf(const Usage &usage, const MeterReading &reading,
                                     const PinnedPrice &price)
{
    std::vector<BillPart> parts;
    const auto add = [&](const ModelPrice &model, const Usage &part) -> Result<void> {
        auto note = noteOf(model, price.book ? price.book->version() : "", inputTokens(part),
                           servedTier(reading, price), servedConditions(reading, price));
        if (!note)
            return note.error();
        parts.push_back({std::move(*note), part});
        return {};
    };
    if (auto done = add(*price.model, usage); !done)
        return done.error();
    for (const auto &[model, part] : reading.otherModels) {
        const ModelPrice *other = price.book->find(price.provider, model, price.at);
        if (!other)
            return Error{ErrorCode::Unpriced,
                         "The price table does not know " + model + ", which helped to answer"};
        if (auto done = add(*other, part); !done)
            return done.error();
    }
    return parts;
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
        PriceNote unknown;   // what repricing must know once the table has the model
        unknown.provider = price.provider;
        unknown.tier = servedTier(reading, price);
        unknown.conditions = servedConditions(reading, price);
        return {{NanoUsd{}, all.tokens(), 1}, all, NanoUsd{}, CostBasis::Unpriced,
                "The price table does not know this model", {BillPart{unknown, all}}};
    }
    const auto bill = billOf(usage, reading, price);
    const auto cost = bill ? costOf(*bill) : Result<NanoUsd>(bill.error());
    if (!cost) {
        // Unknown is not free: the hold was an upper bound of all that is known.
        Settled settled = wholeHold(held, CostBasis::Estimated, cost.error().message);
        settled.usage = all;
        return settled;
    }
    if (*cost > held.worst.usd && basis == CostBasis::Reported)
        note = "Billed more than the bound of " + toUsdString(held.worst.usd) + " USD";
    return {{*cost, all.tokens(), 1}, all, *cost, basis, std::move(note), *bill};
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
    if (facts.reading.isSilent)
        return cutStream(facts, held, price, "This endpoint reports no usage");
    if (!price.model)
        return priced(facts.reading.usage, facts.reading, held, price, CostBasis::Unpriced, {});
    return wholeHold(held, CostBasis::Estimated, cutNote(facts));
}

} // namespace llmcap
