// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_file.h"

#include <string>
#include <vector>

namespace llmcap {

/// Something in a table that can be read and yet is hardly meant.
struct PriceFinding {
    std::string provider, model;   ///< "" the table as a whole
    std::string text;              ///< what is odd, and compared with what
    bool isWarning = false;        ///< worth a look; the others are mistakes
};

/// Gaps (limits that no bound can do without, dates before the first price), overlaps (two
/// patterns that fit one name equally well), absurd values (output cheaper than cached input, a
/// batch dearer than standard, a price a thousand times that of its neighbours), and age.
std::vector<PriceFinding> checkPrices(const PriceTable &table, Instant now);

/// Days since the figures were looked up; nullopt where the table does not say.
std::optional<int> ageInDays(const PriceTable &table, Instant now);

/// From this age on the table is called old.
inline constexpr int oldTableDays = 60;

/// "2026-11-24.2" against "2026-11-24.10": by number, part by part. < 0: a is older.
int compareVersions(std::string_view a, std::string_view b);

} // namespace llmcap
