// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_array_splitter.h"
#include "sse_splitter.h"
#include "target.h"

#include <string>
#include <vector>

using namespace llmcap;

namespace {

template <class Feed>
void inSteps(std::string_view bytes, std::size_t step, Feed feed)
{
    for (std::size_t at = 0; at < bytes.size(); at += step)
        feed(bytes.substr(at, step));
}

std::vector<std::string> eventsOf(std::string_view bytes, std::size_t step)
{
    std::vector<std::string> events;
    SseSplitter splitter;
    const auto keep = [&](const SseEvent &event) {
        require(event.end >= 0 && event.end <= static_cast<std::int64_t>(bytes.size()),
                "its place");
        require(event.data.size() <= SseSplitter::limit, "bounded");
        events.push_back(std::string(event.event) + "\n" + std::string(event.data) + "\n"
                         + std::to_string(event.end));
    };
    inSteps(bytes, step, [&](std::string_view piece) { splitter.feed(piece, keep); });
    splitter.finish(keep);
    return events;
}

std::vector<std::string> elementsOf(std::string_view bytes, std::size_t step)
{
    std::vector<std::string> elements;
    JsonArraySplitter splitter;
    inSteps(bytes, step, [&](std::string_view piece) {
        splitter.feed(piece, [&](std::string_view element, std::int64_t) {
            elements.emplace_back(element);
        });
    });
    return elements;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input = asText(data, size);
    const std::size_t step = 1 + choose(input, 40);
    require(eventsOf(input, input.size() + 1) == eventsOf(input, step), "any split, same events");
    require(elementsOf(input, input.size() + 1) == elementsOf(input, step),
            "any split, same elements");
    return 0;
}
