// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include "history_rows.h"
#include "request_query.h"
#include "usage_sums.h"

#include <map>

namespace llmcap {

// Cost, basis and version are those that count now: as settled, with all corrections.
constexpr const char *correctedColumns =
    "SELECT row,id,time,provider,endpoint,model,project,key,client,outcome,status,streaming,"
    "input,cache_read,cache_write_5m,cache_write_1h,output,reasoning,other_units,"
    "cost+(SELECT coalesce(sum(usd),0) FROM correction c WHERE c.exchange=exchange.row),"
    "coalesce((SELECT c.basis FROM correction c WHERE c.exchange=exchange.row "
    "ORDER BY seq DESC LIMIT 1),basis),cap,"
    "coalesce((SELECT c.price_version FROM correction c WHERE c.exchange=exchange.row "
    "ORDER BY seq DESC LIMIT 1),price_version),provider_request_id,note,total_us,first_byte_us,"
    "added_us,cost FROM exchange";
const std::string_view exchangeColumns = correctedColumns;

RequestLabels readLabels(const Statement &row, int at)
{
    return {row.text(at), row.text(at + 1), row.text(at + 2),
            row.text(at + 3), row.text(at + 4), row.text(at + 5)};
}

Exchange readExchange(const Statement &row)
{
    Exchange exchange;
    exchange.id = row.text(1);
    exchange.time = fromMicros(row.integer(2));
    exchange.labels = readLabels(row, 3);
    exchange.outcome = static_cast<Outcome>(row.integer(9));
    exchange.status = static_cast<int>(row.integer(10));
    exchange.streaming = row.integer(11) != 0;
    int column = 12;
    for (const Unit unit : {Unit::Input, Unit::CacheRead, Unit::CacheWrite5m, Unit::CacheWrite1h,
                            Unit::Output})
        exchange.usage[unit] = row.integer(column++);
    exchange.usage.reasoning = row.integer(17);
    readOtherUnits(row.text(18), exchange.usage);
    exchange.cost = {row.integer(19)};
    exchange.basis = static_cast<CostBasis>(row.integer(20));
    exchange.cap = row.text(21);
    exchange.priceVersion = row.text(22);
    exchange.providerRequestId = row.text(23);
    exchange.note = row.text(24);
    exchange.totalMicros = row.integer(25);
    exchange.firstByteMicros = row.integer(26);
    exchange.addedMicros = row.integer(27);
    exchange.correction = exchange.cost - NanoUsd{row.integer(28)};
    return exchange;
}

namespace {

Cap readCap(const Statement &row)
{
    Cap cap;
    cap.name = row.text(0);
    cap.scope = {row.text(2), row.text(3), row.text(4), row.text(5)};
    if (const auto window = parseWindow(row.text(6)))
        cap.window = *window;
    cap.unit = static_cast<CapUnit>(row.integer(7));
    cap.limit = row.integer(8);
    cap.warnPercent.clear();
    const std::string percents = row.text(9);
    for (std::size_t at = 0; at < percents.size(); at = percents.find(' ', at) + 1) {
        cap.warnPercent.push_back(std::atoi(percents.c_str() + at));
        if (percents.find(' ', at) == std::string::npos)
            break;
    }
    cap.action = static_cast<CapAction>(row.integer(10));
    cap.downgradeModel = row.text(11);
    cap.policy = static_cast<CapPolicy>(row.integer(12));
    cap.raise = row.integer(13);
    cap.raiseUntil = fromMicros(row.integer(14));
    cap.pausedUntil = fromMicros(row.integer(15));
    return cap;
}

std::string groupOf(SeriesQuery::By by, const RequestLabels &labels)
{
    switch (by) {
    case SeriesQuery::By::None: return {};
    case SeriesQuery::By::Provider: return labels.provider;
    case SeriesQuery::By::Model: return labels.model;
    case SeriesQuery::By::Key: return labels.key;
    case SeriesQuery::By::Project: return labels.project;
    case SeriesQuery::By::Client: return labels.client;
    }
    return {};
}

} // namespace

History::History(Database database, Zone zone)
    : m_database(std::move(database))
    , m_zone(std::move(zone))
{
}

Result<std::unique_ptr<History>> History::open(const std::filesystem::path &file, Zone zone)
{
    auto database = Database::open(file, Database::Access::ReadOnly);
    if (!database)
        return database.error();
    return std::unique_ptr<History>(new History(std::move(*database), std::move(zone)));
}

Result<RequestPage> History::requests(const RequestFilter &filter) const
{
    const std::lock_guard lock(m_mutex);
    return readRequests(m_database, filter);
}

Result<std::vector<SeriesPoint>> History::series(const SeriesQuery &query) const
{
    const std::lock_guard lock(m_mutex);
    auto points = readSeries(m_database, query, m_zone);
    const auto corrections = changed({query.from, query.to});
    if (!points || !corrections)
        return points ? corrections.error() : points.error();
    if (corrections->empty())
        return points;
    std::map<std::pair<Instant, std::string>, SeriesPoint> all;
    for (SeriesPoint &point : *points)
        all[{point.start, point.group}] = std::move(point);
    for (const Changed &change : *corrections) {
        const Instant start = bucketAt(query.bucket, change.time, m_zone).start;
        const std::string group = groupOf(query.by, change.labels);
        SeriesPoint &point = all[{start, group}];
        point.start = start;
        point.group = group;
        point.spent += change.difference;
        point.unpriced += change.unpriced;
    }
    std::vector<SeriesPoint> corrected;
    for (auto &[place, point] : all)
        corrected.push_back(std::move(point));
    return corrected;
}

Result<bool> History::checkSums() const
{
    const std::lock_guard lock(m_mutex);
    return sumsAgree(m_database);
}

Result<std::vector<Cap>> History::caps() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT name,removed,provider,model,key,project,window_text,unit,limit_amount,warn_percent,"
        "action,downgrade_model,policy,raise_amount,raise_until,paused_until FROM cap_event "
        "WHERE seq IN (SELECT max(seq) FROM cap_event GROUP BY name)");
    if (!query)
        return query.error();
    std::vector<Cap> caps;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return caps;
        if (query->integer(1) == 0)
            caps.push_back(readCap(*query));
    }
}

Result<Ledger::Enforcement> History::enforcement() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare("SELECT warn_only,block_all,paused_until "
                                    "FROM enforcement_event ORDER BY seq DESC LIMIT 1");
    if (!query)
        return query.error();
    const auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return Ledger::Enforcement{};
    return Ledger::Enforcement{query->integer(0) != 0, query->integer(1) != 0,
                               fromMicros(query->integer(2))};
}

Result<Totals> History::totals(Interval window) const
{
    const std::lock_guard lock(m_mutex);
    auto totals = readTotals(m_database, window);
    const auto corrections = changed(window);
    if (!totals || !corrections)
        return totals ? corrections.error() : totals.error();
    for (const Changed &change : *corrections) {
        totals->spent += change.difference;
        totals->unpriced += change.unpriced;
    }
    return totals;
}

Result<bool> History::hasExchange(std::string_view id) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare("SELECT 1 FROM exchange WHERE id=?");
    if (!query)
        return query.error();
    query->bind(id);
    return query->step();
}

} // namespace llmcap
