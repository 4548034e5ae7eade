// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "database.h"

#include <cstddef>

namespace llmcap {

/// Brings the schema to the newest version, each step in a transaction of its own. Conflict: the
/// file was written by a newer LLMCap, and is left alone.
Result<void> migrate(const Database &database);
/// The same up to an earlier version, as a release of that time left it: for tests.
Result<void> migrateTo(const Database &database, std::size_t version);
/// The newest version, which migrate() reaches.
std::size_t schemaVersion();

} // namespace llmcap
