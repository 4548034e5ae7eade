// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "instant.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace llmcap {

/// The stretch of time over which a cap adds up. Stored by its text form.
struct Window {
    enum class Kind : std::uint8_t { Hour, Day, Week, Month, Total, Rolling };
    Kind kind = Kind::Day;
    int resetDay = 1;                     ///< Month: 1-31, clipped to the month. Week: 1 = Monday
    std::chrono::minutes rolling{0};      ///< Rolling only
    friend bool operator==(const Window &, const Window &) = default;
};

/// "hour", "day", "week", "month", "month:15", "total", "90m", "36h", "30d".
Result<Window> parseWindow(std::string_view text);
std::string toString(const Window &window);

/// [start, end) in UTC. Total reaches from the epoch to Instant::max().
struct Interval {
    Instant start{};
    Instant end = Instant::max();
    friend bool operator==(const Interval &, const Interval &) = default;
};

/// The calendar window that holds `at` in that zone, right across DST: a day starts at the first
/// instant whose local date is that day. For Rolling: (at - length, at].
Interval windowAt(const Window &window, Instant at, const Zone &zone);

} // namespace llmcap
