// SPDX-License-Identifier: GPL-3.0-or-later
// Built once for each wire format: LLMCAP_FORMAT names it.
#include "dialect.h"
#include "target.h"

using namespace llmcap;

namespace {

struct Way {
    WireFormat format;
    const char *path;
    bool stream;
    const char *contentType;
};

constexpr Way ways[] = {
    {WireFormat::OpenAi, "/v1/chat/completions", true, "text/event-stream"},
    {WireFormat::OpenAi, "/v1/chat/completions", false, "application/json"},
    {WireFormat::OpenAi, "/v1/responses", true, "text/event-stream; charset=utf-8"},
    {WireFormat::OpenAi, "/v1/responses", false, "application/json"},
    {WireFormat::OpenAi, "/v1/completions", true, "text/event-stream"},
    {WireFormat::OpenAi, "/v1/embeddings", false, "application/json"},
    {WireFormat::Anthropic, "/v1/messages", true, "text/event-stream"},
    {WireFormat::Anthropic, "/v1/messages", false, "application/json"},
    {WireFormat::Gemini, "/v1beta/models/m:streamGenerateContent?alt=sse", true,
     "text/event-stream"},
    {WireFormat::Gemini, "/v1beta/models/m:streamGenerateContent", true, "application/json"},
    {WireFormat::Gemini, "/v1beta/models/m:generateContent", false, "application/json"},
    {WireFormat::Gemini, "/v1beta/openai/chat/completions", true, "text/event-stream"},
    {WireFormat::Mistral, "/v1/chat/completions", true, "text/event-stream"},
    {WireFormat::Mistral, "/v1/chat/completions", false, "application/json"},
    {WireFormat::Mistral, "/v1/fim/completions", true, "text/event-stream"},
    {WireFormat::Cohere, "/v2/chat", true, "text/event-stream"},
    {WireFormat::Cohere, "/v2/chat", false, "application/json"},
    {WireFormat::Cohere, "/v1/chat", true, "application/stream+json"},
    {WireFormat::Cohere, "/v2/embed", false, "application/json"},
    {WireFormat::Cohere, "/v2/rerank", false, "application/json"},
};

const Way &wayOf(std::string_view &input)
{
    const std::size_t count = std::size(ways);
    std::size_t at = choose(input, count);
    while (ways[at].format != WireFormat::LLMCAP_FORMAT)
        at = (at + 1) % count;
    return ways[at];
}

MeterReading read(const Way &way, std::string_view bytes, std::size_t step, bool complete)
{
    const Dialect &dialect = dialectOf(way.format);
    const Endpoint endpoint = dialect.route("POST", way.path);
    require(endpoint.cls == Endpoint::Class::Metered, "a metered endpoint");
    Inspection inspection;
    inspection.model = "m";
    inspection.stream = way.stream;
    const auto meter = dialect.makeMeter(endpoint, inspection, 200, way.contentType);
    const auto filter = dialect.makeFilter(endpoint, inspection);
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += step) {
        meter->feed(bytes.substr(at, step));
        if (filter)
            filter->feed(bytes.substr(at, step), out);
    }
    if (filter)
        filter->finish(out);
    require(out.size() <= bytes.size(), "a filter only takes away");
    return meter->finish(complete);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input = asText(data, size);
    const Way &way = wayOf(input);
    const std::size_t step = 1 + choose(input, 40);
    const bool complete = choose(input, 2) == 0;
    const MeterReading whole = read(way, input, input.size() + 1, complete);
    const MeterReading parts = read(way, input, step, complete);
    require(whole.reported == parts.reported && whole.usage == parts.usage
                && whole.streamedBytes == parts.streamedBytes && whole.partial == parts.partial,
            "any split, one usage");
    for (const Unit unit : {Unit::Input, Unit::CacheRead, Unit::CacheWrite5m, Unit::CacheWrite1h,
                            Unit::Output, Unit::Reasoning})
        require(whole.usage[unit] >= 0, "no usage below zero");
    require(whole.streamedBytes >= 0
                && whole.streamedBytes <= static_cast<std::int64_t>(2 * input.size()) + 64,
            "no more text than bytes");
    return 0;
}
