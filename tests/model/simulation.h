// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reference.h"
#include "sqlite_ledger.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace model {

/// What happened in a simulation, to show that everything was tried.
struct Tally {
    std::uint64_t steps = 0, held = 0, refused = 0, waited = 0, busy = 0, settled = 0,
        crashes = 0, restarts = 0, clockJumps = 0, edits = 0, faults = 0, unavailable = 0,
        resolved = 0, verified = 0, shrunk = 0, orphaned = 0, followed = 0, cut = 0, corrected = 0,
        deferred = 0, claimed = 0;
    void add(const Tally &other);
};

/// One life of a ledger: the production account, ledger and journal, driven by chance from a seed,
/// beside the reference. Deterministic: no thread, no clock, no other randomness.
class Simulation final {
public:
    /// `folder` is emptied. Throws std::runtime_error with what was violated.
    Simulation(std::uint64_t seed, std::filesystem::path folder);
    ~Simulation();
    void run(std::uint64_t steps);
    const Tally &tally() const { return m_tally; }

private:
    struct Request {
        std::string name;
        RequestLabels labels;
        Ask ask;
        bool isWaiting = false;
        bool isPromised = false;      ///< the account holds it, its row may still be queued
        bool mustBeRefused = false;
        bool isTold = false;          ///< the client may send
        bool isWritten = false;       ///< it was told because the row is there
    };

    std::uint64_t below(std::uint64_t end) { return m_dice() % end; }
    bool chance(unsigned percent) { return below(100) < percent; }
    [[noreturn]] void fail(const std::string &what) const;
    void require(bool holds, const char *what) const;

    void step();
    void admit();
    void settle();
    void settleAgain();
    void shrink();
    void follow();
    void correct();
    void defer();
    void claimJob();
    llmcap::Settlement settlementOf(HoldId id, const Request &request);
    void giveUp();
    void resolve();
    void jump();
    void editCaps();
    void putCap();
    void changeCap();
    void enforce();
    void crashOrRestart();
    void writeSome();

    void open();
    void wakeReference();
    void reapReference();
    void answer(HoldId id, const llmcap::Admission &admission);
    /// Makes a call whose answers wait until the reference has followed.
    template <class Call> auto deferred(Call call)
    {
        m_isDeferring = true;
        auto result = call();
        m_isDeferring = false;
        return result;
    }
    void hearDeferred();
    void compare();
    void compareOpenHolds();
    void readRows(std::set<HoldId> &holds, std::set<HoldId> &ends) const;
    void readJobs();
    llmcap::Result<void> mayCommit();
    HoldId anyOf(const std::set<HoldId> &ids);
    Cap randomCap();

    const std::uint64_t m_seed;
    const std::filesystem::path m_folder;
    std::mt19937_64 m_dice;
    const bool m_failOpen;
    Instant m_now;
    std::unique_ptr<llmcap::SqliteLedger> m_ledger;
    llmcap::Journal *m_journal = nullptr;
    Reference m_reference;
    std::map<HoldId, Request> m_requests;      ///< waiting, promised and in flight
    std::set<HoldId> m_inFlight, m_orphans, m_waitingIds;
    std::set<HoldId> m_failed;                 ///< could not be written, not yet taken back
    std::map<HoldId, Quantities> m_amounts;    ///< as admitted
    std::map<HoldId, Quantities> m_ends;       ///< settled, with what, corrections included
    std::map<HoldId, std::string> m_names;     ///< of what was settled
    std::map<HoldId, std::string> m_jobs;      ///< whose bills close orphans; also past ones
    std::set<HoldId> m_claimed;                ///< of these, in this life
    llmcap::Settlement m_last;                 ///< the latest, to send it twice
    std::vector<std::pair<HoldId, llmcap::Admission>> m_deferred;
    bool m_isDeferring = false;
    std::uint64_t m_serial = 0;
    bool m_isFaulty = false;
    bool m_isDying = false;                    ///< nobody hears of what happens any more
    Tally m_tally;
};

} // namespace model
