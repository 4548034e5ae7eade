// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace llmcap {

/// An amount: a count of 1e-9 USD. 64 bits reach 9.2 billion dollars. No floating point ever
/// touches money.
struct NanoUsd {
    std::int64_t count = 0;
    friend auto operator<=>(const NanoUsd &, const NanoUsd &) = default;
    friend NanoUsd operator+(NanoUsd a, NanoUsd b) { return {a.count + b.count}; }
    friend NanoUsd operator-(NanoUsd a, NanoUsd b) { return {a.count - b.count}; }
    NanoUsd &operator+=(NanoUsd b) { count += b.count; return *this; }
    NanoUsd &operator-=(NanoUsd b) { count -= b.count; return *this; }
};

/// A unit price: 1e-12 USD per token, second, page, call. $0.0375 per million tokens is exactly
/// 37'500 per token.
struct PicoUsd {
    std::int64_t count = 0;
    friend auto operator<=>(const PicoUsd &, const PicoUsd &) = default;
};

/// Sums `quantity x unit price` exactly in 128 bits, whatever the compiler offers, and rounds up
/// once to a whole nano-dollar.
class CostSum final {
public:
    /// REQUIRES: quantity >= 0 and price >= 0. Addition beyond 127 bits is remembered as overflow.
    void add(std::int64_t quantity, PicoUsd price);
    /// Adds another sum, its fraction of a pico-dollar included.
    void add(const CostSum &other);
    /// Multiplies the whole sum by an exact ratio (batch: 1/2). REQUIRES: both > 0.
    void scale(std::uint32_t numerator, std::uint32_t denominator);
    /// Rounded up to nano-USD; Overflow where it exceeds NanoUsd's range.
    Result<NanoUsd> total() const;
    /// The sum before rounding, in USD with twelve decimals; what is left below them is cut off
    /// and `isExact` false. "" where it exceeds the range of total().
    std::string toUsdText() const;
    bool isExact() const { return m_rest == 0 && !m_roundUp; }

private:
    void addFraction(std::uint64_t rest, std::uint64_t per);
    void addWords(std::uint64_t high, std::uint64_t low);

    std::uint64_t m_high = 0;      // value = (m_high * 2^64 + m_low + m_rest / m_per) pico-USD
    std::uint64_t m_low = 0;
    std::uint64_t m_rest = 0;      // below m_per
    std::uint64_t m_per = 1;
    bool m_roundUp = false;        // something finer than m_per can say was cut off
    bool m_overflow = false;
};

/// Reads "12", "0.25", "-3.5" exactly; at most nine decimals, no exponent, no sign but '-'.
Result<NanoUsd> parseUsd(std::string_view text);
/// Reads a price "USD per `perUnits` units" exactly into pico-USD a unit; BadInput where it
/// does not come out even.
Result<PicoUsd> parseUnitPrice(std::string_view usd, std::int64_t perUnits);
/// "4.180000001": decimal USD, no exponent, trailing zeros beyond two decimals removed.
std::string toUsdString(NanoUsd amount);
/// For people: "$4.18"; below a cent "$0.0042"; rounded half up on display only.
std::string toDisplayUsd(NanoUsd amount);

} // namespace llmcap
