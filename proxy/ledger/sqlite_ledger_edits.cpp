// SPDX-License-Identifier: GPL-3.0-or-later
// The rebuild at start, and everything that changes what is in force.
#include "sqlite_ledger.h"

#include <future>
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

Result<void> SqliteLedger::rebuild(Instant now)
{
    const std::lock_guard lock(m_mutex);
    const auto enforcement = m_history->enforcement();
    const auto caps = m_history->caps();
    const auto open = m_history->openHolds();
    const auto newest = m_history->newestHold();
    for (const Error *error : {enforcement ? nullptr : &enforcement.error(),
                               caps ? nullptr : &caps.error(), open ? nullptr : &open.error(),
                               newest ? nullptr : &newest.error()}) {
        if (error)
            return *error;
    }
    m_lastId = *newest;
    m_account.setEnforcement({enforcement->warnOnly, enforcement->blockAll,
                              enforcement->pausedUntil});
    for (const Cap &cap : *caps) {
        const auto past = pastOf(cap, now);
        if (!past)
            return past.error();
        m_account.putCap(cap, *past, now);
    }
    for (Running *running : {&m_today, &m_month}) {
        running->interval = windowAt(running->window, now, m_options.zone);
        const auto totals = m_history->totals(running->interval);
        if (!totals)
            return totals.error();
        running->totals = *totals;
    }
    for (const HoldRow &hold : *open) {
        m_account.restore(hold.id, hold.labels, hold.amount, hold.time);
        m_open[hold.id] = {hold.id, hold.requestId, hold.time, hold.labels, hold.amount, true,
                           {}};
        const auto known = m_history->hasExchange(hold.requestId);
        if (!known)
            return known.error();
        if (*known)
            continue;
        Exchange crashed;
        crashed.id = hold.requestId;
        crashed.time = hold.time;
        crashed.labels = hold.labels;
        crashed.outcome = Outcome::Crashed;
        crashed.streaming = hold.streaming;
        crashed.cost = hold.amount.usd;
        crashed.basis = CostBasis::Held;
        crashed.note = "LLMCap ended while this request was in flight; its hold stays counted";
        count(crashed);
        m_journal->append({crashed}, true, {});
    }
    return rebuildJobs();
}

Result<std::vector<Account::Past>> SqliteLedger::pastOf(const Cap &cap, Instant now) const
{
    const bool rolling = cap.window.kind == Window::Kind::Rolling;
    const auto amounts = m_history->settled(windowAt(cap.window, now, m_options.zone), rolling);
    if (!amounts)
        return amounts.error();
    std::vector<Account::Past> past;
    for (const LabelledAmount &entry : *amounts) {
        const std::int64_t amount = inUnit(entry.amount, cap.unit);
        if (amount != 0 && cap.scope.covers(entry.labels))
            past.push_back({entry.time, amount});
    }
    return past;
}

/// Writes a row and waits for it: edits are rare, and must be in force when they are answered.
Result<void> SqliteLedger::writeNow(Row row)
{
    std::vector<Row> rows;
    rows.push_back(std::move(row));
    return writeNow(std::move(rows));
}

Result<void> SqliteLedger::writeNow(std::vector<Row> rows)
{
    auto answer = std::make_shared<std::promise<Result<void>>>();
    auto written = answer->get_future();
    m_journal->append(std::move(rows), false,
                      [answer](const Result<void> &result) { answer->set_value(result); });
    return written.get();
}

Result<CapState> SqliteLedger::putCap(Cap cap, Instant now)
{
    if (auto valid = validate(cap); !valid)
        return valid.error();
    Calls calls;
    CapState state;
    {
        const std::lock_guard lock(m_mutex);
        // The row first, and with it everything that was settled before: then the past is whole.
        if (auto written = writeNow(CapRow{now, cap, false}); !written)
            return written.error();
        const auto past = pastOf(cap, now);
        if (!past)
            return past.error();
        m_account.putCap(cap, *past, now);
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
        if (auto written = writeNow(CapRow{now, edited, false}); !written)
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
        if (auto written = writeNow(CapRow{now, *present, true}); !written)
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
        default: cap.raiseUntil = windowAt(cap.window, now, m_options.zone).end; break;
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
        if (auto written = writeNow(EnforcementRow{now, enforcement}); !written)
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
        settlement.actual = {cost, cost.count == 0 ? 0 : open.amount.tokens,
                             cost.count == 0 ? 0 : open.amount.requests};
        settlement.exchange.id = open.requestId + "-resolved";
        settlement.exchange.time = open.time;
        settlement.exchange.labels = open.labels;
        settlement.exchange.outcome = Outcome::Crashed;
        settlement.exchange.cost = cost;
        settlement.exchange.basis = CostBasis::Estimated;
        settlement.exchange.note = "Resolved by the user";
    }
    settle(std::move(settlement), now);
    return {};
}

} // namespace llmcap
