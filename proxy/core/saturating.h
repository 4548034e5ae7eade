// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <limits>

namespace llmcap {

/// Sums and products that stop at the end of the range: a bound that is too large refuses, one
/// that wraps around would let everything pass. REQUIRES: both sides >= 0.
constexpr std::int64_t saturatingAdd(std::int64_t a, std::int64_t b)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    return a > most - b ? most : a + b;
}

constexpr std::int64_t saturatingMul(std::int64_t a, std::int64_t b)
{
    constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
    return b != 0 && a > most / b ? most : a * b;
}

} // namespace llmcap
