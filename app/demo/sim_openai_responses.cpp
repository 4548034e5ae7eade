// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

namespace llmcap {

namespace {

using namespace json;

Value usageOf(const SimAnswer &answer)
{
    if (answer.hideUsage)
        return null();
    const auto output = answer.usage[Unit::Output];
    return object(
        {{"input_tokens", number(answer.input())},
         {"input_tokens_details",
          object({{"cached_tokens", number(answer.usage[Unit::CacheRead])}})},
         {"output_tokens", number(output)},
         {"output_tokens_details", object({{"reasoning_tokens", number(answer.usage.reasoning)}})},
         {"total_tokens", number(answer.input() + output)}});
}

Value part(const std::string &text)
{
    return object({{"type", string("output_text")},
                   {"annotations", "[]"},
                   {"logprobs", "[]"},
                   {"text", string(text)}});
}

Value message(const SimAnswer &answer, std::string_view status, const Value &content)
{
    return object({{"id", string(answer.id("msg_sim"))},
                   {"type", string("message")},
                   {"status", string(status)},
                   {"content", content},
                   {"role", string("assistant")}});
}

Value response(const SimCall &call, const SimAnswer &answer, std::string_view status,
               const Value &output, const Value &usage)
{
    const bool incomplete = status == "incomplete";
    return object(
        {{"id", string(answer.id("resp_sim"))},
         {"object", string("response")},
         {"created_at", number(answer.created)},
         {"status", string(status)},
         {"background", boolean(false)},
         {"error", null()},
         {"incomplete_details", incomplete ? R"({"reason":"max_output_tokens"})" : null()},
         {"instructions", null()},
         {"max_output_tokens", call.outputLimit ? number(*call.outputLimit) : null()},
         {"model", string(call.model)},
         {"output", output},
         {"parallel_tool_calls", boolean(true)},
         {"previous_response_id", null()},
         {"reasoning", R"({"effort":null,"summary":null})"},
         {"service_tier", string("default")},
         {"store", boolean(true)},
         {"temperature", "1.0"},
         {"text", R"({"format":{"type":"text"}})"},
         {"tool_choice", string("auto")},
         {"tools", "[]"},
         {"top_p", "1.0"},
         {"truncation", string("disabled")},
         {"usage", usage},
         {"user", null()},
         {"metadata", "{}"}});
}

/// Numbers the events of one stream.
class Events final {
public:
    explicit Events(SimReply &reply) : m_reply(reply) {}

    void add(std::string_view type, const std::string &members, std::int64_t tokens = 0)
    {
        const auto data = "{\"type\":" + string(type) + ",\"sequence_number\":"
                          + number(m_next++) + ',' + members + '}';
        m_reply.parts.push_back({sseEvent(type, data), tokens});
    }

private:
    SimReply &m_reply;
    std::int64_t m_next = 0;
};

SimReply streamOf(const SimCall &call, const SimAnswer &answer, std::string_view status)
{
    SimReply reply;
    reply.contentType = "text/event-stream; charset=utf-8";
    reply.chunked = true;
    Events events(reply);
    const auto started = "\"response\":" + response(call, answer, "in_progress", "[]", null());
    const auto place = "\"item_id\":" + string(answer.id("msg_sim"))
                       + ",\"output_index\":0,\"content_index\":0";
    events.add("response.created", started);
    events.add("response.in_progress", started);
    events.add("response.output_item.added",
               "\"output_index\":0,\"item\":" + message(answer, "in_progress", "[]"));
    events.add("response.content_part.added", place + ",\"part\":" + part(""));
    for (const auto &piece : answer.pieces)
        events.add("response.output_text.delta",
                   place + ",\"delta\":" + string(piece.text) + ",\"logprobs\":[]", piece.tokens);
    const auto whole = part(answer.text());
    const auto item = message(answer, status, array({whole}));
    events.add("response.output_text.done",
               place + ",\"text\":" + string(answer.text()) + ",\"logprobs\":[]");
    events.add("response.content_part.done", place + ",\"part\":" + whole);
    events.add("response.output_item.done", "\"output_index\":0,\"item\":" + item);
    events.add("response." + std::string(status),
               "\"response\":" + response(call, answer, status, array({item}), usageOf(answer)));
    return reply;
}

} // namespace

SimReply openAiResponses(const SimCall &call, const SimAnswer &answer)
{
    const std::string_view status = answer.reachedLimit ? "incomplete" : "completed";
    SimReply reply;
    if (call.stream) {
        reply = streamOf(call, answer, status);
    } else {
        const auto item = message(answer, status, array({part(answer.text())}));
        reply = simJson(response(call, answer, status, array({item}), usageOf(answer)));
    }
    reply.headers.emplace_back("x-request-id", answer.id("req_sim"));
    return reply;
}

} // namespace llmcap
