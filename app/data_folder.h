// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <filesystem>

namespace llmcap {

/// Where ledger, settings and secrets of this user lie: $XDG_DATA_HOME/llmcap (or
/// ~/.local/share/llmcap), on Windows %LOCALAPPDATA%\LLMCap. The demo has a folder of its own.
std::filesystem::path defaultDataFolder(bool demo);

/// Makes the folder with owner-only access where it is missing. Io: it cannot be made or written
/// to; the message names the next step.
Result<void> prepareDataFolder(const std::filesystem::path &folder);

} // namespace llmcap
