// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account.h"
#include "ledger.h"
#include "rows.h"

#include <functional>
#include <mutex>
#include <optional>

namespace llmcap {

/// A settled amount with the labels it belongs to.
struct SettledAmount {
    RequestLabels labels;
    Instant booked{};     ///< the hold's: calendar windows
    Instant settled{};    ///< rolling windows
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

    /// Holds without settlement; with a checkpoint only its own and later ones are looked at.
    Result<std::vector<HoldRow>> openHolds(const std::optional<CheckpointRow> &checkpoint) const;
    /// The names under which bills of open holds may come.
    Result<std::vector<JobRow>> openJobs() const;
    /// The newest uploads of batch files, at most so many.
    Result<std::vector<UploadRow>> uploads(int limit) const;
    /// What was settled, corrections included, of holds booked at or after `window.start`; its end
    /// is where a window ends that may count later bookings, too.
    Result<std::vector<SettledAmount>> booked(Interval window) const;
    /// What was settled after `since`, each at its own instant: rolling windows.
    Result<std::vector<SettledAmount>> settledAfter(Instant since) const;
    /// What was settled or corrected after a checkpoint.
    Result<std::vector<SettledAmount>> settledSince(std::int64_t epoch) const;
    /// What was settled or corrected before a checkpoint, of holds booked at or after `start`:
    /// calls back a row at a time, for sums over everything.
    Result<void> eachSettledBefore(std::int64_t epoch, Instant start,
                                   const std::function<void(const SettledAmount &)> &row) const;
    Result<std::optional<CheckpointRow>> checkpoint() const;
    Result<std::vector<Cap>> caps() const;
    Result<Ledger::Enforcement> enforcement() const;
    Result<Totals> totals(Interval window) const;
    Result<HoldId> newestHold() const;
    /// The latest instant that a hold is booked at; Instant::min() without any.
    Result<Instant> latestBooking() const;
    Result<bool> hasExchange(std::string_view id) const;
    /// All later reads see the books as they are now, until the end of this object.
    Result<void> pin() const;
    /// The file is whole, as far as SQLite can tell; takes as long as the file is large.
    Result<void> quickCheck() const;
    /// Ends a query that runs on another thread.
    void interrupt() const { m_database.interrupt(); }

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
    Result<void> eachSettled(Statement &query,
                             const std::function<void(const SettledAmount &)> &row) const;
    Result<std::vector<SettledAmount>> allSettled(Statement &query) const;
    const Database m_database;
    const Zone m_zone;
    mutable std::mutex m_mutex;   // one query at a time
};

} // namespace llmcap
