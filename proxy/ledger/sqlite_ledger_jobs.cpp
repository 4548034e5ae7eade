// SPDX-License-Identifier: GPL-3.0-or-later
// Bills that come later: batches, background responses, and the files that batches name.
#include "sqlite_ledger.h"

namespace llmcap {
namespace {

/// More files than that nobody has waiting for a batch; older ones count as never seen.
constexpr int mostUploads = 20'000;

} // namespace

Result<void> SqliteLedger::rebuildJobs()
{
    const auto jobs = m_history->openJobs();
    if (!jobs)
        return jobs.error();
    for (const JobRow &job : *jobs) {
        const auto open = m_open.find(job.hold);
        if (open == m_open.end())
            continue;
        m_jobs.add(job.provider, job.name, {job.hold, job.tier});
        // The first name is the job's own; files with results got theirs later.
        if (open->second.waitsFor.empty())
            open->second.waitsFor = job.name;
    }
    const auto uploads = m_history->uploads(mostUploads);
    if (!uploads)
        return uploads.error();
    for (const UploadRow &upload : *uploads)
        m_jobs.addUpload(upload.provider, upload.file, upload.shape);
    return {};
}

void SqliteLedger::defer(HoldId hold, const std::string &job, ServiceTier tier, Exchange exchange,
                         Instant now)
{
    Calls calls;
    Settlement settlement;
    settlement.hold = hold;
    settlement.exchange = std::move(exchange);
    settlement.exchange.hold = hold;
    settlement.exchange.basis = CostBasis::Held;
    {
        const std::lock_guard lock(m_mutex);
        reapFailedHolds();
        const auto open = m_open.find(hold);
        if (open == m_open.end())
            return;
        const std::string &provider = open->second.labels.provider;
        if (m_jobs.add(provider, job, {hold, tier})) {
            open->second.waitsFor = job;
            m_journal->append({JobRow{provider, job, hold, tier, now}}, Journal::OnError::Keep, {});
        }
        settlement.actual = open->second.amount;
        std::vector<Row> rows;
        closeHold(settlement, now, rows);
        finishSettlement(settlement, std::move(rows), now, calls);
    }
    tell(settlement, calls);
}

std::optional<DeferredHold> SqliteLedger::waiting(const std::string &provider,
                                                  const std::string &job) const
{
    const auto found = m_jobs.find(provider, job);
    const auto open = found ? m_open.find(found->hold) : m_open.end();
    if (open == m_open.end())
        return std::nullopt;
    return DeferredHold{open->second, found->tier};
}

std::optional<DeferredHold> SqliteLedger::deferred(const std::string &provider,
                                                   const std::string &job) const
{
    const std::lock_guard lock(m_mutex);
    return waiting(provider, job);
}

void SqliteLedger::nameJob(const std::string &provider, const std::string &job,
                           const std::string &alias, Instant now)
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_jobs.find(provider, job);
    if (found && m_jobs.add(provider, alias, *found))
        m_journal->append({JobRow{provider, alias, found->hold, found->tier, now}},
                          Journal::OnError::Keep, {});
}

std::optional<DeferredHold> SqliteLedger::claimJob(const std::string &provider,
                                                   const std::string &job)
{
    const std::lock_guard lock(m_mutex);
    auto claimed = waiting(provider, job);
    if (claimed)
        m_jobs.remove(claimed->hold.id);
    return claimed;
}

void SqliteLedger::noteUpload(const std::string &provider, const std::string &file,
                              const BatchShape &shape, Instant now)
{
    const std::lock_guard lock(m_mutex);
    m_jobs.addUpload(provider, file, shape);
    m_journal->append({UploadRow{provider, file, now, shape}}, Journal::OnError::Keep, {});
}

std::optional<BatchShape> SqliteLedger::upload(const std::string &provider,
                                               const std::string &file) const
{
    const std::lock_guard lock(m_mutex);
    return m_jobs.upload(provider, file);
}

} // namespace llmcap
