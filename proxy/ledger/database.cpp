// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"

#include <sqlite3.h>

namespace llmcap {
namespace {

Error failure(sqlite3 *database, std::string_view doing)
{
    std::string message = "The ledger could not " + std::string(doing) + ": "
        + (database ? sqlite3_errmsg(database) : "out of memory");
    switch (database ? sqlite3_errcode(database) & 0xff : SQLITE_NOMEM) {
    case SQLITE_FULL: message += ". Make room on the disk; LLMCap goes on by itself"; break;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN: message += ". Check the owner and the rights of its folder"; break;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: message += ". Restore the file from a backup; nothing was changed"; break;
    case SQLITE_BUSY: message += ". Close the other program that has it open"; break;
    default: break;
    }
    switch (database ? sqlite3_errcode(database) & 0xff : SQLITE_NOMEM) {
    // A row that breaks a rule of the schema will break it the next time, too.
    case SQLITE_CONSTRAINT: return {ErrorCode::Conflict, message};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB: return {ErrorCode::Corrupt, message};
    default: return {ErrorCode::Io, message};
    }
}

/// Every statement fits the schema that migrate() left: what it misses, damage took.
Error unprepared(sqlite3 *database)
{
    Error error = failure(database, "prepare a statement");
    if (database && sqlite3_errcode(database) == SQLITE_ERROR)
        return {ErrorCode::Corrupt, "The ledger's schema is damaged. " + error.message + "."};
    return error;
}

} // namespace

void Statement::Finalize::operator()(sqlite3_stmt *statement) const
{
    sqlite3_finalize(statement);
}

Statement &Statement::bind(std::int64_t value)
{
    sqlite3_bind_int64(m_statement.get(), ++m_bound, value);
    return *this;
}

Statement &Statement::bind(std::string_view text)
{
    sqlite3_bind_text64(m_statement.get(), ++m_bound, text.data() ? text.data() : "", text.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
    return *this;
}

Result<bool> Statement::step()
{
    switch (sqlite3_step(m_statement.get())) {
    case SQLITE_ROW: return true;
    case SQLITE_DONE: return false;
    default: return failure(sqlite3_db_handle(m_statement.get()), "read or write");
    }
}

Result<void> Statement::run()
{
    const auto stepped = step();
    reset();
    return stepped ? Result<void>{} : Result<void>{stepped.error()};
}

void Statement::reset()
{
    sqlite3_reset(m_statement.get());
    m_bound = 0;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement.get(), column);
}

std::string Statement::text(int column) const
{
    const auto *data = reinterpret_cast<const char *>(
        sqlite3_column_text(m_statement.get(), column));
    const auto size = sqlite3_column_bytes(m_statement.get(), column);
    return data ? std::string(data, static_cast<std::size_t>(size)) : std::string();
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement.get(), column) == SQLITE_NULL;
}

void Database::Close::operator()(sqlite3 *database) const
{
    sqlite3_close_v2(database);
}

Result<Database> Database::open(const std::filesystem::path &file, Access access, Sync sync)
{
    sqlite3 *handle = nullptr;
    const std::u8string name = file.u8string();
    const int flags = (access == Access::ReadWrite ? SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
                                                   : SQLITE_OPEN_READONLY)
        | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    const int opened = sqlite3_open_v2(reinterpret_cast<const char *>(name.c_str()), &handle,
                                       flags, nullptr);
    Database database;
    database.m_handle.reset(handle);
    if (opened != SQLITE_OK)
        return failure(handle, "open " + file.string());
    sqlite3_busy_timeout(handle, 2000);
    const char *pragmas = access == Access::ReadOnly
        ? "PRAGMA trusted_schema=OFF; PRAGMA query_only=ON;"
        : "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF;"
          "PRAGMA cell_size_check=ON; PRAGMA journal_size_limit=67108864;";
    if (auto done = database.execute(pragmas); !done)
        return done.error();
    if (access == Access::ReadWrite) {
        // NORMAL loses nothing to kill -9; FULL loses nothing to a power cut either.
        const char *text = sync == Sync::Power ? "PRAGMA synchronous=FULL;"
            : sync == Sync::Normal             ? "PRAGMA synchronous=NORMAL;"
                                               : "PRAGMA synchronous=OFF;";
        if (auto done = database.execute(text); !done)
            return done.error();
    }
    return database;
}

Result<Statement> Database::prepare(std::string_view sql) const
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v3(m_handle.get(), sql.data(), static_cast<int>(sql.size()),
                           SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
        return unprepared(m_handle.get());
    return Statement(statement);
}

Result<void> Database::isInPlace() const
{
    int hasMoved = 0;
    if (sqlite3_file_control(m_handle.get(), "main", SQLITE_FCNTL_HAS_MOVED, &hasMoved)
            == SQLITE_OK
        && hasMoved)
        return Error{ErrorCode::Io, "The ledger's file was moved or deleted while LLMCap runs. Put "
                                    "it back, and LLMCap goes on by itself; or start it anew"};
    return {};
}

Result<void> Database::execute(const char *sql) const
{
    if (sqlite3_exec(m_handle.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
        return failure(m_handle.get(), "write");
    return {};
}

std::int64_t Database::lastRow() const
{
    return sqlite3_last_insert_rowid(m_handle.get());
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle.get());
}

void Database::watchLog(std::atomic<int> &pages) const
{
    const auto note = [](void *counter, sqlite3 *, const char *, int length) {
        static_cast<std::atomic<int> *>(counter)->store(length, std::memory_order_relaxed);
        return SQLITE_OK;
    };
    sqlite3_wal_hook(m_handle.get(), note, &pages);
}

Result<bool> Database::checkpointLog() const
{
    int length = 0, done = 0;
    if (sqlite3_wal_checkpoint_v2(m_handle.get(), nullptr, SQLITE_CHECKPOINT_PASSIVE, &length,
                                  &done) != SQLITE_OK)
        return failure(m_handle.get(), "move its log into its file");
    return done >= length;
}

void Database::interrupt() const
{
    sqlite3_interrupt(m_handle.get());
}

} // namespace llmcap
