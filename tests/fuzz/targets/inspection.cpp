// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect.h"
#include "target.h"

using namespace llmcap;

namespace {

struct Way {
    WireFormat format;
    const char *path;
};

constexpr Way ways[] = {
    {WireFormat::OpenAi, "/v1/chat/completions"},  {WireFormat::OpenAi, "/v1/responses"},
    {WireFormat::OpenAi, "/v1/completions"},       {WireFormat::OpenAi, "/v1/embeddings"},
    {WireFormat::Anthropic, "/v1/messages"},
    {WireFormat::Gemini, "/v1beta/models/m:generateContent"},
    {WireFormat::Gemini, "/v1beta/models/m:embedContent"},
    {WireFormat::Mistral, "/v1/chat/completions"}, {WireFormat::Mistral, "/v1/fim/completions"},
    {WireFormat::Cohere, "/v2/chat"},              {WireFormat::Cohere, "/v1/chat"},
    {WireFormat::Cohere, "/v2/embed"},             {WireFormat::Cohere, "/v2/rerank"},
};

Result<Inspection> inspect(const Dialect &dialect, const Endpoint &endpoint, std::string body)
{
    body.reserve(body.size() + 64);   // the parser reads a little beyond the end
    return dialect.inspect(endpoint, body);
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input = asText(data, size);
    const Way &way = ways[choose(input, std::size(ways))];
    const Dialect &dialect = dialectOf(way.format);
    const Endpoint endpoint = dialect.route("POST", way.path);
    const auto seen = inspect(dialect, endpoint, std::string(input));
    if (!seen)
        return 0;
    require(seen->textBytes >= 0 && seen->images >= 0 && seen->audioBytes >= 0
                && seen->documentBytes >= 0 && seen->choices >= 0,
            "no bound below zero");
    require(seen->bodyBytes >= 0, "a size");
    std::string body(input);
    body.reserve(body.size() + 64);
    const auto rewritten = dialect.rewrite(endpoint, *seen, body);
    if (!rewritten)
        return 0;
    const auto again = inspect(dialect, endpoint, *rewritten);
    require(bool(again), "what we send can be read");
    require(again->model == seen->model && again->stream == seen->stream
                && again->outputLimit == seen->outputLimit && again->choices == seen->choices,
            "and says the same");
    return 0;
}
