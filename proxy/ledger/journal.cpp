// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal.h"

#include "migrations.h"

#include <algorithm>
#include <chrono>

namespace llmcap {
namespace {

/// Between two tries of rows that must not be lost, while the disk refuses.
constexpr std::chrono::milliseconds retryPause{250};

} // namespace

Result<std::unique_ptr<Journal>> Journal::open(const std::filesystem::path &file, bool powerSafe)
{
    auto database = Database::open(file, Database::Access::ReadWrite, powerSafe);
    if (!database)
        return database.error();
    if (auto migrated = migrate(*database); !migrated)
        return migrated.error();
    auto writer = RowWriter::prepare(*database);
    if (!writer)
        return writer.error();
    return std::unique_ptr<Journal>(new Journal(std::move(*database), std::move(*writer)));
}

Journal::Journal(Database database, RowWriter writer)
    : m_database(std::move(database))
    , m_writer(std::move(writer))
    , m_thread([this] { run(); })
{
}

Journal::~Journal()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stop = true;
    }
    m_work.notify_one();
    m_thread.join();
}

void Journal::append(std::vector<Row> rows, bool keep, Done done)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({std::move(rows), keep, std::move(done)});
    }
    m_work.notify_one();
}

void Journal::run()
{
    std::unique_lock lock(m_mutex);
    while (true) {
        m_work.wait(lock, [this] { return m_stop || !m_queue.empty(); });
        if (m_queue.empty())
            return;
        std::deque<Entry> group;
        group.swap(m_queue);
        lock.unlock();
        const Result<void> written = commit(group);
        if (written) {
            for (Entry &entry : group) {
                if (entry.done)
                    entry.done(written);
            }
        }
        if (!written)
            requeueKept(group, written.error());
        lock.lock();
        if (written)
            continue;
        if (m_stop)
            return;   // the folder refuses: the holds stay open and a restart finds them
        m_work.wait_for(lock, retryPause, [this] { return m_stop; });
    }
}

Result<void> Journal::commit(const std::deque<Entry> &group)
{
    if (auto begun = m_database.execute("BEGIN IMMEDIATE"); !begun)
        return begun;
    for (const Entry &entry : group) {
        for (const Row &row : entry.rows) {
            if (auto written = m_writer.write(row); !written) {
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
    }
    return done;
}

void Journal::requeueKept(std::deque<Entry> &group, const Error &error)
{
    std::deque<Entry> kept;
    for (Entry &entry : group) {
        if (entry.keep)
            kept.push_back(std::move(entry));
        else if (entry.done)
            entry.done(error);
    }
    const std::lock_guard lock(m_mutex);
    m_queue.insert(m_queue.begin(), std::make_move_iterator(kept.begin()),
                   std::make_move_iterator(kept.end()));
}

} // namespace llmcap
