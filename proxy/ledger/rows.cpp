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

template <class Wanted>
std::string unitsText(const Usage &usage, Wanted wanted)
{
    std::string text;
    for (std::size_t i = 0; i < unitCount; ++i) {
        const Unit unit = static_cast<Unit>(i);
        if (!wanted(unit) || usage.counts[i] == 0)
            continue;
        text.append(text.empty() ? "" : " ").append(unitName(unit)).append("=")
            .append(std::to_string(usage.counts[i]));
    }
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
    return unitsText(usage, [](Unit unit) { return !hasColumn(unit); });
}

std::string allUnits(const Usage &usage)
{
    const std::string text = unitsText(usage, [](Unit) { return true; });
    return text.empty() ? "none" : text;
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
        {&writer.m_price, "INSERT INTO price(content) VALUES(?) "
                          "ON CONFLICT(content) DO UPDATE SET content=content RETURNING id"},
        // A table without row ids leaves last_insert_rowid() at the row before.
        {&writer.m_bill, "INSERT INTO bill VALUES(last_insert_rowid(),0,?,?,?,?)"},
        {&writer.m_correction, "INSERT INTO correction VALUES(NULL,?,?,?,?,?,?,?,?)"},
        {&writer.m_correctionBill, "INSERT INTO bill VALUES(?,last_insert_rowid(),?,?,?,?)"},
        // Names are the provider's: the same one twice is the same job, or the same file anew.
        {&writer.m_job, "INSERT OR IGNORE INTO job VALUES(?,?,?,?,?)"},
        {&writer.m_upload, "INSERT OR REPLACE INTO upload VALUES(?,?,?,?)"},
        {&writer.m_checkpoint, "INSERT INTO checkpoint VALUES(?,?)"},
        {&writer.m_balance, "INSERT INTO checkpoint_balance VALUES(?,?,?,?)"},
        {&writer.m_openHold, "INSERT INTO checkpoint_hold VALUES(?)"},
        {&writer.m_event, "INSERT INTO audit_event VALUES(NULL,?,?,?,?)"},
        // The newest row stays whatever its age, so that no row number is given out twice.
        {&writer.m_old, "SELECT row FROM exchange WHERE time<?1 AND id NOT IN "
                        "(SELECT value FROM json_each(?2)) AND row<(SELECT max(row) FROM exchange) "
                        "ORDER BY time LIMIT ?3"},
        // What repricing changed of a row that goes stays in the sums.
        {&writer.m_fold,
         "UPDATE usage_sum SET spent=spent+c.usd,unpriced=unpriced+(c.basis=4)-(c.before=4) FROM "
         "(SELECT d.column1 dimension,e.time/900000000 quarter,CASE d.column1 WHEN 1 THEN provider "
         "WHEN 2 THEN model WHEN 3 THEN key WHEN 4 THEN project WHEN 5 THEN client ELSE '' END "
         "name,e.basis before,sum(usd) usd,(SELECT basis FROM correction WHERE exchange=e.row "
         "ORDER BY seq DESC LIMIT 1) basis FROM (VALUES(0),(1),(2),(3),(4),(5)) d JOIN exchange e "
         "JOIN correction x ON x.exchange=e.row WHERE e.row=? GROUP BY d.column1) c "
         "WHERE usage_sum.dimension=c.dimension AND usage_sum.quarter=c.quarter "
         "AND usage_sum.name=c.name"},
        {&writer.m_dropBill, "DELETE FROM bill WHERE exchange=?"},
        {&writer.m_drop, "DELETE FROM exchange WHERE row=?"},
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
    writer.m_epoch = writer.m_committedEpoch = newest->integer(0);
    return writer;
}

Result<void> RowWriter::write(const Database &database, const Row &row)
{
    m_database = &database;
    return std::visit([this](const auto &typed) { return writeRow(typed); }, row);
}

void RowWriter::forget()
{
    m_priceIds.clear();
    m_epoch = m_committedEpoch;
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
    const auto prices = priceIds(row.bill);
    if (!prices)
        return prices.error();
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
    if (auto done = s.bind(row.firstByteMicros).bind(row.addedMicros).run(); !done)
        return done;
    for (std::size_t part = 0; part < row.bill.size(); ++part) {
        const Usage &usage = row.bill[part].usage;
        m_bill.bind(static_cast<std::int64_t>(part)).bind(row.hold).bind((*prices)[part]);
        if (auto done = m_bill.bind(usage == row.usage ? "" : allUnits(usage)).run(); !done)
            return done;
    }
    return {};
}

