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

/// A sum that takes back exactly what it was given, also where it passed the range in between: the
/// upper and the lower 32 bits are summed apart (exact up to 2^31 amounts at once).
class WideSum final {
public:
    /// A negative amount (a correction) is taken back exactly, too.
    constexpr void add(std::int64_t amount)
    {
        m_upper += amount >> 32;
        m_lower += amount & 0xffff'ffff;
    }
    constexpr void subtract(std::int64_t amount)
    {
        m_upper -= amount >> 32;
        m_lower -= amount & 0xffff'ffff;
    }
    /// At most the end of the range.
    constexpr std::int64_t value() const
    {
        const std::int64_t upper = m_upper + (m_lower >> 32);
        constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
        return upper > (most >> 32) ? most : upper * (std::int64_t{1} << 32)
                                                 + (m_lower & 0xffff'ffff);
    }

private:
    std::int64_t m_upper = 0;
    std::int64_t m_lower = 0;
};

} // namespace llmcap
