// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "located_json.h"
#include "price_book.h"

#include <optional>
#include <string>
#include <string_view>

namespace llmcap {

/// "file:12: models[3].prices.input: rule": where a table breaks which rule.
Error tableError(std::string_view file, std::size_t line, std::string_view field,
                 std::string_view rule);

/// The non-empty text of a string field, or which rule it breaks.
Result<std::string> readText(std::string_view file, const JsonNode &node, std::string_view field);

/// Checks "differs": why a public collection of prices has another figure. Kept for people and
/// for tests/prices/compare.py; nothing is priced by it.
Result<void> readDifferences(std::string_view file, const JsonNode &node,
                             const std::string &field, bool mayNameProvider);

/// Reads "2026-09-01"; nullopt where that is no day.
std::optional<Instant> readDay(std::string_view text);

/// Reads one element of "models". `field` is its place, "models[3]".
Result<PriceEntry> readPriceEntry(std::string_view file, const JsonNode &node,
                                  const std::string &field);

} // namespace llmcap
