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

Quantities largerOf(const Quantities &a, const Quantities &b)
{
    return {std::max(a.usd, b.usd), std::max(a.tokens, b.tokens),
            std::max(a.requests, b.requests)};
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

Account::Decision Account::decide(const RequestLabels &labels, const Ask &ask, Instant now)
{
    Decision decision;
    for (Book *book : covering(labels)) {
        roll(*book, now);
        const std::int64_t amount = heldBy(book->cap, ask);
        const std::int64_t limit = book->cap.limitAt(now);
        if (amount == 0 || plus(plus(book->spent, book->held), amount) <= limit)
            continue;
        if (!blocks(*book, now)) {
            decision.warnings.push_back(book->cap.name);
            continue;
        }
        // What will not settle by itself leaves nothing to wait for.
        const bool isFinal = plus(plus(book->spent, book->orphaned), amount) > limit;
        const Verdict verdict = isFinal ? Verdict::Refused : Verdict::Waiting;
        book->refused = book->refused || isFinal;
        if (decision.verdict == Verdict::Held || (isFinal && decision.verdict != verdict)) {
            decision.verdict = verdict;
            decision.cap = stateOf(*book, now);
        }
        if (book->cap.action == CapAction::Downgrade && decision.cheaperModel.empty())
            decision.cheaperModel = book->cap.downgradeModel;
    }
    return decision;
}

bool Account::isBehindAWaiter(const RequestLabels &labels, const Ask &ask, Instant now)
{
    for (const Book *book : covering(labels)) {
        if (heldBy(book->cap, ask) == 0 || !blocks(*book, now))
            continue;
        for (const Waiting &waiting : m_waiting) {
            if (heldBy(book->cap, waiting.ask) != 0
                && book->cap.scope.covers(waiting.labels))
                return true;
        }
    }
    return false;
}

Account::Decision Account::request(Id id, const RequestLabels &labels, const Ask &ask,
                                   Instant now)
{
    Decision decision = decide(labels, ask, now);
    if (decision.verdict == Verdict::Held && isBehindAWaiter(labels, ask, now))
        decision.verdict = Verdict::Waiting;
    if (decision.verdict == Verdict::Held)
        hold(id, labels, ask, now, false);
    else if (decision.verdict == Verdict::Waiting)
        m_waiting.push_back({id, labels, ask});
    return decision;
}

std::optional<Account::Decision> Account::withdraw(Id id, Instant now)
{
    const auto at = std::find_if(m_waiting.begin(), m_waiting.end(),
                                 [id](const Waiting &waiting) { return waiting.id == id; });
    if (at == m_waiting.end())
        return std::nullopt;
    Decision decision = decide(at->labels, at->ask, now);
    if (!decision.cap) {   // it stood behind another one: name the first cap that covers it
        for (const Book *book : covering(at->labels)) {
            if (!decision.cap && blocks(*book, now))
                decision.cap = stateOf(*book, now);
        }
    }
    m_waiting.erase(at);
    return decision;
}

void Account::book(Hold &hold, Book &book, Instant now) const
{
    roll(book, now);
    // Booked at the admission instant: a hold of an earlier window does not count in this one.
    if (!isRolling(book.cap) && (hold.time < book.window.start || hold.time >= book.window.end))
        return;
    const std::int64_t amount = heldBy(book.cap, hold.ask);
    book.held = plus(book.held, amount);
    if (hold.orphan)
        book.orphaned = plus(book.orphaned, amount);
    hold.bookings.push_back({book.cap.name, isRolling(book.cap) ? Instant{} : book.window.start});
}

void Account::hold(Id id, const RequestLabels &labels, const Ask &ask, Instant now,
                   bool orphan)
{
    Hold hold{labels, ask, now, orphan, {}};
    for (Book *cap : covering(labels)) {
        // A clock that was set back books in the window that is still the running one.
        if (!isRolling(cap->cap))
            hold.time = std::max(hold.time, cap->window.start);
        book(hold, *cap, now);
    }
    m_holds.insert_or_assign(id, std::move(hold));
}

void Account::restore(Id id, const RequestLabels &labels, const Ask &ask, Instant time)
{
    Hold hold{labels, ask, time, true, {}};
    for (Book *cap : covering(labels))
        book(hold, *cap, cap->window.start);
    m_holds.insert_or_assign(id, std::move(hold));
}

void Account::release(const Hold &hold, const Quantities &actual, Instant now)
{
    for (const Booking &booking : hold.bookings) {
        Book *book = running(booking, now);
        if (!book)
            continue;
        const std::int64_t amount = heldBy(book->cap, hold.ask);
        const std::int64_t spent = inUnit(actual, book->cap.unit);
        book->held -= amount;
        if (hold.orphan)
            book->orphaned -= amount;
        book->spent = plus(book->spent, spent);
        if (isRolling(book->cap) && spent != 0)
            book->settled.push_back({now, spent});
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

Account::Book *Account::running(const Booking &booking, Instant now)
{
    const auto at = m_books.find(booking.cap);
    if (at == m_books.end())
        return nullptr;
    Book &book = at->second;
    roll(book, now);
    return isRolling(book.cap) || booking.window == book.window.start ? &book : nullptr;
}

void Account::shrink(Id id, const Ask &ask, Instant now)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end())
        return;
    Hold &hold = at->second;
    Ask less;
    less.worst = smallerOf(hold.ask.worst, ask.worst);
    less.expected = smallerOf(hold.ask.expected, ask.expected);
    for (const Booking &booking : hold.bookings) {
        if (Book *book = running(booking, now))
            book->held -= heldBy(book->cap, hold.ask) - heldBy(book->cap, less);
    }
    hold.ask = less;
}

std::optional<CapState> Account::follow(Id id, const Quantities &soFar, Instant now)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end())
        return std::nullopt;
    Hold &hold = at->second;
    Ask grown = hold.ask;
    grown.expected = largerOf(hold.ask.expected, soFar);
    for (const Booking &booking : hold.bookings) {
        const Book *book = running(booking, now);
        if (!book || book->cap.policy != CapPolicy::Expected || !blocks(*book, now))
            continue;
        // What the others spent and hold, and what this one has run up: not its whole hold.
        const std::int64_t others = book->held - heldBy(book->cap, hold.ask);
        const std::int64_t mine = inUnit(soFar, book->cap.unit);
        if (plus(plus(book->spent, others), mine) > book->cap.limitAt(now))
            return stateOf(*book, now);
    }
    for (const Booking &booking : hold.bookings) {
        if (Book *book = running(booking, now))
            book->held = plus(book->held - heldBy(book->cap, hold.ask), heldBy(book->cap, grown));
    }
    hold.ask = grown;
    return std::nullopt;
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
            book.orphaned = plus(book.orphaned, heldBy(book.cap, at->second.ask));
    }
}

std::vector<Account::Woken> Account::wake(Instant now)
{
    std::vector<Woken> woken;
    std::set<const Book *> taken;   // caps that somebody further ahead still waits for
    for (auto at = m_waiting.begin(); at != m_waiting.end();) {
        const auto books = covering(at->labels);
        const bool behind = std::any_of(books.begin(), books.end(), [&](const Book *book) {
            return heldBy(book->cap, at->ask) != 0 && taken.contains(book);
        });
        Decision decision = decide(at->labels, at->ask, now);
        if (decision.verdict == Verdict::Waiting
            || (behind && decision.verdict == Verdict::Held)) {
            for (const Book *book : books) {
                if (blocks(*book, now) && heldBy(book->cap, at->ask) != 0)
                    taken.insert(book);
            }
            ++at;
            continue;
        }
        if (decision.verdict == Verdict::Held)
            hold(at->id, at->labels, at->ask, now, false);
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

bool Account::followsCost(const RequestLabels &labels, Instant now) const
{
    return std::any_of(m_books.begin(), m_books.end(), [&](const auto &entry) {
        const Book &book = entry.second;
        return book.cap.policy == CapPolicy::Expected && blocks(book, now)
            && book.cap.scope.covers(labels);
    });
}

} // namespace llmcap
