// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <filesystem>
#include <string>

namespace llmcap {

/// The 32 random bytes of this installation that key fingerprints are made with, from a private
/// file of the data folder; made at first use. Without them a fingerprint tells nothing about a
/// key, so they are no part of any export.
Result<std::string> readOrMakeInstallSecret(const std::filesystem::path &dataFolder);

} // namespace llmcap
