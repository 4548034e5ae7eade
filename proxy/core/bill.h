// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_book.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// The unit prices behind one cost, as they stood when it was made. Kept with the exchange, so
/// that a bill can be explained after the table has changed.
struct PriceNote {
    std::string provider;
    std::string model;             ///< the entry's name in the table
    std::string version;           ///< of the table
    std::string source;            ///< where the figures were published
    ServiceTier tier = ServiceTier::Standard;
    std::vector<std::string> conditions;   ///< "speed=fast": multipliers that applied
    ModelPrice::Ratio ratio;       ///< tier and multipliers together; tool fees stay as they are
    std::int64_t contextAbove = 0; ///< the context tier
    std::array<std::optional<PicoUsd>, unitCount> unit{};
    /// Told apart from prices of one row: the dearest of several stood for each unit.
    bool isBound = false;
};

/// The prices of a model at that size of input. Unpriced: the tier or a condition has no price.
Result<PriceNote> noteOf(const ModelPrice &price, std::string version, std::int64_t inputTokens,
                         ServiceTier tier, const std::vector<std::string> &conditions);

/// "provider=anthropic model=claude-sonnet-4-5 version=2026-11-24.1 input=3000000 ...": one line,
/// stored in the ledger; prices in pico-USD a unit. Names are escaped like in a URL.
std::string toText(const PriceNote &note);
/// Reads it back; fields of a newer version are passed over.
Result<PriceNote> parsePriceNote(std::string_view text);

std::string_view serviceTierName(ServiceTier tier);   ///< "standard", "batch", "flex", "priority"

/// What was used at one set of prices. A request has one part, or one for each model that helped.
struct BillPart {
    PriceNote prices;
    Usage usage;
};

/// Adds up what one part costs, unrounded. Unpriced names the unit that has a count and no price.
Result<CostSum> sumOf(const BillPart &part);
/// The cost of all parts together, rounded up once.
Result<NanoUsd> costOf(const std::vector<BillPart> &parts);

} // namespace llmcap
