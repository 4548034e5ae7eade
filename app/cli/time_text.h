// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace llmcap {

/// The present, from the system's clock.
Instant currentTime();

/// "90s", "15m", "2h", "7d", "1w".
Result<std::chrono::seconds> parseDuration(std::string_view text);

/// A moment in the past as people write it: RFC 3339, a date (its start in that zone), "today",
/// "yesterday", "now", or a duration before `now` ("2h").
Result<Instant> parseMoment(std::string_view text, Instant now, const std::string &zone);

/// The end of a pause: a duration from `now`, "tomorrow" (its start in that zone), or RFC 3339
/// later than `now`.
Result<Instant> parsePauseEnd(std::string_view text, Instant now, const std::string &zone);

/// The start of the day or of the month that holds `at`, in that IANA zone.
Instant startOfDay(Instant at, const std::string &zone);
Instant startOfMonth(Instant at, const std::string &zone);

/// "2026-11-24 12:03:11" in that zone.
std::string localTime(Instant at, const std::string &zone);
/// "in 2 h 5 min", "in 3 days", "now".
std::string timeUntil(Instant at, Instant now);

} // namespace llmcap
