// SPDX-License-Identifier: GPL-3.0-or-later
// Holds, settlements and checkpoints: what balances are rebuilt from.
#include "history.h"

#include "history_rows.h"

namespace llmcap {

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
        "GROUP BY provider,model,project,key,CASE WHEN h.time<?2 THEN 0 ELSE h.time END "
        "UNION ALL SELECT provider,'',model,project,key,'',h.time,0,c.usd,0,0 "
        "FROM correction c JOIN hold h ON h.id=c.hold_id WHERE h.time>=?1");
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
        "s.requests FROM settlement s JOIN hold h ON h.id=s.hold_id WHERE s.time>?1 "
        "UNION ALL SELECT provider,endpoint,model,project,key,client,h.time,c.settled,c.usd,0,0 "
        "FROM correction c JOIN hold h ON h.id=c.hold_id WHERE c.settled>?1 ORDER BY 8");
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
        "s.requests FROM settlement s JOIN hold h ON h.id=s.hold_id WHERE s.epoch>=?1 "
        "UNION ALL SELECT provider,endpoint,model,project,key,client,h.time,c.settled,c.usd,0,0 "
        "FROM correction c JOIN hold h ON h.id=c.hold_id WHERE c.epoch>=?1");
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
        "WHERE h.time>=?1 AND s.epoch<?2 "
        "UNION ALL SELECT provider,endpoint,model,project,key,client,h.time,c.settled,c.usd,0,0 "
        "FROM correction c JOIN hold h ON h.id=c.hold_id WHERE h.time>=?1 AND c.epoch<?2");
    if (!query)
        return query.error();
    query->bind(toMicros(start)).bind(epoch);
    return eachSettled(*query, row);
}

Result<std::optional<CheckpointRow>> History::checkpoint() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT epoch,time FROM checkpoint ORDER BY epoch DESC LIMIT 1");
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

Result<void> History::pin() const
{
    const std::lock_guard lock(m_mutex);
    if (auto begun = m_database.execute("BEGIN"); !begun)
        return begun;
    auto query = m_database.prepare("SELECT 1 FROM hold LIMIT 1");   // the first read pins
    if (!query)
        return query.error();
    const auto row = query->step();
    return row ? Result<void>{} : Result<void>{row.error()};
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

} // namespace llmcap
