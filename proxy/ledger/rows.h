// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "ledger.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>

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
using Row = std::variant<HoldRow, SettlementRow, Exchange, CapRow, EnforcementRow, CorrectionRow,
                         JobRow, UploadRow>;

/// "web_search=2 page=7": the units of a usage that have no column of their own.
std::string otherUnits(const Usage &usage);
void readOtherUnits(std::string_view text, Usage &usage);

/// "input=12 output=99": all units of a usage, for a part of a bill; "none" where it has none.
std::string allUnits(const Usage &usage);

/// The prepared statements of the writer. Thread: the writer's.
class RowWriter final {
public:
    static Result<RowWriter> prepare(const Database &database);
    Result<void> write(const Row &row);
    /// After a rollback: what was written is gone.
    void forget() { m_priceIds.clear(); }

private:
    Result<void> writeRow(const HoldRow &row);
    Result<void> writeRow(const SettlementRow &row);
    Result<void> writeRow(const Exchange &row);
    Result<void> writeRow(const CapRow &row);
    Result<void> writeRow(const EnforcementRow &row);
    Result<void> writeRow(const CorrectionRow &row);
    Result<void> writeRow(const JobRow &row);
    Result<void> writeRow(const UploadRow &row);
    Result<std::int64_t> priceId(const PriceNote &prices);
    Result<std::vector<std::int64_t>> priceIds(const std::vector<BillPart> &bill);
    Statement m_hold, m_settlement, m_exchange, m_cap, m_enforcement;
    Statement m_price, m_bill, m_correction, m_correctionBill;
    Statement m_job, m_upload;
    std::unordered_map<std::string, std::int64_t> m_priceIds;   ///< by content
};

} // namespace llmcap
