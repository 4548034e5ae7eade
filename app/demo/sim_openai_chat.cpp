// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

namespace llmcap {

namespace {

using namespace json;

Value usageOf(const SimAnswer &answer)
{
    const auto output = answer.usage[Unit::Output];
    return object(
        {{"prompt_tokens", number(answer.input())},
         {"completion_tokens", number(output)},
         {"total_tokens", number(answer.input() + output)},
         {"prompt_tokens_details", object({{"cached_tokens", number(answer.usage[Unit::CacheRead])},
                                           {"audio_tokens", number(0)}})},
         {"completion_tokens_details",
          object({{"reasoning_tokens", number(answer.usage.reasoning)},
                  {"audio_tokens", number(0)},
                  {"accepted_prediction_tokens", number(0)},
                  {"rejected_prediction_tokens", number(0)}})}});
}

Value choice(std::int64_t index, std::string_view name, const Value &content, const Value &finish)
{
    return object({{"index", number(index)},
                   {name, content},
                   {"logprobs", null()},
                   {"finish_reason", finish}});
}

Value document(const SimCall &call, const SimAnswer &answer, std::string_view kind,
               const Value &choices, const Value &usage)
{
    return object({{"id", string(answer.id("chatcmpl-sim"))},
                   {"object", string(kind)},
                   {"created", number(answer.created)},
                   {"model", string(call.model)},
                   {"choices", choices},
                   {"usage", usage},
                   {"service_tier", string("default")},
                   {"system_fingerprint", string("fp_simulated")}});
}

SimReply streamOf(const SimCall &call, const SimAnswer &answer, const Value &finish)
{
    SimReply reply;
    reply.contentType = "text/event-stream; charset=utf-8";
    reply.chunked = true;
    const auto others = call.includeUsage ? null() : Value{};
    const auto add = [&](const Value &choices, const Value &usage, std::int64_t tokens) {
        const auto data = document(call, answer, "chat.completion.chunk", choices, usage);
        reply.parts.push_back({sseEvent("", data), tokens});
    };
    const auto addToAll = [&](const Value &delta, const Value &reason, std::int64_t tokens) {
        for (std::int64_t i = 0; i < call.choices; ++i)
            add(array({choice(i, "delta", delta, reason)}), others, tokens);
    };
    addToAll(R"({"role":"assistant","content":"","refusal":null})", null(), 0);
    for (const auto &piece : answer.pieces)
        addToAll(object({{"content", string(piece.text)}}), null(), piece.tokens);
    addToAll("{}", finish, 0);
    if (call.includeUsage && !answer.hideUsage)
        add("[]", usageOf(answer), 0);
    reply.parts.push_back({sseEvent("", "[DONE]"), 0});
    return reply;
}

} // namespace

SimReply openAiChat(const SimCall &call, const SimAnswer &answer)
{
    const auto finish = string(answer.reachedLimit ? "length" : "stop");
    if (call.stream) {
        auto reply = streamOf(call, answer, finish);
        reply.headers.emplace_back("x-request-id", answer.id("req_sim"));
        return reply;
    }
    const auto message = object({{"role", string("assistant")},
                                 {"content", string(answer.text())},
                                 {"refusal", null()},
                                 {"annotations", "[]"}});
    std::vector<Value> choices;
    for (std::int64_t i = 0; i < call.choices; ++i)
        choices.push_back(choice(i, "message", message, finish));
    auto reply = simJson(document(call, answer, "chat.completion", array(choices),
                                  answer.hideUsage ? Value{} : usageOf(answer)));
    reply.headers.emplace_back("x-request-id", answer.id("req_sim"));
    return reply;
}

} // namespace llmcap
