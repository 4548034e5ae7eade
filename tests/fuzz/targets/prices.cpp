// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_file.h"
#include "target.h"

#include <string>

using namespace llmcap;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input = asText(data, size);
    (void)parseFallbackPrice(input);
    auto table = parsePriceTable(input, "prices.json");
    if (!table) {
        require(!table.error().message.empty(), "a message");
        return 0;
    }
    const PriceBook book = makePriceBook({std::move(*table)});
    (void)book.find("openai", "m", Instant{});
    return 0;
}
