// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

namespace llmcap {

namespace {

using namespace json;

/// Cohere counts its own prompt template in `tokens`, but does not bill it.
constexpr std::int64_t templateTokens = 495;

Value units(std::int64_t input, std::int64_t output)
{
    return object({{"input_tokens", number(input)}, {"output_tokens", number(output)}});
}

Value billed(const SimAnswer &answer)
{
    return units(answer.input(), answer.usage[Unit::Output]);
}

Value counted(const SimAnswer &answer)
{
    return units(answer.input() + templateTokens, answer.usage[Unit::Output]);
}

Value usageOf(const SimAnswer &answer)
{
    if (answer.hideUsage)
        return {};
    return object({{"billed_units", billed(answer)},
                   {"tokens", counted(answer)},
                   {"cached_tokens", number(0)}});
}

std::string finishOf(const SimAnswer &answer)
{
    return string(answer.reachedLimit ? "MAX_TOKENS" : "COMPLETE");
}

void addEvent(SimReply &reply, std::string_view type, const std::string &members,
              std::int64_t tokens = 0)
{
    const auto data = "{\"type\":" + string(type) + (members.empty() ? "" : ",") + members + '}';
    reply.parts.push_back({sseEvent(type, data), tokens});
}

/// The reply of v1, which also ends its stream.
Value v1Document(const SimAnswer &answer)
{
    const auto meta = object({{"api_version", R"({"version":"1"})"},
                              {"billed_units", billed(answer)},
                              {"tokens", counted(answer)}});
    return object({{"response_id", string(answer.id("sim-response"))},
                   {"text", string(answer.text())},
                   {"generation_id", string(answer.id("sim-generation"))},
                   {"chat_history", "[]"},
                   {"finish_reason", finishOf(answer)},
                   {"meta", answer.hideUsage ? Value{} : meta}});
}

} // namespace

SimReply cohereChat(const SimCall &call, const SimAnswer &answer)
{
    const auto id = string(answer.id("sim"));
    if (!call.stream) {
        const auto text = object({{"type", string("text")}, {"text", string(answer.text())}});
        const auto message = object({{"role", string("assistant")}, {"content", array({text})}});
        return simJson(object({{"id", id},
                               {"message", message},
                               {"finish_reason", finishOf(answer)},
                               {"usage", usageOf(answer)}}));
    }
    SimReply reply;
    reply.chunked = true;
    reply.contentType = "text/event-stream";
    addEvent(reply, "message-start",
             "\"id\":" + id + R"(,"delta":{"message":{"role":"assistant","content":[],)"
                 + R"("tool_plan":"","tool_calls":[],"citations":[]}})");
    addEvent(reply, "content-start",
             R"("index":0,"delta":{"message":{"content":{"type":"text","text":""}}})");
    for (const auto &piece : answer.pieces)
        addEvent(reply, "content-delta",
                 R"("index":0,"delta":{"message":{"content":{"text":)" + string(piece.text) + "}}}",
                 piece.tokens);
    addEvent(reply, "content-end", "\"index\":0");
    addEvent(reply, "message-end",
             "\"delta\":"
                 + object({{"finish_reason", finishOf(answer)}, {"usage", usageOf(answer)}}));
    reply.parts.push_back({sseEvent("", "[DONE]"), 0});
    return reply;
}

SimReply cohereChatV1(const SimCall &call, const SimAnswer &answer)
{
    if (!call.stream)
        return simJson(v1Document(answer));
    SimReply reply;
    reply.chunked = true;
    reply.contentType = "application/stream+json";
    const auto add = [&](std::string_view type, const Member &member, bool finished,
                         std::int64_t tokens) {
        reply.parts.push_back({object({{"is_finished", boolean(finished)},
                                       {"event_type", string(type)},
                                       member,
                                       {"finish_reason", finished ? finishOf(answer) : Value{}}})
                                   + '\n',
                               tokens});
    };
    add("stream-start", {"generation_id", string(answer.id("sim-generation"))}, false, 0);
    for (const auto &piece : answer.pieces)
        add("text-generation", {"text", string(piece.text)}, false, piece.tokens);
    add("stream-end", {"response", v1Document(answer)}, true, 0);
    return reply;
}

} // namespace llmcap
