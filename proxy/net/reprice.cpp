// SPDX-License-Identifier: GPL-3.0-or-later
#include "reprice.h"

#include "rfc3339.h"

namespace llmcap {
namespace {

constexpr int pageSize = 200;
constexpr int pagesACall = 20;   // other questions to the feed wait meanwhile

std::string dayOf(Instant at)
{
    return toRfc3339(at).substr(0, 10);
}

} // namespace

Result<std::vector<BillPart>> repricedBill(const BilledExchange &past, const PriceBook &book)
{
    const Exchange &exchange = past.exchange;
    std::vector<BillPart> bill;
    for (const BillPart &old : exchange.bill) {
        // The first part is that of the model asked for; others helped it.
        const std::string &name = bill.empty() ? exchange.labels.model : old.prices.model;
        const ModelPrice *price = book.find(exchange.labels.provider, name, past.admitted);
        if (!price)
            price = book.fallback();
        if (!price)
            return Error{ErrorCode::Unpriced, "The price table does not know " + name};
        auto note = noteOf(*price, book.version(), inputTokens(old.usage), old.prices.tier,
                           old.prices.conditions);
        if (!note)
            return note.error();
        bill.push_back({std::move(*note), old.usage});
    }
    if (bill.empty())
        return Error{ErrorCode::Unpriced, "No bill was kept for " + exchange.id};
    if (auto cost = costOf(bill); !cost)
        return cost.error();
    return bill;
}

Result<RepriceReport> reprice(Ledger &ledger, const PriceBook &book, const RepriceOrder &order,
                              Instant now)
{
    RequestFilter filter;
    filter.since = order.since;
    filter.until = order.until;
    filter.provider = order.provider;
    filter.model = order.model;
    filter.limit = pageSize;
    RepriceReport report;
    report.next = order.after;
    for (int page = 0; page < pagesACall; ++page) {
        const auto rows = ledger.billed(filter, report.next);
        if (!rows)
            return rows.error();
        std::vector<Correction> corrections;
        for (const BilledExchange &past : *rows) {
            auto bill = repricedBill(past, book);
            if (!bill) {
                ++report.left;
                continue;
            }
            const NanoUsd cost = *costOf(*bill);
            const bool wasUnpriced = past.exchange.basis == CostBasis::Unpriced;
            if (cost == past.exchange.cost && !wasUnpriced) {
                ++report.unchanged;
                continue;
            }
            auto &sum = report.changed[{dayOf(past.exchange.time), past.exchange.labels.provider,
                                        past.exchange.labels.model}];
            ++sum.requests;
            sum.before += past.exchange.cost;
            sum.after += cost;
            corrections.push_back({past.row, past.exchange.cost, cost,
                                   wasUnpriced ? CostBasis::Reported : past.exchange.basis,
                                   book.version(), std::move(*bill)});
        }
        if (!order.dryRun && !corrections.empty()) {
            if (auto done = ledger.correct(corrections, now); !done)
                return done.error();
        }
        if (rows->size() < pageSize) {
            report.next = 0;
            return report;
        }
        report.next = rows->back().row;
    }
    return report;
}

} // namespace llmcap
