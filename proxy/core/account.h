// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap_book.h"
#include "cap_index.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace llmcap {

/// Decides whether a request may spend, and remembers what is promised.
/// Thread: none of its own; the ledger calls it under one mutex. No I/O and no clock, so that a
/// simulator can drive it. REQUIRES: each hold is settled exactly once.
///
/// Invariant: no admission takes spent + held of a cap that blocks above its limit at that
/// moment. All caps that cover a request hold together or not at all.
class Account final {
public:
    using Id = std::int64_t;

    enum class Verdict : std::uint8_t { Held, Refused, Waiting };
    struct Decision {
        Verdict verdict = Verdict::Held;
        std::optional<CapState> cap;         ///< Refused, Waiting: the cap in the way
        std::vector<std::string> warnings;   ///< Held: caps that only warn and are passed
        /// Refused, Waiting: the cheaper model of the first cap in the way that names one; "" none.
        std::string cheaperModel;
        Instant time{};                      ///< Held: the instant that it is booked at
    };
    /// A waiting request whose turn came, with the decision it got.
    struct Woken {
        Id id = 0;
        Decision decision;
    };
    using Past = llmcap::Past;
    struct Enforcement {
        bool warnOnly = false;
        bool blockAll = false;
        Instant pausedUntil = Instant::min();
    };

    explicit Account(Zone zone);

    /// Holds `ask` for request `id` (each cap by its policy), refuses it, or queues it first come,
    /// first served among the requests that share a cap. An open hold of a crash counts as spent
    /// here: it will not settle by itself, so waiting for it cannot help.
    Decision request(Id id, const RequestLabels &labels, const Ask &ask, Instant now);
    /// Takes a waiting request out of the queue; the decision with the cap that stood in its way,
    /// or nullopt where it does not wait.
    std::optional<Decision> withdraw(Id id, Instant now);
    /// Replaces a hold by what was spent. False: there is no such open hold.
    bool settle(Id id, const Quantities &actual, Instant now);
    /// What was settled costs more or less than it was booked with: the windows in which it still
    /// counts take the difference. `booked` and `settled` are the instants of its hold.
    void correct(const RequestLabels &labels, Instant booked, Instant settled,
                 NanoUsd difference, Instant now);
    /// Lowers a hold; never raises it.
    void shrink(Id id, const Ask &ask, Instant now);
    /// What a running request has cost so far. Caps of policy expected hold at least that; the
    /// first one whose limit that would pass stands in the way, and then nothing changes.
    std::optional<CapState> follow(Id id, const Quantities &soFar, Instant now);
    /// Gives back a hold that was never used. As if it had not been.
    void cancel(Id id, Instant now);
    /// A hold found in the journal at start: counted in full in the windows of its admission.
    void restore(Id id, const RequestLabels &labels, const Quantities &amount, Instant time);
    /// A hold whose request ended without any word of its cost: it stays counted in full, by every
    /// policy, and nobody waits for it any more.
    void orphan(Id id);
    /// Requests whose turn has come, in their order. To be called after everything that can make
    /// room: settle, shrink, cancel, withdraw, edits, and the passing of time. Looks only at the
    /// caps in which something changed.
    std::vector<Woken> wake(Instant now);

    /// Makes or replaces a cap; `past` is what was settled in its running window and beyond. Open
    /// holds are counted by the account itself.
    void putCap(const Cap &cap, const std::vector<Past> &past, Instant now);
    /// Changes limit, raise, pause and the like of a cap whose scope, window, unit and policy stay.
    void editCap(const Cap &cap);
    bool removeCap(const std::string &name);
    const Cap *findCap(const std::string &name) const;
    /// Adds a settled amount from the journal to the caps that cover its labels; with `only`, to
    /// those of these names alone.
    void addPast(const RequestLabels &labels, const Quantities &amount, Instant booked,
                 Instant settled, const std::set<std::string> &only);
    /// Mends the sum of a cap whose window still starts at `start`; false where it does not.
    bool mend(const std::string &name, Instant start, std::int64_t difference);
    void setEnforcement(const Enforcement &enforcement);
    const Enforcement &enforcement() const { return m_enforcement; }

