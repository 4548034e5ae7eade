// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"

#include <QString>

#include <string>
#include <vector>

namespace llmcap {

/// A tool that many people use, and how it is led through LLMCap.
struct KnownTool {
    std::string name;            ///< "Claude Code"
    bool isFound = false;        ///< its program or its settings are there
    bool isRouted = false;       ///< `route on` is all it takes
    std::string how;             ///< one sentence
    std::string lines;           ///< for its own settings file; "" none are needed
};

/// Those that this user has, and those that are libraries, which nobody sees. `home` and `path` (as
/// the variable PATH) are where they are looked for.
std::vector<KnownTool> knownTools(const QString &home, const QString &path,
                                  const std::vector<FeedProvider> &providers);

} // namespace llmcap
