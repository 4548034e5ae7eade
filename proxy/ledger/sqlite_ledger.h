// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "account.h"
#include "amount.h"
#include "damage.h"
#include "folder_lock.h"
#include "history.h"
#include "job_book.h"
#include "journal.h"
#include "ledger.h"

#include <atomic>
#include <mutex>
#include <optional>
#include <set>
#include <thread>
#include <unordered_map>

namespace llmcap {

/// The Ledger of one data folder: the account decides under the mutex, the journal remembers.
class SqliteLedger final : public Ledger {
public:
    SqliteLedger(LedgerOptions options, FolderLock lock, std::unique_ptr<Journal> journal,
                 std::unique_ptr<History> history);

    /// Writes a last checkpoint and what is queued.
    ~SqliteLedger() override;

    /// Caps, balances and holds as the journal has them; crashed requests get their audit row.
    Result<void> rebuild(Instant now);
    /// Compares the checkpoint that rebuild() began from with the sums of all rows before it, and
    /// corrects what differs, loudly. Reads everything: for a thread of its own, with a history
    /// of its own. The number of differences.
    Result<int> verify(const History &history);
    /// The same in the background, after a look at the whole file.
    void startVerifying(std::unique_ptr<History> history);

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
    const std::string &zone() const override { return m_options.zone.name; }
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

    void commitHold(HoldId id, Pending pending, Account::Decision decision);
    void holdFailed(HoldId id, Admission held, const Decided &decided, const Error &error);
    void reapFailedHolds();
    /// Checkpoint and purge, where they are due.
    void keepHouse(Instant now);
    void writeCheckpoint(Instant now);
    void refuseIfDamaged(const Error &error) const;
    /// What a query found; damage that it met ends admission, whoever asked.
    template <class T> Result<T> seen(Result<T> found) const
    {
        if (!found)
            refuseIfDamaged(found.error());
        return found;
    }
    bool closeHold(Settlement &settlement, Instant now, std::vector<Row> &rows);
    void finishSettlement(Settlement &settlement, std::vector<Row> rows, Instant now,
                          Calls &calls);
    Result<void> restoreCaps(const std::vector<Cap> &caps,
                             const std::optional<CheckpointRow> &checkpoint, Instant now);
    Result<void> restoreHolds(const std::vector<HoldRow> &holds);
    void wakeWaiting(Instant now, Calls &calls);
    void count(const Exchange &exchange);
    void roll(Running &running, Instant now) const;
    void announce(const RequestLabels &labels, Instant now, Calls &calls);
    /// What was settled in the running window of a cap until this moment, added up without the
    /// mutex; what is settled meanwhile is noted in m_meanwhile.
    Result<std::vector<Account::Past>> pastOf(const Cap &cap, Instant now);
    Result<CapState> edit(const std::string &name, Instant now,
                          const std::function<Result<void>(Cap &)> &change);
    Result<void> rebuildJobs();
    std::optional<DeferredHold> waiting(const std::string &provider, const std::string &job) const;
    void applyCorrection(const BilledExchange &past, const Correction &correction, Instant now,
                         Calls &calls);
    void tell(const Settlement &settlement, const Calls &calls) const;

    const LedgerOptions m_options;
    const FolderLock m_lock;
    const std::unique_ptr<History> m_history;
    std::mutex m_putMutex;                          // one cap is put at a time; before m_mutex
    mutable std::mutex m_mutex;
    Account m_account;                              // from here on protected by m_mutex
    std::unordered_map<HoldId, Pending> m_waiting;
    std::unordered_map<HoldId, OpenHold> m_open;
    std::unordered_map<std::string, Announced> m_announced;
    mutable Running m_today, m_month;
    JobBook m_jobs;
    HoldId m_lastId = 0;
    mutable std::uint64_t m_revision = 0;
    std::int64_t m_epoch = 0;                       // of the newest checkpoint
    std::size_t m_sinceCheckpoint = 0;              // settlements
    Instant m_latest = Instant::min();              // last seen
    Instant m_nextPurge = Instant::min();
    mutable std::string m_damage;                   // not empty: nothing is admitted any more
    std::optional<CheckpointRow> m_startedFrom;     // what verify() looks at
    std::set<std::string> m_recounted;              // caps put since the start
    std::optional<std::vector<SettledAmount>> m_meanwhile;   // while putCap() adds up the past
    // The journal's thread must never wait for m_mutex: an edit holds it while it waits for the
    // journal. Holds that could not be written are left here and taken back by the next call.
    std::mutex m_failedMutex;
    std::vector<HoldId> m_failed;                   // protected by m_failedMutex
    std::set<HoldId> m_unrecorded;                  // the same; sent although not yet written
    std::atomic<bool> m_hasFailed{false};           // m_failed is not empty
    std::atomic<bool> m_hasMoreToPurge{false};
    std::unique_ptr<History> m_checked;             // of the verifying thread
    std::atomic<bool> m_isClosing{false};
    std::thread m_verifier;
    std::unique_ptr<Journal> m_journal;             // last: its callbacks use all of the above
};

} // namespace llmcap
