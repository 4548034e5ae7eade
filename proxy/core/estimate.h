// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bill.h"
#include "inspection.h"

#include <string>

namespace llmcap {

/// What admission holds: amounts in every unit that a cap can count.
struct Quantities {
    NanoUsd usd;
    std::int64_t tokens = 0;
    std::int64_t requests = 0;
    friend bool operator==(const Quantities &, const Quantities &) = default;
};

/// What a request asks caps to hold; each cap takes the quantity of its own policy.
struct Ask {
    Quantities worst;       ///< the bound
    Quantities expected;    ///< what such requests cost so far; the bound where that is not known
    // Not explicit: a bound alone is what every policy holds until something has been learned.
    Ask(const Quantities &bound = {}) : worst(bound), expected(bound) {}
    Ask(const Quantities &bound, const Quantities &likely);   ///< `likely` at most the bound
    friend bool operator==(const Ask &, const Ask &) = default;
};
/// The smaller of two, quantity by quantity.
Quantities smallerOf(const Quantities &a, const Quantities &b);

/// An upper bound of what a request can cost.
struct Bound {
    Quantities worst;
    Usage worstUsage;           ///< how the bound was reached, for `llmcap explain`
    PriceNote prices;           ///< at which prices; together they make worst.usd
    /// Not empty: the body hides input that only the context window bounds ("provider tools",
    /// "stored conversation", "remote file", ...); policy `strict` refuses it by this name.
    std::string hidden;
};

/// The bound of design.md step 4: one token per decoded text byte plus the provider's hidden
/// template, at most the context window; images, audio and documents by their own bounds; output
/// = limit x choices, or the model's maximum. Dearest tier and date that the request can reach
/// from `now` on (an exchange may run for an hour). Unbounded where nothing finite is known.
Result<Bound> boundOf(const Inspection &request, const RequestLabels &labels,
                      const PriceBook &book, Instant now);

} // namespace llmcap
