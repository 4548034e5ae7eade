// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace llmcap {

/// An amount in a cap's unit as decimal text: "10.00" for USD, "20000" for tokens and requests.
std::string amountText(std::int64_t amount, CapUnit unit);
/// The same for people: "$10.00", "20000 tokens", "1 request".
std::string displayAmount(std::int64_t amount, CapUnit unit);
/// Reads it back exactly; BadInput says what is expected.
Result<std::int64_t> parseAmount(std::string_view text, CapUnit unit);

} // namespace llmcap
