// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage_sums.h"

#include "rows.h"

#include <map>

namespace llmcap {

Interval bucketAt(SeriesQuery::Bucket bucket, Instant at, const Zone &zone)
{
    if (bucket == SeriesQuery::Bucket::Minute) {
        const Instant minute = std::chrono::floor<std::chrono::minutes>(at);
        return {minute, minute + std::chrono::minutes{1}};
    }
    const bool isDay = bucket == SeriesQuery::Bucket::Day;
    return windowAt({isDay ? Window::Kind::Day : Window::Kind::Hour}, at, zone);
}

namespace {

using Quarter = std::chrono::duration<std::int64_t, std::ratio<900>>;

std::int64_t quarterOf(Instant at)
{
    return std::chrono::floor<Quarter>(at).time_since_epoch().count();
}

Instant startOf(std::int64_t quarter)
{
    return Instant{Quarter{quarter}};
}

const char *columnOf(SeriesQuery::By by)
{
    switch (by) {
    case SeriesQuery::By::None: break;
    case SeriesQuery::By::Provider: return "provider";
    case SeriesQuery::By::Model: return "model";
    case SeriesQuery::By::Key: return "key";
    case SeriesQuery::By::Project: return "project";
    case SeriesQuery::By::Client: return "client";
    }
    return "''";
}

/// Adds rows of sums to buckets of local time.
class Buckets final {
public:
    Buckets(SeriesQuery::Bucket bucket, const Zone &zone) : m_bucket(bucket), m_zone(zone) {}

    /// Columns from `first` on: name, requests, ... as usage_sum has them.
    void add(Instant at, const Statement &row, int first)
    {
        if (at >= m_running.end || at < m_running.start)
            m_running = bucketAt(m_bucket, at, m_zone);
        std::string name = row.text(first);
        SeriesPoint &point = m_points[{m_running.start, name}];
        point.start = m_running.start;
        point.group = std::move(name);
        int column = first;
        point.requests += row.integer(++column);
        point.blocked += row.integer(++column);
        point.unpriced += row.integer(++column);
        point.held += row.integer(++column);
        point.spent += NanoUsd{row.integer(++column)};
        point.estimated += NanoUsd{row.integer(++column)};
        point.inputTokens += row.integer(++column);
        point.cacheReadTokens += row.integer(++column);
        point.cacheWriteTokens += row.integer(++column);
        point.outputTokens += row.integer(++column);
    }
    std::vector<SeriesPoint> take()
    {
        std::vector<SeriesPoint> all;
        all.reserve(m_points.size());
        for (auto &[key, point] : m_points)
            all.push_back(std::move(point));
        return all;
    }

private:
    const SeriesQuery::Bucket m_bucket;
    const Zone &m_zone;
    Interval m_running{Instant::min(), Instant::min()};
    std::map<std::pair<Instant, std::string>, SeriesPoint> m_points;
};

/// [from, to) row by row.
Result<void> addRows(const Database &database, SeriesQuery::By by, Instant from, Instant to,
                     Buckets &buckets)
{
    if (from >= to)
        return {};
    auto query = database.prepare(
        std::string("SELECT time,") + columnOf(by)
        + ",outcome<>4,outcome=4,basis=4,basis=3,CASE basis WHEN 3 THEN 0 ELSE cost END,"
          "CASE basis WHEN 2 THEN cost ELSE 0 END,input,cache_read,cache_write_5m+cache_write_1h,"
          "output FROM exchange WHERE time>=? AND time<? ORDER BY time");
    if (!query)
        return query.error();
    query->bind(toMicros(from)).bind(toMicros(to));
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        buckets.add(fromMicros(query->integer(0)), *query, 1);
    }
}

/// [from, to) in whole quarters.
Result<void> addSums(const Database &database, SeriesQuery::By by, std::int64_t from,
                     std::int64_t to, Buckets &buckets)
{
    auto query = database.prepare(
        "SELECT quarter,name,requests,blocked,unpriced,held,spent,estimated,input,cache_read,"
        "cache_write,output FROM usage_sum WHERE dimension=? AND quarter>=? AND quarter<? "
        "ORDER BY quarter");
    if (!query)
        return query.error();
    query->bind(static_cast<std::int64_t>(by)).bind(from).bind(to);
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        buckets.add(startOf(query->integer(0)), *query, 1);
    }
}

} // namespace

