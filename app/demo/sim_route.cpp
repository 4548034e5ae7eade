// SPDX-License-Identifier: GPL-3.0-or-later
#include "sim_route.h"

#include <algorithm>
#include <array>

#include <simdjson.h>

namespace llmcap {

namespace {

using simdjson::dom::element;

struct Route {
    WireFormat format;
    std::string_view method;
    std::string_view path;          ///< behind the provider's name
    SimEndpoint endpoint;
};

/// Fixed paths; Gemini's, which carry the model, are read apart.
constexpr std::array routes{
    Route{WireFormat::Anthropic, "POST", "/v1/messages", SimEndpoint::AnthropicMessages},
    Route{WireFormat::Anthropic, "POST", "/v1/messages/count_tokens",
          SimEndpoint::AnthropicCountTokens},
    Route{WireFormat::Anthropic, "GET", "/v1/models", SimEndpoint::Models},
    Route{WireFormat::OpenAi, "POST", "/v1/chat/completions", SimEndpoint::OpenAiChat},
    Route{WireFormat::OpenAi, "POST", "/v1/responses", SimEndpoint::OpenAiResponses},
    Route{WireFormat::OpenAi, "POST", "/v1/responses/input_tokens",
          SimEndpoint::OpenAiInputTokens},
    Route{WireFormat::OpenAi, "POST", "/v1/embeddings", SimEndpoint::OpenAiEmbeddings},
    Route{WireFormat::OpenAi, "GET", "/v1/models", SimEndpoint::Models},
    Route{WireFormat::Gemini, "POST", "/v1/interactions", SimEndpoint::GeminiInteractions},
    Route{WireFormat::Gemini, "POST", "/v1beta/interactions", SimEndpoint::GeminiInteractions},
    Route{WireFormat::Gemini, "GET", "/v1/models", SimEndpoint::Models},
    Route{WireFormat::Gemini, "GET", "/v1beta/models", SimEndpoint::Models},
    Route{WireFormat::Mistral, "POST", "/v1/chat/completions", SimEndpoint::MistralChat},
    Route{WireFormat::Mistral, "POST", "/v1/embeddings", SimEndpoint::MistralEmbeddings},
    Route{WireFormat::Mistral, "GET", "/v1/models", SimEndpoint::Models},
    Route{WireFormat::Cohere, "POST", "/v2/chat", SimEndpoint::CohereChat},
    Route{WireFormat::Cohere, "POST", "/v1/chat", SimEndpoint::CohereChatV1},
    Route{WireFormat::Cohere, "GET", "/v1/models", SimEndpoint::Models},
};

struct Format {
    std::string_view segment;
    WireFormat format;
};
constexpr std::array formats{
    Format{"anthropic", WireFormat::Anthropic}, Format{"openai", WireFormat::OpenAi},
    Format{"gemini", WireFormat::Gemini},       Format{"mistral", WireFormat::Mistral},
    Format{"cohere", WireFormat::Cohere},
};

struct GeminiVerb {
    std::string_view name;
    SimEndpoint endpoint;
};
constexpr std::array geminiVerbs{
    GeminiVerb{":generateContent", SimEndpoint::GeminiGenerate},
    GeminiVerb{":streamGenerateContent", SimEndpoint::GeminiStream},
    GeminiVerb{":countTokens", SimEndpoint::GeminiCountTokens},
};

std::string_view firstSegment(std::string_view path)
{
    path.remove_prefix(std::min<std::size_t>(1, path.size()));
    return path.substr(0, path.find('/'));
}

bool hasQuery(std::string_view query, std::string_view name, std::string_view value)
{
    const std::string wanted = std::string(name) + '=';
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto field = query.substr(0, end);
        if (field.starts_with(wanted)
            && (value.empty() ? field.size() > wanted.size()
                              : field.substr(wanted.size()) == value))
            return true;
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return false;
}

/// "/v1beta/models/M:verb"; any version stands before "models".
bool readGeminiPath(std::string_view rest, const SimRequest &request, SimCall &call)
{
    const auto models = rest.find("/models/");
    if (request.method != "POST" || models == std::string_view::npos)
        return false;
    for (const auto &verb : geminiVerbs) {
        if (!rest.ends_with(verb.name))
            continue;
        rest.remove_prefix(models + std::string_view("/models/").size());
        rest.remove_suffix(verb.name.size());
        call.model = std::string(rest);
        call.endpoint = verb.endpoint;
        call.stream = verb.endpoint == SimEndpoint::GeminiStream;
        call.sse = hasQuery(request.query, "alt", "sse");
        return !call.model.empty();
    }
    return false;
}

bool readPath(std::string_view rest, const SimRequest &request, SimCall &call)
{
    for (const auto &route : routes) {
        if (route.format == call.format && route.method == request.method && route.path == rest) {
            call.endpoint = route.endpoint;
            return true;
        }
    }
    return call.format == WireFormat::Gemini && readGeminiPath(rest, request, call);
}

std::optional<std::int64_t> count(element body, std::string_view pointer)
{
    std::int64_t value = 0;
    if (body.at_pointer(pointer).get(value) != simdjson::SUCCESS || value < 0)
        return std::nullopt;
    return value;
}

bool isTrue(element body, std::string_view pointer)
{
    bool value = false;
    return body.at_pointer(pointer).get(value) == simdjson::SUCCESS && value;
}

/// The first of several spellings that is there.
std::optional<std::int64_t> firstCount(element body,
                                       std::initializer_list<std::string_view> pointers)
{
    for (const auto pointer : pointers) {
        if (const auto value = count(body, pointer))
            return value;
    }
    return std::nullopt;
}

void readFields(element body, SimCall &call)
{
    std::string_view text;
    if (call.model.empty() && body.at_pointer("/model").get(text) == simdjson::SUCCESS)
        call.model = std::string(text);
    call.stream = call.stream || isTrue(body, "/stream");
    call.includeUsage = isTrue(body, "/stream_options/include_usage");
    call.outputLimit = firstCount(body, {"/max_completion_tokens", "/max_output_tokens",
                                         "/max_tokens", "/generationConfig/maxOutputTokens",
                                         "/generation_config/max_output_tokens"});
    call.choices = std::max<std::int64_t>(
        1, firstCount(body, {"/n", "/generationConfig/candidateCount"}).value_or(1));
    simdjson::dom::array inputs;
    if (body.at_pointer("/input").get(inputs) == simdjson::SUCCESS)
        call.inputs = std::max<std::int64_t>(1, static_cast<std::int64_t>(inputs.size()));
    call.base64 = body.at_pointer("/encoding_format").get(text) == simdjson::SUCCESS
                  && text == "base64";
}

Result<void> readBody(const std::string &text, SimCall &call)
{
    simdjson::dom::parser parser;
    element body;
    if (parser.parse(text).get(body) != simdjson::SUCCESS || !body.is_object())
        return Error{ErrorCode::BadInput, "The request body is not a JSON object."};
    readFields(body, call);
    if (call.model.empty())
        call.model = call.endpoint == SimEndpoint::CohereChatV1 ? "command-a-03-2025" : "";
    if (call.model.empty())
        return Error{ErrorCode::BadInput, "The request names no model."};
    if (call.endpoint == SimEndpoint::AnthropicMessages && !call.outputLimit)
        return Error{ErrorCode::BadInput, "max_tokens: Field required"};
    return {};
}

} // namespace

std::optional<WireFormat> simFormat(std::string_view path)
{
    const auto segment = firstSegment(path);
    for (const auto &format : formats) {
        if (format.segment == segment)
            return format.format;
    }
    return std::nullopt;
}

bool hasCredential(const SimRequest &request, WireFormat format)
{
    const auto authorization = request.header("authorization");
    if (authorization.starts_with("Bearer ") && authorization.size() > 7)
        return true;
    if (format == WireFormat::Anthropic)
        return !request.header("x-api-key").empty();
    if (format == WireFormat::Gemini)
        return !request.header("x-goog-api-key").empty() || hasQuery(request.query, "key", "");
    return false;
}

Result<SimCall> readCall(const SimRequest &request)
{
    SimCall call;
    const auto format = simFormat(request.path);
    if (!format)
        return Error{ErrorCode::NotFound, "There is no such provider."};
    call.format = *format;
    call.provider = std::string(firstSegment(request.path));
    call.bodyBytes = static_cast<std::int64_t>(request.body.size());
    const auto rest = std::string_view(request.path).substr(1 + call.provider.size());
    if (!readPath(rest, request, call))
        return Error{ErrorCode::NotFound, "Not found: " + request.method + ' ' + request.path};
    if (call.endpoint == SimEndpoint::Models)
        return call;
    if (auto read = readBody(request.body, call); !read)
        return read.error();
    return call;
}

} // namespace llmcap
