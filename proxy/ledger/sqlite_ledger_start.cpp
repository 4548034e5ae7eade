// SPDX-License-Identifier: GPL-3.0-or-later
// The rebuild at start, checkpoints, the check of everything, retention.
#include "sqlite_ledger.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace llmcap {
namespace {

using namespace std::chrono_literals;

/// Audit rows removed in one commit, so that no request waits long behind it.
constexpr std::int64_t purgeAtOnce = 250;
constexpr auto purgeEvery = 1h;

bool isRolling(const Cap &cap)
{
    return cap.window.kind == Window::Kind::Rolling;
}

} // namespace

SqliteLedger::~SqliteLedger()
{
    m_isClosing = true;
    if (m_checked)
        m_checked->interrupt();
    if (m_verifier.joinable())
        m_verifier.join();
    const std::lock_guard lock(m_mutex);
    if (m_sinceCheckpoint > 0)
        writeCheckpoint(m_latest);
}

Result<void> SqliteLedger::rebuild(Instant now)
{
    const std::lock_guard lock(m_mutex);
    const auto enforcement = m_history->enforcement();
    const auto caps = m_history->caps();
    const auto checkpoint = m_history->checkpoint();
    const auto newest = m_history->newestHold();
    for (const Error *error : {enforcement ? nullptr : &enforcement.error(),
                               caps ? nullptr : &caps.error(),
                               checkpoint ? nullptr : &checkpoint.error(),
                               newest ? nullptr : &newest.error()}) {
        if (error)
            return *error;
    }
    m_lastId = *newest;
    m_latest = now;
    m_startedFrom = *checkpoint;
    m_epoch = *checkpoint ? (*checkpoint)->epoch : 0;
    m_account.setEnforcement({enforcement->warnOnly, enforcement->blockAll,
                              enforcement->pausedUntil});
    if (auto done = restoreCaps(*caps, *checkpoint, now); !done)
        return done;
    for (Running *running : {&m_today, &m_month}) {
        running->interval = windowAt(running->window, now, m_options.zone);
        const auto totals = m_history->totals(running->interval);
        if (!totals)
            return totals.error();
        running->totals = *totals;
    }
    const auto open = m_history->openHolds(*checkpoint);
    if (!open)
        return open.error();
    if (auto done = restoreHolds(*open); !done)
        return done;
    if (auto done = rebuildJobs(); !done)
        return done;
    // What took so long is not done again: the ledger of a version without checkpoints.
    if (!*checkpoint && *newest > 0)
        writeCheckpoint(now);
    keepHouse(now);
    return {};
}

Result<void> SqliteLedger::restoreCaps(const std::vector<Cap> &caps,
                                       const std::optional<CheckpointRow> &checkpoint, Instant now)
{
    const auto latest = m_history->latestBooking();
    if (!latest)
        return latest.error();
    std::unordered_map<std::string, const CheckpointRow::Balance *> balances;
    if (checkpoint) {
        for (const CheckpointRow::Balance &balance : checkpoint->balances)
            balances[balance.cap] = &balance;
    }
    // Caps by what they are counted from: the checkpoint and the rows after it, or all rows since
    // the start of a window that the checkpoint does not know.
    std::vector<const Cap *> others;
    for (const Cap &cap : caps) {
        const Interval window = windowAt(cap.window, now, m_options.zone);
        const auto at = balances.find(cap.name);
        const bool isKnown = at != balances.end() && at->second->start == window.start
            && at->second->basis == capBasis(cap)
            && *latest < window.end;   // after a clock was set back the rows themselves decide
        if (isKnown)
            m_account.putCap(cap, {{window.start, at->second->spent}}, now);
        else
            others.push_back(&cap);
    }
    if (checkpoint) {
        const auto since = m_history->settledSince(checkpoint->epoch);
        if (!since)
            return since.error();
        for (const SettledAmount &row : *since)
            m_account.addPast(row.labels, row.amount, row.booked, row.settled, {});
        m_sinceCheckpoint = since->size();
    }
    // One reading for all caps of one window.
    std::map<std::tuple<bool, Instant, Instant>, std::vector<const Cap *>> byWindow;
    for (const Cap *cap : others) {
        m_account.putCap(*cap, {}, now);
        const Interval window = windowAt(cap->window, now, m_options.zone);
        if (isRolling(*cap))
            byWindow[{true, now - cap->window.rolling, {}}].push_back(cap);
        else
            byWindow[{false, window.start, window.end}].push_back(cap);
    }
    for (const auto &[key, group] : byWindow) {
        const auto &[rolling, start, end] = key;
        const auto rows = rolling ? m_history->settledAfter(start)
                                  : m_history->booked({start, end});
        if (!rows)
            return rows.error();
        std::set<std::string> names;
        for (const Cap *cap : group)
            names.insert(cap->name);
        for (const SettledAmount &row : *rows)
            m_account.addPast(row.labels, row.amount, row.booked, row.settled, names);
    }
    return {};
}

