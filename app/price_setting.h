// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_file.h"
#include "settings_file.h"

#include <filesystem>
#include <memory>
#include <vector>

namespace llmcap {

/// The tables that these settings mean, each winning over those before: the built-in one (or a
/// newer one taken by `llmcap prices update`), prices-own.json of the data folder, the files named.
/// No data folder: the built-in one and the files. BadInput and Io name the file or the option.
Result<std::vector<PriceTable>> readPriceTables(const FileSettings &settings,
                                                const std::filesystem::path &dataFolder);

/// Those tables as one book, with aliases and the fallback price.
Result<std::shared_ptr<const PriceBook>>
readPriceBook(const FileSettings &settings, const std::filesystem::path &dataFolder = {});

} // namespace llmcap
