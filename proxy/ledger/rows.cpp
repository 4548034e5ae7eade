// SPDX-License-Identifier: GPL-3.0-or-later
#include "rows.h"

#include "rfc3339.h"

#include <charconv>

namespace llmcap {
namespace {

bool hasColumn(Unit unit)
{
    return unit == Unit::Input || unit == Unit::CacheRead || unit == Unit::CacheWrite5m
        || unit == Unit::CacheWrite1h || unit == Unit::Output;
}

std::string percents(const std::vector<int> &values)
{
    std::string text;
    for (const int value : values)
        text += (text.empty() ? "" : " ") + std::to_string(value);
    return text;
}

void bindLabels(Statement &statement, const RequestLabels &labels)
{
    statement.bind(labels.provider).bind(labels.endpoint).bind(labels.model).bind(labels.project);
    statement.bind(labels.key).bind(labels.client);
}

} // namespace

std::string otherUnits(const Usage &usage)
{
    std::string text;
    for (std::size_t i = 0; i < unitCount; ++i) {
        const Unit unit = static_cast<Unit>(i);
        if (hasColumn(unit) || usage.counts[i] == 0)
            continue;
        text += (text.empty() ? "" : " ") + std::string(unitName(unit)) + "="
            + std::to_string(usage.counts[i]);
    }
    return text;
}

void readOtherUnits(std::string_view text, Usage &usage)
{
    while (!text.empty()) {
        const std::string_view pair = text.substr(0, text.find(' '));
        text.remove_prefix(std::min(text.size(), pair.size() + 1));
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            continue;
        for (std::size_t i = 0; i < unitCount; ++i) {
            if (unitName(static_cast<Unit>(i)) == pair.substr(0, equals))
                std::from_chars(pair.data() + equals + 1, pair.data() + pair.size(),
                                usage.counts[i]);
        }
    }
}

std::string capBasis(const Cap &cap)
{
    std::string basis;
    for (const std::string *field : {&cap.scope.provider, &cap.scope.model, &cap.scope.key,
                                     &cap.scope.project})
        basis += *field + '\n';
    return basis + toString(cap.window) + '\n' + std::string(capUnitName(cap.unit));
}

Result<RowWriter> RowWriter::prepare(const Database &database)
{
    RowWriter writer;
    const std::pair<Statement *, std::string_view> all[] = {
        {&writer.m_hold, "INSERT INTO hold VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&writer.m_settlement, "INSERT INTO settlement VALUES(?,?,?,?,?,?,?)"},
        {&writer.m_exchange, "INSERT INTO exchange VALUES"
                             "(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&writer.m_cap, "INSERT INTO cap_event VALUES(NULL,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)"},
        {&writer.m_enforcement, "INSERT INTO enforcement_event VALUES(NULL,?,?,?,?)"},
        {&writer.m_checkpoint, "INSERT INTO checkpoint SELECT ?,?,coalesce(max(row),0),"
                               "?,?,?,?,?,?,?,?,?,?,?,? FROM exchange"},
        {&writer.m_balance, "INSERT INTO checkpoint_balance VALUES(?,?,?,?)"},
        {&writer.m_openHold, "INSERT INTO checkpoint_hold VALUES(?)"},
        {&writer.m_event, "INSERT INTO audit_event VALUES(NULL,?,?,?)"},
        {&writer.m_purge, "DELETE FROM exchange WHERE row IN (SELECT row FROM exchange "
                          "WHERE time<? AND id NOT IN (SELECT value FROM json_each(?)) "
                          "ORDER BY time LIMIT ?)"},
    };
    for (const auto &[statement, sql] : all) {
        auto prepared = database.prepare(sql);
        if (!prepared)
            return prepared.error();
        *statement = std::move(*prepared);
    }
    auto newest = database.prepare("SELECT coalesce(max(epoch),0) FROM checkpoint");
    if (!newest)
        return newest.error();
    if (const auto row = newest->step(); !row)
        return row.error();
    writer.m_epoch = newest->integer(0);
    return writer;
}

Result<void> RowWriter::write(const Database &database, const Row &row)
{
    m_database = &database;
    return std::visit([this](const auto &typed) { return writeRow(typed); }, row);
}

Result<void> RowWriter::writeRow(const HoldRow &row)
{
    m_hold.bind(row.id).bind(row.requestId).bind(toMicros(row.time));
    bindLabels(m_hold, row.labels);
    m_hold.bind(std::int64_t{row.streaming}).bind(row.amount.usd.count).bind(row.amount.tokens);
    return m_hold.bind(row.amount.requests).bind(m_epoch).run();
}

Result<void> RowWriter::writeRow(const SettlementRow &row)
{
    m_settlement.bind(row.hold).bind(toMicros(row.time)).bind(row.actual.usd.count);
    m_settlement.bind(row.actual.tokens).bind(row.actual.requests);
    return m_settlement.bind(static_cast<std::int64_t>(row.basis)).bind(m_epoch).run();
}

Result<void> RowWriter::writeRow(const Exchange &row)
{
    Statement &s = m_exchange;
    s.bind(row.id).bind(toMicros(row.time));
    bindLabels(s, row.labels);
    s.bind(static_cast<std::int64_t>(row.outcome)).bind(std::int64_t{row.status});
    s.bind(std::int64_t{row.streaming});
    for (const Unit unit : {Unit::Input, Unit::CacheRead, Unit::CacheWrite5m, Unit::CacheWrite1h,
                            Unit::Output})
        s.bind(row.usage[unit]);
    s.bind(row.usage.reasoning).bind(otherUnits(row.usage)).bind(row.cost.count);
    s.bind(static_cast<std::int64_t>(row.basis)).bind(row.cap).bind(row.priceVersion);
    s.bind(row.providerRequestId).bind(row.note).bind(row.totalMicros);
    return s.bind(row.firstByteMicros).bind(row.addedMicros).run();
}

Result<void> RowWriter::writeRow(const CapRow &row)
{
    Statement &s = m_cap;
    const Cap &cap = row.cap;
    s.bind(toMicros(row.time)).bind(cap.name).bind(std::int64_t{row.removed});
    s.bind(cap.scope.provider).bind(cap.scope.model).bind(cap.scope.key).bind(cap.scope.project);
    s.bind(toString(cap.window)).bind(static_cast<std::int64_t>(cap.unit)).bind(cap.limit);
    s.bind(percents(cap.warnPercent)).bind(static_cast<std::int64_t>(cap.action));
    s.bind(cap.downgradeModel).bind(static_cast<std::int64_t>(cap.policy)).bind(cap.raise);
    return s.bind(toMicros(cap.raiseUntil)).bind(toMicros(cap.pausedUntil)).run();
}

Result<void> RowWriter::writeRow(const EnforcementRow &row)
{
    m_enforcement.bind(toMicros(row.time)).bind(std::int64_t{row.enforcement.warnOnly});
    return m_enforcement.bind(std::int64_t{row.enforcement.blockAll})
        .bind(toMicros(row.enforcement.pausedUntil))
        .run();
}

Result<void> RowWriter::writeRow(const CheckpointRow &row)
{
    if (auto gone = m_database->execute("DELETE FROM checkpoint; DELETE FROM checkpoint_balance;"
                                        "DELETE FROM checkpoint_hold;");
        !gone)
        return gone;
    Statement &s = m_checkpoint;
    s.bind(row.epoch).bind(toMicros(row.time));
    for (const auto &[interval, totals] : {std::pair{row.today, row.todayTotals},
                                           std::pair{row.month, row.monthTotals}}) {
        s.bind(toMicros(interval.start)).bind(toMicros(interval.end)).bind(totals.spent.count);
        s.bind(totals.requests).bind(totals.blocked).bind(totals.unpriced);
    }
    if (auto written = s.run(); !written)
        return written;
    for (const CheckpointRow::Balance &balance : row.balances) {
        m_balance.bind(balance.cap).bind(balance.basis).bind(toMicros(balance.start));
        if (auto written = m_balance.bind(balance.spent).run(); !written)
            return written;
    }
    for (const HoldId hold : row.open) {
        if (auto written = m_openHold.bind(hold).run(); !written)
            return written;
    }
    // Where the commit fails, later rows carry a number without a checkpoint: read as after the
    // one before, which is right.
    m_epoch = row.epoch;
    return {};
}

Result<void> RowWriter::writeRow(const EventRow &row)
{
    return m_event.bind(toMicros(row.time)).bind(row.kind).bind(row.text).run();
}

Result<void> RowWriter::writeRow(const PurgeRow &row)
{
    std::string keep = "[";
    for (const std::string &id : row.keep)   // request ids are letters, digits and '_'
        keep += (keep.size() > 1 ? ",\"" : "\"") + id + "\"";
    m_purge.bind(toMicros(row.before)).bind(keep + "]").bind(row.most);
    if (auto gone = m_purge.run(); !gone)
        return gone;
    const std::int64_t count = m_database->changes();
    if (row.done)
        row.done(count);
    if (count == 0)
        return {};
    return writeRow(EventRow{row.time, "purge",
                             std::to_string(count) + " audit rows of before "
                                 + toRfc3339(row.before)
                                 + " were removed; holds and settlements stay"});
}

} // namespace llmcap
