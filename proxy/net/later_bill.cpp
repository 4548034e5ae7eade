// SPDX-License-Identifier: GPL-3.0-or-later
#include "later_bill.h"

namespace llmcap {
namespace {

Settled wholeHold(const DeferredHold &deferred, std::string note)
{
    Settled settled;
    settled.actual = deferred.hold.amount;
    settled.cost = deferred.hold.amount.usd;
    settled.basis = CostBasis::Estimated;
    settled.note = std::move(note);
    return settled;
}

/// The price at admission of the model that a part names, or that the job was made for.
const ModelPrice *priceOf(const BilledPart &part, const RequestLabels &labels, Instant at,
                          const PriceBook &book)
{
    const bool byPart = labels.model.empty() || labels.model == severalModels;
    const std::string &model = byPart ? part.model : labels.model;
    const ModelPrice *price = book.find(labels.provider, model, at);
    return price ? price : book.fallback();
}

} // namespace

Settled settlementOfJob(const LaterWork &work, const DeferredHold &deferred, const PriceBook &book)
{
    const OpenHold &hold = deferred.hold;
    if (work.state == LaterWork::State::Free)
        return {};
    if (work.state == LaterWork::State::Unknown)
        return wholeHold(deferred, "It ended without a word of its cost");
    const ServiceTier tier = deferred.tier == ServiceTier::Batch
        ? ServiceTier::Batch : work.tier.value_or(deferred.tier);
    Settled settled;
    settled.basis = CostBasis::Reported;
    bool isOverTier = false;
    for (const BilledPart &part : work.parts) {
        settled.usage += part.usage;
        const ModelPrice *price = priceOf(part, hold.labels, hold.time, book);
        if (!price) {
            settled.basis = CostBasis::Unpriced;
            continue;
        }
        auto note = noteOf(*price, book.version(), part.contextInput, tier, part.conditions);
        if (!note)
            return wholeHold(deferred, note.error().message);
        isOverTier = isOverTier || (work.isSum && note->contextAbove > 0);
        settled.bill.push_back({std::move(*note), part.usage});
    }
    settled.actual = {NanoUsd{}, settled.usage.tokens(), hold.amount.requests};
    if (settled.basis == CostBasis::Unpriced) {
        settled.note = "The price table does not know a model of this job";
        settled.bill.clear();
        return settled;
    }
    const auto cost = costOf(settled.bill);
    if (!cost)
        return wholeHold(deferred, cost.error().message);
    settled.cost = settled.actual.usd = *cost;
    if (isOverTier) {
        settled.basis = CostBasis::Estimated;
        settled.note = "Only the sum of its requests was reported: the dearer context price stands";
    } else if (*cost > hold.amount.usd && hold.amount.usd.count > 0) {
        settled.note = "Billed more than the bound of " + toUsdString(hold.amount.usd) + " USD";
    }
    return settled;
}

} // namespace llmcap
