// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"

#include <array>
#include <cstdint>
#include <string>

namespace llmcap {

/// "r_" and 26 characters of Crockford's base 32: 48 bits of milliseconds, 80 random bits (the
/// form of a ULID), so that ids sort by time and never meet.
std::string makeRequestId(Instant now, const std::array<std::uint8_t, 10> &random);

} // namespace llmcap
