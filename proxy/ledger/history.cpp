// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include <map>

namespace llmcap {
namespace {

constexpr std::string_view exchangeColumns =
    "SELECT row,id,time,provider,endpoint,model,project,key,client,outcome,status,streaming,"
    "input,cache_read,cache_write_5m,cache_write_1h,output,reasoning,other_units,cost,basis,cap,"
    "price_version,provider_request_id,note,total_us,first_byte_us,added_us FROM exchange";

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
    return exchange;
}

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

std::string groupOf(SeriesQuery::By by, const Statement &row)
{
    switch (by) {
    case SeriesQuery::By::None: return {};
    case SeriesQuery::By::Provider: return row.text(1);
    case SeriesQuery::By::Model: return row.text(2);
    case SeriesQuery::By::Key: return row.text(3);
    case SeriesQuery::By::Project: return row.text(4);
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
    // Constant fragments; every value is bound. Patterns are matched below.
    std::string sql(exchangeColumns);
    sql += " WHERE time>=? AND time<?";
    const auto also = [&sql](bool wanted, const char *fragment) { sql += wanted ? fragment : ""; };
    also(filter.before > 0, " AND row<?");
    also(!filter.provider.empty(), " AND provider=?");
    also(!filter.key.empty(), " AND key=?");
    also(!filter.project.empty(), " AND project=?");
    also(filter.outcome.has_value(), " AND outcome=?");
    sql += " ORDER BY row DESC";
    auto query = m_database.prepare(sql);
    if (!query)
        return query.error();
    query->bind(toMicros(filter.since.value_or(Instant::min())));
    query->bind(toMicros(filter.until.value_or(Instant::max())));
    if (filter.before > 0)
        query->bind(filter.before);
    for (const std::string *value : {&filter.provider, &filter.key, &filter.project}) {
        if (!value->empty())
            query->bind(*value);
    }
    if (filter.outcome)
        query->bind(static_cast<std::int64_t>(*filter.outcome));
    RequestPage page;
    std::int64_t last = 0;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return page;
        if (!filter.model.empty() && !matchesPattern(filter.model, query->text(5)))
            continue;
        if (page.rows.size() == static_cast<std::size_t>(filter.limit)) {
            page.next = last;
            return page;
        }
        last = query->integer(0);
        page.rows.push_back(readExchange(*query));
    }
}

Result<std::vector<SeriesPoint>> History::series(const SeriesQuery &wanted) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT time,provider,model,key,project,outcome,cost,basis,input,cache_read,"
        "cache_write_5m+cache_write_1h,output FROM exchange WHERE time>=? AND time<? "
        "ORDER BY time");
    if (!query)
        return query.error();
    query->bind(toMicros(wanted.from)).bind(toMicros(wanted.to));
    const Window day{Window::Kind::Day}, hour{Window::Kind::Hour};
    Interval bucket{Instant::min(), Instant::min()};
    std::map<std::pair<Instant, std::string>, SeriesPoint> points;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            break;
        const Instant time = fromMicros(query->integer(0));
        if (time >= bucket.end || time < bucket.start) {
            const Instant minute = std::chrono::floor<std::chrono::minutes>(time);
            bucket = wanted.bucket == SeriesQuery::Bucket::Minute
                ? Interval{minute, minute + std::chrono::minutes{1}}
                : windowAt(wanted.bucket == SeriesQuery::Bucket::Day ? day : hour, time, m_zone);
        }
        const std::string group = groupOf(wanted.by, *query);
        SeriesPoint &point = points[{bucket.start, group}];
        point.start = bucket.start;
        point.group = group;
        const bool refused = query->integer(5) == static_cast<std::int64_t>(Outcome::Refused);
        point.blocked += refused;
        point.requests += !refused;
        point.unpriced += query->integer(7) == static_cast<std::int64_t>(CostBasis::Unpriced);
        point.spent += NanoUsd{query->integer(6)};
        point.inputTokens += query->integer(8);
        point.cacheReadTokens += query->integer(9);
        point.cacheWriteTokens += query->integer(10);
        point.outputTokens += query->integer(11);
    }
    std::vector<SeriesPoint> all;
    for (auto &[key, point] : points)
        all.push_back(std::move(point));
    return all;
}

