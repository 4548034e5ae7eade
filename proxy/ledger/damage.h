// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <filesystem>
#include <string>

namespace llmcap {

/// Keeps a copy of a damaged ledger beside it (once for each state of the file) and says what
/// happened, where the copy lies and what to do. The file itself is left as it is: a ledger is
/// never reset silently.
std::string damagedAdvice(const std::filesystem::path &folder, const Error &error);

} // namespace llmcap
