// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a ledger from outside: edits, clocks, crashes.
#include "simulation.h"

#include <sqlite3.h>

namespace model {

using namespace std::chrono;
using namespace llmcap;

void Simulation::jump()
{
    ++m_tally.clockJumps;
    const Instant earliest{sys_days{year{2026} / 1 / 1}}, latest{sys_days{year{2029} / 1 / 1}};
    switch (below(8)) {
    case 0: m_now += minutes{below(90)}; break;
    case 1: m_now += hours{below(50)}; break;
    case 2: m_now += days{below(40)}; break;
    case 3: m_now -= minutes{below(180)}; break;
    case 4: m_now -= hours{below(60)}; break;
    case 5: m_now -= days{below(20)}; break;
    default: {   // right beside the end of a window
        static constexpr Window::Kind kinds[] = {Window::Kind::Hour, Window::Kind::Day,
                                                 Window::Kind::Week, Window::Kind::Month};
        const Window window{kinds[below(4)]};
        m_now = windowAt(window, m_now, summerZone()).end + microseconds{below(3)}
            - microseconds{1};
    }
    }
    if (m_now < earliest || m_now > latest)
        m_now = earliest + days{below(200)};
}

Cap Simulation::randomCap()
{
    static constexpr const char *names[] = {"a", "b", "c", "d", "e", "f"};
    static constexpr const char *windows[] = {"hour", "day",   "week:3", "month:31", "total",
                                              "90m",  "2h",    "1d",     "month",    "day"};
    Cap cap;
    cap.name = names[below(6)];
    cap.window = *parseWindow(windows[below(10)]);
    cap.unit = static_cast<CapUnit>(below(3));
    cap.limit = cap.unit == CapUnit::Requests ? 3 + static_cast<std::int64_t>(below(60))
                                              : 50 + static_cast<std::int64_t>(below(1500));
    if (cap.window.kind == Window::Kind::Total)
        cap.limit *= 20;
    if (chance(30))
        cap.scope.provider = chance(50) ? "openai" : "gemini";
    if (chance(30))
        cap.scope.model = chance(50) ? "gpt-*" : "gpt-5";
    if (chance(30))
        cap.scope.key = chance(50) ? "k_1" : "k_2";
    if (chance(20))
        cap.scope.project = "p1";
    cap.policy = chance(30) ? CapPolicy::Expected : CapPolicy::WorstCase;
    cap.action = chance(15) ? CapAction::Warn : CapAction::Block;
    return cap;
}

void Simulation::editCaps()
{
    ++m_tally.edits;
    switch (below(10)) {
    case 0:
    case 1:
    case 2: putCap(); break;
    case 3: enforce(); break;
    default: changeCap(); break;
    }
}

void Simulation::putCap()
{
    const Cap cap = randomCap();
    reapReference();
    const auto put = deferred([&] { return m_ledger->putCap(cap, m_now); });
    require(put || m_isFaulty, "a cap can be put");
    if (put) {
        m_reference.putCap(cap, m_now);
        wakeReference();
    }
    hearDeferred();
}

void Simulation::changeCap()
{
    if (m_reference.caps().empty())
        return;
    auto at = m_reference.caps().begin();
    std::advance(at, static_cast<std::ptrdiff_t>(below(m_reference.caps().size())));
    const std::string name = at->first;
    Cap cap = at->second;
    bool isDone = false;
    switch (below(8)) {
    case 0:
        isDone = bool(deferred([&] { return m_ledger->removeCap(name, m_now); }));
        if (isDone)
            m_reference.removeCap(name);
        break;
    case 1:
    case 2:
        cap.pausedUntil = m_now + minutes{below(200)};
        isDone = bool(deferred([&] { return m_ledger->pauseCap(name, cap.pausedUntil, m_now); }));
        if (isDone)
            m_reference.editCap(cap);
        break;
    default: {
        const std::int64_t amount = static_cast<std::int64_t>(below(300)) - 60;
        const auto raised = deferred([&] { return m_ledger->raiseCap(name, amount, m_now); });
        isDone = bool(raised);
        if (isDone)   // how long it lasts is looked at where the limit is
            m_reference.editCap(raised->cap);
    }
    }
    require(isDone || m_isFaulty, "a cap can be edited");
    if (isDone)
        wakeReference();
    hearDeferred();
}

void Simulation::enforce()
{
    Ledger::Enforcement enforcement;
    enforcement.warnOnly = chance(15);
    enforcement.pausedUntil = chance(30) ? m_now + minutes{below(60)} : Instant::min();
    const auto set = deferred([&] { return m_ledger->setEnforcement(enforcement, m_now); });
    require(set || m_isFaulty, "enforcement can be set");
    if (set) {
        m_reference.setEnforcement(enforcement);
        wakeReference();
    }
    hearDeferred();
}

void Simulation::readRows(std::set<HoldId> &holds, std::set<HoldId> &ends) const
{
    sqlite3 *database = nullptr;
    const auto file = (m_folder / "ledger.sqlite").string();
    require(sqlite3_open(file.c_str(), &database) == SQLITE_OK, "the file opens");
    sqlite3_stmt *query = nullptr;
    sqlite3_prepare_v2(database, "SELECT id,time,usd,tokens,requests FROM hold", -1, &query,
                       nullptr);
    while (sqlite3_step(query) == SQLITE_ROW) {
        const HoldId id = sqlite3_column_int64(query, 0);
        holds.insert(id);
        const auto amount = m_amounts.find(id);
        require(amount != m_amounts.end(), "a hold is in the journal that was never promised");
        require(amount->second == Quantities{NanoUsd{sqlite3_column_int64(query, 2)},
                                             sqlite3_column_int64(query, 3),
                                             sqlite3_column_int64(query, 4)},
                "a hold is written as it was promised");
    }
    sqlite3_finalize(query);
    sqlite3_prepare_v2(database, 
                       "SELECT s.hold_id,s.usd+(SELECT coalesce(sum(c.usd),0) FROM correction c "
                       "WHERE c.hold_id=s.hold_id),tokens,requests FROM settlement s",
                       -1, &query, nullptr);
    while (sqlite3_step(query) == SQLITE_ROW) {
        const HoldId id = sqlite3_column_int64(query, 0);
        ends.insert(id);
        const auto end = m_ends.find(id);
        require(end != m_ends.end(), "a hold is closed in the journal that was not settled");
        require(end->second == Quantities{NanoUsd{sqlite3_column_int64(query, 1)},
                                          sqlite3_column_int64(query, 2),
                                          sqlite3_column_int64(query, 3)},
                "a settlement is written as it was");
    }
    sqlite3_finalize(query);
    sqlite3_close(database);
}

void Simulation::readJobs()
{
    std::map<HoldId, std::string> written;
    sqlite3 *database = nullptr;
    const auto file = (m_folder / "ledger.sqlite").string();
    require(sqlite3_open(file.c_str(), &database) == SQLITE_OK, "the file opens");
    sqlite3_stmt *query = nullptr;
    sqlite3_prepare_v2(database, "SELECT hold_id,name FROM job", -1, &query, nullptr);
    while (sqlite3_step(query) == SQLITE_ROW) {
        const auto known = m_jobs.find(sqlite3_column_int64(query, 0));
        const auto *name = reinterpret_cast<const char *>(sqlite3_column_text(query, 1));
        require(known != m_jobs.end() && known->second == name, "a job is written as it was named");
        written.insert(*known);
    }
    sqlite3_finalize(query);
    sqlite3_close(database);
    m_jobs = std::move(written);
}

/// The process dies between two rows of the journal, or is ended in peace.
void Simulation::crashOrRestart()
{
    const bool isPeaceful = chance(40);
    if (isPeaceful) {
        m_isFaulty = false;
        m_journal->step(m_journal->queued());
        reapReference();
    } else {
        m_journal->step(below(m_journal->queued() + 1));
    }
    m_isDying = true;
    m_ledger.reset();
    m_isDying = false;
    std::set<HoldId> holds, ends;
    readRows(holds, ends);
    for (const auto &[id, request] : m_requests) {
        require(!request.isWritten || holds.contains(id),
                "what a client was told to send is in the journal");
        require(!isPeaceful || !request.isTold || holds.contains(id),
                "a hold is written before a peaceful end");
    }
    for (const auto &[id, actual] : m_ends)
        require(!isPeaceful || ends.contains(id), "a settlement is written before a peaceful end");
    m_failed.clear();
    std::erase_if(m_requests, [&](const auto &entry) { return !holds.contains(entry.first); });
    std::erase_if(m_ends, [&](const auto &entry) { return !ends.contains(entry.first); });
    std::erase_if(m_amounts, [&](const auto &entry) { return !holds.contains(entry.first); });
    std::erase_if(m_names, [&](const auto &entry) { return !ends.contains(entry.first); });
    readJobs();
    m_claimed.clear();
    m_inFlight.clear();
    m_waitingIds.clear();
    m_orphans.clear();
    m_last = {};
    for (const HoldId id : holds) {
        if (!ends.contains(id))
            m_orphans.insert(id);
    }
    m_isFaulty = false;
    if (chance(30))
        jump();
    m_reference.crash(holds, ends, m_amounts, m_now);
    open();
    ++(isPeaceful ? m_tally.restarts : m_tally.crashes);
    compare();
    compareOpenHolds();
}

} // namespace model