Result<std::vector<HoldRow>> History::openHolds(
    const std::optional<CheckpointRow> &checkpoint) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        checkpoint
            ? "SELECT h.id,h.request_id,h.time,provider,endpoint,model,project,key,client,"
              "streaming,h.usd,h.tokens,h.requests FROM (SELECT hold_id AS id FROM "
              "checkpoint_hold UNION SELECT id FROM hold WHERE epoch>=?) o "
              "JOIN hold h ON h.id=o.id LEFT JOIN settlement s ON s.hold_id=h.id "
              "WHERE s.hold_id IS NULL"
            : "SELECT h.id,h.request_id,h.time,provider,endpoint,model,project,key,client,"
              "streaming,h.usd,h.tokens,h.requests FROM hold h "
              "LEFT JOIN settlement s ON s.hold_id=h.id WHERE s.hold_id IS NULL");
    if (!query)
        return query.error();
    if (checkpoint)
        query->bind(checkpoint->epoch);
    std::vector<HoldRow> holds;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return holds;
        holds.push_back({query->integer(0), query->text(1), fromMicros(query->integer(2)),
                         readLabels(*query, 3), query->integer(9) != 0,
                         {NanoUsd{query->integer(10)}, query->integer(11), query->integer(12)}});
    }
}

Result<void> History::eachSettled(Statement &query,
                                  const std::function<void(const SettledAmount &)> &row) const
{
    while (true) {
        const auto more = query.step();
        if (!more)
            return more.error();
        if (!*more)
            return {};
        row({readLabels(query, 0), fromMicros(query.integer(6)), fromMicros(query.integer(7)),
             {NanoUsd{query.integer(8)}, query.integer(9), query.integer(10)}});
    }
}

Result<std::vector<SettledAmount>> History::allSettled(Statement &query) const
{
    std::vector<SettledAmount> all;
    const auto done = eachSettled(query, [&](const SettledAmount &row) { all.push_back(row); });
    if (!done)
        return done.error();
    return all;
}

Result<std::vector<SettledAmount>> History::booked(Interval window) const
{
    const std::lock_guard lock(m_mutex);
    // One row for all that is booked inside; what lies beyond the end keeps its own instant.
    auto query = m_database.prepare(
        "SELECT provider,'',model,project,key,'',min(h.time),0,sum(s.usd),sum(s.tokens),"
        "sum(s.requests) FROM hold h JOIN settlement s ON h.id=s.hold_id WHERE h.time>=?1 "
        "GROUP BY provider,model,project,key,CASE WHEN h.time<?2 THEN 0 ELSE h.time END");
    if (!query)
        return query.error();
    query->bind(toMicros(window.start)).bind(toMicros(window.end));
    return allSettled(*query);
}

Result<std::vector<SettledAmount>> History::settledAfter(Instant since) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT provider,endpoint,model,project,key,client,h.time,s.time,s.usd,s.tokens,"
        "s.requests FROM settlement s JOIN hold h ON h.id=s.hold_id WHERE s.time>? "
        "ORDER BY s.time");
    if (!query)
        return query.error();
    query->bind(toMicros(since));
    return allSettled(*query);
}

Result<std::vector<SettledAmount>> History::settledSince(std::int64_t epoch) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT provider,endpoint,model,project,key,client,h.time,s.time,s.usd,s.tokens,"
        "s.requests FROM settlement s JOIN hold h ON h.id=s.hold_id WHERE s.epoch>=?");
    if (!query)
        return query.error();
    query->bind(epoch);
    return allSettled(*query);
}

