// SPDX-License-Identifier: GPL-3.0-or-later
// Who waits, for which caps, and whose turn has come.
#include "account.h"

#include <algorithm>

namespace llmcap {

bool Account::isBehind(const Books &books, const Ask &ask, Instant now,
                       Place place) const
{
    return std::any_of(books.begin(), books.end(), [&](const CapBook *book) {
        return !book->waiters.empty() && *book->waiters.begin() < place
            && heldBy(book->cap, ask) != 0 && blocks(*book, now);
    });
}

void Account::enqueue(const Waiting &waiting, const Books &books)
{
    const Place place = ++m_lastPlace;
    m_queue.emplace(place, waiting);
    m_places[waiting.id] = place;
    for (CapBook *book : books) {
        if (heldBy(book->cap, waiting.ask) != 0)
            contest(*book, place);
    }
}

void Account::contest(CapBook &book, Place place)
{
    book.waiters.insert(place);
    m_contested.insert(&book);
    watch(book);
}

void Account::watch(const CapBook &book)
{
    if (!book.waiters.empty())
        m_nextChange = std::min(m_nextChange, book.nextChange(m_latest));
}

void Account::dequeue(Place place, const Books &books)
{
    const auto at = m_queue.find(place);
    m_places.erase(at->second.id);
    m_queue.erase(at);
    for (CapBook *book : books) {
        if (book->waiters.erase(place) == 0)
            continue;
        book->isDirty = true;   // the next in the queue may go where this one could not
        touch(*book);
        if (!book->waiters.empty())
            continue;
        m_contested.erase(book);
        m_touched.erase(book);
    }
}

std::optional<Account::Decision> Account::withdraw(Id id, Instant now)
{
    const auto known = m_places.find(id);
    if (known == m_places.end())
        return std::nullopt;
    now = tick(now);
    const Place place = known->second;
    const Waiting &waiting = m_queue.at(place);
    const Books books = m_index.covering(waiting.labels);
    Decision decision = decide(books, waiting.ask, now);
    // One that stood behind another: name the first cap that covers it.
    for (const CapBook *book : books) {
        if (!decision.cap && blocks(*book, now))
            decision.cap = standingOf(*book, now).toState();
    }
    dequeue(place, books);
    return decision;
}

void Account::addCandidates(const CapBook &book, Instant now, std::set<Place> &places) const
{
    if (book.waiters.empty())
        return;
    if (blocks(book, now))
        places.insert(*book.waiters.begin());   // the others stand behind it
    else
        places.insert(book.waiters.begin(), book.waiters.end());
}

std::set<Account::Place> Account::candidates(Instant now)
{
    if (m_latest >= m_nextChange) {
        m_nextChange = Instant::max();
        for (CapBook *book : m_contested) {
            roll(*book);
            // Where a raise or a pause ended meanwhile somebody must hear a refusal.
            book->isDirty = book->isDirty || book->hasTightened(m_looked, m_latest);
            touch(*book);
            watch(*book);
        }
        m_looked = m_latest;
    }
    std::set<Place> places;
    places.swap(m_freed);
    for (CapBook *book : m_touched) {
        book->isDirty = false;
        addCandidates(*book, now, places);
    }
    m_touched.clear();
    return places;
}

std::vector<Account::Woken> Account::wake(Instant now)
{
    now = tick(now);
    std::vector<Woken> woken;
    if (m_queue.empty())
        return woken;
    std::set<Place> places = candidates(now);
    while (!places.empty()) {
        const Place place = *places.begin();
        places.erase(places.begin());
        const auto at = m_queue.find(place);
        if (at == m_queue.end())
            continue;
        const Waiting waiting = at->second;
        const Books books = m_index.covering(waiting.labels);
        if (isBehind(books, waiting.ask, now, place))
            continue;
        Decision decision = decide(books, waiting.ask, now);
        if (decision.verdict == Verdict::Waiting)
            continue;
        dequeue(place, books);
        if (decision.verdict == Verdict::Held)
            decision.time = hold(waiting.id, waiting.labels, waiting.ask, now, books);
        for (CapBook *book : books) {
            addCandidates(*book, now, places);
            book->isDirty = false;
            m_touched.erase(book);
        }
        woken.push_back({waiting.id, std::move(decision)});
    }
    return woken;
}

} // namespace llmcap
