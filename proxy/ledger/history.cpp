// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

#include "request_query.h"
#include "usage_sums.h"

namespace llmcap {
namespace {

RequestLabels readLabels(const Statement &row, int at)
{
    return {row.text(at), row.text(at + 1), row.text(at + 2),
            row.text(at + 3), row.text(at + 4), row.text(at + 5)};
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

} // namespace

History::History(Database database, Zone zone)
    : m_database(std::move(database))
    , m_zone(std::move(zone))
{
}

Result<std::unique_ptr<History>> History::open(const std::filesystem::path &file, Zone zone)
{
    auto database = Database::open(file, Database::Access::ReadOnly, false);
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
    return readSeries(m_database, query, m_zone);
}

Result<bool> History::checkSums() const
{
    const std::lock_guard lock(m_mutex);
    return sumsAgree(m_database);
}

Result<std::vector<HoldRow>> History::openHolds() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT h.id,h.request_id,h.time,provider,endpoint,model,project,key,client,streaming,"
        "h.usd,h.tokens,h.requests FROM hold h LEFT JOIN settlement s ON s.hold_id=h.id "
        "WHERE s.hold_id IS NULL");
    if (!query)
        return query.error();
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

Result<std::vector<LabelledAmount>> History::settled(Interval window, bool bySettlement) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        bySettlement
            ? "SELECT provider,endpoint,model,project,key,client,s.time,s.usd,s.tokens,s.requests "
              "FROM settlement s JOIN hold h ON h.id=s.hold_id WHERE s.time>=? AND s.time<? "
              "ORDER BY s.time"
            : "SELECT provider,'',model,project,key,'',0,sum(s.usd),sum(s.tokens),"
              "sum(s.requests) FROM hold h JOIN settlement s ON h.id=s.hold_id "
              "WHERE h.time>=? AND h.time<? GROUP BY provider,model,project,key");
    if (!query)
        return query.error();
    query->bind(toMicros(window.start)).bind(toMicros(window.end));
    std::vector<LabelledAmount> amounts;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return amounts;
        amounts.push_back({readLabels(*query, 0), fromMicros(query->integer(6)),
                           {NanoUsd{query->integer(7)}, query->integer(8), query->integer(9)}});
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

Result<Totals> History::totals(Interval window) const
{
    const std::lock_guard lock(m_mutex);
    return readTotals(m_database, window);
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
