// SPDX-License-Identifier: GPL-3.0-or-later
#include "history.h"

namespace llmcap {

Result<std::vector<JobRow>> History::openJobs() const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT j.provider,j.name,j.hold_id,j.tier,j.time FROM job j "
        "LEFT JOIN settlement s ON s.hold_id=j.hold_id WHERE s.hold_id IS NULL ORDER BY j.time");
    if (!query)
        return query.error();
    std::vector<JobRow> jobs;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return jobs;
        jobs.push_back({query->text(0), query->text(1), query->integer(2),
                        static_cast<ServiceTier>(query->integer(3)),
                        fromMicros(query->integer(4))});
    }
}

Result<std::vector<UploadRow>> History::uploads(int limit) const
{
    const std::lock_guard lock(m_mutex);
    auto query = m_database.prepare(
        "SELECT provider,file,time,shape FROM upload ORDER BY time DESC LIMIT ?");
    if (!query)
        return query.error();
    query->bind(std::int64_t{limit});
    std::vector<UploadRow> uploads;
    while (true) {
        const auto more = query->step();
        if (!more)
            return more.error();
        if (!*more)
            return uploads;
        // A shape that this version cannot read counts as never seen.
        if (auto shape = BatchShape::fromText(query->text(3)))
            uploads.push_back({query->text(0), query->text(1), fromMicros(query->integer(2)),
                               std::move(*shape)});
    }
}

} // namespace llmcap
