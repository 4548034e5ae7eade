// SPDX-License-Identifier: GPL-3.0-or-later
#include "migrations.h"

#include <array>

namespace llmcap {
namespace {

// Frozen once released: a change is a new script at the end. Rows that money depends on are never
// updated; times are microseconds of UTC, amounts nano-USD.
constexpr const char *first = R"sql(
CREATE TABLE hold (
    id INTEGER PRIMARY KEY,
    request_id TEXT NOT NULL,
    time INTEGER NOT NULL,
    provider TEXT NOT NULL, endpoint TEXT NOT NULL, model TEXT NOT NULL,
    project TEXT NOT NULL, key TEXT NOT NULL, client TEXT NOT NULL,
    streaming INTEGER NOT NULL,
    usd INTEGER NOT NULL, tokens INTEGER NOT NULL, requests INTEGER NOT NULL
);
CREATE INDEX hold_time ON hold(time);
-- The primary key is the promise that a hold closes once.
CREATE TABLE settlement (
    hold_id INTEGER PRIMARY KEY REFERENCES hold(id),
    time INTEGER NOT NULL,
    usd INTEGER NOT NULL, tokens INTEGER NOT NULL, requests INTEGER NOT NULL,
    basis INTEGER NOT NULL
);
CREATE INDEX settlement_time ON settlement(time);
-- The audit log.
CREATE TABLE exchange (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    time INTEGER NOT NULL,
    provider TEXT NOT NULL, endpoint TEXT NOT NULL, model TEXT NOT NULL,
    project TEXT NOT NULL, key TEXT NOT NULL, client TEXT NOT NULL,
    outcome INTEGER NOT NULL, status INTEGER NOT NULL, streaming INTEGER NOT NULL,
    input INTEGER NOT NULL, cache_read INTEGER NOT NULL,
    cache_write_5m INTEGER NOT NULL, cache_write_1h INTEGER NOT NULL,
    output INTEGER NOT NULL, reasoning INTEGER NOT NULL,
    other_units TEXT NOT NULL,         -- "web_search=2 page=7"
    cost INTEGER NOT NULL, basis INTEGER NOT NULL,
    cap TEXT NOT NULL, price_version TEXT NOT NULL,
    provider_request_id TEXT NOT NULL, note TEXT NOT NULL,
    total_us INTEGER NOT NULL, first_byte_us INTEGER NOT NULL, added_us INTEGER NOT NULL
);
CREATE INDEX exchange_time ON exchange(time);
-- Every edit of a cap; the newest of a name is in force.
CREATE TABLE cap_event (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    name TEXT NOT NULL, removed INTEGER NOT NULL,
    provider TEXT NOT NULL, model TEXT NOT NULL, key TEXT NOT NULL, project TEXT NOT NULL,
    window_text TEXT NOT NULL, unit INTEGER NOT NULL, limit_amount INTEGER NOT NULL,
    warn_percent TEXT NOT NULL, action INTEGER NOT NULL, downgrade_model TEXT NOT NULL,
    policy INTEGER NOT NULL, raise_amount INTEGER NOT NULL, raise_until INTEGER NOT NULL,
    paused_until INTEGER NOT NULL
);
CREATE INDEX cap_event_name ON cap_event(name, seq);
CREATE TABLE enforcement_event (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    warn_only INTEGER NOT NULL, block_all INTEGER NOT NULL, paused_until INTEGER NOT NULL
);
)sql";

// Balance checkpoints. The epoch of a money row is the number of the newest checkpoint before it,
// so that a start reads the rows after the checkpoint alone, whatever the clock did.
constexpr const char *second = R"sql(
ALTER TABLE hold ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settlement ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
CREATE INDEX hold_epoch ON hold(epoch);
CREATE INDEX settlement_epoch ON settlement(epoch);
CREATE TABLE checkpoint (
    epoch INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    newest_exchange INTEGER NOT NULL,
    today_start INTEGER NOT NULL, today_end INTEGER NOT NULL, today_spent INTEGER NOT NULL,
    today_requests INTEGER NOT NULL, today_blocked INTEGER NOT NULL,
    today_unpriced INTEGER NOT NULL,
    month_start INTEGER NOT NULL, month_end INTEGER NOT NULL, month_spent INTEGER NOT NULL,
    month_requests INTEGER NOT NULL, month_blocked INTEGER NOT NULL,
    month_unpriced INTEGER NOT NULL
);
CREATE TABLE checkpoint_balance (
    cap TEXT NOT NULL, basis TEXT NOT NULL, start INTEGER NOT NULL, spent INTEGER NOT NULL
);
CREATE TABLE checkpoint_hold (hold_id INTEGER NOT NULL);
-- What happened to the ledger itself: purges, a ledger that failed open.
CREATE TABLE audit_event (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL
);
)sql";

constexpr std::array scripts{first, second};

} // namespace

Result<void> migrate(const Database &database)
{
    std::int64_t version = 0;
    {
        auto query = database.prepare("PRAGMA user_version");
        if (!query)
            return query.error();
        if (auto row = query->step(); !row)
            return row.error();
        version = query->integer(0);
    }
    if (version > static_cast<std::int64_t>(scripts.size())) {
        return Error{ErrorCode::Conflict, "The ledger was written by a newer LLMCap (schema "
                                              + std::to_string(version)
                                              + "); install that version or name another folder"};
    }
    for (auto next = static_cast<std::size_t>(version); next < scripts.size(); ++next) {
        const std::string script = std::string("BEGIN IMMEDIATE;") + scripts[next]
            + "PRAGMA user_version=" + std::to_string(next + 1) + ";COMMIT;";
        if (auto done = database.execute(script.c_str()); !done) {
            (void)database.execute("ROLLBACK");
            return done.error();
        }
    }
    return {};
}

} // namespace llmcap
