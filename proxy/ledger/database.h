// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace llmcap {

/// A prepared statement. Values are bound, never written into SQL text.
/// Thread: the one of its database.
class Statement final {
public:
    Statement() = default;
    explicit Statement(sqlite3_stmt *statement) : m_statement(statement) {}

    /// Binds the next parameter, from 1 on; reset() starts over.
    Statement &bind(std::int64_t value);
    Statement &bind(std::string_view text);
    /// True: a row is there. False: done. Io with SQLite's own words otherwise.
    Result<bool> step();
    /// Runs a statement that returns no rows and resets it.
    Result<void> run();
    void reset();

    std::int64_t integer(int column) const;
    std::string text(int column) const;
    bool isNull(int column) const;

private:
    struct Finalize { void operator()(sqlite3_stmt *statement) const; };
    std::unique_ptr<sqlite3_stmt, Finalize> m_statement;
    int m_bound = 0;
};

/// One connection to the ledger's file. Thread: one at a time.
class Database final {
public:
    enum class Access : std::uint8_t { ReadWrite, ReadOnly };
    enum class Sync : std::uint8_t {
        Normal,   ///< survives a killed process
        Power,    ///< survives a power cut
        Never,    ///< throw-away files of simulations
    };
    /// Opens the file (ReadWrite makes it) with the pragmas that the promises rest on.
    static Result<Database> open(const std::filesystem::path &file, Access access,
                                 Sync sync = Sync::Normal);

    /// REQUIRES: constant SQL text.
    Result<Statement> prepare(std::string_view sql) const;
    /// Several statements without parameters or rows: schema scripts, BEGIN, COMMIT.
    /// Io where the file was moved or deleted since it was opened: what is written is then lost.
    Result<void> isInPlace() const;
    Result<void> execute(const char *sql) const;
    std::int64_t lastRow() const;
    /// Rows that the last statement changed.
    std::int64_t changes() const;
    /// Keeps `pages` at the length of the write-ahead log, after each commit of this connection,
    /// which then never moves it into the file by itself: that is checkpointLog()'s.
    void watchLog(std::atomic<int> &pages) const;
    /// Moves what the log holds into the file, without waiting for readers or writers. True: all.
    Result<bool> checkpointLog() const;
    /// Ends the query that runs on another thread with an error. Any thread.
    void interrupt() const;

private:
    struct Close { void operator()(sqlite3 *database) const; };
    std::unique_ptr<sqlite3, Close> m_handle;
};

} // namespace llmcap
