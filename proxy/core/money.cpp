// SPDX-License-Identifier: GPL-3.0-or-later
#include "money.h"

#include <limits>
#include <numeric>

namespace llmcap {
namespace {

constexpr std::uint64_t picoPerNano = 1000;

struct Words {
    std::uint64_t high = 0;
    std::uint64_t low = 0;
};

/// 64 x 64 -> 128 bits by halves: the same code on every compiler, MSVC included.
Words multiply(std::uint64_t a, std::uint64_t b)
{
    const std::uint64_t aLow = a & 0xffffffffu, aHigh = a >> 32;
    const std::uint64_t bLow = b & 0xffffffffu, bHigh = b >> 32;
    const std::uint64_t lowLow = aLow * bLow;
    const std::uint64_t middle = aHigh * bLow + (lowLow >> 32);
    const std::uint64_t middle2 = aLow * bHigh + (middle & 0xffffffffu);
    return {aHigh * bHigh + (middle >> 32) + (middle2 >> 32),
            (middle2 << 32) | (lowLow & 0xffffffffu)};
}

/// 128 bits by 32 bits, digit by digit; the remainder comes back in `rest`.
Words divide(Words value, std::uint32_t by, std::uint32_t &rest)
{
    const std::uint32_t digits[4] = {
        static_cast<std::uint32_t>(value.high >> 32), static_cast<std::uint32_t>(value.high),
        static_cast<std::uint32_t>(value.low >> 32), static_cast<std::uint32_t>(value.low)};
    std::uint32_t quotient[4];
    std::uint64_t remainder = 0;
    for (int i = 0; i < 4; ++i) {
        const std::uint64_t part = (remainder << 32) | digits[i];
        quotient[i] = static_cast<std::uint32_t>(part / by);
        remainder = part % by;
    }
    rest = static_cast<std::uint32_t>(remainder);
    return {(std::uint64_t{quotient[0]} << 32) | quotient[1],
            (std::uint64_t{quotient[2]} << 32) | quotient[3]};
}

Error badAmount(std::string_view text, std::string_view rule)
{
    return {ErrorCode::BadInput,
            "\"" + std::string(text) + "\" is not an amount: " + std::string(rule)};
}

/// Digits with at most one point, as a count of 10^-decimals. No sign.
Result<std::uint64_t> parseDecimal(std::string_view text, int decimals)
{
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    std::uint64_t value = 0;
    int fraction = -1;
    bool anyDigit = false;
    const auto shift = [&](std::uint64_t digit) {
        if (value > (most - digit) / 10)
            return false;
        value = value * 10 + digit;
        return true;
    };
    for (const char c : text) {
        if (c == '.' && fraction < 0) {
            fraction = 0;
            continue;
        }
        if (c < '0' || c > '9')
            return badAmount(text, "write digits and one point, like 12.50");
        anyDigit = true;
        if (fraction >= 0 && ++fraction > decimals) {
            if (c != '0')
                return badAmount(text, "it has more than " + std::to_string(decimals)
                                           + " decimals");
            --fraction;
            continue;
        }
        if (!shift(static_cast<std::uint64_t>(c - '0')))
            return Error{ErrorCode::Overflow, "\"" + std::string(text) + "\" is too large"};
    }
    if (!anyDigit)
        return badAmount(text, "write digits and one point, like 12.50");
    for (int i = fraction < 0 ? 0 : fraction; i < decimals; ++i) {
        if (!shift(0))
            return Error{ErrorCode::Overflow, "\"" + std::string(text) + "\" is too large"};
    }
    return value;
}

std::uint64_t magnitude(std::int64_t value)
{
    return value < 0 ? ~static_cast<std::uint64_t>(value) + 1 : static_cast<std::uint64_t>(value);
}

std::string padded(std::uint64_t value, std::size_t width)
{
    std::string digits = std::to_string(value);
    return digits.size() < width ? std::string(width - digits.size(), '0') + digits : digits;
}

} // namespace

void CostSum::addWords(std::uint64_t high, std::uint64_t low)
{
    m_low += low;
    const std::uint64_t carry = m_low < low ? 1 : 0;
    const std::uint64_t before = m_high;
    m_high += high + carry;
    m_overflow = m_overflow || m_high < before || (m_high >> 63) != 0;
}

void CostSum::add(std::int64_t quantity, PicoUsd price)
{
    assert(quantity >= 0 && price.count >= 0);
    const Words product = multiply(static_cast<std::uint64_t>(quantity),
                                   static_cast<std::uint64_t>(price.count));
    addWords(product.high, product.low);
}

void CostSum::add(const CostSum &other)
{
    m_overflow = m_overflow || other.m_overflow;
    m_roundUp = m_roundUp || other.m_roundUp;
    addWords(other.m_high, other.m_low);
    addFraction(other.m_rest, other.m_per);
}

/// Exact as long as the common denominator stays below 2^31; the ratios of price tables do. Beyond
/// it the fraction is remembered as "something", which rounds up.
void CostSum::addFraction(std::uint64_t rest, std::uint64_t per)
{
    constexpr std::uint64_t most = std::uint64_t{1} << 31;
    if (rest == 0)
        return;
    const std::uint64_t shared = std::gcd(rest, per);
    rest /= shared;
    per /= shared;
    const std::uint64_t step = per / std::gcd(m_per, per);
    if (per > most || step > most / m_per) {
        m_roundUp = true;
        return;
    }
    m_rest = m_rest * step + rest * (m_per * step / per);
    m_per *= step;
    if (m_rest >= m_per) {
        m_rest -= m_per;
        addWords(0, 1);
    }
}

void CostSum::scale(std::uint32_t numerator, std::uint32_t denominator)
{
    assert(numerator > 0 && denominator > 0);
    const Words low = multiply(m_low, numerator);
    const Words high = multiply(m_high, numerator);
    const std::uint64_t upper = high.low + low.high;
    m_overflow = m_overflow || high.high != 0 || upper < low.high || (upper >> 63) != 0;
    std::uint32_t rest = 0;
    const Words scaled = divide({upper, low.low}, denominator, rest);
    const std::uint64_t oldRest = m_rest * numerator;   // below 2^31 x 2^32
    const std::uint64_t oldPer = m_per * denominator;
    m_high = scaled.high;
    m_low = scaled.low;
    m_rest = 0;
    m_per = 1;
    addFraction(rest, denominator);
    addWords(0, oldRest / oldPer);
    addFraction(oldRest % oldPer, oldPer);
}

Result<NanoUsd> CostSum::total() const
{
    std::uint32_t rest = 0;
    const Words nano = divide({m_high, m_low}, picoPerNano, rest);
    const std::uint64_t up = rest != 0 || !isExact() ? 1 : 0;
    constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    if (m_overflow || nano.high != 0 || nano.low > most - up)
        return Error{ErrorCode::Overflow, "The cost is beyond the range of an amount"};
    return NanoUsd{static_cast<std::int64_t>(nano.low + up)};
}

std::string CostSum::toUsdText() const
{
    if (!total())
        return {};
    std::uint32_t rest = 0;
    const Words nano = divide({m_high, m_low}, picoPerNano, rest);
    constexpr std::uint64_t nanoPerUsd = 1'000'000'000;
    return std::to_string(nano.low / nanoPerUsd) + "." + padded(nano.low % nanoPerUsd, 9)
        + padded(rest, 3);
}

Result<NanoUsd> parseUsd(std::string_view text)
{
    const bool negative = !text.empty() && text.front() == '-';
    const auto value = parseDecimal(negative ? text.substr(1) : text, 9);
    if (!value)
        return value.error();
    const auto count = static_cast<std::int64_t>(*value);
    return NanoUsd{negative ? -count : count};
}

Result<PicoUsd> parseUnitPrice(std::string_view usd, std::int64_t perUnits)
{
    assert(perUnits > 0);
    const auto pico = parseDecimal(usd, 12);
    if (!pico)
        return pico.error();
    const auto units = static_cast<std::uint64_t>(perUnits);
    if (*pico % units != 0)
        return badAmount(usd, "it does not come out even in 1e-12 USD a unit");
    return PicoUsd{static_cast<std::int64_t>(*pico / units)};
}

std::string toUsdString(NanoUsd amount)
{
    constexpr std::uint64_t nanoPerUsd = 1'000'000'000;
    const std::uint64_t value = magnitude(amount.count);
    std::string fraction = padded(value % nanoPerUsd, 9);
    while (fraction.size() > 2 && fraction.back() == '0')
        fraction.pop_back();
    std::string text = std::to_string(value / nanoPerUsd);
    if (fraction != "00")
        text += "." + fraction;
    return amount.count < 0 ? "-" + text : text;
}

std::string toDisplayUsd(NanoUsd amount)
{
    const std::uint64_t value = magnitude(amount.count);
    constexpr std::uint64_t cent = 10'000'000;
    const bool small = value != 0 && value < cent;
    const std::uint64_t step = small ? cent / 100 : cent;   // four decimals below a cent
    const std::uint64_t steps = (value + step / 2) / step;
    const std::uint64_t perUsd = small ? 10'000 : 100;
    std::string text = amount.count < 0 ? "-$" : "$";
    text += std::to_string(steps / perUsd) + "." + padded(steps % perUsd, small ? 4 : 2);
    return text;
}

} // namespace llmcap
