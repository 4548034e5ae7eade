// SPDX-License-Identifier: GPL-3.0-or-later
#include "amount.h"

#include <charconv>

namespace llmcap {

std::string amountText(std::int64_t amount, CapUnit unit)
{
    return unit == CapUnit::Usd ? toUsdString(NanoUsd{amount}) : std::to_string(amount);
}

std::string displayAmount(std::int64_t amount, CapUnit unit)
{
    if (unit == CapUnit::Usd) {
        return toDisplayUsd(NanoUsd{amount});
    }
    const std::string name = unit == CapUnit::Tokens ? " token" : " request";
    return std::to_string(amount) + name + (amount == 1 ? "" : "s");
}

Result<std::int64_t> parseAmount(std::string_view text, CapUnit unit)
{
    if (unit == CapUnit::Usd) {
        auto usd = parseUsd(text);
        if (!usd) {
            return usd.error();
        }
        return usd->count;
    }
    std::int64_t count = 0;
    const char *const end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, count);
    if (text.empty() || problem != std::errc{} || stop != end) {
        return Error{ErrorCode::BadInput, "'" + std::string(text.substr(0, 40))
                                              + "' is not a whole number of "
                                              + std::string(capUnitName(unit))};
    }
    return count;
}

} // namespace llmcap
