// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that changes what is in force.
#include "sqlite_ledger.h"

#include <limits>

namespace llmcap {
namespace {

bool addChecked(std::int64_t a, std::int64_t b, std::int64_t &sum)
{
    using Limits = std::numeric_limits<std::int64_t>;
    if ((b > 0 && a > Limits::max() - b) || (b < 0 && a < Limits::min() - b))
        return false;
    sum = a + b;
    return true;
}

} // namespace

Result<std::vector<Account::Past>> SqliteLedger::pastOf(const Cap &cap, Instant now)
{
    const auto history = History::open(m_options.folder / "ledger.sqlite", m_options.zone);
    if (!history)
        return history.error();
    {
        const std::lock_guard lock(m_mutex);
        reapFailedHolds();
        // All that was settled is in the file by now, and what is settled from now on is not in
        // what the pinned history sees.
        if (auto written = m_journal->write(std::vector<Row>{}); !written)
            return written.error();
        if (auto pinned = (*history)->pin(); !pinned)
            return pinned.error();
        m_meanwhile.emplace();
    }
    const bool rolling = cap.window.kind == Window::Kind::Rolling;
    const auto amounts = rolling ? (*history)->settledAfter(now - cap.window.rolling)
                                 : (*history)->booked(windowAt(cap.window, now, m_options.zone));
    if (!amounts)
        return amounts.error();
    std::vector<Account::Past> past;
    for (const SettledAmount &entry : *amounts) {
        const std::int64_t amount = inUnit(entry.amount, cap.unit);
        if (amount != 0 && cap.scope.covers(entry.labels))
            past.push_back({rolling ? entry.settled : entry.booked, amount});
    }
    return past;
}

Result<CapState> SqliteLedger::putCap(Cap cap, Instant now)
{
    if (auto valid = validate(cap); !valid)
        return valid.error();
    Calls calls;
    CapState state;
    const std::lock_guard one(m_putMutex);
    const auto past = pastOf(cap, now);
    {
        const std::lock_guard lock(m_mutex);
        const auto meanwhile = std::exchange(m_meanwhile, std::nullopt);
        if (!past)
            return past.error();
        if (auto written = m_journal->write(CapRow{now, cap, false}); !written)
            return written.error();
        m_account.putCap(cap, *past, now);
        m_recounted.insert(cap.name);
        for (const SettledAmount &row : *meanwhile)
            m_account.addPast(row.labels, row.amount, row.booked, row.settled, {cap.name});
        m_announced.erase(cap.name);
        wakeWaiting(now, calls);
        ++m_revision;
        state = m_account.stateOf(cap.name, now);
    }
    for (const auto &call : calls)
        call();
    if (m_options.changed)
        m_options.changed();
    return state;
}

Result<CapState> SqliteLedger::edit(const std::string &name, Instant now,
                                    const std::function<Result<void>(Cap &)> &change)
{
    Calls calls;
    CapState state;
    {
        const std::lock_guard lock(m_mutex);
        const Cap *present = m_account.findCap(name);
        if (!present)
            return Error{ErrorCode::NotFound, "There is no cap \"" + name
                                                  + "\"; `llmcap caps list` shows those there are"};
        Cap edited = *present;
        if (auto changed = change(edited); !changed)
            return changed.error();
        if (auto written = m_journal->write(CapRow{now, edited, false}); !written)
            return written.error();
        m_account.editCap(edited);
        wakeWaiting(now, calls);
        ++m_revision;
        state = m_account.stateOf(name, now);
    }
    for (const auto &call : calls)
        call();
    if (m_options.changed)
        m_options.changed();
    return state;
}

Result<void> SqliteLedger::removeCap(const std::string &name, Instant now)
{
    Calls calls;
    {
        const std::lock_guard lock(m_mutex);
        const Cap *present = m_account.findCap(name);
        if (!present)
            return Error{ErrorCode::NotFound, "There is no cap \"" + name + "\""};
        if (auto written = m_journal->write(CapRow{now, *present, true}); !written)
            return written.error();
        m_account.removeCap(name);
        m_announced.erase(name);
        wakeWaiting(now, calls);
        ++m_revision;
    }
    for (const auto &call : calls)
        call();
    if (m_options.changed)
        m_options.changed();
    return {};
}

Result<CapState> SqliteLedger::raiseCap(const std::string &name, std::int64_t amount, Instant now)
{
    return edit(name, now, [&](Cap &cap) -> Result<void> {
        const bool running = now < cap.raiseUntil;
        const std::int64_t before = running ? cap.raise : 0;
        std::int64_t raise = 0, highest = 0;
        if (!addChecked(before, amount, raise)
            || !addChecked(cap.limit, raise, highest))
            return Error{ErrorCode::Overflow, "The raise is too large"};
        cap.raise = raise < 0 ? 0 : raise;
        switch (cap.window.kind) {
        case Window::Kind::Total: cap.raiseUntil = Instant::max(); break;
        case Window::Kind::Rolling: cap.raiseUntil = now + cap.window.rolling; break;
        // Of the running window, which is not the clock's where that was set back.
        default: cap.raiseUntil = m_account.stateOf(name, now).window.end; break;
        }
        return {};
    });
}

Result<CapState> SqliteLedger::pauseCap(const std::string &name, Instant until, Instant now)
{
    return edit(name, now, [&](Cap &cap) -> Result<void> {
        cap.pausedUntil = until;
        return {};
    });
}

Result<void> SqliteLedger::setEnforcement(Enforcement enforcement, Instant now)
{
    Calls calls;
    {
        const std::lock_guard lock(m_mutex);
        if (auto written = m_journal->write(EnforcementRow{now, enforcement}); !written)
            return written;
        m_account.setEnforcement({enforcement.warnOnly, enforcement.blockAll,
                                  enforcement.pausedUntil});
        wakeWaiting(now, calls);
        ++m_revision;
    }
    for (const auto &call : calls)
        call();
    if (m_options.changed)
        m_options.changed();
    return {};
}

Result<void> SqliteLedger::resolveHold(HoldId hold, NanoUsd cost, Instant now)
{
    Calls calls;
    Settlement settlement;
    {
        const std::lock_guard lock(m_mutex);
        const auto at = m_open.find(hold);
        if (at == m_open.end())
            return Error{ErrorCode::NotFound, "There is no open hold " + std::to_string(hold)};
        if (!at->second.orphan)
            return Error{ErrorCode::Conflict, "The request of this hold is still in flight"};
        const OpenHold &open = at->second;
        settlement.hold = hold;
        settlement.exchange.hold = hold;
        settlement.actual = {cost, cost.count == 0 ? 0 : open.amount.tokens,
                             cost.count == 0 ? 0 : open.amount.requests};
        settlement.exchange.id = open.requestId + "-resolved";
        settlement.exchange.time = open.time;
        settlement.exchange.labels = open.labels;
        settlement.exchange.outcome = Outcome::Crashed;
        settlement.exchange.cost = cost;
        settlement.exchange.basis = CostBasis::Estimated;
        settlement.exchange.note = "Resolved by the user";
        std::vector<Row> rows;
        closeHold(settlement, now, rows);
        finishSettlement(settlement, std::move(rows), now, calls);
    }
    tell(settlement, calls);
    return {};
}

} // namespace llmcap
