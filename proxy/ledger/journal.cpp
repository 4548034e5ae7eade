// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal.h"

#include "migrations.h"

#include <algorithm>
#include <chrono>
#include <future>
#include <iterator>

namespace llmcap {
namespace {

/// Between two tries of rows that must not be lost, while the disk refuses.
constexpr std::chrono::milliseconds retryPause{250};
constexpr int mostTriesAtEnd = 3;
/// Pages of the log (4 KiB) at which it is moved into the file, and at which the writer stops to
/// move the rest itself, so that the log begins anew.
constexpr int tooLongLog = 16'000;

} // namespace

Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path &file,
                                               JournalOptions options)
{
    const auto sync = !options.synced ? Database::Sync::Never
        : options.powerSafe           ? Database::Sync::Power
                                      : Database::Sync::Normal;
    auto database = Database::open(file, Database::Access::ReadWrite, sync);
    if (!database)
        return database.error();
    if (auto migrated = migrate(*database); !migrated)
        return migrated.error();
    auto writer = RowWriter::prepare(*database);
    if (!writer)
        return writer.error();
    Database mover;
    if (options.ownThread) {
        auto second = Database::open(file, Database::Access::ReadWrite, sync);
        if (!second)
            return second.error();
        mover = std::move(*second);
    }
    return std::unique_ptr<Journal>(new Journal(std::move(*database), std::move(mover),
                                                std::move(*writer), std::move(options)));
}

Journal::Journal(Database database, Database mover, RowWriter writer, JournalOptions options)
    : m_options(std::move(options))
    , m_database(std::move(database))
    , m_writer(std::move(writer))
    , m_mover(std::move(mover))
{
    if (!m_options.ownThread)
        return;
    m_database.watchLog(m_logPages);
    m_moveThread = std::thread([this] { moveLog(); });
    m_thread = std::thread([this] { run(); });
}

Journal::~Journal()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_work.notify_one();
    m_logIsLong.notify_one();
    if (m_thread.joinable())
        m_thread.join();
    if (m_moveThread.joinable())
        m_moveThread.join();
    // A file alone, without a log beside it, is what people copy.
    if (m_options.ownThread)
        (void)m_database.execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

void Journal::moveLog()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_logIsLong.wait(lock, [this] { return m_stop || m_logPages >= m_moveAt; });
        if (m_stop)
            return;
        const int moved = m_logPages;
        lock.unlock();
        // A failure is the writer's to tell: it has the same disk.
        (void)m_mover.checkpointLog();
        lock.lock();
        // Under load the log grows on, because it begins anew only where nothing is left to move
        // when a commit begins; what has been moved is not moved again.
        m_moveAt = moved + longLog;
    }
}

void Journal::append(std::vector<Row> rows, OnError onError, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({std::move(rows), onError, std::move(done)});
    }
    m_work.notify_one();
}

Result<void> Journal::write(Row row)
{
    std::vector<Row> rows;
    rows.push_back(std::move(row));
    return write(std::move(rows));
}

Result<void> Journal::write(std::vector<Row> rows)
{
    // Shared, because the promise is still in use when the future is already read.
    const auto answer = std::make_shared<std::promise<Result<void>>>();
    auto written = answer->get_future();
    append(std::move(rows), OnError::Drop,
           [answer](const Result<void> &result) { answer->set_value(result); });
    if (!m_options.ownThread)
        step(queued());
    return written.get();
}

std::size_t Journal::queued() const
{
    const std::lock_guard lock(m_mutex);
    return m_queue.size();
}

