// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite_ledger.h"

#include <algorithm>

namespace llmcap {
namespace {

void makeCalls(const std::vector<std::function<void()>> &calls)
{
    for (const auto &call : calls)
        call();
}

} // namespace

SqliteLedger::SqliteLedger(LedgerOptions options, FolderLock lock,
                           std::unique_ptr<Journal> journal, std::unique_ptr<History> history)
    : m_options(std::move(options))
    , m_lock(std::move(lock))
    , m_history(std::move(history))
    , m_account(m_options.zone)
    , m_today{Window{Window::Kind::Day}, {}, {}}
    , m_month{Window{Window::Kind::Month}, {}, {}}
    , m_journal(std::move(journal))
{
}

Ticket SqliteLedger::admit(AdmissionRequest request, Instant now, Decided decided)
{
    Calls calls;
    Ticket ticket = 0;
    {
        const std::lock_guard lock(m_mutex);
        keepHouse(now);
        wakeWaiting(now, calls);   // before it: a window may have begun anew
        ticket = ++m_lastId;
        const bool free = request.bound.worst.usd.count == 0 && request.bound.worst.tokens == 0;
        if (!m_damage.empty() && !m_options.failOpen) {
            Admission unavailable;
            unavailable.message = m_damage;
            calls.push_back([decided, unavailable] { decided(unavailable); });
        } else if (m_account.enforcement().blockAll && !free) {
            Admission refused;
            refused.kind = Admission::Kind::Refused;
            refused.blockAll = true;
            calls.push_back([decided, refused] { decided(refused); });
        } else {
            const Quantities &worst = request.bound.worst;
            const Ask ask{worst, request.expected.value_or(worst)};
            auto decision = m_account.request(ticket, request.labels, ask, now);
            Pending pending{std::move(request), std::move(decided)};
            switch (decision.verdict) {
            case Account::Verdict::Held:
                commitHold(ticket, std::move(pending), std::move(decision));
                break;
            case Account::Verdict::Waiting:
                m_waiting.emplace(ticket, std::move(pending));
                break;
            case Account::Verdict::Refused: {
                Admission refused;
                refused.kind = Admission::Kind::Refused;
                refused.cap = std::move(decision.cap);
                refused.cheaperModel = std::move(decision.cheaperModel);
                announce(pending.request.labels, now, calls);
                calls.push_back([decided = std::move(pending.decided), refused] {
                    decided(refused);
                });
                break;
            }
            }
        }
    }
    makeCalls(calls);
    return ticket;
}

/// Puts the hold into the journal; the request hears of it once the row is committed.
void SqliteLedger::commitHold(HoldId id, Pending pending, Account::Decision decision)
{
    const AdmissionRequest &request = pending.request;
    m_open[id] = {id, request.id, decision.time, request.labels, request.bound.worst, false, {}};
    ++m_revision;
    HoldRow row{id, request.id, decision.time, request.labels, request.streaming,
                request.bound.worst};
    Admission held;
    held.kind = Admission::Kind::Held;
    held.hold = id;
    held.warnings = std::move(decision.warnings);
    m_journal->append({std::move(row)},
                      m_options.failOpen ? Journal::OnError::KeepAndTell
                                         : Journal::OnError::Drop,
                      [this, id, held, decided = std::move(pending.decided)](
                          const Result<void> &written) {
                          if (written)
                              decided(held);
                          else
                              holdFailed(id, held, decided, written.error());
                      });
}

/// On the journal's thread.
void SqliteLedger::holdFailed(HoldId id, Admission held, const Decided &decided,
                              const Error &error)
{
    if (m_options.failOpen) {
        {
            const std::lock_guard lock(m_failedMutex);
            m_unrecorded.insert(id);
        }
        return decided(std::move(held));
    }
    {
        const std::lock_guard lock(m_failedMutex);
        m_failed.push_back(id);
        m_hasFailed = true;
    }
    Admission unavailable;
    unavailable.message = error.message;
    decided(std::move(unavailable));
}

void SqliteLedger::reapFailedHolds()
{
    if (!m_hasFailed)
        return;
    std::vector<HoldId> failed;
    {
        const std::lock_guard lock(m_failedMutex);
        failed.swap(m_failed);
        m_hasFailed = false;
    }
    for (const HoldId id : failed) {
        m_account.cancel(id, m_open[id].time);
        m_open.erase(id);
    }
}

void SqliteLedger::giveUp(Ticket ticket, Instant now)
{
    Calls calls;
    {
        const std::lock_guard lock(m_mutex);
        wakeWaiting(now, calls);
        if (const auto at = m_waiting.find(ticket); at != m_waiting.end()) {
            Admission busy;
            busy.kind = Admission::Kind::Busy;
            if (auto decision = m_account.withdraw(ticket, now)) {
                busy.cap = std::move(decision->cap);
                busy.cheaperModel = std::move(decision->cheaperModel);
            }
            calls.push_back([decided = std::move(at->second.decided), busy] { decided(busy); });
            m_waiting.erase(at);
            wakeWaiting(now, calls);   // who stood behind it may go
        }
    }
    makeCalls(calls);
}

void SqliteLedger::wakeWaiting(Instant now, Calls &calls)
{
    reapFailedHolds();
    for (Account::Woken &woken : m_account.wake(now)) {
        const auto at = m_waiting.find(woken.id);
        if (at == m_waiting.end())
            continue;
        Pending pending = std::move(at->second);
        m_waiting.erase(at);
        if (woken.decision.verdict == Account::Verdict::Held) {
            commitHold(woken.id, std::move(pending), std::move(woken.decision));
            continue;
        }
        Admission refused;
        refused.kind = Admission::Kind::Refused;
        refused.cap = std::move(woken.decision.cap);
        refused.cheaperModel = std::move(woken.decision.cheaperModel);
        announce(pending.request.labels, now, calls);
        calls.push_back([decided = std::move(pending.decided), refused] { decided(refused); });
    }
}

void SqliteLedger::shrink(HoldId hold, Ask ask, Instant now)
{
    Calls calls;
    {
        const std::lock_guard lock(m_mutex);
        const auto open = m_open.find(hold);
        if (open == m_open.end())
            return;
        // The row keeps the whole hold: after a crash nobody knows what was reported meanwhile.
        open->second.amount = smallerOf(open->second.amount, ask.worst);
        m_account.shrink(hold, ask, now);
        wakeWaiting(now, calls);
        ++m_revision;
    }
    makeCalls(calls);
}

std::optional<CapState> SqliteLedger::follow(HoldId hold, const Quantities &soFar, Instant now)
{
    const std::lock_guard lock(m_mutex);
    return m_account.follow(hold, soFar, now);
}

bool SqliteLedger::closeHold(Settlement &settlement, Instant now, std::vector<Row> &rows)
{
    const auto open = m_open.find(settlement.hold);
    if (open == m_open.end())
        return false;
    {
        const std::lock_guard lock(m_failedMutex);
        if (m_unrecorded.erase(settlement.hold) > 0)
            settlement.exchange.note += std::string(settlement.exchange.note.empty() ? "" : "; ")
                + "Sent while the ledger could not record it (ledger_failure is open)";
    }
    if (settlement.exchange.basis == CostBasis::Held) {
        m_account.orphan(settlement.hold);   // nobody knows: it stays counted, and listed
        open->second.orphan = true;
        return true;
    }
    m_account.settle(settlement.hold, settlement.actual, now);
    if (m_meanwhile)
        m_meanwhile->push_back({open->second.labels, open->second.time, now, settlement.actual});
    m_open.erase(open);
    rows.push_back(SettlementRow{settlement.hold, now, settlement.actual,
                                 settlement.exchange.basis});
    return true;
}

void SqliteLedger::finishSettlement(Settlement &settlement, std::vector<Row> rows, Instant now,
                                    Calls &calls)
{
    count(settlement.exchange);
    rows.push_back(settlement.exchange);
    announce(settlement.exchange.labels, now, calls);
    m_journal->append(std::move(rows), Journal::OnError::Keep, {});
    ++m_sinceCheckpoint;
    ++m_revision;
    keepHouse(now);
    wakeWaiting(now, calls);
}

void SqliteLedger::settle(Settlement settlement, Instant now)
{
    Calls calls;
    settlement.exchange.hold = settlement.hold;
    {
        const std::lock_guard lock(m_mutex);
        reapFailedHolds();
        std::vector<Row> rows;
        const bool isOpen = closeHold(settlement, now, rows);
        assert(isOpen);
        if (!isOpen)
            return;
        finishSettlement(settlement, std::move(rows), now, calls);
    }
    tell(settlement, calls);
}

void SqliteLedger::tell(const Settlement &settlement, const Calls &calls) const
{
    makeCalls(calls);
    if (m_options.recorded)
        m_options.recorded(settlement.exchange);
    if (m_options.changed)
        m_options.changed();
}

void SqliteLedger::record(Exchange exchange)
{
    {
        const std::lock_guard lock(m_mutex);
        count(exchange);
        m_journal->append({exchange}, Journal::OnError::Keep, {});
        ++m_revision;
    }
    if (m_options.recorded)
        m_options.recorded(exchange);
    if (m_options.changed)
        m_options.changed();
}

void SqliteLedger::roll(Running &running, Instant now) const
{
    if (now >= running.interval.start && now < running.interval.end)
        return;
    if (now < running.interval.start)
        return;   // a clock set back reopens no window
    running.interval = windowAt(running.window, now, m_options.zone);
    running.totals = {};
}

void SqliteLedger::count(const Exchange &exchange)
{
    for (Running *running : {&m_today, &m_month}) {
        roll(*running, exchange.time);
        if (exchange.time < running->interval.start)
            continue;
        Totals &totals = running->totals;
        const bool refused = exchange.outcome == Outcome::Refused;
        totals.blocked += refused;
        totals.requests += !refused;
        totals.unpriced += exchange.basis == CostBasis::Unpriced;
        if (exchange.basis != CostBasis::Held)
            totals.spent += exchange.cost;
    }
}

void SqliteLedger::announce(const RequestLabels &labels, Instant now, Calls &calls)
{
    for (const CapStanding &standing : m_account.standings(labels, now)) {
        if (standing.limit <= 0)
            continue;
        const Cap &cap = *standing.cap;
        Announced &announced = m_announced[cap.name];
        const bool rolling = cap.window.kind == Window::Kind::Rolling;
        const Instant window = rolling ? Instant{} : standing.window.start;
        if (announced.window != window)
            announced = {window, 0, false};
        int reached = standing.spent >= standing.limit ? 100 : 0;
        for (const int threshold : cap.warnPercent) {
            if (reachesPercent(standing.spent, standing.limit, threshold))
                reached = std::max(reached, threshold);
        }
        const bool blocked = standing.level == CapState::Level::Reached;
        const bool isNews = reached > announced.percent || (blocked && !announced.blocked);
        if (reached < announced.percent)
            announced.percent = reached;   // the limit was raised: the next crossing is news again
        if (!isNews)
            continue;
        Crossing crossing{cap.name, blocked ? 100 : reached, blocked && !announced.blocked, now};
        announced = {window, reached, announced.blocked || blocked};
        if (m_options.crossed)
            calls.push_back([this, crossing] { m_options.crossed(crossing); });
    }
}

Snapshot SqliteLedger::snapshot(Instant now) const
{
    const std::lock_guard lock(m_mutex);
    Snapshot snapshot;
    snapshot.asOf = now;
    snapshot.zone = m_options.zone.name;
    const auto &enforcement = m_account.enforcement();
    snapshot.blockAll = enforcement.blockAll;
    snapshot.warnOnly = enforcement.warnOnly;
    snapshot.pausedUntil = enforcement.pausedUntil;
    snapshot.revision = m_revision;
    roll(m_today, now);
    roll(m_month, now);
    snapshot.today = m_today.totals;
    snapshot.month = m_month.totals;
    for (const auto &[id, hold] : m_open) {
        if (hold.time >= m_today.interval.start)
            snapshot.today.held += hold.amount.usd;
        if (hold.time >= m_month.interval.start)
            snapshot.month.held += hold.amount.usd;
    }
    snapshot.ledgerProblem = m_damage.empty() ? m_journal->failure() : m_damage;
    snapshot.caps = m_account.states(now);
    for (const CapState &cap : snapshot.caps) {
        if (cap.level == CapState::Level::Reached && cap.cap.action != CapAction::Warn)
            snapshot.state = Snapshot::State::Reached;
        else if (cap.level == CapState::Level::Warn || cap.level == CapState::Level::Reached)
            snapshot.state = std::max(snapshot.state, Snapshot::State::Warn);
    }
    if (enforcement.blockAll || (!snapshot.ledgerProblem.empty() && !m_options.failOpen))
        snapshot.state = Snapshot::State::Reached;
    else if (now < enforcement.pausedUntil)
        snapshot.state = Snapshot::State::Paused;
    return snapshot;
}

bool SqliteLedger::isCapped(const RequestLabels &labels, Instant now) const
{
    const std::lock_guard lock(m_mutex);
    return m_account.enforcement().blockAll || !m_damage.empty()
        || m_account.isCapped(labels, now);
}

CapPolicy SqliteLedger::policyFor(const RequestLabels &labels, Instant now) const
{
    const std::lock_guard lock(m_mutex);
    return m_account.policyFor(labels, now);
}

bool SqliteLedger::followsCost(const RequestLabels &labels, Instant now) const
{
    const std::lock_guard lock(m_mutex);
    return m_account.followsCost(labels, now);
}

Result<RequestPage> SqliteLedger::requests(const RequestFilter &filter) const
{
    return seen(m_history->requests(filter));
}

Result<std::vector<SeriesPoint>> SqliteLedger::series(const SeriesQuery &query) const
{
    return seen(m_history->series(query));
}

Result<std::vector<OpenHold>> SqliteLedger::holds() const
{
    const std::lock_guard lock(m_mutex);
    std::vector<OpenHold> all;
    for (const auto &[id, hold] : m_open)
        all.push_back(hold);
    std::sort(all.begin(), all.end(),
              [](const OpenHold &a, const OpenHold &b) { return a.id < b.id; });
    return all;
}

} // namespace llmcap
