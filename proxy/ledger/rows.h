// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "ledger.h"

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
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
/// A difference to what an exchange was settled at; never an edit.
struct CorrectionRow {
    Instant time{};
    std::int64_t exchange = 0;   ///< row of the audit log
    HoldId hold = 0;
    Instant settled{};
    NanoUsd difference;
    CostBasis basis = CostBasis::None;
    std::string priceVersion;
    std::vector<BillPart> bill;
};
/// A name of a job whose bill will close a hold.
struct JobRow {
    std::string provider, name;
    HoldId hold = 0;
    ServiceTier tier = ServiceTier::Standard;
    Instant time{};
};
struct UploadRow {
    std::string provider, file;
    Instant time{};
    BatchShape shape;
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
    std::vector<Balance> balances;   ///< calendar and total windows
    std::vector<HoldId> open;
};
/// Something of the ledger itself that the audit must show: a purge, a ledger that failed open.
struct EventRow {
    Instant time{};
    std::string kind;        ///< "purge", "balance", "failure"
    std::int64_t value = 0;  ///< purge: rows before this instant (microseconds) are gone
    std::string text;        ///< one sentence
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
using Row = std::variant<HoldRow, SettlementRow, Exchange, CapRow, EnforcementRow, CorrectionRow,
                         JobRow, UploadRow, CheckpointRow, EventRow, PurgeRow>;

/// What a balance depends on besides the rows: scope, window and unit of its cap.
std::string capBasis(const Cap &cap);

/// "web_search=2 page=7": the units of a usage that have no column of their own.
std::string otherUnits(const Usage &usage);
void readOtherUnits(std::string_view text, Usage &usage);

/// "input=12 output=99": all units of a usage, for a part of a bill; "none" where it has none.
std::string allUnits(const Usage &usage);

/// The prepared statements of the writer. Thread: the writer's.
class RowWriter final {
public:
    static Result<RowWriter> prepare(const Database &database);
    /// `database` is the one it was prepared for.
    Result<void> write(const Database &database, const Row &row);
    void committed() { m_committedEpoch = m_epoch; }
    /// After a rollback: what was written is gone.
    void forget();

private:
    Result<void> writeRow(const HoldRow &row);
    Result<void> writeRow(const SettlementRow &row);
    Result<void> writeRow(const Exchange &row);
    Result<void> writeRow(const CapRow &row);
    Result<void> writeRow(const EnforcementRow &row);
    Result<void> writeRow(const CorrectionRow &row);
    Result<void> writeRow(const JobRow &row);
    Result<void> writeRow(const UploadRow &row);
    Result<void> writeRow(const CheckpointRow &row);
    Result<void> writeRow(const EventRow &row);
    Result<void> writeRow(const PurgeRow &row);
    Result<std::int64_t> priceId(const PriceNote &prices);
    Result<std::vector<std::int64_t>> priceIds(const std::vector<BillPart> &bill);
    Result<std::vector<std::int64_t>> oldRows(const PurgeRow &row);

    const Database *m_database = nullptr;   ///< during write()
    std::int64_t m_epoch = 0;               ///< of the newest checkpoint
    std::int64_t m_committedEpoch = 0;
    Statement m_hold, m_settlement, m_exchange, m_cap, m_enforcement;
    Statement m_price, m_bill, m_correction, m_correctionBill;
    Statement m_job, m_upload;
    Statement m_checkpoint, m_balance, m_openHold, m_event, m_old, m_fold, m_dropBill, m_drop;
    std::unordered_map<std::string, std::int64_t> m_priceIds;   ///< by content
};

} // namespace llmcap
