// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_setting.h"

#include "price_update.h"

#include <utility>

namespace llmcap {

Result<std::vector<PriceTable>> readPriceTables(const FileSettings &settings,
                                                const std::filesystem::path &dataFolder)
{
    auto base = baseTable(dataFolder, settings.priceKey);
    if (!base) {
        return base.error();
    }
    std::vector<PriceTable> tables{std::move(*base)};
    std::vector<std::filesystem::path> files = settings.priceFiles;
    std::error_code none;
    if (settings.takesOwnPrices && !dataFolder.empty()
        && std::filesystem::exists(ownPriceFile(dataFolder), none)) {
        files.insert(files.begin(), ownPriceFile(dataFolder));
    }
    for (const std::filesystem::path &file : files) {
        auto table = readPriceTable(file);
        if (!table) {
            return table.error();
        }
        tables.push_back(std::move(*table));
    }
    return tables;
}

Result<std::shared_ptr<const PriceBook>> readPriceBook(const FileSettings &settings,
                                                       const std::filesystem::path &dataFolder)
{
    auto tables = readPriceTables(settings, dataFolder);
    if (!tables) {
        return tables.error();
    }
    PriceBook book = makePriceBook(std::move(*tables));
    book.setAliases({settings.modelAliases.begin(), settings.modelAliases.end()});
    if (!settings.fallbackPrice.empty()) {
        auto fallback = parseFallbackPrice(settings.fallbackPrice);
        if (!fallback) {
            return fallback.error();
        }
        book.setFallback(*fallback);
    }
    return std::make_shared<const PriceBook>(std::move(book));
}

} // namespace llmcap
