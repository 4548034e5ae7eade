// SPDX-License-Identifier: GPL-3.0-or-later
#include "account.h"

#include <algorithm>
#include <limits>
#include <set>

namespace llmcap {
namespace {

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

std::int64_t plus(std::int64_t a, std::int64_t b)
{
    return b > 0 && a > most - b ? most : a + b;
}

bool isRolling(const Cap &cap)
{
    return cap.window.kind == Window::Kind::Rolling;
}

} // namespace

Account::Account(Zone zone)
    : m_zone(std::move(zone))
{
}

std::vector<Account::Book *> Account::covering(const RequestLabels &labels)
{
    std::vector<Book *> books;
    for (auto &[name, book] : m_books) {
        if (book.cap.scope.covers(labels))
            books.push_back(&book);
    }
    return books;
}

void Account::roll(Book &book, Instant now) const
{
    if (isRolling(book.cap)) {
        while (!book.settled.empty() &&
               book.settled.front().time <= now - book.cap.window.rolling) {
            book.spent -= book.settled.front().amount;
            book.settled.pop_front();
        }
        return;
    }
    // Forward only: a clock that is set back reopens no closed window.
    if (now < book.window.end)
        return;
    book.window = windowAt(book.cap.window, now, m_zone);
    book.spent = book.held = book.orphaned = 0;
    book.refused = false;
}

bool Account::isEnforcing(Instant now) const
{
    return !m_enforcement.warnOnly && now >= m_enforcement.pausedUntil;
}

bool Account::blocks(const Book &book, Instant now) const
{
    return isEnforcing(now) && book.cap.action != CapAction::Warn && !book.cap.isPaused(now);
}

Account::Decision Account::decide(const RequestLabels &labels, const Quantities &worst,
                                  Instant now)
{
    Decision decision;
    for (Book *book : covering(labels)) {
        roll(*book, now);
        const std::int64_t amount = inUnit(worst, book->cap.unit);
        const std::int64_t limit = book->cap.limitAt(now);
        if (amount == 0 || plus(plus(book->spent, book->held), amount) <= limit)
            continue;
        if (!blocks(*book, now)) {
            decision.warnings.push_back(book->cap.name);
            continue;
        }
        // What will not settle by itself leaves nothing to wait for.
        if (plus(plus(book->spent, book->orphaned), amount) > limit) {
            book->refused = true;
            return {Verdict::Refused, stateOf(*book, now), {}};
        }
        if (decision.verdict == Verdict::Held) {
            decision.verdict = Verdict::Waiting;
            decision.cap = stateOf(*book, now);
        }
    }
    return decision;
}

bool Account::isBehindAWaiter(const RequestLabels &labels, const Quantities &worst, Instant now)
{
    for (const Book *book : covering(labels)) {
        if (inUnit(worst, book->cap.unit) == 0 || !blocks(*book, now))
            continue;
        for (const Waiting &waiting : m_waiting) {
            if (inUnit(waiting.worst, book->cap.unit) != 0
                && book->cap.scope.covers(waiting.labels))
                return true;
        }
    }
    return false;
}

Account::Decision Account::request(Id id, const RequestLabels &labels, const Quantities &worst,
                                   Instant now)
{
    Decision decision = decide(labels, worst, now);
    if (decision.verdict == Verdict::Held && isBehindAWaiter(labels, worst, now))
        decision.verdict = Verdict::Waiting;
    if (decision.verdict == Verdict::Held)
        hold(id, labels, worst, now, false);
    else if (decision.verdict == Verdict::Waiting)
        m_waiting.push_back({id, labels, worst});
    return decision;
}

std::optional<CapState> Account::withdraw(Id id, Instant now)
{
    const auto at = std::find_if(m_waiting.begin(), m_waiting.end(),
                                 [id](const Waiting &waiting) { return waiting.id == id; });
    if (at == m_waiting.end())
        return std::nullopt;
    const Decision decision = decide(at->labels, at->worst, now);
    std::optional<CapState> inTheWay = decision.cap;
    if (!inTheWay) {   // it stood behind another one: name the first cap that covers it
        for (const Book *book : covering(at->labels)) {
            if (!inTheWay && blocks(*book, now))
                inTheWay = stateOf(*book, now);
        }
    }
    m_waiting.erase(at);
    return inTheWay ? inTheWay : CapState{};
}

void Account::book(Hold &hold, Book &book, Instant now) const
{
    roll(book, now);
    // Booked at the admission instant: a hold of an earlier window does not count in this one.
    if (!isRolling(book.cap) && (hold.time < book.window.start || hold.time >= book.window.end))
        return;
    const std::int64_t amount = inUnit(hold.amount, book.cap.unit);
    book.held = plus(book.held, amount);
    if (hold.orphan)
        book.orphaned = plus(book.orphaned, amount);
    hold.bookings.push_back({book.cap.name, isRolling(book.cap) ? Instant{} : book.window.start});
}

void Account::hold(Id id, const RequestLabels &labels, const Quantities &worst, Instant now,
                   bool orphan)
{
    Hold hold{labels, worst, now, orphan, {}};
    for (Book *cap : covering(labels)) {
        // A clock that was set back books in the window that is still the running one.
        if (!isRolling(cap->cap))
            hold.time = std::max(hold.time, cap->window.start);
        book(hold, *cap, now);
    }
    m_holds.insert_or_assign(id, std::move(hold));
}

void Account::restore(Id id, const RequestLabels &labels, const Quantities &amount, Instant time)
{
    Hold hold{labels, amount, time, true, {}};
    for (Book *cap : covering(labels))
        book(hold, *cap, cap->window.start);
    m_holds.insert_or_assign(id, std::move(hold));
}

void Account::release(const Hold &hold, const Quantities &actual, Instant now)
{
    for (const Booking &booking : hold.bookings) {
        const auto at = m_books.find(booking.cap);
        if (at == m_books.end())
            continue;
        Book &book = at->second;
        roll(book, now);
        if (!isRolling(book.cap) && booking.window != book.window.start)
            continue;
        const std::int64_t amount = inUnit(hold.amount, book.cap.unit);
        const std::int64_t spent = inUnit(actual, book.cap.unit);
        book.held -= amount;
        if (hold.orphan)
            book.orphaned -= amount;
        book.spent = plus(book.spent, spent);
        if (isRolling(book.cap) && spent != 0)
            book.settled.push_back({now, spent});
    }
}

bool Account::settle(Id id, const Quantities &actual, Instant now)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end())
        return false;
    release(at->second, actual, now);
    m_holds.erase(at);
    return true;
}

