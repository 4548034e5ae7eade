// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"
#include "saturating.h"

#include <algorithm>
#include <cstdint>
#include <deque>
#include <set>
#include <vector>

namespace llmcap {

/// What was settled, with the instant that counts: of a calendar window the admission, of a
/// rolling window the settlement.
struct Past {
    Instant time{};
    std::int64_t amount = 0;
};

/// Where a cap stands at one instant, without a copy of the cap.
struct CapStanding {
    const Cap *cap = nullptr;    ///< lives until the next edit of this cap
    Interval window;             ///< the running one
    std::int64_t limit = 0;      ///< in force, raise included
    std::int64_t spent = 0;
    std::int64_t held = 0;
    CapState::Level level = CapState::Level::Ok;

    CapState toState() const { return {*cap, window, limit, spent, held, level}; }
};

/// The running sums of one cap. Thread: the account's; no I/O and no clock.
///
/// What counts is one rule for every window: everything later than a threshold that only moves
/// forward. A calendar window's threshold is its start, and it counts what was booked at or after
/// it (not only up to its end: after a clock was set back nothing may slip past). A rolling
/// window's is the latest instant seen minus its length, and it counts later settlements.
class CapBook final {
public:
    CapBook(Cap cap, Instant now, const Zone &zone);

    bool isRolling() const { return cap.window.kind == Window::Kind::Rolling; }
    /// Moves the threshold forward to `now`, never back. True: what is held must be counted anew
    /// (only after a clock was set back are there holds beyond a window's end).
    bool roll(Instant now, const Zone &zone);
    /// A hold booked at `time` counts here.
    bool counts(Instant time) const { return isRolling() || time >= window.start; }
    void addHeld(Instant time, std::int64_t amount, bool orphan);
    /// Takes a hold of that amount back. REQUIRES: it counts here.
    void dropHeld(std::int64_t amount, bool orphan);
    void markOrphan(std::int64_t amount);
    /// Adds what was spent, where it counts; a correction may be negative.
    void addSpent(Past past);
    void forgetHolds();
    /// Mends a sum that a check found wrong.
    void mend(std::int64_t difference);

    std::int64_t spent() const { return m_spent.value(); }
    std::int64_t held() const { return m_held.value(); }
    std::int64_t orphaned() const { return m_orphaned.value(); }
    /// What is held without one hold of that amount.
    std::int64_t heldBeside(std::int64_t amount) const;
    bool hasLaterHolds() const { return m_hasLaterHolds; }
    /// When, after `now`, time alone changes what fits: a window or a settlement in it ends, or a
    /// raise or a pause does. Instant::max() where it does not.
    Instant nextChange(Instant now) const;
    /// A raise or a pause ended after `since`, by `now`: less fits than before.
    bool hasTightened(Instant since, Instant now) const;
    /// As roll(now) would leave it, without doing it.
    CapStanding standing(Instant now, const Zone &zone) const;

    Cap cap;
    Interval window;                     ///< of a rolling cap: [Instant::min(), Instant::max())
    bool hasRefused = false;             ///< in the running window at the present limit
    bool isDirty = false;                ///< headroom may have grown since the waiters looked
    std::set<std::uint64_t> waiters;     ///< places in the queue that need some of this cap

private:
    WideSum spentAfter(Instant start) const;

    WideSum m_spent;
    WideSum m_held;
    WideSum m_orphaned;                  ///< in m_held, of crashed requests
    Instant m_threshold = Instant::min();   ///< rolling: up to here everything has left
    std::deque<Past> m_settled;          ///< rolling: oldest first
    std::vector<Past> m_later;           ///< calendar: in m_spent, booked beyond the window's end
    bool m_hasLaterHolds = false;        ///< the same of holds
};

} // namespace llmcap
