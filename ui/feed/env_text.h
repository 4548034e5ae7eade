// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"

#include <string>
#include <vector>

namespace llmcap {

/// Shell lines that point the providers' official SDKs at LLMCap, by the variables that they read
/// themselves; a comment with the address for providers whose SDKs read none. `shell` is "bash",
/// "powershell" or "cmd". With a project the addresses book to it. BadInput: a project that cannot
/// be a path segment.
Result<std::string> envText(const std::vector<FeedProvider> &providers, const std::string &shell,
                            const std::string &project);

} // namespace llmcap
