// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

namespace model {

using namespace std::chrono;
using namespace llmcap;

namespace {

const Instant begin{sys_days{year{2026} / 3 / 20} + hours{10}};

} // namespace

void Tally::add(const Tally &o)
{
    steps += o.steps, held += o.held, refused += o.refused, waited += o.waited, busy += o.busy;
    settled += o.settled, crashes += o.crashes, restarts += o.restarts, edits += o.edits;
    clockJumps += o.clockJumps, faults += o.faults, unavailable += o.unavailable;
    resolved += o.resolved, verified += o.verified, shrunk += o.shrunk, orphaned += o.orphaned;
    followed += o.followed, cut += o.cut, corrected += o.corrected, deferred += o.deferred;
    claimed += o.claimed;
}

Simulation::Simulation(std::uint64_t seed, std::filesystem::path folder)
    : m_seed(seed), m_folder(std::move(folder)), m_dice(seed), m_failOpen(chance(15)), m_now(begin)
{
    std::filesystem::remove_all(m_folder);
    open();
}

Simulation::~Simulation()
{
    m_isDying = true;
}

void Simulation::fail(const std::string &what) const
{
    throw std::runtime_error("seed " + std::to_string(m_seed) + ", step "
                             + std::to_string(m_tally.steps) + ": " + what);
}

void Simulation::require(bool holds, const char *what) const
{
    if (!holds)
        fail(what);
}

Result<void> Simulation::mayCommit()
{
    if (!m_isFaulty || chance(30))
        return {};
    ++m_tally.faults;
    return Error{ErrorCode::Io, "the disk of the simulation is full"};
}

void Simulation::open()
{
    LedgerOptions options;
    options.folder = m_folder;
    options.zone = summerZone();
    options.failOpen = m_failOpen;
    options.auditDays = 30;
    options.checkpointEvery = 20;
    auto lock = FolderLock::take(m_folder);
    require(bool(lock), "the folder is free");
    const auto file = m_folder / "ledger.sqlite";
    JournalOptions writing;
    writing.ownThread = false;
    writing.synced = false;
    writing.beforeCommit = [this] { return mayCommit(); };
    auto journal = Journal::open(file, std::move(writing));
    require(bool(journal), "the journal opens");
    auto history = History::open(file, options.zone);
    require(bool(history), "the history opens");
    m_journal = journal->get();
    m_ledger = std::make_unique<SqliteLedger>(std::move(options), std::move(*lock),
                                              std::move(*journal), std::move(*history));
    require(bool(m_ledger->rebuild(m_now)), "the ledger opens");
    if (chance(30)) {
        auto second = History::open(file, summerZone());
        const auto differences = m_ledger->verify(**second);
        require(differences && *differences == 0, "checkpoints equal the sums of all rows");
        ++m_tally.verified;
    }
}

void Simulation::run(std::uint64_t steps)
{
    for (std::uint64_t i = 0; i < steps; ++i) {
        ++m_tally.steps;
        step();
        compare();
    }
    m_isFaulty = false;
}

void Simulation::step()
{
    m_now += microseconds{below(chance(50) ? 3 : 20'000'000)};
    const std::uint64_t dice = below(10'000);
    if (dice < 3'300)
        admit();
    else if (dice < 6'200)
        settle();
    else if (dice < 6'400)
        shrink();
    else if (dice < 6'550)
        follow();
    else if (dice < 6'600)
        correct();
    else if (dice < 7'000)
        giveUp();
    else if (dice < 7'100)
        settleAgain();
    else if (dice < 7'250)
        resolve();
    else if (dice < 7'270)
        defer();
    else if (dice < 7'300)
        claimJob();
    else if (dice < 7'500)
        jump();
    else if (dice < 7'800)
        editCaps();
    else if (dice < 7'850)
        m_isFaulty = !m_isFaulty && chance(40);
    else if (dice < 7'870)
        crashOrRestart();
    else
        writeSome();
}

void Simulation::writeSome()
{
    m_journal->step(1 + below(6));
}

/// Holds that could not be written are taken back by whatever the ledger does next.
void Simulation::reapReference()
{
    for (const HoldId id : m_failed) {
        m_reference.cancel(id);
        m_requests.erase(id);
    }
    m_failed.clear();
}

void Simulation::wakeReference()
{
    reapReference();
    for (const auto &[id, answer] : m_reference.wake(m_now)) {
        Request &request = m_requests.at(id);
        m_waitingIds.erase(id);
        request.isWaiting = false;
        if (answer == Reference::Answer::Held) {
            request.isPromised = true;
            m_amounts[id] = request.ask.worst;
            ++m_tally.held;
            if (const auto problem = m_reference.problemOf(id, m_now); !problem.empty())
                fail(problem);
        } else {
            request.mustBeRefused = true;
        }
    }
}

/// The ledger's callback. It may come before the reference has been asked: noted, and judged
/// there.
void Simulation::answer(HoldId id, const Admission &admission)
{
    if (m_isDying)
        return;
    if (m_isDeferring) {
        m_deferred.emplace_back(id, admission);
        return;
    }
    const auto at = m_requests.find(id);
    require(at != m_requests.end(), "an answer comes once");
    Request &request = at->second;
    switch (admission.kind) {
    case Admission::Kind::Held:
        require(request.isPromised && !request.isTold, "only what the caps allow may go, once");
        require(admission.hold == id, "a hold bears its ticket's number");
        request.isTold = true;
        request.isWritten = !m_isFaulty || !m_failOpen;
        m_inFlight.insert(id);
        return;
    case Admission::Kind::Unavailable:
        require(request.isPromised && !request.isTold && m_isFaulty && !m_failOpen,
                "only a broken disk makes the ledger unavailable");
        m_failed.insert(id);
        ++m_tally.unavailable;
        return;
    case Admission::Kind::Refused:
        require(request.mustBeRefused, "nothing is refused that fits or may fit");
        ++m_tally.refused;
        break;
    case Admission::Kind::Busy:
        require(request.isWaiting, "busy is an answer to those who wait");
        ++m_tally.busy;
        m_waitingIds.erase(id);
        require(m_reference.withdraw(id), "who gets busy stood in the queue");
        wakeReference();   // who stood behind it may go
        break;
    }
    m_requests.erase(at);
}

void Simulation::hearDeferred()
{
    for (const auto &[id, admission] : std::exchange(m_deferred, {}))
        answer(id, admission);
}

void Simulation::compare()
{
    // Whoever was woken as refused has heard of it by now.
    for (const auto &[id, request] : m_requests)
        require(!request.mustBeRefused, "who is refused hears of it");
    const Snapshot snapshot = m_ledger->snapshot(m_now);
    require(snapshot.caps.size() == m_reference.caps().size(), "all caps are there");
    for (const CapState &state : snapshot.caps) {
        const auto expected = m_reference.standing(state.cap.name, m_now);
        if (state.spent != expected.spent || state.held != expected.held)
            fail("cap " + state.cap.name + " (" + toString(state.cap.window) + ") says "
                 + std::to_string(state.spent) + " spent and " + std::to_string(state.held)
                 + " held, the reference " + std::to_string(expected.spent) + " and "
                 + std::to_string(expected.held));
    }
    if (m_tally.steps % 64 == 0)
        compareOpenHolds();
}

void Simulation::compareOpenHolds()
{
    const auto holds = m_ledger->holds();
    std::size_t orphans = 0;
    for (const OpenHold &hold : *holds) {
        orphans += hold.orphan;
        const auto booked = m_reference.bookedAt(hold.id);
        require(booked.has_value(), "a hold is open that was closed");
        require(*booked == hold.time, "a hold is booked at its admission");
        const auto job = m_jobs.find(hold.id);
        require(hold.waitsFor == (job == m_jobs.end() ? "" : job->second),
                "a hold says which job it waits for");
    }
    require(orphans == m_orphans.size(), "orphans are listed, and they alone");
    require(holds->size() == m_reference.openHolds(), "every open hold is listed");
    // After a look at the clock nobody waits for nothing.
    wakeReference();
    m_ledger->giveUp(0, m_now);
    if (const auto starving = m_reference.starving(m_now); !starving.empty())
        fail(starving);
}

} // namespace model
