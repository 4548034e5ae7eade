// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"

namespace llmcap {

/// Brings the schema to the newest version, each step in a transaction of its own. Conflict: the
/// file was written by a newer LLMCap, and is left alone.
Result<void> migrate(const Database &database);

} // namespace llmcap
