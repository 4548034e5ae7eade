// SPDX-License-Identifier: GPL-3.0-or-later
#include "job_book.h"

namespace llmcap {

bool JobBook::add(const std::string &provider, const std::string &name, Job job)
{
    return m_jobs.emplace(Name{provider, name}, job).second;
}

std::optional<JobBook::Job> JobBook::find(const std::string &provider,
                                          const std::string &name) const
{
    const auto found = m_jobs.find({provider, name});
    return found == m_jobs.end() ? std::nullopt : std::optional(found->second);
}

void JobBook::remove(HoldId hold)
{
    std::erase_if(m_jobs, [hold](const auto &entry) { return entry.second.hold == hold; });
}

void JobBook::addUpload(const std::string &provider, const std::string &file, BatchShape shape)
{
    m_uploads.insert_or_assign({provider, file}, std::move(shape));
}

std::optional<BatchShape> JobBook::upload(const std::string &provider,
                                          const std::string &file) const
{
    const auto found = m_uploads.find({provider, file});
    return found == m_uploads.end() ? std::nullopt : std::optional(found->second);
}

} // namespace llmcap
