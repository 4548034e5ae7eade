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
    return std::unique_ptr<Journal>(
        new Journal(std::move(*database), std::move(*writer), std::move(options)));
}

Journal::Journal(Database database, RowWriter writer, JournalOptions options)
    : m_options(std::move(options))
    , m_database(std::move(database))
    , m_writer(std::move(writer))
{
    if (m_options.ownThread)
        m_thread = std::thread([this] { run(); });
}

Journal::~Journal()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_work.notify_one();
    if (m_thread.joinable())
        m_thread.join();
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
    // Shared, because the promise is still in use when the future is already read.
    const auto answer = std::make_shared<std::promise<Result<void>>>();
    auto written = answer->get_future();
    append({std::move(row)}, OnError::Drop,
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
        if (m_stop)
            return;   // the folder refuses: the holds stay open and a restart finds them
        m_work.wait_for(lock, retryPause, [this] { return m_stop; });
    }
}

bool Journal::commitAndTell(Group group)
{
    const Result<void> written = commit(group);
    if (written) {
        for (Entry &entry : group) {
            if (entry.done)
                entry.done(written);
        }
        return true;
    }
    // One row that can never be written must not keep the others out for ever.
    if (written.error().code == ErrorCode::Conflict)
        commitOneByOne(group);
    requeueKept(group, written.error());
    return false;
}

void Journal::commitOneByOne(Group &group)
{
    Group left;
    for (Entry &entry : group) {
        Group single;
        single.push_back(std::move(entry));
        const Result<void> written = commit(single);
        if (written || written.error().code == ErrorCode::Conflict) {
            if (single.front().done)
                single.front().done(written);
        } else {
            left.push_back(std::move(single.front()));
        }
    }
    group = std::move(left);
}

Result<void> Journal::commit(const Group &group)
{
    if (m_options.beforeCommit) {
        if (auto allowed = m_options.beforeCommit(); !allowed)
            return allowed;
    }
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    for (const Entry &entry : group) {
        for (const Row &row : entry.rows) {
            if (auto written = m_writer.write(m_database, row); !written) {
                (void)m_database.execute("ROLLBACK");
                return written;
            }
        }
    }
    auto done = m_database.execute("COMMIT");
    if (!done)
        (void)m_database.execute("ROLLBACK");
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
