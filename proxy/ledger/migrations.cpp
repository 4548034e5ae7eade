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

// What a cost was made of, and what repricing changed later. Like all money rows these are only
// added: a correction is a difference, counted wherever its settlement is.
constexpr const char *billsAndCorrections = R"sql(
CREATE TABLE price (
    id INTEGER PRIMARY KEY,
    content TEXT NOT NULL UNIQUE       -- core/bill.h: PriceNote as text
);
CREATE TABLE bill (
    exchange INTEGER NOT NULL,         -- exchange.row
    correction INTEGER NOT NULL,       -- correction.seq; 0 as first settled
    part INTEGER NOT NULL,
    hold_id INTEGER NOT NULL,
    price INTEGER NOT NULL REFERENCES price(id),
    units TEXT NOT NULL,               -- "" where they are those of the exchange
    PRIMARY KEY(exchange, correction, part)
) WITHOUT ROWID;
CREATE TABLE correction (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL,
    exchange INTEGER NOT NULL,
    hold_id INTEGER NOT NULL,          -- whose settlement costs `usd` more, or less
    settled INTEGER NOT NULL,          -- settlement.time
    usd INTEGER NOT NULL,
    basis INTEGER NOT NULL,            -- in place of exchange.basis
    price_version TEXT NOT NULL
);
CREATE INDEX correction_exchange ON correction(exchange);
CREATE INDEX correction_hold ON correction(hold_id);
CREATE INDEX correction_settled ON correction(settled);
)sql";

// Bills that come later than their request's reply, and files whose requests were seen passing.
constexpr const char *jobs = R"sql(
CREATE TABLE job (
    provider TEXT NOT NULL,
    name TEXT NOT NULL,                -- the provider's id of a batch, a response, a result file
    hold_id INTEGER NOT NULL REFERENCES hold(id),
    tier INTEGER NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY(provider, name)
) WITHOUT ROWID;
CREATE TABLE upload (
    provider TEXT NOT NULL,
    file TEXT NOT NULL,
    time INTEGER NOT NULL,
    shape TEXT NOT NULL,               -- core/batch_shape.h as text
    PRIMARY KEY(provider, file)
) WITHOUT ROWID;
CREATE INDEX upload_time ON upload(time);
)sql";

// What the dashboard asks for. usage_sum is derived: each row of the audit log adds itself to it in
// its own transaction, so it may be updated, and History::checkSums() compares it with the rows.
// Quarters of an hour, because every zone's hours and days begin at one.
constexpr const char *sumsAndFilters = R"sql(
CREATE TABLE usage_sum (
    dimension INTEGER NOT NULL,   -- SeriesQuery::By: 0 all, 1 provider, 2 model, 3 key, ...
    quarter INTEGER NOT NULL,     -- time / 900 s
    name TEXT NOT NULL,
    requests INTEGER NOT NULL, blocked INTEGER NOT NULL,
    unpriced INTEGER NOT NULL, held INTEGER NOT NULL,
    spent INTEGER NOT NULL, estimated INTEGER NOT NULL,
    input INTEGER NOT NULL, cache_read INTEGER NOT NULL,
    cache_write INTEGER NOT NULL, output INTEGER NOT NULL,
    PRIMARY KEY(dimension, quarter, name)
) WITHOUT ROWID;
CREATE TRIGGER exchange_sums AFTER INSERT ON exchange BEGIN
    INSERT INTO usage_sum
    SELECT d.column1, new.time/900000000,
        CASE d.column1 WHEN 1 THEN new.provider WHEN 2 THEN new.model WHEN 3 THEN new.key
            WHEN 4 THEN new.project WHEN 5 THEN new.client ELSE '' END,
        new.outcome<>4, new.outcome=4, new.basis=4, new.basis=3,
        CASE new.basis WHEN 3 THEN 0 ELSE new.cost END,
        CASE new.basis WHEN 2 THEN new.cost ELSE 0 END,
        new.input, new.cache_read, new.cache_write_5m+new.cache_write_1h, new.output
    FROM (VALUES(0),(1),(2),(3),(4),(5)) AS d WHERE true
    ON CONFLICT(dimension, quarter, name) DO UPDATE SET
        requests=requests+excluded.requests, blocked=blocked+excluded.blocked,
        unpriced=unpriced+excluded.unpriced, held=held+excluded.held,
        spent=spent+excluded.spent, estimated=estimated+excluded.estimated,
        input=input+excluded.input, cache_read=cache_read+excluded.cache_read,
        cache_write=cache_write+excluded.cache_write, output=output+excluded.output;
END;
INSERT INTO usage_sum
SELECT d.column1, time/900000000 AS q,
    CASE d.column1 WHEN 1 THEN provider WHEN 2 THEN model WHEN 3 THEN key
        WHEN 4 THEN project WHEN 5 THEN client ELSE '' END AS n,
    sum(outcome<>4), sum(outcome=4), sum(basis=4), sum(basis=3),
    sum(CASE basis WHEN 3 THEN 0 ELSE cost END),
    sum(CASE basis WHEN 2 THEN cost ELSE 0 END),
    sum(input), sum(cache_read), sum(cache_write_5m+cache_write_1h), sum(output)
FROM exchange, (VALUES(0),(1),(2),(3),(4),(5)) AS d GROUP BY d.column1, q, n;
-- One for each filter; rows of a filter come out newest first without sorting. Most rows are
-- completed and without project: those need no entry.
CREATE INDEX exchange_provider ON exchange(provider, time);
CREATE INDEX exchange_model ON exchange(model, time);
CREATE INDEX exchange_key ON exchange(key, time);
CREATE INDEX exchange_project ON exchange(project, time) WHERE project<>'';
CREATE INDEX exchange_client ON exchange(client, time);
CREATE INDEX exchange_outcome ON exchange(outcome, time) WHERE outcome<>1;
)sql";

// Balance checkpoints. The epoch of a money row is the number of the newest checkpoint before it,
// so that a start reads the rows after the checkpoint alone, whatever the clock did.
constexpr const char *checkpoints = R"sql(
ALTER TABLE hold ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE settlement ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
ALTER TABLE correction ADD COLUMN epoch INTEGER NOT NULL DEFAULT 0;
CREATE INDEX hold_epoch ON hold(epoch);
CREATE INDEX settlement_epoch ON settlement(epoch);
CREATE INDEX correction_epoch ON correction(epoch);
CREATE TABLE checkpoint (
    epoch INTEGER PRIMARY KEY,
    time INTEGER NOT NULL
);
CREATE TABLE checkpoint_balance (
    cap TEXT NOT NULL, basis TEXT NOT NULL, start INTEGER NOT NULL, spent INTEGER NOT NULL
);
CREATE TABLE checkpoint_hold (hold_id INTEGER NOT NULL);
-- What happened to the ledger itself: purges, balances that were mended, a ledger that failed open.
CREATE TABLE audit_event (
    seq INTEGER PRIMARY KEY,
    time INTEGER NOT NULL, kind TEXT NOT NULL,
    value INTEGER NOT NULL,            -- purge: audit rows before this instant are gone
    text TEXT NOT NULL
);
)sql";

constexpr std::array scripts{first, billsAndCorrections, jobs, sumsAndFilters, checkpoints};

} // namespace

std::size_t schemaVersion()
{
    return scripts.size();
}

Result<void> migrate(const Database &database)
{
    return migrateTo(database, scripts.size());
}

Result<void> migrateTo(const Database &database, std::size_t last)
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
    for (auto next = static_cast<std::size_t>(version); next < last; ++next) {
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
