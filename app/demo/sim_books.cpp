// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_books.h"

#include "json_text.h"

#include <algorithm>

namespace llmcap {

SimBooks::SimBooks(std::shared_ptr<const PriceBook> prices) : m_prices(std::move(prices)) {}

void SimBooks::noteRequest()
{
    const std::lock_guard lock(m_mutex);
    ++m_bill.requests;
}

void SimBooks::begin(const SimCharge &charge)
{
    const std::lock_guard lock(m_mutex);
    if (!charge.id.empty())
        m_bill.requestIds.push_back(charge.id);
}

void SimBooks::finish(const SimCharge &charge, std::int64_t outputTokens, Instant now)
{
    Usage usage = charge.usage;
    usage[Unit::Output] = std::min(usage[Unit::Output], outputTokens);
    usage.reasoning = std::min(usage.reasoning, usage[Unit::Output]);
    const auto cost = costNow(charge, usage, now);
    const std::lock_guard lock(m_mutex);
    auto &line = m_bill.byProvider[charge.provider];
    ++line.requests;
    line.billed += cost;
    line.usage += usage;
    if (!charge.id.empty())
        m_bill.byRequest[charge.id] += cost;
}

NanoUsd SimBooks::costNow(const SimCharge &charge, const Usage &usage, Instant now) const
{
    if (!m_prices)
        return {};
    const auto *price = m_prices->find(charge.provider, charge.model, now);
    if (!price)
        price = m_prices->fallback();
    if (!price)
        return {};
    const auto cost = costOf(usage, *price, ServiceTier::Standard);
    return cost ? *cost : NanoUsd{};
}

SimulatedBill SimBooks::bill() const
{
    const std::lock_guard lock(m_mutex);
    return m_bill;
}

void SimBooks::reset()
{
    const std::lock_guard lock(m_mutex);
    m_bill = {};
}

std::string SimBooks::json() const
{
    const auto now = bill();
    std::string providers;
    NanoUsd total;
    for (const auto &[name, line] : now.byProvider) {
        std::string usage;
        for (std::size_t i = 0; i < unitCount; ++i) {
            if (line.usage.counts[i] != 0)
                usage += (usage.empty() ? "" : ",") + json::string(unitName(Unit(i))) + ':'
                         + json::number(line.usage.counts[i]);
        }
        total += line.billed;
        providers += (providers.empty() ? "" : ",") + json::string(name) + ':'
                     + json::object({{"requests", json::number(line.requests)},
                                     {"billed_usd", json::string(toUsdString(line.billed))},
                                     {"usage", '{' + usage + '}'}});
    }
    std::vector<json::Value> ids;
    for (const auto &id : now.requestIds)
        ids.push_back(json::string(id));
    std::string costs;
    for (const auto &[id, cost] : now.byRequest)
        costs += (costs.empty() ? "" : ",") + json::string(id) + ':'
                 + json::string(toUsdString(cost));
    return json::object({{"requests", json::number(now.requests)},
                         {"billed_usd", json::string(toUsdString(total))},
                         {"providers", '{' + providers + '}'},
                         {"request_ids", json::array(ids)},
                         {"billed_by_id", '{' + costs + '}'}});
}

} // namespace llmcap
