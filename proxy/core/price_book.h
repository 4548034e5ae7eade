// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "money.h"
#include "result.h"
#include "instant.h"
#include "usage.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace llmcap {

/// How a request is served, which changes its price. Stored by name.
enum class ServiceTier : std::uint8_t { Standard, Batch, Flex, Priority };

/// Unit prices that hold together: one context tier of one model on one date.
struct PriceRow {
    std::int64_t contextAbove = 0;                 ///< applies when total input tokens exceed this
    std::array<std::optional<PicoUsd>, unitCount> unit{};   ///< absent: this unit is not priced
};

/// A model's prices from a date on, with its limits. Rows are sorted by contextAbove, first 0.
struct ModelPrice {
    std::string provider;
    std::string model;             ///< canonical name in the table
    std::string source;            ///< where the figure was published, with date
    std::string table;             ///< version of the table it stands in
    Instant effective{};           ///< first instant at which these prices hold
    std::int64_t contextWindow = 0;   ///< tokens; 0 unknown
    std::int64_t maxOutput = 0;       ///< tokens; 0 unknown
    std::vector<PriceRow> rows;       ///< standard tier
    /// Ratios against standard where the provider publishes one: batch 1/2. Absent: refused.
    struct Ratio { std::uint32_t numerator = 1, denominator = 1; };
    std::array<std::optional<Ratio>, 4> tier{Ratio{}, std::nullopt, std::nullopt, std::nullopt};
    /// What else multiplies the price of every token: {"speed=fast", 6}.
    struct Multiplier { std::string when; Ratio ratio; };
    std::vector<Multiplier> multipliers;
    /// Tier and multipliers together, exactly. Unpriced: the table has no price for one of them.
    Result<Ratio> ratioFor(ServiceTier tier, const std::vector<std::string> &conditions) const;
    /// The price of one unit at a given input size. nullopt: not priced.
    std::optional<PicoUsd> at(Unit unit, std::int64_t inputTokens) const;
    /// The dearest price of one unit over all context tiers up to that input size.
    std::optional<PicoUsd> dearest(Unit unit, std::int64_t inputTokensAtMost) const;
};

/// One model in the price file: exact name and patterns ("claude-sonnet-4-5-*").
struct PriceEntry {
    std::vector<std::string> patterns; ///< '*' matches any run of characters; longest literal wins
    ModelPrice price;
};

/// All prices in force. Immutable after construction and shared between threads.
/// Lookups: exact name first, then the most specific pattern, then the newest `effective` that
/// is not after `at`.
class PriceBook final {
public:
    PriceBook() = default;
    /// `version` names the table in the ledger ("2026-11-24.1"). Later entries win over earlier
    /// ones of the same pattern and date: overrides are appended.
    PriceBook(std::string version, std::vector<PriceEntry> entries);

    const std::string &version() const { return m_version; }
    const std::vector<PriceEntry> &entries() const { return m_entries; }
    /// How a name was looked up, for people.
    struct Match {
        const ModelPrice *price = nullptr;   ///< nullptr: unknown model
        std::string provider;                ///< whose names were searched
        std::string name;                    ///< what was searched for: prefixes of gateways gone
        std::string pattern;                 ///< the name or pattern of the entry that matched
        std::string alias;                   ///< the alias that was followed; "" none
    };
    Match match(std::string_view provider, std::string_view model, Instant at) const;
    /// nullptr: unknown model. Unknown is not free; the caller refuses or uses the fallback.
    const ModelPrice *find(std::string_view provider, std::string_view model, Instant at) const;
    /// Every dated price that this model reaches between two instants; for bounds.
    std::vector<const ModelPrice *> findAll(std::string_view provider, std::string_view model,
                                            Instant from, Instant until) const;
    /// What deployments and gateways are called here, by "provider/name": {"azure/chat":
    /// "openai/gpt-4o"}. "router/*": "openai/*" prices all names of a gateway as the provider that
    /// their own prefix names ("anthropic/claude-..."), without one as that of the alias.
    void setAliases(std::map<std::string, std::string, std::less<>> aliases);
    /// A price for models that are not in the book (`--fallback-price IN/OUT`, USD per million).
    void setFallback(ModelPrice fallback);
    const ModelPrice *fallback() const { return m_fallback ? &*m_fallback : nullptr; }

private:
    /// A pattern with a '*', and how many of its characters must match literally.
    struct Pattern {
        std::string text;
        std::size_t literals = 0;
        std::size_t entry = 0;
    };
    /// What one provider's models are called. Entries by position, so that a book can be copied.
    struct Names {
        std::unordered_map<std::string, std::vector<std::size_t>> exact;   ///< in lower case
        std::vector<Pattern> patterns;                                     ///< most specific first
    };
    /// All dates of the best name for a model, in table order.
    struct Named {
        Match match;
        std::vector<const ModelPrice *> prices;
    };
    void addNames(std::size_t entry);
    Named named(std::string_view provider, std::string_view model) const;
    void followAlias(Match &match) const;

    std::string m_version;
    std::vector<PriceEntry> m_entries;
    std::map<std::string, Names, std::less<>> m_names;   // by provider
    std::map<std::string, std::string, std::less<>> m_aliases;         // in lower case
    std::optional<ModelPrice> m_fallback;
};

/// Fees of tools that the provider runs. No tier or multiplier changes them.
bool isToolFee(Unit unit);

/// All input tokens together: what a context tier looks at.
std::int64_t inputTokens(const Usage &usage);

/// The exact cost of a usage: 128-bit sum, tier ratio, rounded up once. Unpriced names the unit
/// that has a count and no price. The context tier follows from all input tokens together.
Result<NanoUsd> costOf(const Usage &usage, const ModelPrice &price, ServiceTier tier);

/// A model's own name out of what gateways and clouds make of it: "models/gemini-2.5-pro",
/// "openai/gpt-4o", "us.anthropic.claude-sonnet-4-5-20250929-v1:0", "claude-sonnet-4-5@20250929".
std::string ownName(std::string_view model);

/// Glob match with '*' only, ASCII case-insensitive; used for prices and caps alike.
bool matchesPattern(std::string_view pattern, std::string_view text);

} // namespace llmcap