void Account::correct(const RequestLabels &labels, Instant admitted, Instant settled,
                      NanoUsd difference, Instant now)
{
    for (Book *book : covering(labels)) {
        if (book->cap.unit != CapUnit::Usd)
            continue;
        roll(*book, now);
        if (!isRolling(book->cap)) {
            if (admitted >= book->window.start && admitted < book->window.end)
                book->spent = plus(book->spent, difference.count);
            continue;
        }
        if (settled <= now - book->cap.window.rolling)
            continue;
        auto &past = book->settled;
        const auto behind = std::upper_bound(
            past.begin(), past.end(), settled,
            [](Instant time, const Past &entry) { return time < entry.time; });
        past.insert(behind, {settled, difference.count});
        book->spent = plus(book->spent, difference.count);
    }
}

void Account::cancel(Id id, Instant now)
{
    settle(id, Quantities{}, now);
}

void Account::shrink(Id id, const Quantities &amount, Instant now)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end())
        return;
    Hold &hold = at->second;
    const Quantities less{std::min(hold.amount.usd, amount.usd),
                          std::min(hold.amount.tokens, amount.tokens),
                          std::min(hold.amount.requests, amount.requests)};
    for (const Booking &booking : hold.bookings) {
        const auto cap = m_books.find(booking.cap);
        if (cap == m_books.end())
            continue;
        Book &book = cap->second;
        roll(book, now);
        if (isRolling(book.cap) || booking.window == book.window.start)
            book.held -= inUnit(hold.amount, book.cap.unit) - inUnit(less, book.cap.unit);
    }
    hold.amount = less;
}

void Account::orphan(Id id)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end() || at->second.orphan)
        return;
    at->second.orphan = true;
    for (const Booking &booking : at->second.bookings) {
        const auto cap = m_books.find(booking.cap);
        if (cap == m_books.end())
            continue;
        Book &book = cap->second;
        if (isRolling(book.cap) || booking.window == book.window.start)
            book.orphaned = plus(book.orphaned, inUnit(at->second.amount, book.cap.unit));
    }
}

