// SPDX-License-Identifier: GPL-3.0-or-later
// What past exchanges cost, and what they should have cost.
#include "sqlite_ledger.h"

#include <set>

namespace llmcap {

Result<BilledExchange> SqliteLedger::billed(const std::string &id) const
{
    return seen(m_history->billed(id));
}

Result<std::vector<BilledExchange>> SqliteLedger::billed(const RequestFilter &filter,
                                                         std::int64_t after) const
{
    return seen(m_history->billed(filter, after));
}

Result<void> SqliteLedger::correct(const std::vector<Correction> &corrections, Instant now)
{
    constexpr std::size_t most = 500;
    if (corrections.size() > most)
        return Error{ErrorCode::BadInput, "More than 500 corrections at once"};
    Calls calls;
    {
        const std::lock_guard lock(m_mutex);
        reapFailedHolds();
        std::vector<BilledExchange> past;
        std::vector<Row> rows;
        std::set<std::int64_t> seen;
        for (const Correction &correction : corrections) {
            auto found = m_history->billedRow(correction.row);
            if (!found)
                return found.error();
            const Exchange &exchange = found->exchange;
            if (exchange.cost != correction.was || found->settled == Instant{}
                || correction.cost.count < 0 || !seen.insert(correction.row).second)
                return Error{ErrorCode::Conflict, "Request " + exchange.id
                                                      + " was corrected meanwhile; reprice again"};
            rows.push_back(CorrectionRow{now, correction.row, exchange.hold, found->settled,
                                         correction.cost - correction.was, correction.basis,
                                         correction.priceVersion, correction.bill});
            past.push_back(std::move(*found));
        }
        if (auto written = m_journal->write(std::move(rows)); !written)
            return written;
        for (std::size_t i = 0; i < past.size(); ++i)
            applyCorrection(past[i], corrections[i], now, calls);
        wakeWaiting(now, calls);
        ++m_revision;
    }
    for (const auto &call : calls)
        call();
    if (m_options.changed)
        m_options.changed();
    return {};
}

void SqliteLedger::applyCorrection(const BilledExchange &past, const Correction &correction,
                                   Instant now, Calls &calls)
{
    const Exchange &exchange = past.exchange;
    const NanoUsd difference = correction.cost - correction.was;
    m_account.correct(exchange.labels, past.admitted, past.settled, difference, now);
    ++m_sinceCheckpoint;
    if (m_meanwhile)
        m_meanwhile->push_back({exchange.labels, past.admitted, past.settled, {difference, 0, 0}});
    for (Running *running : {&m_today, &m_month}) {
        roll(*running, now);
        if (exchange.time < running->interval.start || exchange.time >= running->interval.end)
            continue;
        running->totals.spent += difference;
        running->totals.unpriced += (correction.basis == CostBasis::Unpriced)
            - (exchange.basis == CostBasis::Unpriced);
    }
    announce(exchange.labels, now, calls);
}

} // namespace llmcap
