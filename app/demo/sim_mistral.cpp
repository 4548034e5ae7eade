// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

namespace llmcap {

namespace {

using namespace json;

Value usageOf(const SimAnswer &answer)
{
    if (answer.hideUsage)
        return {};
    const auto output = answer.usage[Unit::Output];
    const auto cached = answer.usage[Unit::CacheRead];
    const auto details = object({{"cached_tokens", number(cached)}});
    return object({{"prompt_tokens", number(answer.input())},
                   {"total_tokens", number(answer.input() + output)},
                   {"completion_tokens", number(output)},
                   {"prompt_tokens_details", cached > 0 ? details : Value{}}});
}

Value document(const SimCall &call, const SimAnswer &answer, std::string_view kind,
               const std::vector<Value> &choices, const Value &usage)
{
    return object({{"id", string(answer.id("sim"))},
                   {"object", string(kind)},
                   {"created", number(answer.created)},
                   {"model", string(call.model)},
                   {"choices", array(choices)},
                   {"usage", usage}});
}

SimReply streamOf(const SimCall &call, const SimAnswer &answer, const Value &finish)
{
    SimReply reply;
    reply.chunked = true;
    reply.contentType = "text/event-stream; charset=utf-8";
    const auto add = [&](const Value &delta, const Value &reason, const Value &usage,
                         std::int64_t tokens) {
        std::vector<Value> choices;
        for (std::int64_t i = 0; i < call.choices; ++i)
            choices.push_back(object(
                {{"index", number(i)}, {"delta", delta}, {"finish_reason", reason}}));
        const auto data = document(call, answer, "chat.completion.chunk", choices, usage);
        reply.parts.push_back({sseEvent("", data), tokens * call.choices});
    };
    add(R"({"role":"assistant","content":""})", null(), {}, 0);
    for (const auto &piece : answer.pieces)
        add(object({{"content", string(piece.text)}}), null(), {}, piece.tokens);
    add(R"({"content":""})", finish, usageOf(answer), 0);
    reply.parts.push_back({sseEvent("", "[DONE]"), 0});
    return reply;
}

} // namespace

SimReply mistralChat(const SimCall &call, const SimAnswer &answer)
{
    const auto finish = string(answer.reachedLimit ? "length" : "stop");
    if (call.stream)
        return streamOf(call, answer, finish);
    const auto message = object({{"role", string("assistant")},
                                 {"tool_calls", null()},
                                 {"content", string(answer.text())}});
    std::vector<Value> choices;
    for (std::int64_t i = 0; i < call.choices; ++i)
        choices.push_back(object(
            {{"index", number(i)}, {"finish_reason", finish}, {"message", message}}));
    return simJson(document(call, answer, "chat.completion", choices, usageOf(answer)));
}

} // namespace llmcap
