// SPDX-License-Identifier: GPL-3.0-or-later
#include "account.h"

#include <algorithm>

namespace llmcap {
namespace {

Quantities largerOf(const Quantities &a, const Quantities &b)
{
    return {std::max(a.usd, b.usd), std::max(a.tokens, b.tokens),
            std::max(a.requests, b.requests)};
}

} // namespace

Account::Account(Zone zone)
    : m_zone(std::move(zone))
{
}

void Account::roll(CapBook &book)
{
    if (book.roll(m_latest, m_zone))
        recountHolds(book);
    touch(book);
}

void Account::touch(CapBook &book)
{
    if (book.isDirty && !book.waiters.empty())
        m_touched.insert(&book);
}

void Account::recountHolds(CapBook &book)
{
    book.forgetHolds();
    for (const auto &[id, hold] : m_holds) {
        if (book.counts(hold.time)
            && std::find(hold.books.begin(), hold.books.end(), &book) != hold.books.end())
            book.addHeld(hold.time, heldBy(book.cap, hold.ask), hold.orphan);
    }
}

bool Account::isEnforcing(Instant now) const
{
    now = latest(now);
    return !m_enforcement.warnOnly && now >= m_enforcement.pausedUntil;
}

bool Account::blocks(const CapBook &book, Instant now) const
{
    now = latest(now);
    return isEnforcing(now) && book.cap.action != CapAction::Warn && !book.cap.isPaused(now);
}

Account::Decision Account::decide(const Books &books, const Ask &ask, Instant now)
{
    Decision decision;
    for (CapBook *book : books) {
        roll(*book);
        const std::int64_t amount = heldBy(book->cap, ask);
        const std::int64_t limit = book->cap.limitAt(now);
        const std::int64_t counted = saturatingAdd(book->spent(), book->held());
        if (amount == 0 || saturatingAdd(counted, amount) <= limit)
            continue;
        if (!blocks(*book, now)) {
            decision.warnings.push_back(book->cap.name);
            continue;
        }
        // What will not settle by itself leaves nothing to wait for.
        const std::int64_t lasting = saturatingAdd(book->spent(), book->orphaned());
        const bool isFinal = saturatingAdd(lasting, amount) > limit;
        const Verdict verdict = isFinal ? Verdict::Refused : Verdict::Waiting;
        book->hasRefused = book->hasRefused || isFinal;
        if (decision.verdict == Verdict::Held || (isFinal && decision.verdict != verdict)) {
            decision.verdict = verdict;
            decision.cap = standingOf(*book, now).toState();
        }
        if (book->cap.action == CapAction::Downgrade && decision.cheaperModel.empty())
            decision.cheaperModel = book->cap.downgradeModel;
    }
    return decision;
}

Account::Decision Account::request(Id id, const RequestLabels &labels, const Ask &ask,
                                   Instant now)
{
    now = tick(now);
    const Books books = m_index.covering(labels);
    Decision decision = decide(books, ask, now);
    if (decision.verdict == Verdict::Held && isBehind(books, ask, now, m_lastPlace + 1))
        decision.verdict = Verdict::Waiting;
    if (decision.verdict == Verdict::Held)
        decision.time = hold(id, labels, ask, now, books);
    else if (decision.verdict == Verdict::Waiting)
        enqueue({id, labels, ask}, books);
    return decision;
}

Instant Account::hold(Id id, const RequestLabels &labels, const Ask &ask, Instant now,
                      const Books &books)
{
    Hold hold{labels, ask, now, false, books};
    for (CapBook *book : books) {
        roll(*book);
        book->addHeld(hold.time, heldBy(book->cap, ask), false);
    }
    const Instant time = hold.time;
    m_holds.insert_or_assign(id, std::move(hold));
    return time;
}

void Account::restore(Id id, const RequestLabels &labels, const Quantities &amount, Instant time)
{
    Hold hold{labels, amount, time, true, m_index.covering(labels)};
    for (CapBook *book : hold.books) {
        if (book->counts(time))
            book->addHeld(time, inUnit(amount, book->cap.unit), true);
    }
    m_holds.insert_or_assign(id, std::move(hold));
}

bool Account::settle(Id id, const Quantities &actual, Instant now)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end())
        return false;
    now = tick(now);
    const Hold &hold = at->second;
    for (CapBook *book : hold.books) {
        roll(*book);
        if (book->counts(hold.time))
            book->dropHeld(heldBy(book->cap, hold.ask), hold.orphan);
        book->addSpent({book->isRolling() ? m_latest : hold.time, inUnit(actual, book->cap.unit)});
        touch(*book);
        watch(*book);
    }
    m_holds.erase(at);
    return true;
}