    /// Where the caps that cover these labels stand. The pointers live until the next edit.
    std::vector<CapStanding> standings(const RequestLabels &labels, Instant now) const;
    /// The same of all caps, by name.
    std::vector<CapStanding> standings(Instant now) const;
    CapState stateOf(const std::string &name, Instant now) const;
    std::vector<CapState> states(Instant now) const;
    /// A cap that blocks covers these labels, so that unknown prices must not pass.
    bool isCapped(const RequestLabels &labels, Instant now) const;
    /// The strictest policy of the caps that block and cover these labels.
    CapPolicy policyFor(const RequestLabels &labels, Instant now) const;
    /// A cap of policy expected blocks and covers these labels: a stream must be followed.
    bool followsCost(const RequestLabels &labels, Instant now) const;
    bool isEnforcing(Instant now) const;
    std::size_t capCount() const { return m_books.size(); }
    std::size_t openHolds() const { return m_holds.size(); }
    std::size_t waiting() const { return m_queue.size(); }

private:
    using Books = std::vector<CapBook *>;
    using Place = std::uint64_t;   ///< in the queue, first come first
    struct Hold {
        RequestLabels labels;
        Ask ask;
        Instant time{};            ///< booked at
        bool orphan = false;
        Books books;               ///< all caps that cover it
    };
    struct Waiting {
        Id id = 0;
        RequestLabels labels;
        Ask ask;
    };

    /// The account's clock: it never goes back while it runs, so that a clock that is set back
    /// reopens no window and revives no raise and no pause.
    Instant tick(Instant now) { return m_latest = std::max(m_latest, now); }
    Instant latest(Instant now) const { return std::max(m_latest, now); }
    void roll(CapBook &book);
    void recountHolds(CapBook &book);
    bool blocks(const CapBook &book, Instant now) const;
    Decision decide(const Books &books, const Ask &ask, Instant now);
    Instant hold(Id id, const RequestLabels &labels, const Ask &ask, Instant now,
                 const Books &books);
    /// Somebody who came earlier waits for a cap that these need, too.
    bool isBehind(const Books &books, const Ask &ask, Instant now, Place place) const;
    void enqueue(const Waiting &waiting, const Books &books);
    void dequeue(Place place, const Books &books);
    void contest(CapBook &book, Place place);
    /// Notes when time alone will change what fits in a cap that has waiters.
    void watch(const CapBook &book);
    /// Notes that waiters of this cap must look again, where headroom may have grown.
    void touch(CapBook &book);
    /// Places whose turn may have come, by what changed since the last call.
    std::set<Place> candidates(Instant now);
    void addCandidates(const CapBook &book, Instant now, std::set<Place> &places) const;
    /// Holds `ask` instead of what it held.
    void change(Hold &hold, const Ask &ask);
    CapStanding standingOf(const CapBook &book, Instant now) const;

    const Zone m_zone;
    Enforcement m_enforcement;
    Instant m_latest = Instant::min();           ///< the latest instant seen
    std::map<std::string, std::unique_ptr<CapBook>> m_books;
    CapIndex m_index;
    std::unordered_map<Id, Hold> m_holds;
    std::map<Place, Waiting> m_queue;
    std::unordered_map<Id, Place> m_places;      ///< in m_queue
    std::set<CapBook *> m_contested;             ///< caps with waiters
    std::set<CapBook *> m_touched;               ///< of these, where something changed
    std::set<Place> m_freed;                     ///< waiters of caps that were removed
    Instant m_nextChange = Instant::max();       ///< no contested cap changes by itself before
    Instant m_looked = Instant::min();           ///< when the contested caps were looked at
    Place m_lastPlace = 0;
};

} // namespace llmcap
