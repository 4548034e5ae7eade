// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

#include <chrono>
#include <cstdio>

namespace llmcap {

namespace {

using namespace json;

Value usageOf(const SimAnswer &answer)
{
    if (answer.hideUsage)
        return {};
    const auto thoughts = answer.usage.reasoning;
    const auto visible = answer.usage[Unit::Output] - thoughts;
    return object({{"total_tokens", number(answer.input() + visible + thoughts)},
                   {"total_input_tokens", number(answer.input())},
                   {"total_cached_tokens", number(answer.usage[Unit::CacheRead])},
                   {"total_output_tokens", number(visible)},
                   {"total_tool_use_tokens", number(0)},
                   {"total_thought_tokens", number(thoughts)}});
}

/// RFC 3339 in UTC, by the civil calendar: std::gmtime is not safe between threads.
std::string timeText(std::int64_t unixSeconds)
{
    const std::chrono::sys_seconds time{std::chrono::seconds{unixSeconds}};
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date{day};
    const std::chrono::hh_mm_ss clock{time - day};
    char out[32];
    std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", int(date.year()),
                  unsigned(date.month()), unsigned(date.day()), int(clock.hours().count()),
                  int(clock.minutes().count()), int(clock.seconds().count()));
    return out;
}

Value interaction(const SimCall &call, const SimAnswer &answer, std::string_view status,
                  const Value &steps, const Value &usage)
{
    const auto time = string(timeText(answer.created));
    return object({{"id", string(answer.id("v1_sim"))},
                   {"status", string(status)},
                   {"steps", steps},
                   {"usage", usage},
                   {"created", time},
                   {"updated", time},
                   {"object", string("interaction")},
                   {"model", string(call.model)}});
}

void addEvent(SimReply &reply, std::string_view type, const std::string &members,
              std::int64_t tokens = 0)
{
    const auto data = '{' + members + ",\"event_type\":" + string(type) + '}';
    reply.parts.push_back({sseEvent(type, data), tokens});
}

} // namespace

SimReply geminiInteractions(const SimCall &call, const SimAnswer &answer)
{
    const auto status = answer.reachedLimit ? "incomplete" : "completed";
    if (!call.stream) {
        const auto text = object({{"type", string("text")}, {"text", string(answer.text())}});
        const auto step = object({{"type", string("model_output")}, {"content", array({text})}});
        return simJson(interaction(call, answer, status, array({step}), usageOf(answer)));
    }
    SimReply reply;
    reply.chunked = true;
    reply.contentType = "text/event-stream";
    addEvent(reply, "interaction.created",
             "\"interaction\":" + interaction(call, answer, "in_progress", {}, {}));
    addEvent(reply, "step.start", R"("index":0,"step":{"type":"model_output"})");
    for (const auto &piece : answer.pieces) {
        const auto delta = object({{"text", string(piece.text)}, {"type", string("text")}});
        addEvent(reply, "step.delta", "\"index\":0,\"delta\":" + delta, piece.tokens);
    }
    addEvent(reply, "step.stop", "\"index\":0");
    addEvent(reply, "interaction.completed",
             "\"interaction\":" + interaction(call, answer, status, {}, usageOf(answer)));
    reply.parts.push_back({sseEvent("done", "[DONE]"), 0});
    return reply;
}

} // namespace llmcap
