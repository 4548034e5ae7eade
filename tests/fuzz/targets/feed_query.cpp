// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_request.h"
#include "target.h"

#include <string>

using namespace llmcap;

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input = asText(data, size);
    const bool isJson = choose(input, 2) == 1;
    const std::string text(input);
    if (const auto target = splitTarget(text)) {
        for (const std::string &segment : target->path)
            require(segment.find('\0') == std::string::npos, "no NUL in a path");
    }
    if (const auto decoded = percentDecode(text))
        require(decoded->size() <= text.size(), "decoding does not grow");
    auto fields = isJson ? FeedFields::fromJson(text) : FeedFields::fromQuery(text);
    if (!fields)
        return 0;
    (void)fields->text("provider");
    (void)fields->number("limit", 0, 1000);
    (void)fields->time("since");
    (void)fields->timeOrNull("paused_until");
    (void)fields->boolean("warn_only");
    (void)fields->numbers("warn_percent");
    (void)fields->finish();
    return 0;
}