Result<std::vector<SeriesPoint>> readSeries(const Database &database, const SeriesQuery &query,
                                            const Zone &zone)
{
    Buckets buckets(query.bucket, zone);
    // The first whole quarter, and the one that the end cuts.
    const std::int64_t last = quarterOf(query.to);
    std::int64_t first = quarterOf(query.from);
    first += startOf(first) < query.from;
    if (query.bucket == SeriesQuery::Bucket::Minute || first >= last) {
        if (auto read = addRows(database, query.by, query.from, query.to, buckets); !read)
            return read.error();
        return buckets.take();
    }
    if (auto read = addRows(database, query.by, query.from, startOf(first), buckets); !read)
        return read.error();
    if (auto read = addSums(database, query.by, first, last, buckets); !read)
        return read.error();
    if (auto read = addRows(database, query.by, startOf(last), query.to, buckets); !read)
        return read.error();
    return buckets.take();
}

Result<Totals> readTotals(const Database &database, Interval window)
{
    auto query = database.prepare(
        "SELECT coalesce(sum(spent),0),coalesce(sum(requests),0),coalesce(sum(blocked),0),"
        "coalesce(sum(unpriced),0) FROM usage_sum WHERE dimension=0 AND quarter>=? AND quarter<?");
    if (!query)
        return query.error();
    query->bind(quarterOf(window.start)).bind(quarterOf(window.end));
    if (const auto row = query->step(); !row)
        return row.error();
    Totals totals;
    totals.spent = {query->integer(0)};
    totals.requests = query->integer(1);
    totals.blocked = query->integer(2);
    totals.unpriced = query->integer(3);
    return totals;
}

Result<bool> sumsAgree(const Database &database)
{
    constexpr std::string_view sums = "sum(requests),sum(blocked),sum(unpriced),sum(held),"
                                      "sum(spent),sum(estimated),sum(input),sum(cache_read),"
                                      "sum(cache_write),sum(output) FROM ";
    // Where audit rows were removed their sums stay.
    constexpr std::string_view whole =
        ">(SELECT coalesce(max(value)/900000000,-1) FROM audit_event WHERE kind='purge') ";
    for (const auto by : {SeriesQuery::By::None, SeriesQuery::By::Provider,
                          SeriesQuery::By::Model, SeriesQuery::By::Key, SeriesQuery::By::Project,
                          SeriesQuery::By::Client}) {
        const std::string kept = "SELECT quarter,name," + std::string(sums)
            + "usage_sum WHERE dimension=?1 AND quarter" + std::string(whole)
            + "GROUP BY quarter,name";
        const std::string counted = std::string("SELECT time/900000000 AS q,") + columnOf(by)
            + " AS n,sum(outcome<>4),sum(outcome=4),sum(basis=4),sum(basis=3),"
              "sum(CASE basis WHEN 3 THEN 0 ELSE cost END),"
              "sum(CASE basis WHEN 2 THEN cost ELSE 0 END),sum(input),sum(cache_read),"
              "sum(cache_write_5m+cache_write_1h),sum(output) FROM exchange "
              "WHERE time/900000000" + std::string(whole) + "GROUP BY q,n";
        auto query = database.prepare("SELECT EXISTS(SELECT * FROM (" + kept + " EXCEPT " + counted
                                      + ")) OR EXISTS(SELECT * FROM (" + counted + " EXCEPT "
                                      + kept + "))");
        if (!query)
            return query.error();
        query->bind(static_cast<std::int64_t>(by));
        if (const auto row = query->step(); !row)
            return row.error();
        if (query->integer(0) != 0)
            return false;
    }
    return true;
}

} // namespace llmcap
