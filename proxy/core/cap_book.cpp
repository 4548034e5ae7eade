// SPDX-License-Identifier: GPL-3.0-or-later
#include "cap_book.h"

namespace llmcap {

CapBook::CapBook(Cap given, Instant now, const Zone &zone)
    : cap(std::move(given))
{
    if (isRolling()) {
        window = {Instant::min(), Instant::max()};
        m_threshold = now - cap.window.rolling;
    } else {
        window = windowAt(cap.window, now, zone);
    }
}

bool CapBook::roll(Instant now, const Zone &zone)
{
    if (isRolling()) {
        m_threshold = std::max(m_threshold, now - cap.window.rolling);
        while (!m_settled.empty() && m_settled.front().time <= m_threshold) {
            m_spent.subtract(m_settled.front().amount);
            m_settled.pop_front();
            isDirty = true;
        }
        return false;
    }
    if (now < window.end)
        return false;
    window = windowAt(cap.window, now, zone);
    m_spent = spentAfter(window.start);
    std::erase_if(m_later, [this](const Past &past) { return past.time < window.end; });
    const bool mustRecount = m_hasLaterHolds;
    forgetHolds();
    hasRefused = false;
    isDirty = true;
    return mustRecount;
}

void CapBook::addHeld(Instant time, std::int64_t amount, bool orphan)
{
    m_held.add(amount);
    if (orphan)
        m_orphaned.add(amount);
    m_hasLaterHolds = m_hasLaterHolds || time >= window.end;
}

void CapBook::dropHeld(std::int64_t amount, bool orphan)
{
    m_held.subtract(amount);
    if (orphan)
        m_orphaned.subtract(amount);
    isDirty = true;
}

void CapBook::markOrphan(std::int64_t amount)
{
    m_orphaned.add(amount);
    isDirty = true;   // who waited for it need not wait longer
}

void CapBook::addSpent(Past past)
{
    if (past.amount == 0)
        return;
    if (!isRolling()) {
        if (past.time < window.start)
            return;
        m_spent.add(past.amount);
        if (past.time >= window.end)
            m_later.push_back(past);
        return;
    }
    if (past.time <= m_threshold)
        return;
    m_spent.add(past.amount);
    // Nearly always at the end; not where the clock was set back.
    const auto place = std::upper_bound(
        m_settled.begin(), m_settled.end(), past.time,
        [](Instant time, const Past &other) { return time < other.time; });
    m_settled.insert(place, past);
}

void CapBook::forgetHolds()
{
    m_held = m_orphaned = {};
    m_hasLaterHolds = false;
}

void CapBook::mend(std::int64_t difference)
{
    m_spent.add(difference);
    isDirty = true;
}

std::int64_t CapBook::heldBeside(std::int64_t amount) const
{
    WideSum others = m_held;
    others.subtract(amount);
    return others.value();
}

WideSum CapBook::spentAfter(Instant start) const
{
    WideSum sum;
    for (const Past &past : m_later)
        sum.add(past.time >= start ? past.amount : 0);
    return sum;
}

Instant CapBook::nextChange(Instant now) const
{
    Instant next = window.end;   // of a rolling cap: never
    if (isRolling() && !m_settled.empty())
        next = m_settled.front().time + cap.window.rolling;
    for (const Instant end : {cap.raiseUntil, cap.pausedUntil}) {
        if (end > now)
            next = std::min(next, end);
    }
    return next;
}

bool CapBook::hasTightened(Instant since, Instant now) const
{
    const auto ended = [&](Instant end) { return end > since && end <= now; };
    return ended(cap.raiseUntil) || ended(cap.pausedUntil);
}

CapStanding CapBook::standing(Instant now, const Zone &zone) const
{
    CapStanding at{&cap, window, cap.limitAt(now), spent(), held(), CapState::Level::Ok};
    bool refused = hasRefused;
    if (isRolling()) {
        at.window = windowAt(cap.window, now, zone);
        const Instant threshold = std::max(m_threshold, now - cap.window.rolling);
        WideSum left = m_spent;
        for (auto past = m_settled.begin();
             past != m_settled.end() && past->time <= threshold; ++past)
            left.subtract(past->amount);
        at.spent = left.value();
    } else if (now >= window.end) {
        // Holds beyond the end are the account's to count; see its view of states.
        at.window = windowAt(cap.window, now, zone);
        at.spent = spentAfter(at.window.start).value();
        at.held = 0;
        at.limit = cap.limitAt(now);
        refused = false;
    }
    const std::int64_t counted = saturatingAdd(at.spent, at.held);
    const bool warns = std::any_of(
        cap.warnPercent.begin(), cap.warnPercent.end(),
        [&](int percent) { return reachesPercent(counted, at.limit, percent); });
    if (cap.isPaused(now))
        at.level = CapState::Level::Paused;
    else if (at.spent >= at.limit || refused)
        at.level = CapState::Level::Reached;
    else
        at.level = warns ? CapState::Level::Warn : CapState::Level::Ok;
    return at;
}

} // namespace llmcap