Result<void> SqliteLedger::restoreHolds(const std::vector<HoldRow> &holds)
{
    for (const HoldRow &hold : holds) {
        m_account.restore(hold.id, hold.labels, hold.amount, hold.time);
        m_open[hold.id] = {hold.id, hold.requestId, hold.time, hold.labels, hold.amount, true, {}};
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
        m_journal->append({crashed}, Journal::OnError::Keep, {});
    }
    return {};
}

void SqliteLedger::writeCheckpoint(Instant now)
{
    CheckpointRow row;
    row.epoch = ++m_epoch;
    row.time = now;
    for (const CapStanding &standing : m_account.standings(now)) {
        if (!isRolling(*standing.cap))
            row.balances.push_back({standing.cap->name, capBasis(*standing.cap),
                                    standing.window.start, standing.spent});
    }
    for (const auto &[id, hold] : m_open)
        row.open.push_back(id);
    m_sinceCheckpoint = 0;
    m_journal->append({std::move(row)}, Journal::OnError::Drop, {});
}

void SqliteLedger::keepHouse(Instant now)
{
    m_latest = std::max(m_latest, now);
    // Many caps make a checkpoint dear, so that it is due less often.
    if (m_sinceCheckpoint >= std::max(m_options.checkpointEvery, 4 * m_account.capCount()))
        writeCheckpoint(now);
    const bool isDue = m_options.auditDays > 0 && (now >= m_nextPurge || m_hasMoreToPurge);
    if (!isDue)
        return;
    m_nextPurge = now + purgeEvery;
    m_hasMoreToPurge = false;
    PurgeRow purge;
    purge.time = now;
    // The running month stays whole: what is looked at most.
    purge.before = std::min(now - std::chrono::days{m_options.auditDays},
                            windowAt(Window{Window::Kind::Month}, now, m_options.zone).start);
    purge.most = purgeAtOnce;
    for (const auto &[id, hold] : m_open)
        purge.keep.push_back(hold.requestId);
    purge.done = [this](std::int64_t count) { m_hasMoreToPurge = count == purgeAtOnce; };
    m_journal->append({std::move(purge)}, Journal::OnError::Drop, {});
}

Result<int> SqliteLedger::verify(const History &history)
{
    const auto checkpoint = history.checkpoint();
    if (!checkpoint)
        return checkpoint.error();
    // One that was written meanwhile rests on the same sums.
    if (!m_startedFrom || !*checkpoint || (*checkpoint)->epoch != m_startedFrom->epoch)
        return 0;
    const auto caps = history.caps();
    if (!caps)
        return caps.error();
    // An account of its own adds everything up again, from the rows alone.
    Account sums(m_options.zone);
    Instant from = Instant::max();
    std::map<std::string, const CheckpointRow::Balance *> balances;
    for (const CheckpointRow::Balance &balance : m_startedFrom->balances) {
        for (const Cap &cap : *caps) {
            if (cap.name != balance.cap || capBasis(cap) != balance.basis)
                continue;
            sums.putCap(cap, {}, balance.start);
            balances[cap.name] = &balance;
            from = std::min(from, balance.start);
        }
    }
    if (balances.empty())
        return 0;
    const auto done = history.eachSettledBefore(
        m_startedFrom->epoch, from, [&](const SettledAmount &row) {
            sums.addPast(row.labels, row.amount, row.booked, row.settled, {});
        });
    if (!done)
        return done.error();
    int differences = 0;
    for (const auto &[name, balance] : balances) {
        const std::int64_t difference = sums.stateOf(name, balance->start).spent - balance->spent;
        if (difference == 0)
            continue;
        const std::string text = "The balance of cap " + name + " was off by "
            + displayAmount(difference, sums.findCap(name)->unit)
            + " against the sum of all rows; it was corrected. Please report this";
        {
            const std::lock_guard lock(m_mutex);
            // One that was put meanwhile was added up from the rows.
            if (m_recounted.contains(name) || !m_account.mend(name, balance->start, difference))
                continue;
            m_journal->append({EventRow{m_latest, "balance", difference, text}},
                              Journal::OnError::Keep, {});
            ++m_revision;
        }
        ++differences;
        if (m_options.noted)
            m_options.noted(text);
    }
    return differences;
}

void SqliteLedger::startVerifying(std::unique_ptr<History> history)
{
    m_checked = std::move(history);
    m_verifier = std::thread([this] {
        if (const auto whole = m_checked->quickCheck(); !whole) {
            if (!m_isClosing) {
                if (m_options.noted)
                    m_options.noted(whole.error().message);
                refuseIfDamaged(whole.error());
            }
            return;
        }
        const auto checked = verify(*m_checked);
        if (!checked && !m_isClosing && m_options.noted)
            m_options.noted("The balances could not be checked: " + checked.error().message);
    });
}

void SqliteLedger::refuseIfDamaged(const Error &error) const
{
    if (error.code != ErrorCode::Corrupt)
        return;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_damage.empty())
            return;
        m_damage = error.message;   // from here on; the copy takes a while
    }
    const std::string advice = damagedAdvice(m_options.folder, error);
    {
        const std::lock_guard lock(m_mutex);
        m_damage = advice;
        ++m_revision;
    }
    if (m_options.noted)
        m_options.noted(advice);
}

} // namespace llmcap
