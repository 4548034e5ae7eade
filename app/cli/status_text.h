// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"
#include "terminal.h"

#include <string>

namespace llmcap {

/// The status for people: totals, caps with bars, state, one timestamp with its zone.
std::string statusText(const FeedStatus &status, const TextStyle &style);
/// One line for a shell prompt or a status bar: "$4.18 of $10.00 today, 3 blocked".
std::string statusLine(const FeedStatus &status);
/// "$4.18", "at least $4.18" where something is not priced.
std::string spentText(const Totals &totals);
/// The status as one JSON object: that of the feed.
std::string statusAsJson(const FeedStatus &status);
/// "$4.18 of $10.00": spent with what is held, and the limit in force.
std::string usedOfLimit(const CapState &state);
/// "day", "day, openai, gpt-5*": the window and the scope.
std::string describeCap(const Cap &cap);
Colour colourOf(CapState::Level level);
/// The table of all caps.
std::string capsText(const FeedStatus &status, const TextStyle &style);

} // namespace llmcap
