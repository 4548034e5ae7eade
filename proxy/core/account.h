// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"

#include <cstdint>
#include <deque>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
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
    };
    /// A waiting request whose turn came, with the decision it got.
    struct Woken {
        Id id = 0;
        Decision decision;
    };
    /// What was settled in a window before a cap existed; `time` matters to rolling windows.
    struct Past {
        Instant time{};
        std::int64_t amount = 0;
    };
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
    /// counts take the difference. `admitted` and `settled` are the instants of its hold.
    void correct(const RequestLabels &labels, Instant admitted, Instant settled,
                 NanoUsd difference, Instant now);
    /// Lowers a hold; never raises it.
    void shrink(Id id, const Ask &ask, Instant now);
    /// What a running request has cost so far. Caps of policy expected hold at least that; the
    /// first one whose limit that would pass stands in the way, and then nothing changes.
    std::optional<CapState> follow(Id id, const Quantities &soFar, Instant now);
    /// Gives back a hold that was never used. As if it had not been.
    void cancel(Id id, Instant now);
    /// A hold found in the journal at start: counted in full in the windows of its admission.
    void restore(Id id, const RequestLabels &labels, const Ask &ask, Instant time);
    /// A hold whose request ended without any word of its cost: it stays counted in full, and
    /// nobody waits for it any more.
    void orphan(Id id);
    /// Requests whose turn has come. To be called after every settle, shrink, cancel and edit.
    std::vector<Woken> wake(Instant now);

    /// Makes or replaces a cap; `past` is what was settled in its running window. Open holds are
    /// counted by the account itself.
    void putCap(const Cap &cap, const std::vector<Past> &past, Instant now);
    /// Changes limit, raise, pause and the like of a cap whose scope, window, unit and policy stay.
    void editCap(const Cap &cap);
    bool removeCap(const std::string &name);
    const Cap *findCap(const std::string &name) const;
    void setEnforcement(const Enforcement &enforcement) { m_enforcement = enforcement; }
    const Enforcement &enforcement() const { return m_enforcement; }

    CapState stateOf(const std::string &name, Instant now) const;
    std::vector<CapState> states(Instant now) const;
    /// A cap that blocks covers these labels, so that unknown prices must not pass.
    bool isCapped(const RequestLabels &labels, Instant now) const;
    /// The strictest policy of the caps that block and cover these labels.
    CapPolicy policyFor(const RequestLabels &labels, Instant now) const;
    /// A cap of policy expected blocks and covers these labels: a stream must be followed.
    bool followsCost(const RequestLabels &labels, Instant now) const;
    bool isEnforcing(Instant now) const;
    std::size_t openHolds() const { return m_holds.size(); }

private:
    struct Book {
        Cap cap;
        Interval window;               ///< calendar windows and total
        std::int64_t spent = 0;
        std::int64_t held = 0;
        std::int64_t orphaned = 0;     ///< in held, of crashed requests
        bool refused = false;          ///< in the running window at the present limit
        std::deque<Past> settled;      ///< rolling windows, oldest first
    };
    struct Booking {
        std::string cap;
        Instant window{};              ///< start of the window it is booked in
    };
    struct Hold {
        RequestLabels labels;
        Ask ask;
        Instant time{};
        bool orphan = false;
        std::vector<Booking> bookings;
    };
    struct Waiting {
        Id id = 0;
        RequestLabels labels;
        Ask ask;
    };

    std::vector<Book *> covering(const RequestLabels &labels);
    void roll(Book &book, Instant now) const;
    bool blocks(const Book &book, Instant now) const;
    Decision decide(const RequestLabels &labels, const Ask &ask, Instant now);
    void hold(Id id, const RequestLabels &labels, const Ask &ask, Instant now, bool orphan);
    /// The book in which a booking still counts; nullptr: its window is over or its cap is gone.
    Book *running(const Booking &booking, Instant now);
    void book(Hold &hold, Book &book, Instant now) const;
    void release(const Hold &hold, const Quantities &actual, Instant now);
    bool isBehindAWaiter(const RequestLabels &labels, const Ask &ask, Instant now);
    CapState stateOf(const Book &book, Instant now) const;

    const Zone m_zone;
    Enforcement m_enforcement;
    std::map<std::string, Book> m_books;
    std::unordered_map<Id, Hold> m_holds;
    std::list<Waiting> m_waiting;
};

} // namespace llmcap
