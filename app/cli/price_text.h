// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_check.h"
#include "price_file.h"

#include <string>
#include <vector>

namespace llmcap {

/// A unit price as people read it: "3.00 per million" for tokens, "0.01 each" for pieces.
std::string unitPriceText(Unit unit, PicoUsd price);

/// One entry as one line of JSON: every unit price in USD per unit, tiers, dates, source.
std::string entryJson(const PriceEntry &entry);

/// How a name was looked up, and all prices of the entry that matched; `at` is a day in UTC.
std::string explainText(const PriceBook::Match &match, const std::string &asked, Instant at);
std::string explainJson(const PriceBook::Match &match, const std::string &asked, Instant at);

std::string findingJson(const PriceFinding &finding);

} // namespace llmcap