Result<void> History::eachSettledBefore(
    std::int64_t epoch, Instant start,
    const std::function<void(const SettledAmount &)> &row) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT provider,endpoint,model,project,key,client,h.time,s.time,s.usd,s.tokens,"
        "s.requests FROM hold h JOIN settlement s ON h.id=s.hold_id "
        "WHERE h.time>=? AND s.epoch<?");
    if (!query)
        return query.error();
    query->bind(toMicros(start)).bind(epoch);
    return eachSettled(*query, row);
}

Result<std::optional<CheckpointRow>> History::checkpoint() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare("SELECT * FROM checkpoint ORDER BY epoch DESC LIMIT 1");
    auto balances = m_database.prepare("SELECT cap,basis,start,spent FROM checkpoint_balance");
    if (!query || !balances)
        return query ? balances.error() : query.error();
    const auto row = query->step();
    if (!row)
        return row.error();
    if (!*row)
        return std::optional<CheckpointRow>{};
    CheckpointRow checkpoint;
    checkpoint.epoch = query->integer(0);
    checkpoint.time = fromMicros(query->integer(1));
    checkpoint.newestExchange = query->integer(2);
    const auto readTotals = [&](int at, Interval &window, Totals &totals) {
        window = {fromMicros(query->integer(at)), fromMicros(query->integer(at + 1))};
        totals.spent = {query->integer(at + 2)};
        totals.requests = query->integer(at + 3);
        totals.blocked = query->integer(at + 4);
        totals.unpriced = query->integer(at + 5);
    };
    readTotals(3, checkpoint.today, checkpoint.todayTotals);
    readTotals(9, checkpoint.month, checkpoint.monthTotals);
    while (true) {
        const auto more = balances->step();
        if (!more)
            return more.error();
        if (!*more)
            return std::optional(std::move(checkpoint));
        checkpoint.balances.push_back({balances->text(0), balances->text(1),
                                       fromMicros(balances->integer(2)), balances->integer(3)});
    }
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

Result<Totals> History::totals(Interval window, std::int64_t afterRow) const
{
    const std::lock_guard lock(m_mutex);
    // A hold of unknown cost is a request, and no spending yet.
    constexpr std::string_view sums =
        "SELECT coalesce(sum(CASE WHEN basis=3 THEN 0 ELSE cost END),0),count(*),"
        "coalesce(sum(outcome=4),0),coalesce(sum(basis=4),0) FROM exchange WHERE ";
    // The plus keeps SQLite from walking a month's rows where only the newest are wanted.
    auto query = m_database.prepare(std::string(sums)
                                    + (afterRow > 0 ? "+time>=? AND +time<? AND row>?"
                                                    : "time>=? AND time<? AND row>?"));
    if (!query)
        return query.error();
    query->bind(toMicros(window.start)).bind(toMicros(window.end)).bind(afterRow);
    if (const auto row = query->step(); !row)
        return row.error();
    Totals totals;
    totals.spent = {query->integer(0)};
    totals.blocked = query->integer(2);
    totals.requests = query->integer(1) - totals.blocked;
    totals.unpriced = query->integer(3);
    return totals;
}

Result<HoldId> History::newestHold() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare("SELECT coalesce(max(id),0) FROM hold");
    if (!query)
        return query.error();
    if (const auto row = query->step(); !row)
        return row.error();
    return query->integer(0);
}

Result<Instant> History::latestBooking() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare("SELECT max(time) FROM hold");
    if (!query)
        return query.error();
    if (const auto row = query->step(); !row)
        return row.error();
    return query->isNull(0) ? Instant::min() : fromMicros(query->integer(0));
}

Result<void> History::quickCheck() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare("PRAGMA quick_check(1)");
    if (!query)
        return query.error();
    if (const auto row = query->step(); !row)
        return row.error();
    if (query->text(0) != "ok")
        return Error{ErrorCode::Corrupt, "The ledger's file is damaged: " + query->text(0)};
    return {};
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