std::string Journal::failure() const
{
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

void Journal::noteFailure(std::string failure)
{
    const bool isOver = failure.empty();
    {
        const std::lock_guard lock(m_mutex);
        if (isOver == m_failure.empty())
            return;
        m_failure = failure;
    }
    if (m_options.noted)
        m_options.noted(isOver ? "The ledger records again" : failure);
}

bool Journal::step(std::size_t most)
{
    Group group;
    {
        const std::lock_guard lock(m_mutex);
        const auto end = m_queue.begin()
            + static_cast<std::ptrdiff_t>(std::min(most, m_queue.size()));
        std::move(m_queue.begin(), end, std::back_inserter(group));
        m_queue.erase(m_queue.begin(), end);
    }
    return group.empty() || commitAndTell(std::move(group));
}

void Journal::run()
{
    std::unique_lock lock(m_mutex);
    int triesAtEnd = 0;
    while (true) {
        m_work.wait(lock, [this] { return m_stop || !m_queue.empty(); });
        if (m_queue.empty())
            return;
        Group group;
        group.swap(m_queue);
        lock.unlock();
        const bool isWritten = commitAndTell(std::move(group));
        lock.lock();
        if (isWritten)
            continue;
        if (m_stop && ++triesAtEnd == mostTriesAtEnd)
            return;   // the folder refuses: the holds stay open and a restart finds them
        m_work.wait_for(lock, retryPause, [&] { return m_stop && triesAtEnd == 0; });
    }
}

bool Journal::commitAndTell(Group group)
{
    Result<void> written = commit(group);
    if (written) {
        noteFailure({});
        for (Entry &entry : group) {
            if (entry.done)
                entry.done(written);
        }
        return true;
    }
    // One row that can never be written must not keep the others out for ever.
    if (written.error().code == ErrorCode::Conflict)
        written = commitOneByOne(group);
    if (group.empty())
        return true;
    noteFailure(written.error().message);
    requeueKept(group, written.error());
    return false;
}

/// Leaves in the group what the disk refused, and returns why.
Result<void> Journal::commitOneByOne(Group &group)
{
    Group left;
    Result<void> refused;
    for (Entry &entry : group) {
        Group single;
        single.push_back(std::move(entry));
        Entry &alone = single.front();
        // Order matters: behind one that the disk refused everything waits.
        Result<void> written = left.empty() ? commit(single) : refused;
        if (!written && written.error().code == ErrorCode::Conflict
            && alone.onError == OnError::Keep)
            written = commitRowByRow(alone);
        if (written || written.error().code == ErrorCode::Conflict) {
            if (alone.done)
                alone.done(written);
        } else {
            refused = written;
            left.push_back(std::move(alone));
        }
    }
    group = std::move(left);
    return refused;
}

/// Money that was spent is booked even where its audit row breaks a rule of the schema.
Result<void> Journal::commitRowByRow(Entry &entry)
{
    while (!entry.rows.empty()) {
        Group single(1);
        single.front().rows.push_back(entry.rows.front());
        const Result<void> written = commit(single);
        if (!written && written.error().code != ErrorCode::Conflict)
            return written;
        if (!written && m_options.noted)
            m_options.noted("A row that breaks a rule of the ledger was left out. "
                            + written.error().message + ". Please report this");
        entry.rows.erase(entry.rows.begin());
    }
    return {};
}

Result<void> Journal::commit(const Group &group)
{
    if (m_options.beforeCommit) {
        if (auto allowed = m_options.beforeCommit(); !allowed)
            return allowed;
    }
    // An open file can be written long after its name is gone, and no start would find it.
    if (auto there = m_database.isInPlace(); !there)
        return there;
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    for (const Entry &entry : group) {
        for (const Row &row : entry.rows) {
            if (auto written = m_writer.write(m_database, row); !written) {
                (void)m_database.execute("ROLLBACK");
                m_writer.forget();
                return written;
            }
        }
    }
    auto done = m_database.execute("COMMIT");
    if (!done) {
        (void)m_database.execute("ROLLBACK");
        m_writer.forget();
        return done;
    }
    m_writer.committed();
    const int pages = m_logPages;
    if (pages < m_lastPages)
        m_moveAt = longLog;   // it began anew
    m_lastPages = pages;
    if (pages >= tooLongLog)
        (void)m_database.checkpointLog();
    else if (pages >= m_moveAt)
        m_logIsLong.notify_one();
    return done;
}

void Journal::requeueKept(Group &group, const Error &error)
{
    Group kept;
    for (Entry &entry : group) {
        if (entry.onError == OnError::Keep) {
            kept.push_back(std::move(entry));
            continue;
        }
        if (entry.done)
            entry.done(error);
        if (entry.onError == OnError::KeepAndTell)
            kept.push_back({std::move(entry.rows), OnError::Keep, {}});
    }
    const std::lock_guard lock(m_mutex);
    m_queue.insert(m_queue.begin(), std::make_move_iterator(kept.begin()),
                   std::make_move_iterator(kept.end()));
}

} // namespace llmcap
