// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch_shape.h"
#include "ledger.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace llmcap {

/// Which open hold waits for the bill of which job, and what was in the files that batches name.
/// Thread: none of its own; the ledger calls it under its mutex.
class JobBook final {
public:
    struct Job {
        HoldId hold = 0;
        ServiceTier tier = ServiceTier::Standard;
    };
    /// False: that name is taken.
    bool add(const std::string &provider, const std::string &name, Job job);
    std::optional<Job> find(const std::string &provider, const std::string &name) const;
    /// Forgets all names of a hold.
    void remove(HoldId hold);

    void addUpload(const std::string &provider, const std::string &file, BatchShape shape);
    std::optional<BatchShape> upload(const std::string &provider, const std::string &file) const;

private:
    using Name = std::pair<std::string, std::string>;   ///< provider, id
    std::map<Name, Job> m_jobs;
    std::map<Name, BatchShape> m_uploads;
};

} // namespace llmcap
