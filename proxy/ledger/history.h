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

    /// Holds without settlement; with a checkpoint only its own and later ones are looked at.
    Result<std::vector<HoldRow>> openHolds(const std::optional<CheckpointRow> &checkpoint) const;
    /// What was settled of holds booked at or after `start`; `end` is where a window ends that may
    /// count later bookings, too.
    Result<std::vector<SettledAmount>> booked(Interval window) const;
    /// What was settled after `since`, each at its own instant: rolling windows.
    Result<std::vector<SettledAmount>> settledAfter(Instant since) const;
    /// What was settled after a checkpoint.
    Result<std::vector<SettledAmount>> settledSince(std::int64_t epoch) const;
    /// What was settled before a checkpoint, of holds booked at or after `start`: calls back a row
    /// at a time, for sums over everything.
    Result<void> eachSettledBefore(std::int64_t epoch, Instant start,
                                   const std::function<void(const SettledAmount &)> &row) const;
    Result<std::optional<CheckpointRow>> checkpoint() const;
    Result<std::vector<Cap>> caps() const;
    Result<Ledger::Enforcement> enforcement() const;
    /// Sums of audit rows with a greater row number than `afterRow`.
    Result<Totals> totals(Interval window, std::int64_t afterRow = 0) const;
    Result<HoldId> newestHold() const;
    /// The latest instant that a hold is booked at; Instant::min() without any.
    Result<Instant> latestBooking() const;
    Result<bool> hasExchange(std::string_view id) const;
    /// The file is whole, as far as SQLite can tell; takes as long as the file is large.
    Result<void> quickCheck() const;
    /// Ends a query that runs on another thread.
    void interrupt() const { m_database.interrupt(); }

private:
    History(Database database, Zone zone);
    Result<void> eachSettled(Statement &query,
                             const std::function<void(const SettledAmount &)> &row) const;
    Result<std::vector<SettledAmount>> allSettled(Statement &query) const;

    const Database m_database;
    const Zone m_zone;
    mutable std::mutex m_mutex;   // one query at a time
};

} // namespace llmcap
