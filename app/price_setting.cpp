// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_setting.h"

#include "price_file.h"

#include <utility>
#include <vector>

namespace llmcap {

Result<std::shared_ptr<const PriceBook>> readPriceBook(const FileSettings &settings)
{
    auto builtIn = parsePriceTable(builtInPrices(), "the built-in price table");
    if (!builtIn) {
        return builtIn.error();
    }
    std::vector<PriceTable> tables{*builtIn};
    for (const std::filesystem::path &file : settings.priceFiles) {
        auto table = readPriceTable(file);
        if (!table) {
            return table.error();
        }
        tables.push_back(*table);
    }
    PriceBook book = makePriceBook(std::move(tables));
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
