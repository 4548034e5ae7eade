// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_count.h"

#include "json_escape.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <span>

namespace llmcap {
namespace {

namespace json = simdjson::ondemand;
using Names = std::span<const std::string_view>;

/// Anthropic, POST /v1/messages/count_tokens: the fields that it takes (API reference, checked
/// 2026-11-25), and those of a message that add nothing to the input.
constexpr std::array<std::string_view, 9> anthropicAsked{
    "model", "messages", "system", "tools", "tool_choice", "thinking", "output_config",
    "output_format", "context_management"};
constexpr std::array<std::string_view, 8> anthropicDropped{
    "max_tokens", "stream", "temperature", "top_p", "top_k", "stop_sequences", "metadata",
    "service_tier"};

/// OpenAI, POST /v1/responses/input_tokens, as above.
constexpr std::array<std::string_view, 9> openAiAsked{
    "model", "input", "instructions", "tools", "tool_choice", "parallel_tool_calls", "reasoning",
    "text", "truncation"};
constexpr std::array<std::string_view, 15> openAiDropped{
    "max_output_tokens", "stream", "stream_options", "temperature", "top_p", "top_logprobs",
    "metadata", "store", "service_tier", "user", "safety_identifier", "prompt_cache_key",
    "prompt_cache_retention", "include", "max_tool_calls"};

bool has(Names names, std::string_view name)
{
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The value's own bytes; nullopt where they cannot be read.
std::optional<std::string_view> rawOf(json::value value)
{
    json::json_type type{};
    std::string_view raw;
    if (value.type().get(type))
        return std::nullopt;
    if (type == json::json_type::object) {
        json::object object;
        return value.get_object().get(object) || object.raw_json().get(raw)
            ? std::nullopt : std::optional(raw);
    }
    if (type == json::json_type::array) {
        json::array array;
        return value.get_array().get(array) || array.raw_json().get(raw) ? std::nullopt
                                                                         : std::optional(raw);
    }
    return value.raw_json_token();
}

/// The body with the fields that are asked about; nullopt where another one is there that may
/// count, too.
std::optional<std::string> pick(std::string_view body, Names asked, Names dropped)
{
    const simdjson::padded_string padded(body);
    json::parser parser;
    json::document document;
    json::object object;
    if (parser.iterate(padded).get(document) || document.get_object().get(object))
        return std::nullopt;
    std::string out = "{";
    for (auto entry : object) {
        json::field field;
        std::string_view key;
        if (std::move(entry).get(field) || field.unescaped_key().get(key))
            return std::nullopt;
        if (has(dropped, key))
            continue;
        if (!has(asked, key))
            return std::nullopt;
        const std::string name(key);
        const auto raw = rawOf(field.value());
        if (!raw)
            return std::nullopt;
        out += (out.size() > 1 ? "," : "") + jsonString(name) + ":";
        out += *raw;
    }
    return out + "}";
}

/// "/v1/messages?beta=true" with `behind` put at the end of its path.
std::string extended(const std::string &target, std::string_view behind)
{
    const auto end = std::min(target.find('?'), target.size());
    return target.substr(0, end) + std::string(behind) + target.substr(end);
}

/// models/M:countTokens with the whole request in it. Vertex AI asks in another shape.
std::optional<CountQuestion> geminiQuestion(const Endpoint &endpoint, std::string_view body)
{
    const std::string &target = endpoint.upstreamTarget;
    const auto end = std::min(target.find('?'), target.size());
    const auto colon = target.rfind(':', end);
    const auto brace = body.find('{');
    if (endpoint.name != "generate_content" || colon == std::string::npos
        || brace == std::string_view::npos || target.find("/publishers/") != std::string::npos)
        return std::nullopt;
    std::string query;   // a stream's own parameter has no place here
    for (std::size_t at = end; at < target.size();) {
        const auto next = std::min(target.find('&', at + 1), target.size());
        const std::string_view field = std::string_view(target).substr(at + 1, next - at - 1);
        if (!field.starts_with("alt=") && !field.starts_with("$alt=") && !field.empty())
            query += (query.empty() ? "?" : "&") + std::string(field);
        at = next;
    }
    const auto rest = body.find_first_not_of(" \t\r\n", brace + 1);
    if (rest == std::string_view::npos)
        return std::nullopt;
    const std::string model = endpoint.modelInPath.starts_with("tunedModels/")
        ? endpoint.modelInPath : "models/" + endpoint.modelInPath;
    std::string question = R"({"generateContentRequest":{"model":)" + jsonString(model);
    question += body[rest] == '}' ? "" : ",";
    question += body.substr(rest);
    return CountQuestion{target.substr(0, colon) + ":countTokens" + query, question + "}"};
}

} // namespace

std::optional<CountQuestion> countQuestion(WireFormat format, const Endpoint &endpoint,
                                           std::string_view body)
{
    std::optional<std::string> picked;
    switch (format) {
    case WireFormat::Anthropic:
        if (endpoint.name == "messages")
            picked = pick(body, anthropicAsked, anthropicDropped);
        return picked ? std::optional(CountQuestion{extended(endpoint.upstreamTarget,
                                                             "/count_tokens"), *picked})
                      : std::nullopt;
    case WireFormat::OpenAi:
        if (endpoint.name == "responses" && endpoint.upstreamTarget.find("compact")
                == std::string::npos)
            picked = pick(body, openAiAsked, openAiDropped);
        return picked ? std::optional(CountQuestion{extended(endpoint.upstreamTarget,
                                                             "/input_tokens"), *picked})
                      : std::nullopt;
    case WireFormat::Gemini: return geminiQuestion(endpoint, body);
    case WireFormat::Mistral:   // neither has such an endpoint
    case WireFormat::Cohere: break;
    }
    return std::nullopt;
}

std::optional<std::int64_t> countAnswer(WireFormat format, std::string_view reply)
{
    const simdjson::padded_string padded(reply);
    json::parser parser;
    json::document document;
    std::int64_t tokens = 0;
    const std::string_view name = format == WireFormat::Gemini ? "totalTokens" : "input_tokens";
    if (parser.iterate(padded).get(document) || document[name].get_int64().get(tokens)
        || tokens <= 0)
        return std::nullopt;
    return tokens;
}

} // namespace llmcap
