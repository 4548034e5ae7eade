// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

namespace llmcap {

namespace {

using namespace json;

std::string_view anthropicErrorType(int status)
{
    switch (status) {
    case 400: return "invalid_request_error";
    case 401: return "authentication_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 429: return "rate_limit_error";
    case 529: return "overloaded_error";
    default: return "api_error";
    }
}

std::string_view openAiErrorType(int status)
{
    if (status == 429)
        return "requests";
    return status < 500 ? "invalid_request_error" : "server_error";
}

/// google.rpc.Code names by HTTP status.
std::string_view googleStatus(int status)
{
    switch (status) {
    case 400: return "INVALID_ARGUMENT";
    case 401: return "UNAUTHENTICATED";
    case 403: return "PERMISSION_DENIED";
    case 404: return "NOT_FOUND";
    case 429: return "RESOURCE_EXHAUSTED";
    case 503: return "UNAVAILABLE";
    case 504: return "DEADLINE_EXCEEDED";
    default: return "INTERNAL";
    }
}

Value errorBody(WireFormat format, int status, const Value &message, const std::string &id)
{
    switch (format) {
    case WireFormat::Anthropic:
        return object({{"type", string("error")},
                       {"error", object({{"type", string(anthropicErrorType(status))},
                                         {"message", message}})},
                       {"request_id", string(id)}});
    case WireFormat::OpenAi: {
        const auto code = status == 401 ? string("invalid_api_key") : null();
        return object({{"error", object({{"message", message},
                                         {"type", string(openAiErrorType(status))},
                                         {"param", null()},
                                         {"code", code}})}});
    }
    case WireFormat::Gemini:
        return object({{"error", object({{"code", number(status)},
                                         {"message", message},
                                         {"status", string(googleStatus(status))}})}});
    case WireFormat::Mistral:
        if (status == 401)
            return object({{"detail", message}});
        return object({{"object", string("error")},
                       {"message", message},
                       {"type", string(status == 429 ? "rate_limited" : "invalid_request_error")},
                       {"param", null()},
                       {"code", status == 429 ? string("1300") : null()},
                       {"raw_status_code", number(status)}});
    case WireFormat::Cohere: return object({{"id", string(id)}, {"message", message}});
    }
    return "{}";
}

/// Eight fixed numbers below one, as JSON or as base64 of little-endian floats, which is what
/// OpenAI's SDKs ask for.
Value vectorOf(const SimCall &call)
{
    if (call.base64)
        return string("AAAAPgAAgD4AAMA+AAAAPwAAIL8AAEC/AABgvwAAAD4=");
    return "[0.125,0.25,0.375,0.5,-0.625,-0.75,-0.875,0.125]";
}

Value modelEntry(WireFormat format, const std::string &model)
{
    switch (format) {
    case WireFormat::Anthropic:
        return object({{"type", string("model")},
                       {"id", string(model)},
                       {"display_name", string(model)},
                       {"created_at", string("2026-01-01T00:00:00Z")}});
    case WireFormat::Gemini:
        return object({{"name", string("models/" + model)},
                       {"displayName", string(model)},
                       {"supportedGenerationMethods",
                        R"(["generateContent","countTokens","streamGenerateContent"])"}});
    case WireFormat::Cohere:
        return object({{"name", string(model)}, {"endpoints", R"(["chat"])"}});
    case WireFormat::Mistral:
        return object({{"id", string(model)},
                       {"object", string("model")},
                       {"created", number(1'767'225'600)},
                       {"owned_by", string("mistralai")},
                       {"capabilities", R"({"completion_chat":true})"}});
    case WireFormat::OpenAi: break;
    }
    return object({{"id", string(model)},
                   {"object", string("model")},
                   {"created", number(1'767'225'600)},
                   {"owned_by", string("system")}});
}

} // namespace

std::string sseEvent(std::string_view event, std::string_view data, std::string_view lineEnd)
{
    std::string out;
    if (!event.empty())
        out.append("event: ").append(event).append(lineEnd);
    return out.append("data: ").append(data).append(lineEnd).append(lineEnd);
}

SimReply embeddings(const SimCall &call, const SimAnswer &answer)
{
    std::vector<Value> data;
    for (std::int64_t i = 0; i < call.inputs; ++i)
        data.push_back(object({{"object", string("embedding")},
                               {"index", number(i)},
                               {"embedding", vectorOf(call)}}));
    const auto usage = object({{"prompt_tokens", number(answer.input())},
                               {"total_tokens", number(answer.input())}});
    return simJson(object({{"id", string(answer.id("sim"))},
                           {"object", string("list")},
                           {"data", array(data)},
                           {"model", string(call.model)},
                           {"usage", answer.hideUsage ? Value{} : usage}}));
}

SimReply countReply(const SimCall &call, std::int64_t inputTokens)
{
    if (call.endpoint == SimEndpoint::GeminiCountTokens)
        return simJson(object({{"totalTokens", number(inputTokens)}}));
    if (call.endpoint == SimEndpoint::OpenAiInputTokens)
        return simJson(object({{"object", string("response.input_tokens")},
                               {"input_tokens", number(inputTokens)}}));
    return simJson(object({{"input_tokens", number(inputTokens)}}));
}

SimReply modelsReply(WireFormat format, const std::vector<std::string> &models)
{
    std::vector<Value> entries;
    for (const auto &model : models)
        entries.push_back(modelEntry(format, model));
    const auto list = array(entries);
    if (format == WireFormat::Gemini || format == WireFormat::Cohere)
        return simJson(object({{"models", list}}));
    if (format == WireFormat::Anthropic)
        return simJson(object({{"data", list},
                               {"has_more", boolean(false)},
                               {"first_id", models.empty() ? null() : string(models.front())},
                               {"last_id", models.empty() ? null() : string(models.back())}}));
    return simJson(object({{"object", string("list")}, {"data", list}}));
}

SimReply errorReply(WireFormat format, int status, const std::string &message,
                    std::int64_t serial)
{
    SimAnswer answer;
    answer.serial = serial;
    const auto id = answer.id("req_sim");
    auto reply = simJson(errorBody(format, status, string(message), id), status);
    if (format == WireFormat::Anthropic)
        reply.headers.emplace_back("request-id", id);
    return reply;
}

} // namespace llmcap
