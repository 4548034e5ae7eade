// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <filesystem>

namespace llmcap {

/// Takes back what LLMCap entered for this user outside its own folders: start at login, the
/// routing of tools. For the installer, before the programs go. Io: it could not; the rest is done
/// all the same.
Result<void> forgetTraces();

/// Deletes a data folder with ledger, settings and secrets, and its token in the key store.
/// Conflict: a LLMCap runs on it, and nothing is deleted. Io: something of it stays.
Result<void> forgetData(const std::filesystem::path &dataFolder);

} // namespace llmcap
