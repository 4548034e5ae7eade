// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "money.h"
#include "result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// One line of what a provider says was used. Days are UTC, as providers bill.
struct UsageLine {
    std::string day;                        ///< "2026-11-24"
    std::string model;                      ///< as exported; "" where the export does not say
    std::optional<NanoUsd> cost;            ///< rounded half up where it is finer
    std::optional<std::int64_t> tokens;     ///< all kinds together
};

/// Reads an export: CSV or JSON, told by its first character. RECONCILE.md lists the forms.
/// BadInput says "file:line: column: what is wrong".
Result<std::vector<UsageLine>> readUsageExport(std::string_view text, std::string_view fileName);

/// "gpt-4o-2024-08-06", "models/gpt-4o" and "gpt-4o" are one model on a bill: lower case, without
/// prefix and date.
std::string billedName(std::string_view model);

/// A decimal of an export, with exponent, currency sign or thousands separators: "1.2e-05",
/// "$1,234.50". `perUsd` is 100 where it counts cents. BadInput where it is no amount.
Result<NanoUsd> parseExportAmount(std::string_view text, int perUsd);

} // namespace llmcap
