// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace model {

using llmcap::Ask;
using llmcap::Cap;
using llmcap::HoldId;
using llmcap::Instant;
using llmcap::Quantities;
using llmcap::RequestLabels;

/// The zone of the simulation: two hours ahead of UTC from April to September, one hour else.
llmcap::Zone summerZone();

/// What the books must say, written apart from them: plain lists, sums over everything, windows
/// named by their local date and never by their bounds. It shares values with the production code
/// (Cap, Quantities, RequestLabels), and no decision.
class Reference final {
public:
    enum class Answer { Held, Refused, Waiting };
    struct Standing {
        std::int64_t spent = 0, held = 0;
    };

    Answer request(HoldId id, const RequestLabels &labels, const Ask &ask, Instant now);
    bool withdraw(HoldId id);
    void settle(HoldId id, const Quantities &actual, Instant now);
    void shrink(HoldId id, const Ask &ask, Instant now);
    /// False: the stream must end, a cap of policy expected is reached.
    bool follow(HoldId id, const Quantities &soFar, Instant now);
    /// What was settled costs so much more or less.
    void correct(HoldId id, std::int64_t difference, Instant now);
    void orphan(HoldId id);
    void cancel(HoldId id);
    /// Requests whose turn has come, oldest first, with what becomes of them.
    std::vector<std::pair<HoldId, Answer>> wake(Instant now);

    void putCap(const Cap &cap, Instant now);
    void editCap(const Cap &cap);
    void removeCap(const std::string &name);
    void setEnforcement(const llmcap::Ledger::Enforcement &enforcement);
    /// The process died with so many rows written: `isWritten` says of a hold or a settlement
    /// whether its row is there. What was only in memory is gone, what is open is orphaned.
    void crash(const std::set<HoldId> &writtenHolds, const std::set<HoldId> &writtenEnds,
               const std::map<HoldId, Quantities> &amounts, Instant now);

    Standing standing(const std::string &name, Instant now);
    const std::map<std::string, Cap> &caps() const { return m_caps; }
    /// What is wrong with an admission of this moment, "" nothing: a limit passed, somebody passed
    /// in the queue.
    std::string problemOf(HoldId id, Instant now);
    /// A request that waits although it could go: "" none.
    std::string starving(Instant now);
    std::size_t waiting() const { return m_waiting.size(); }
    std::size_t openHolds() const { return m_open.size(); }
    Quantities amountOf(HoldId id) const { return m_open.at(id).ask.worst; }
    std::optional<Instant> bookedAt(HoldId id) const;

private:
    struct Open {
        RequestLabels labels;
        Ask ask;
        Instant booked{};
        bool orphan = false;
    };
    struct Ended {
        HoldId id = 0;
        RequestLabels labels;
        Quantities actual;
        Instant booked{}, settled{};
    };
    struct Waiting {
        HoldId id = 0;
        RequestLabels labels;
        Ask ask;
    };
    /// How far a cap's window has moved on, and the sum behind it.
    struct Running {
        std::int64_t key = 0;          ///< calendar: number of the window
        Instant threshold{};           ///< rolling: what was settled up to here has left
        std::int64_t spent = 0;
        std::multimap<Instant, std::int64_t> inside;   ///< rolling
    };

    bool blocks(const Cap &cap, Instant now) const;
    std::int64_t limit(const Cap &cap, Instant now) const;
    void tick(Instant now) { m_latest = std::max(m_latest, now); }
    void advance(const Cap &cap);
    void recount(const Cap &cap);
    bool counts(const Cap &cap, Instant booked) const;
    Answer decide(const RequestLabels &labels, const Ask &ask, Instant now);
    bool isPassed(const RequestLabels &labels, const Ask &ask, HoldId until, Instant now);
    void hold(HoldId id, const RequestLabels &labels, const Ask &ask);
    std::int64_t heldOf(const Cap &cap, bool orphansAlone) const;

    std::map<std::string, Cap> m_caps;
    std::map<std::string, Running> m_running;
    llmcap::Ledger::Enforcement m_enforcement;
    Instant m_latest = Instant::min();   ///< the clock that never goes back in one life
    std::map<HoldId, Open> m_open;
    std::vector<Ended> m_ended;
    std::vector<Waiting> m_waiting;   ///< first come first
};

} // namespace model
