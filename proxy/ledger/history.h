// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account.h"
#include "ledger.h"
#include "rows.h"

#include <mutex>

namespace llmcap {

/// A settled or open amount with the labels it belongs to.
struct LabelledAmount {
    RequestLabels labels;
    Instant time{};
    Quantities amount;
};

/// Reads the ledger on a connection of its own, so that a long query delays no commit.
/// Thread: any; queries run one after the other.
class History final {
public:
    static Result<std::unique_ptr<History>> open(const std::filesystem::path &file, Zone zone);

    Result<RequestPage> requests(const RequestFilter &filter) const;
    Result<std::vector<SeriesPoint>> series(const SeriesQuery &query) const;
    /// Whether usage_sum says what the audit log adds up to. Reads every row: for tests and repair.
    Result<bool> checkSums() const;

    Result<BilledExchange> billed(std::string_view id) const;
    Result<BilledExchange> billedRow(std::int64_t row) const;
    Result<std::vector<BilledExchange>> billed(const RequestFilter &filter,
                                               std::int64_t after) const;

    Result<std::vector<HoldRow>> openHolds() const;
    /// The names under which bills of open holds may come.
    Result<std::vector<JobRow>> openJobs() const;
    /// The newest uploads of batch files, at most so many.
    Result<std::vector<UploadRow>> uploads(int limit) const;
    /// What was settled of holds that began in a window; `bySettlement`: settled in it instead
    /// (rolling windows), each at its own instant.
    Result<std::vector<LabelledAmount>> settled(Interval window, bool bySettlement) const;
    Result<std::vector<Cap>> caps() const;
    Result<Ledger::Enforcement> enforcement() const;
    Result<Totals> totals(Interval window) const;
    Result<HoldId> newestHold() const;
    Result<bool> hasExchange(std::string_view id) const;

private:
    History(Database database, Zone zone);
    /// What repricing changed later, of exchanges in a stretch of time.
    struct Changed {
        Instant time{};
        RequestLabels labels;
        NanoUsd difference;
        std::int64_t unpriced = 0;   ///< -1: it has a price now
    };
    Result<std::vector<Changed>> changed(Interval time) const;
    Result<BilledExchange> readBilled(Statement &query) const;
    const Database m_database;
    const Zone m_zone;
    mutable std::mutex m_mutex;   // one query at a time
};

} // namespace llmcap
