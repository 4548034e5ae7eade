// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "ledger.h"

#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace llmcap {

inline std::int64_t toMicros(Instant at) { return at.time_since_epoch().count(); }
inline Instant fromMicros(std::int64_t micros)
{
    return Instant{std::chrono::microseconds{micros}};
}

/// What the journal writes, one row each.
struct HoldRow {
    HoldId id = 0;
    std::string requestId;
    Instant time{};
    RequestLabels labels;
    bool streaming = false;
    Quantities amount;
};
struct SettlementRow {
    HoldId hold = 0;
    Instant time{};
    Quantities actual;
    CostBasis basis = CostBasis::None;
};
struct CapRow {
    Instant time{};
    Cap cap;
    bool removed = false;
};
struct EnforcementRow {
    Instant time{};
    Ledger::Enforcement enforcement;
};
/// The balances after every row before this one, so that a start need not read those again.
struct CheckpointRow {
    struct Balance {
        std::string cap;
        std::string basis;        ///< capBasis() of the cap it was counted for
        Instant start{};          ///< of the running window
        std::int64_t spent = 0;
    };
    std::int64_t epoch = 0;       ///< rows written after it carry this number
    Instant time{};
    Interval today, month;
    Totals todayTotals, monthTotals;
    std::int64_t newestExchange = 0;   ///< filled in when it is written
    std::vector<Balance> balances;     ///< calendar and total windows
    std::vector<HoldId> open;
};
/// Something of the ledger itself that the audit must show: a purge, a ledger that failed open.
struct EventRow {
    Instant time{};
    std::string kind;
    std::string text;
};
/// Removes audit rows (never money rows) older than `before`, at most `most` at once, and leaves
/// an event that says so.
struct PurgeRow {
    Instant time{};
    Instant before{};
    std::int64_t most = 0;
    std::vector<std::string> keep;   ///< ids that stay: their holds are open
    /// Told how many rows went; on the writer's thread.
    std::function<void(std::int64_t)> done;
};
using Row = std::variant<HoldRow, SettlementRow, Exchange, CapRow, EnforcementRow, CheckpointRow,
                         EventRow, PurgeRow>;

/// What a balance depends on besides the rows: scope, window and unit of its cap.
std::string capBasis(const Cap &cap);

/// "web_search=2 page=7": the units of a usage that have no column of their own.
std::string otherUnits(const Usage &usage);
void readOtherUnits(std::string_view text, Usage &usage);

/// The prepared statements of the writer. Thread: the writer's.
class RowWriter final {
public:
    static Result<RowWriter> prepare(const Database &database);
    /// `database` is the one it was prepared for.
    Result<void> write(const Database &database, const Row &row);

private:
    Result<void> writeRow(const HoldRow &row);
    Result<void> writeRow(const SettlementRow &row);
    Result<void> writeRow(const Exchange &row);
    Result<void> writeRow(const CapRow &row);
    Result<void> writeRow(const EnforcementRow &row);
    Result<void> writeRow(const CheckpointRow &row);
    Result<void> writeRow(const EventRow &row);
    Result<void> writeRow(const PurgeRow &row);

    const Database *m_database = nullptr;   ///< during write()
    std::int64_t m_epoch = 0;   ///< of the newest checkpoint
    Statement m_hold, m_settlement, m_exchange, m_cap, m_enforcement, m_checkpoint, m_balance,
        m_openHold, m_event, m_purge;
};

} // namespace llmcap
