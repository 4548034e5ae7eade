// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

namespace llmcap {

namespace {

using namespace json;

Value usageOf(const SimAnswer &answer, std::int64_t output)
{
    if (answer.hideUsage)
        return {};
    return object({{"input_tokens", number(answer.usage[Unit::Input])},
                   {"cache_creation_input_tokens", number(0)},
                   {"cache_read_input_tokens", number(answer.usage[Unit::CacheRead])},
                   {"cache_creation", object({{"ephemeral_5m_input_tokens", number(0)},
                                              {"ephemeral_1h_input_tokens", number(0)}})},
                   {"output_tokens", number(output)},
                   {"service_tier", string("standard")}});
}

Value message(const SimCall &call, const SimAnswer &answer, const Value &content,
              const Value &stopReason, std::int64_t output)
{
    return object({{"model", string(call.model)},
                   {"id", string(answer.id("msg_sim"))},
                   {"type", string("message")},
                   {"role", string("assistant")},
                   {"content", content},
                   {"stop_reason", stopReason},
                   {"stop_sequence", null()},
                   {"usage", usageOf(answer, output)}});
}

void addEvent(SimReply &reply, std::string_view type, std::initializer_list<Member> rest,
              std::int64_t tokens = 0)
{
    auto data = object(rest);
    const auto head = "{\"type\":" + string(type) + (data == "{}" ? "" : ",");
    reply.parts.push_back({sseEvent(type, head + data.substr(1)), tokens});
}

} // namespace

SimReply anthropicMessages(const SimCall &call, const SimAnswer &answer)
{
    const auto output = answer.usage[Unit::Output];
    const auto stop = string(answer.reachedLimit ? "max_tokens" : "end_turn");
    const std::pair<std::string, std::string> requestId{"request-id", answer.id("req_sim")};
    if (!call.stream) {
        const auto text = object({{"type", string("text")}, {"text", string(answer.text())}});
        auto reply = simJson(message(call, answer, array({text}), stop, output));
        reply.headers.push_back(requestId);
        return reply;
    }
    SimReply reply;
    reply.contentType = "text/event-stream; charset=utf-8";
    reply.chunked = true;
    reply.headers.push_back(requestId);
    addEvent(reply, "message_start", {{"message", message(call, answer, "[]", null(), 1)}});
    addEvent(reply, "content_block_start",
             {{"index", "0"}, {"content_block", R"({"type":"text","text":""})"}});
    addEvent(reply, "ping", {});
    for (const auto &piece : answer.pieces) {
        const auto delta = object({{"type", string("text_delta")}, {"text", string(piece.text)}});
        addEvent(reply, "content_block_delta", {{"index", "0"}, {"delta", delta}}, piece.tokens);
    }
    addEvent(reply, "content_block_stop", {{"index", "0"}});
    addEvent(reply, "message_delta",
             {{"delta", object({{"stop_reason", stop}, {"stop_sequence", null()}})},
              {"usage", usageOf(answer, output)}});
    addEvent(reply, "message_stop", {});
    return reply;
}

} // namespace llmcap
