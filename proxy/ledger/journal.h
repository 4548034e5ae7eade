// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rows.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>

namespace llmcap {

/// Writes rows in the order they were appended, on a thread of its own. A group is whatever queued
/// while the previous one was being committed, so that one commit serves a crowd and a single
/// request never waits for a timer.
/// Thread: append() and failure() from any thread.
class Journal final {
public:
    /// Told once the row is committed, or with the error that kept it out.
    using Done = std::function<void(const Result<void> &)>;

    static Result<std::unique_ptr<Journal>> open(const std::filesystem::path &file,
                                                 bool powerSafe);
    /// Writes what is queued, then ends.
    ~Journal();

    /// Rows that stand or fall together. With `keep` they are tried again until they are written
    /// (settlements: money already spent); without, an error ends them (holds: nothing sent yet).
    void append(std::vector<Row> rows, bool keep, Done done);
    /// Waits until everything appended before is written or has failed.
    void flush();

private:
    struct Entry {
        std::vector<Row> rows;
        bool keep = false;
        Done done;
    };

    Journal(Database database, RowWriter writer);
    void run();
    Result<void> commit(const std::deque<Entry> &group);
    void requeueKept(std::deque<Entry> &group, const Error &error);

    Database m_database;   // constant after construction, used by the writer thread alone
    RowWriter m_writer;
    std::mutex m_mutex;
    std::condition_variable m_work, m_idle;
    std::deque<Entry> m_queue;   // protected by m_mutex
    bool m_writing = false;      // protected by m_mutex
    bool m_failing = false;      // protected by m_mutex
    bool m_stop = false;         // protected by m_mutex
    std::thread m_thread;        // last: it uses all of the above
};

} // namespace llmcap
