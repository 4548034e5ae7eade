// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace llmcap {

struct JournalOptions {
    bool powerSafe = false;     ///< every group synced to disk
    bool ownThread = true;      ///< false: the owner calls step(); for simulations
    bool synced = true;         ///< false: never synced; for simulations, on a throw-away file
    /// Told, as one sentence, of a row that can never be written and was left out, and when the
    /// disk begins and ends to refuse.
    std::function<void(const std::string &)> noted;
    /// Asked before each commit; an error is treated like one of the disk. For tests of faults.
    std::function<Result<void>()> beforeCommit;
};

/// Writes rows in the order they were appended, on a thread of its own. A group is whatever queued
/// while the previous one was being committed, so that one commit serves a crowd and a single
/// request never waits for a timer.
/// The write-ahead log is moved into the file on another thread, so that no request waits for that.
/// Thread: append() and write() from any thread.
class Journal final {
public:
    /// Told once the row is committed, or with the error that kept it out.
    using Done = std::function<void(const Result<void> &)>;
    /// What becomes of rows that could not be written.
    enum class OnError : std::uint8_t {
        Drop,          ///< told and forgotten: holds, nothing was sent yet
        Keep,          ///< tried again until they are written: money already spent
        KeepAndTell,   ///< told of the first error, and kept: holds where the ledger fails open
    };

    static Result<std::unique_ptr<Journal>> open(const std::filesystem::path &file,
                                                 JournalOptions options);
    /// Writes what is queued, then ends. Without a thread: drops it, as a crash would.
    ~Journal();

    /// Rows that stand or fall together.
    void append(std::vector<Row> rows, OnError onError, Done done);
    /// Writes rows, and all that was appended before, and waits until they are committed or have
    /// failed.
    Result<void> write(std::vector<Row> rows);
    Result<void> write(Row row);
    /// Without a thread of its own: commits at most so many queued entries as one group. False:
    /// the commit failed.
    bool step(std::size_t most);
    std::size_t queued() const;
    /// Why nothing can be written now; "" it can, as far as is known. Any thread.
    std::string failure() const;

private:
    struct Entry {
        std::vector<Row> rows;
        OnError onError = OnError::Drop;
        Done done;
    };
    using Group = std::deque<Entry>;

    Journal(Database database, Database mover, RowWriter writer, JournalOptions options);
    void run();
    bool commitAndTell(Group group);
    Result<void> commit(const Group &group);
    Result<void> commitOneByOne(Group &group);
    Result<void> commitRowByRow(Entry &entry);
    void requeueKept(Group &group, const Error &error);
    void noteFailure(std::string failure);
    void moveLog();

    const JournalOptions m_options;
    Database m_database;   // constant after construction, used by the writer thread alone
    RowWriter m_writer;
    Database m_mover;      // the same of the thread that moves the log into the file
    static constexpr int longLog = 1'000;
    std::atomic<int> m_logPages{0};
    std::atomic<int> m_moveAt{longLog};
    int m_lastPages = 0;   // the writer's
    mutable std::mutex m_mutex;
    std::condition_variable m_work;
    Group m_queue;               // protected by m_mutex
    bool m_stop = false;         // protected by m_mutex
    std::string m_failure;       // protected by m_mutex
    std::condition_variable m_logIsLong;
    std::thread m_moveThread;
    std::thread m_thread;        // last: it uses all of the above
};

} // namespace llmcap
