// SPDX-License-Identifier: GPL-3.0-or-later
#include "unpriced.h"

#include "price_book.h"

namespace llmcap {
namespace {

/// Quotes and backslashes escaped, control characters left out: it stands inside JSON.
std::string jsonText(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) < 0x20)
            continue;
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result;
}

} // namespace

std::string howToPrice(std::string_view provider, std::string_view model)
{
    const std::string name = ownName(model);
    return "The price table does not know the model \"" + std::string(model) + "\" of "
        + std::string(provider) + ". Put this into prices-own.json beside the settings, with "
          "figures from the provider's price page (USD per million tokens); it holds at once: "
          "{\"schema\": 1, \"version\": \"own\", \"models\": [{\"provider\": \""
        + jsonText(provider) + "\", \"model\": \"" + jsonText(name)
        + "\", \"source\": \"WHERE, WHEN\", \"context_window\": TOKENS, \"max_output\": TOKENS, "
          "\"prices\": {\"input\": \"USD\", \"output\": \"USD\"}}]}. Or name a model that it costs "
          "like under model_aliases of the settings, or set a fallback price (--fallback-price "
          "IN/OUT in USD per million tokens)";
}

} // namespace llmcap
