// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows.h"

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
    /// Asked before each commit; an error is treated like one of the disk. For tests of faults.
    std::function<Result<void>()> beforeCommit;
};

/// Writes rows in the order they were appended, on a thread of its own. A group is whatever queued
/// while the previous one was being committed, so that one commit serves a crowd and a single
/// request never waits for a timer.
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
    /// Writes one row and waits until it is committed or has failed.
    Result<void> write(Row row);
    /// Without a thread of its own: commits at most so many queued entries as one group. False:
    /// the commit failed.
    bool step(std::size_t most);
    std::size_t queued() const;

private:
    struct Entry {
        std::vector<Row> rows;
        OnError onError = OnError::Drop;
        Done done;
    };
    using Group = std::deque<Entry>;

    Journal(Database database, RowWriter writer, JournalOptions options);
    void run();
    bool commitAndTell(Group group);
    Result<void> commit(const Group &group);
    void commitOneByOne(Group &group);
    void requeueKept(Group &group, const Error &error);

    const JournalOptions m_options;
    Database m_database;   // constant after construction, used by the writer thread alone
    RowWriter m_writer;
    mutable std::mutex m_mutex;
    std::condition_variable m_work;
    Group m_queue;               // protected by m_mutex
    bool m_stop = false;         // protected by m_mutex
    std::thread m_thread;        // last: it uses all of the above
};

} // namespace llmcap
