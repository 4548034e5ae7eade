// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_log.h"

#include <algorithm>
#include <utility>

namespace llmcap {

namespace {

/// A page that grew by new rows is cut in two, so that it can be asked for again in one piece.
constexpr std::size_t largestPage = 600;

} // namespace

void RequestLog::reset(std::vector<Exchange> rows, std::string next)
{
    m_pages.clear();
    m_kept = 0;
    m_size = 0;
    append(std::move(rows), std::move(next));
}

RequestLog::Inserted RequestLog::append(std::vector<Exchange> rows, std::string next)
{
    const Inserted inserted{m_size, static_cast<int>(rows.size())};
    if (!rows.empty()) {
        Page page;
        page.before = m_pages.empty() ? std::string() : m_next;
        page.oldest = rows.back().time;
        page.start = m_size;
        page.count = inserted.count;
        page.used = ++m_clock;
        page.rows = std::move(rows);
        m_size += page.count;
        m_kept += static_cast<std::size_t>(page.count);
        m_pages.push_back(std::move(page));
        dropOldest(m_pages.size() - 1);
    }
    m_next = std::move(next);
    return inserted;
}

bool RequestLog::restore(const Missing &missing, std::vector<Exchange> rows)
{
    if (missing.page >= m_pages.size()) {
        return false;
    }
    Page &page = m_pages[missing.page];
    if (page.before != missing.before || static_cast<int>(rows.size()) != page.count) {
        return false;
    }
    if (page.rows.empty()) {
        m_kept += rows.size();
    }
    page.rows = std::move(rows);
    page.used = ++m_clock;
    dropOldest(missing.page);
    return true;
}

std::optional<RequestLog::Place> RequestLog::find(const Exchange &row) const
{
    std::size_t place = 0;
    while (place < m_pages.size() && row.time < m_pages[place].oldest) {
        ++place;
    }
    if (place == m_pages.size()) {
        if (!m_next.empty()) {
            return std::nullopt;   // it comes with its page
        }
        --place;
    }
    const Page &page = m_pages[place];
    if (page.rows.empty()) {
        return Place{place, page.count};
    }
    const auto newer = [](const Exchange &a, const Exchange &b) { return a.time > b.time; };
    const auto [first, last] = std::equal_range(page.rows.begin(), page.rows.end(), row, newer);
    // The page and the event stream may bring one row both.
    if (std::any_of(first, last, [&](const Exchange &known) { return known.id == row.id; })) {
        return std::nullopt;
    }
    return Place{place, static_cast<int>(first - page.rows.begin())};
}

std::optional<int> RequestLog::placeFor(const Exchange &row) const
{
    if (m_pages.empty()) {
        return 0;
    }
    const auto place = find(row);
    return place ? std::optional(m_pages[place->page].start + place->offset) : std::nullopt;
}

Instant RequestLog::newest() const
{
    return m_pages.empty() || m_pages.front().rows.empty() ? Instant::min()
                                                           : m_pages.front().rows.front().time;
}

std::optional<RequestLog::Inserted> RequestLog::insert(Exchange row)
{
    if (m_pages.empty()) {
        std::vector<Exchange> rows;
        rows.push_back(std::move(row));
        return append(std::move(rows), std::exchange(m_next, {}));
    }
    const auto place = find(row);
    if (!place) {
        return std::nullopt;
    }
    Page &page = m_pages[place->page];
    const Inserted inserted{page.start + place->offset, 1};
    if (!page.rows.empty()) {
        page.oldest = std::min(page.oldest, row.time);
        page.rows.insert(page.rows.begin() + place->offset, std::move(row));
        ++m_kept;
    }
    ++page.count;
    ++m_size;
    renumber(place->page + 1);
    splitIfLarge(place->page);
    return inserted;
}

void RequestLog::splitIfLarge(std::size_t place)
{
    if (m_pages[place].rows.size() <= largestPage) {
        return;
    }
    Page &newer = m_pages[place];
    const auto half = static_cast<std::ptrdiff_t>(newer.rows.size() / 2);
    Page older;
    older.oldest = newer.oldest;
    older.used = newer.used;
    older.before = newer.rows[static_cast<std::size_t>(half) - 1].id;
    older.rows.assign(std::make_move_iterator(newer.rows.begin() + half),
                      std::make_move_iterator(newer.rows.end()));
    older.count = static_cast<int>(older.rows.size());
    newer.rows.resize(static_cast<std::size_t>(half));
    newer.count = static_cast<int>(half);
    newer.oldest = newer.rows.back().time;
    m_pages.insert(m_pages.begin() + static_cast<std::ptrdiff_t>(place) + 1, std::move(older));
    renumber(place);
}

void RequestLog::renumber(std::size_t from)
{
    for (std::size_t i = std::max<std::size_t>(from, 1); i < m_pages.size(); ++i) {
        m_pages[i].start = m_pages[i - 1].start + m_pages[i - 1].count;
    }
}

void RequestLog::dropOldest(std::size_t spared)
{
    while (m_kept > m_mostKept) {
        Page *victim = nullptr;
        // Neither the first, where new rows come in, nor the one that was just filled.
        for (std::size_t i = 1; i < m_pages.size(); ++i) {
            if (i != spared && !m_pages[i].rows.empty()
                && (!victim || m_pages[i].used < victim->used)) {
                victim = &m_pages[i];
            }
        }
        if (!victim) {
            return;
        }
        m_kept -= victim->rows.size();
        victim->rows = {};
    }
}

std::size_t RequestLog::pageOf(int row) const
{
    const auto after = std::upper_bound(m_pages.begin(), m_pages.end(), row,
                                        [](int number, const Page &page) {
                                            return number < page.start;
                                        });
    return static_cast<std::size_t>(after - m_pages.begin()) - 1;
}

const Exchange *RequestLog::at(int row)
{
    if (row < 0 || row >= m_size) {
        return nullptr;
    }
    Page &page = m_pages[pageOf(row)];
    page.used = ++m_clock;
    return page.rows.empty() ? nullptr : &page.rows[static_cast<std::size_t>(row - page.start)];
}

std::optional<RequestLog::Missing> RequestLog::missingAt(int row) const
{
    if (row < 0 || row >= m_size) {
        return std::nullopt;
    }
    const std::size_t place = pageOf(row);
    const Page &page = m_pages[place];
    return page.rows.empty() ? std::optional(Missing{place, page.before, page.count})
                             : std::nullopt;
}

} // namespace llmcap
