// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace llmcap {

/// Where the tools of this user are routed, for the feed.
struct RoutingState {
    bool isOn = false;           ///< variables lead to this LLMCap
    bool isWanted = false;       ///< and do so again at its next start
    std::vector<std::pair<std::string, std::string>> variables;   ///< name, value; in force
    std::vector<std::string> covered;    ///< the user's own values that stand behind: "NAME=VALUE"
    std::vector<std::string> released;   ///< names that the user has changed since: left alone
    std::vector<std::string> openPrograms;   ///< started with the variables; keep them till restart
    std::string problem;         ///< why it ended without being asked; "" it did not
};

/// What the feed may ask of the program around the proxy. Empty functions: it cannot route.
/// Thread: any; `isOn` returns at once, the others may write files.
struct RoutingControl {
    std::function<bool()> isOn;
    std::function<RoutingState()> state;
    std::function<Result<RoutingState>(bool on)> set;
};

} // namespace llmcap
