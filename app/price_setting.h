// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_book.h"
#include "settings_file.h"

#include <memory>

namespace llmcap {

/// The prices that these settings mean: the built-in table, the user's files over it, the
/// fallback price. BadInput and Io name the file or the option.
Result<std::shared_ptr<const PriceBook>> readPriceBook(const FileSettings &settings);

} // namespace llmcap
