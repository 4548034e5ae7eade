// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace llmcap {

/// For a model without a price: what to write into prices-own.json, ready to paste, and the other
/// ways out. Figures are left for the person to fill in: a price is never invented.
std::string howToPrice(std::string_view provider, std::string_view model);

} // namespace llmcap