void Account::correct(const RequestLabels &labels, Instant booked, Instant settled,
                      NanoUsd difference, Instant now)
{
    tick(now);
    for (CapBook *book : m_index.covering(labels)) {
        if (book->cap.unit != CapUnit::Usd)
            continue;
        roll(*book);
        book->addSpent({book->isRolling() ? settled : booked, difference.count});
        book->isDirty = true;
        touch(*book);
        watch(*book);
    }
}

void Account::cancel(Id id, Instant now)
{
    settle(id, Quantities{}, now);
}

void Account::shrink(Id id, const Ask &ask, Instant now)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end())
        return;
    tick(now);
    Hold &hold = at->second;
    Ask less;
    less.worst = smallerOf(hold.ask.worst, ask.worst);
    less.expected = smallerOf(hold.ask.expected, ask.expected);
    change(hold, less);
}

std::optional<CapState> Account::follow(Id id, const Quantities &soFar, Instant now)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end())
        return std::nullopt;
    now = tick(now);
    Hold &hold = at->second;
    for (CapBook *book : hold.books) {
        roll(*book);
        if (book->cap.policy != CapPolicy::Expected || !book->counts(hold.time)
            || !blocks(*book, now))
            continue;
        // What the others spent and hold, and what this one has run up: not its whole hold.
        const std::int64_t others = book->heldBeside(heldBy(book->cap, hold.ask));
        const std::int64_t mine = inUnit(soFar, book->cap.unit);
        if (saturatingAdd(saturatingAdd(book->spent(), others), mine) > book->cap.limitAt(now))
            return standingOf(*book, now).toState();
    }
    Ask grown = hold.ask;
    grown.expected = largerOf(hold.ask.expected, soFar);
    if (!(grown == hold.ask))
        change(hold, grown);
    return std::nullopt;
}

void Account::change(Hold &hold, const Ask &ask)
{
    for (CapBook *book : hold.books) {
        roll(*book);
        if (book->counts(hold.time)) {
            book->dropHeld(heldBy(book->cap, hold.ask), hold.orphan);
            book->addHeld(hold.time, heldBy(book->cap, ask), hold.orphan);
        }
        touch(*book);
    }
    hold.ask = ask;
}

void Account::orphan(Id id)
{
    const auto at = m_holds.find(id);
    if (at == m_holds.end() || at->second.orphan)
        return;
    Hold &hold = at->second;
    change(hold, hold.ask.worst);   // as a restart would find it
    hold.orphan = true;
    for (CapBook *book : hold.books) {
        if (book->counts(hold.time))
            book->markOrphan(heldBy(book->cap, hold.ask));
        touch(*book);
    }
}

void Account::putCap(const Cap &cap, const std::vector<Past> &past, Instant now)
{
    now = tick(now);
    removeCap(cap.name);
    auto fresh = std::make_unique<CapBook>(cap, m_latest, m_zone);
    CapBook &book = *fresh;
    m_books[cap.name] = std::move(fresh);
    m_index.add(book);
    for (const Past &entry : past)
        book.addSpent(entry);
    for (auto &[id, hold] : m_holds) {
        if (!cap.scope.covers(hold.labels))
            continue;
        hold.books.push_back(&book);
        if (book.counts(hold.time))
            book.addHeld(hold.time, heldBy(cap, hold.ask), hold.orphan);
    }
    for (const auto &[place, waiting] : m_queue) {
        if (cap.scope.covers(waiting.labels) && heldBy(cap, waiting.ask) != 0)
            contest(book, place);
    }
    book.isDirty = true;
    touch(book);
}

