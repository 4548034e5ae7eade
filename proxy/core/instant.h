// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace llmcap {

/// A point in UTC, in microseconds. Time is always an argument: nothing in core reads a clock.
using Instant = std::chrono::sys_time<std::chrono::microseconds>;

/// An IANA time zone as a value: its name and its offset from UTC at any instant. The app makes
/// one from the operating system's rules; tests make one from a table.
/// `utcOffset` must be callable from any thread.
struct Zone {
    std::string name = "UTC";
    std::function<std::chrono::seconds(Instant)> utcOffset =
        [](Instant) { return std::chrono::seconds{0}; };
};

} // namespace llmcap
