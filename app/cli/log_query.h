// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_session.h"

#include <functional>
#include <string>

namespace llmcap {

/// Which rows of the audit log a command wants, as the person wrote it.
struct LogOptions {
    int limit = 50;              ///< rows; 0 all
    std::string since, until;    ///< parseMoment()
    std::string provider, model, key, project, outcome;
    bool asJson = false;
};

/// --json, --limit, --since, --until, --provider, --model, --key, --project.
void addLogFilter(CLI::App &command, LogOptions &options);

/// Calls `visit` for every row, newest first, page by page; before that `zone` with the feed's.
Result<void> forEachRow(FeedSession &session, const LogOptions &options,
                        const std::function<void(const std::string &)> &zone,
                        const std::function<void(const Exchange &)> &visit);

} // namespace llmcap