void Account::editCap(const Cap &cap)
{
    const auto at = m_books.find(cap.name);
    if (at == m_books.end())
        return;
    CapBook &book = *at->second;
    book.cap = cap;
    book.hasRefused = false;
    book.isDirty = true;
    touch(book);
    watch(book);
}

bool Account::removeCap(const std::string &name)
{
    const auto at = m_books.find(name);
    if (at == m_books.end())
        return false;
    CapBook &book = *at->second;
    for (auto &[id, hold] : m_holds)
        std::erase(hold.books, &book);
    m_freed.insert(book.waiters.begin(), book.waiters.end());
    m_contested.erase(&book);
    m_touched.erase(&book);
    m_index.remove(book);
    m_books.erase(at);
    return true;
}

const Cap *Account::findCap(const std::string &name) const
{
    const auto at = m_books.find(name);
    return at == m_books.end() ? nullptr : &at->second->cap;
}

void Account::addPast(const RequestLabels &labels, const Quantities &amount, Instant booked,
                      Instant settled, const std::set<std::string> &only)
{
    for (CapBook *book : m_index.covering(labels)) {
        if (only.empty() || only.contains(book->cap.name))
            book->addSpent({book->isRolling() ? settled : booked,
                            inUnit(amount, book->cap.unit)});
    }
}

bool Account::mend(const std::string &name, Instant start, std::int64_t difference)
{
    const auto at = m_books.find(name);
    if (at == m_books.end() || at->second->window.start != start)
        return false;
    at->second->mend(difference);
    touch(*at->second);
    return true;
}

void Account::setEnforcement(const Enforcement &enforcement)
{
    m_enforcement = enforcement;
    for (CapBook *book : m_contested) {
        book->isDirty = true;
        touch(*book);
    }
}

CapStanding Account::standingOf(const CapBook &book, Instant now) const
{
    now = latest(now);
    CapStanding standing = book.standing(now, m_zone);
    if (now < book.window.end || !book.hasLaterHolds())
        return standing;
    WideSum held;
    for (const auto &[id, hold] : m_holds) {
        if (hold.time >= standing.window.start
            && std::find(hold.books.begin(), hold.books.end(), &book) != hold.books.end())
            held.add(heldBy(book.cap, hold.ask));
    }
    standing.held = held.value();
    return standing;
}

std::vector<CapStanding> Account::standings(const RequestLabels &labels, Instant now) const
{
    std::vector<CapStanding> all;
    for (const CapBook *book : m_index.covering(labels))
        all.push_back(standingOf(*book, now));
    return all;
}

std::vector<CapStanding> Account::standings(Instant now) const
{
    std::vector<CapStanding> all;
    all.reserve(m_books.size());
    for (const auto &[name, book] : m_books)
        all.push_back(standingOf(*book, now));
    return all;
}

CapState Account::stateOf(const std::string &name, Instant now) const
{
    const auto at = m_books.find(name);
    return at == m_books.end() ? CapState{} : standingOf(*at->second, now).toState();
}

std::vector<CapState> Account::states(Instant now) const
{
    std::vector<CapState> all;
    all.reserve(m_books.size());
    for (const auto &[name, book] : m_books)
        all.push_back(standingOf(*book, now).toState());
    return all;
}

bool Account::isCapped(const RequestLabels &labels, Instant now) const
{
    const Books books = m_index.covering(labels);
    return std::any_of(books.begin(), books.end(),
                       [&](const CapBook *book) { return blocks(*book, now); });
}

CapPolicy Account::policyFor(const RequestLabels &labels, Instant now) const
{
    for (const CapBook *book : m_index.covering(labels)) {
        if (book->cap.policy == CapPolicy::Strict && blocks(*book, now))
            return CapPolicy::Strict;
    }
    return CapPolicy::WorstCase;
}

bool Account::followsCost(const RequestLabels &labels, Instant now) const
{
    const Books books = m_index.covering(labels);
    return std::any_of(books.begin(), books.end(), [&](const CapBook *book) {
        return book->cap.policy == CapPolicy::Expected && blocks(*book, now);
    });
}

} // namespace llmcap
