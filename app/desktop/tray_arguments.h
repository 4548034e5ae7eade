// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "serve_options.h"

#include <optional>
#include <string>

namespace llmcap {

/// What `llmcap-tray` was started with.
struct TrayArguments {
    ServeOptions serve;
    std::string feed;            ///< --feed: watch that feed, no proxy of one's own; "" none
    std::string feedCa;          ///< --feed-ca: PEM of an authority for it; "" the system's
    bool background = false;     ///< --background: started at login, nobody waits for a window
};

/// Why that is no address of a feed to be watched; "" it is one.
std::string feedProblem(const std::string &text);

/// Reads the command line. `exitStatus` is set where the program has nothing more to do: help or
/// version were asked for (0), or the usage is wrong (64); what to say is printed already.
TrayArguments readTrayArguments(int argc, char **argv, std::optional<int> &exitStatus);

} // namespace llmcap
