// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_query.h"

#include "history_rows.h"
#include "rows.h"

#include <algorithm>
#include <limits>

namespace llmcap {
namespace {

constexpr int rowColumn = 0, timeColumn = 2;

bool isRare(const std::optional<Outcome> &outcome)
{
    return outcome && *outcome != Outcome::Completed;
}

/// Of several filters the one that usually admits the fewest rows.
const char *indexFor(const RequestFilter &filter)
{
    if (isRare(filter.outcome))
        return "exchange_outcome";
    if (!filter.project.empty())
        return "exchange_project";
    if (!filter.model.empty())
        return "exchange_model";
    if (!filter.client.empty())
        return "exchange_client";
    if (!filter.key.empty())
        return "exchange_key";
    return filter.provider.empty() ? "exchange_time" : "exchange_provider";
}

/// A row's place in the order of the log.
struct Place {
    std::int64_t time = std::numeric_limits<std::int64_t>::max();
    std::int64_t row = std::numeric_limits<std::int64_t>::max();
    friend auto operator<=>(const Place &, const Place &) = default;
};

Result<Place> placeOf(const Database &database, const std::string &id)
{
    if (id.empty())
        return Place{};
    auto query = database.prepare("SELECT time,row FROM exchange WHERE id=?");
    if (!query)
        return query.error();
    query->bind(id);
    const auto found = query->step();
    if (!found)
        return found.error();
    if (!*found) {
        return Error{ErrorCode::BadInput, "'before' names no row of the audit log; start again "
                                          "without it"};
    }
    return Place{query->integer(0), query->integer(1)};
}

/// The models that a pattern names, by hopping through the index from name to name.
Result<std::vector<std::string>> modelsLike(const Database &database, const std::string &pattern)
{
    auto query = database.prepare(
        "WITH RECURSIVE names(name) AS (SELECT min(model) FROM exchange UNION ALL "
        "SELECT (SELECT min(model) FROM exchange WHERE model>name) FROM names "
        "WHERE name IS NOT NULL) SELECT name FROM names WHERE name IS NOT NULL");
    if (!query)
        return query.error();
    std::vector<std::string> models;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return models;
        if (std::string name = query->text(0); matchesPattern(pattern, name))
            models.push_back(std::move(name));
    }
}

/// The rows of one exact filter, one at a time, newest first.
class Cursor final {
public:
    static Result<Cursor> open(const Database &database, const RequestFilter &filter, Place before)
    {
        auto query = database.prepare(requestsSql(filter));
        if (!query)
            return query.error();
        query->bind(toMicros(filter.since.value_or(Instant::min())));
        // One bound for both, or SQLite would walk from the other to the cursor.
        const std::int64_t last = toMicros(filter.until.value_or(Instant::max())) - 1;
        query->bind(std::min(last, before.time)).bind(before.time).bind(before.row);
        for (const std::string *value :
             {&filter.provider, &filter.model, &filter.key, &filter.project, &filter.client}) {
            if (!value->empty())
                query->bind(*value);
        }
        if (filter.outcome)
            query->bind(static_cast<std::int64_t>(*filter.outcome));
        Cursor cursor(std::move(*query));
        if (auto moved = cursor.next(); !moved)
            return moved.error();
        return cursor;
    }
    Result<void> next()
    {
        const auto more = m_query.step();
        if (!more)
            return more.error();
        m_isOver = !*more;
        if (!m_isOver)
            m_place = {m_query.integer(timeColumn), m_query.integer(rowColumn)};
        return {};
    }
    bool isOver() const { return m_isOver; }
    Place place() const { return m_place; }
    Exchange row() const { return readExchange(m_query); }

private:
    explicit Cursor(Statement query) : m_query(std::move(query)) {}
    Statement m_query;
    Place m_place;
    bool m_isOver = false;
};

} // namespace

std::string requestsSql(const RequestFilter &filter)
{
    // Constant fragments; every value is bound. The index is named, because SQLite without
    // statistics would guess, and a partial index needs its own condition in the statement.
    std::string sql = std::string(exchangeColumns) + " INDEXED BY " + indexFor(filter)
        + " WHERE time>=?1 AND time<=?2 AND (time<?3 OR row<?4)";
    const auto also = [&sql](bool wanted, const char *fragment) { sql += wanted ? fragment : ""; };
    also(!filter.provider.empty(), " AND provider=?");
    also(!filter.model.empty(), " AND model=?");
    also(!filter.key.empty(), " AND key=?");
    also(!filter.project.empty(), " AND project=? AND project<>''");
    also(!filter.client.empty(), " AND client=?");
    also(filter.outcome.has_value(), " AND outcome=?");
    also(isRare(filter.outcome), " AND outcome<>1");
    return sql + " ORDER BY time DESC, row DESC";
}

Result<RequestPage> readRequests(const Database &database, const RequestFilter &filter)
{
    const auto before = placeOf(database, filter.before);
    if (!before)
        return before.error();
    std::vector<std::string> models{""};
    // What matches no name at all is all stars, and matches every name.
    if (!matchesPattern(filter.model, "")) {
        auto found = modelsLike(database, filter.model);
        if (!found)
            return found.error();
        models = std::move(*found);
    }
    std::vector<Cursor> cursors;
    for (const std::string &model : models) {
        RequestFilter exact = filter;
        exact.model = model;
        auto cursor = Cursor::open(database, exact, *before);
        if (!cursor)
            return cursor.error();
        if (!cursor->isOver())
            cursors.push_back(std::move(*cursor));
    }
    RequestPage page;
    while (!cursors.empty()) {
        const auto newest = std::max_element(
            cursors.begin(), cursors.end(),
            [](const Cursor &a, const Cursor &b) { return a.place() < b.place(); });
        if (page.rows.size() == static_cast<std::size_t>(filter.limit)) {
            page.next = page.rows.back().id;
            return page;
        }
        page.rows.push_back(newest->row());
        if (auto moved = newest->next(); !moved)
            return moved.error();
        if (newest->isOver())
            cursors.erase(newest);
    }
    return page;
}

} // namespace llmcap
