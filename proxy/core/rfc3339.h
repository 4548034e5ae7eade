// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "result.h"

#include <string>
#include <string_view>

namespace llmcap {

/// "2026-11-24T05:00:00.000000Z": UTC, always microseconds. REQUIRES: years 0 to 9999.
std::string toRfc3339(Instant at);

/// Reads RFC 3339, section 5.6: any fraction (cut to microseconds) and any offset. BadInput for
/// everything else, leap seconds included.
Result<Instant> parseRfc3339(std::string_view text);

} // namespace llmcap
