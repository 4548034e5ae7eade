// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_book.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// A price table as read from a file, before it is merged into a book.
struct PriceTable {
    std::string version;
    std::optional<Instant> asOf;        ///< the newest day at which its figures were looked up
    std::vector<PriceEntry> entries;
};

/// Reads the project's own price schema (resources/prices.json says what it is). BadInput names
/// the line, the field and the rule that was broken. Prices are decimal strings in USD per
/// million tokens or per unit, read exactly.
Result<PriceTable> parsePriceTable(std::string_view json, std::string_view fileName);
Result<PriceTable> readPriceTable(const std::filesystem::path &file);

/// The table that is built into the program.
std::string_view builtInPrices();

/// Built-in table, then the user's overrides in order; a later entry wins. The version names all
/// of them.
PriceBook makePriceBook(std::vector<PriceTable> tables);

/// Reads "1.00/4.00": USD per million input and output tokens, for models not in the book.
Result<ModelPrice> parseFallbackPrice(std::string_view text);

} // namespace llmcap