std::vector<Account::Woken> Account::wake(Instant now)
{
    std::vector<Woken> woken;
    std::set<const Book *> taken;   // caps that somebody further ahead still waits for
    for (auto at = m_waiting.begin(); at != m_waiting.end();) {
        const auto books = covering(at->labels);
        const bool behind = std::any_of(books.begin(), books.end(), [&](const Book *book) {
            return inUnit(at->worst, book->cap.unit) != 0 && taken.contains(book);
        });
        Decision decision = decide(at->labels, at->worst, now);
        if (decision.verdict == Verdict::Waiting
            || (behind && decision.verdict == Verdict::Held)) {
            for (const Book *book : books) {
                if (blocks(*book, now) && inUnit(at->worst, book->cap.unit) != 0)
                    taken.insert(book);
            }
            ++at;
            continue;
        }
        if (decision.verdict == Verdict::Held)
            hold(at->id, at->labels, at->worst, now, false);
        woken.push_back({at->id, std::move(decision)});
        at = m_waiting.erase(at);
    }
    return woken;
}

void Account::putCap(const Cap &cap, const std::vector<Past> &past, Instant now)
{
    removeCap(cap.name);
    Book fresh;
    fresh.cap = cap;
    fresh.window = isRolling(cap) ? Interval{} : windowAt(cap.window, now, m_zone);
    for (const Past &entry : past) {
        fresh.spent = plus(fresh.spent, entry.amount);
        if (isRolling(cap))
            fresh.settled.push_back(entry);
    }
    Book &placed = m_books.insert_or_assign(cap.name, std::move(fresh)).first->second;
    for (auto &[id, hold] : m_holds) {
        if (cap.scope.covers(hold.labels))
            book(hold, placed, now);
    }
}

void Account::editCap(const Cap &cap)
{
    const auto at = m_books.find(cap.name);
    if (at == m_books.end())
        return;
    at->second.cap = cap;
    at->second.refused = false;
}

bool Account::removeCap(const std::string &name)
{
    for (auto &[id, hold] : m_holds)
        std::erase_if(hold.bookings, [&](const Booking &booking) { return booking.cap == name; });
    return m_books.erase(name) > 0;
}

const Cap *Account::findCap(const std::string &name) const
{
    const auto at = m_books.find(name);
    return at == m_books.end() ? nullptr : &at->second.cap;
}

CapState Account::stateOf(const Book &book, Instant now) const
{
    Book current = book;   // a look must not change what stands in the books
    roll(current, now);
    CapState state;
    state.cap = current.cap;
    state.window = isRolling(current.cap) ? windowAt(current.cap.window, now, m_zone)
                                          : current.window;
    state.limit = current.cap.limitAt(now);
    state.spent = current.spent;
    state.held = current.held;
    const std::int64_t counted = plus(current.spent, current.held);
    const bool warns = std::any_of(
        current.cap.warnPercent.begin(), current.cap.warnPercent.end(), [&](int percent) {
            return reachesPercent(counted, state.limit, percent);
        });
    if (current.cap.isPaused(now))
        state.level = CapState::Level::Paused;
    else if (current.spent >= state.limit || current.refused)
        state.level = CapState::Level::Reached;
    else
        state.level = warns ? CapState::Level::Warn : CapState::Level::Ok;
    return state;
}

CapState Account::stateOf(const std::string &name, Instant now) const
{
    const auto at = m_books.find(name);
    return at == m_books.end() ? CapState{} : stateOf(at->second, now);
}

std::vector<CapState> Account::states(Instant now) const
{
    std::vector<CapState> all;
    for (const auto &[name, book] : m_books)
        all.push_back(stateOf(book, now));
    return all;
}

bool Account::isCapped(const RequestLabels &labels, Instant now) const
{
    return std::any_of(m_books.begin(), m_books.end(), [&](const auto &entry) {
        return blocks(entry.second, now) && entry.second.cap.scope.covers(labels);
    });
}

CapPolicy Account::policyFor(const RequestLabels &labels, Instant now) const
{
    CapPolicy policy = CapPolicy::WorstCase;
    for (const auto &[name, book] : m_books) {
        if (book.cap.policy == CapPolicy::Strict && blocks(book, now)
            && book.cap.scope.covers(labels))
            policy = CapPolicy::Strict;
    }
    return policy;
}

} // namespace llmcap