Result<void> RowWriter::writeRow(const CorrectionRow &row)
{
    const auto prices = priceIds(row.bill);
    if (!prices)
        return prices.error();
    m_correction.bind(toMicros(row.time)).bind(row.exchange).bind(row.hold);
    m_correction.bind(toMicros(row.settled)).bind(row.difference.count);
    m_correction.bind(static_cast<std::int64_t>(row.basis)).bind(row.priceVersion).bind(m_epoch);
    if (auto done = m_correction.run(); !done)
        return done;
    for (std::size_t part = 0; part < row.bill.size(); ++part) {
        m_correctionBill.bind(row.exchange).bind(static_cast<std::int64_t>(part)).bind(row.hold);
        m_correctionBill.bind((*prices)[part]).bind(allUnits(row.bill[part].usage));
        if (auto done = m_correctionBill.run(); !done)
            return done;
    }
    return {};
}

/// The same prices serve thousands of exchanges, which keep a number only.
Result<std::int64_t> RowWriter::priceId(const PriceNote &prices)
{
    constexpr std::size_t most = 10'000;
    const std::string content = toText(prices);
    if (const auto known = m_priceIds.find(content); known != m_priceIds.end())
        return known->second;
    const auto row = m_price.bind(content).step();
    const std::int64_t id = row && *row ? m_price.integer(0) : 0;
    m_price.reset();
    if (!row)
        return row.error();
    if (m_priceIds.size() >= most)
        m_priceIds.clear();
    m_priceIds.emplace(content, id);
    return id;
}

Result<std::vector<std::int64_t>> RowWriter::priceIds(const std::vector<BillPart> &bill)
{
    std::vector<std::int64_t> ids;
    for (const BillPart &part : bill) {
        const auto id = priceId(part.prices);
        if (!id)
            return id.error();
        ids.push_back(*id);
    }
    return ids;
}

Result<void> RowWriter::writeRow(const JobRow &row)
{
    m_job.bind(row.provider).bind(row.name).bind(row.hold);
    return m_job.bind(static_cast<std::int64_t>(row.tier)).bind(toMicros(row.time)).run();
}

Result<void> RowWriter::writeRow(const UploadRow &row)
{
    m_upload.bind(row.provider).bind(row.file).bind(toMicros(row.time));
    return m_upload.bind(row.shape.toText()).run();
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
    if (auto written = m_checkpoint.bind(row.epoch).bind(toMicros(row.time)).run(); !written)
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
    m_epoch = row.epoch;
    return {};
}

Result<void> RowWriter::writeRow(const EventRow &row)
{
    m_event.bind(toMicros(row.time)).bind(row.kind).bind(row.value);
    return m_event.bind(row.text).run();
}

Result<std::vector<std::int64_t>> RowWriter::oldRows(const PurgeRow &row)
{
    std::string keep = "[";
    for (const std::string &id : row.keep)   // request ids are letters, digits and '_'
        keep += (keep.size() > 1 ? ",\"" : "\"") + id + "\"";
    m_old.bind(toMicros(row.before)).bind(keep + "]").bind(row.most);
    std::vector<std::int64_t> rows;
    while (true) {
        const auto more = m_old.step();
        if (more && *more) {
            rows.push_back(m_old.integer(0));
            continue;
        }
        m_old.reset();
        if (!more)
            return more.error();
        return rows;
    }
}

Result<void> RowWriter::writeRow(const PurgeRow &row)
{
    const auto rows = oldRows(row);
    if (!rows)
        return rows.error();
    for (const std::int64_t old : *rows) {
        for (Statement *statement : {&m_fold, &m_dropBill, &m_drop}) {
            if (auto done = statement->bind(old).run(); !done)
                return done;
        }
    }
    const auto count = static_cast<std::int64_t>(rows->size());
    if (row.done)
        row.done(count);
    if (count == 0)
        return {};
    return writeRow(EventRow{row.time, "purge", toMicros(row.before),
                             std::to_string(count) + " audit rows of before "
                                 + toRfc3339(row.before)
                                 + " were removed; holds and settlements stay"});
}

} // namespace llmcap
