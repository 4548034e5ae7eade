// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"
#include "ledger.h"

#include <string>
#include <string_view>
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
using Row = std::variant<HoldRow, SettlementRow, Exchange, CapRow, EnforcementRow>;

/// "web_search=2 page=7": the units of a usage that have no column of their own.
std::string otherUnits(const Usage &usage);
void readOtherUnits(std::string_view text, Usage &usage);

/// The prepared statements of the writer. Thread: the writer's.
class RowWriter final {
public:
    static Result<RowWriter> prepare(const Database &database);
    Result<void> write(const Row &row);

private:
    Result<void> writeRow(const HoldRow &row);
    Result<void> writeRow(const SettlementRow &row);
    Result<void> writeRow(const Exchange &row);
    Result<void> writeRow(const CapRow &row);
    Result<void> writeRow(const EnforcementRow &row);
    Statement m_hold, m_settlement, m_exchange, m_cap, m_enforcement;
};

} // namespace llmcap
