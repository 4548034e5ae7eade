// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account.h"
#include "folder_lock.h"
#include "history.h"
#include "job_book.h"
#include "journal.h"
#include "ledger.h"

#include <map>
#include <mutex>
#include <unordered_map>

namespace llmcap {

/// The Ledger of one data folder: the account decides under the mutex, the journal remembers.
class SqliteLedger final : public Ledger {
public:
    SqliteLedger(LedgerOptions options, FolderLock lock, std::unique_ptr<Journal> journal,
                 std::unique_ptr<History> history);

    /// Caps, balances and holds as the journal has them; crashed requests get their audit row.
    Result<void> rebuild(Instant now);

    Ticket admit(AdmissionRequest request, Instant now, Decided decided) override;
    void giveUp(Ticket ticket, Instant now) override;
    void shrink(HoldId hold, Ask ask, Instant now) override;
    std::optional<CapState> follow(HoldId hold, const Quantities &soFar, Instant now) override;
    void settle(Settlement settlement, Instant now) override;
    void defer(HoldId hold, const std::string &job, ServiceTier tier, Exchange exchange,
               Instant now) override;
    std::optional<DeferredHold> deferred(const std::string &provider,
                                         const std::string &job) const override;
    void nameJob(const std::string &provider, const std::string &job, const std::string &alias,
                 Instant now) override;
    std::optional<DeferredHold> claimJob(const std::string &provider,
                                         const std::string &job) override;
    void noteUpload(const std::string &provider, const std::string &file, const BatchShape &shape,
                    Instant now) override;
    std::optional<BatchShape> upload(const std::string &provider,
                                     const std::string &file) const override;
    void record(Exchange exchange) override;
    Snapshot snapshot(Instant now) const override;
    bool isCapped(const RequestLabels &labels, Instant now) const override;
    CapPolicy policyFor(const RequestLabels &labels, Instant now) const override;
    bool followsCost(const RequestLabels &labels, Instant now) const override;
    Result<CapState> putCap(Cap cap, Instant now) override;
    Result<void> removeCap(const std::string &name, Instant now) override;
    Result<CapState> raiseCap(const std::string &name, std::int64_t amount, Instant now) override;
    Result<CapState> pauseCap(const std::string &name, Instant until, Instant now) override;
    Result<void> setEnforcement(Enforcement enforcement, Instant now) override;
    Result<RequestPage> requests(const RequestFilter &filter) const override;
    Result<std::vector<SeriesPoint>> series(const SeriesQuery &query) const override;
    Result<BilledExchange> billed(const std::string &id) const override;
    Result<std::vector<BilledExchange>> billed(const RequestFilter &filter,
                                               std::int64_t after) const override;
    Result<void> correct(const std::vector<Correction> &corrections, Instant now) override;
    Result<std::vector<OpenHold>> holds() const override;
    Result<void> resolveHold(HoldId hold, NanoUsd cost, Instant now) override;

private:
    struct Pending {
        AdmissionRequest request;
        Decided decided;
    };
    /// Totals of one running window.
    struct Running {
        Window window;
        Interval interval;
        Totals totals;
    };
    /// What has been announced of a cap in its running window.
    struct Announced {
        Instant window{};
        int percent = 0;
        bool blocked = false;
    };
    using Calls = std::vector<std::function<void()>>;   ///< to make after the mutex is free

    void commitHold(HoldId id, Pending pending, std::vector<std::string> warnings, Instant now);
    void reapFailedHolds();
    void wakeWaiting(Instant now, Calls &calls);
    void count(const Exchange &exchange);
    void roll(Running &running, Instant now) const;
    void announce(const RequestLabels &labels, Instant now, Calls &calls);
    Result<std::vector<Account::Past>> pastOf(const Cap &cap, Instant now) const;
    Result<CapState> edit(const std::string &name, Instant now,
                          const std::function<Result<void>(Cap &)> &change);
    Result<void> writeNow(Row row);
    Result<void> rebuildJobs();
    std::optional<DeferredHold> waiting(const std::string &provider, const std::string &job) const;
    Result<void> writeNow(std::vector<Row> rows);
    void applyCorrection(const BilledExchange &past, const Correction &correction, Instant now,
                         Calls &calls);

    const LedgerOptions m_options;
    const FolderLock m_lock;
    const std::unique_ptr<History> m_history;
    mutable std::mutex m_mutex;
    Account m_account;                              // from here on protected by m_mutex
    std::unordered_map<HoldId, Pending> m_waiting;
    std::unordered_map<HoldId, OpenHold> m_open;
    std::map<std::string, Announced> m_announced;
    mutable Running m_today, m_month;
    JobBook m_jobs;
    HoldId m_lastId = 0;
    std::uint64_t m_revision = 0;
    // The journal's thread must never wait for m_mutex: an edit holds it while it waits for the
    // journal. Holds that could not be written are left here and taken back by the next call.
    std::mutex m_failedMutex;
    std::vector<HoldId> m_failed;                   // protected by m_failedMutex
    std::unique_ptr<Journal> m_journal;             // last: its callbacks use all of the above
};

} // namespace llmcap
