// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"
#include "sim_formats.h"

namespace llmcap {

namespace {

using namespace json;

Value modality(std::int64_t tokens)
{
    return array({object({{"modality", string("TEXT")}, {"tokenCount", number(tokens)}})});
}

/// `visible` counts what has been generated so far; thoughts come on top.
Value usageOf(const SimAnswer &answer, std::int64_t visible)
{
    if (answer.hideUsage)
        return {};
    const auto thoughts = answer.usage.reasoning;
    const auto cached = answer.usage[Unit::CacheRead];
    return object({{"promptTokenCount", number(answer.input())},
                   {"cachedContentTokenCount", cached > 0 ? number(cached) : Value{}},
                   {"candidatesTokenCount", number(visible)},
                   {"thoughtsTokenCount", thoughts > 0 ? number(thoughts) : Value{}},
                   {"totalTokenCount", number(answer.input() + visible + thoughts)},
                   {"promptTokensDetails", modality(answer.input())}});
}

Value candidate(std::int64_t index, const std::string &text, const Value &finish)
{
    const auto content = object(
        {{"parts", array({object({{"text", string(text)}})})}, {"role", string("model")}});
    return object({{"content", content}, {"finishReason", finish}, {"index", number(index)}});
}

Value document(const SimCall &call, const SimAnswer &answer, const std::string &text,
               const Value &finish, std::int64_t visible)
{
    std::vector<Value> candidates;
    for (std::int64_t i = 0; i < call.choices; ++i)
        candidates.push_back(candidate(i, text, finish));
    return object({{"candidates", array(candidates)},
                   {"usageMetadata", usageOf(answer, visible)},
                   {"modelVersion", string(call.model)},
                   {"responseId", string(answer.id("sim"))}});
}

/// Gemini sends a few larger chunks where others send single tokens.
std::vector<SimPiece> gathered(const std::vector<SimPiece> &pieces)
{
    const std::size_t together = 8;
    std::vector<SimPiece> out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i % together == 0)
            out.emplace_back();
        out.back().text += pieces[i].text;
        out.back().tokens += pieces[i].tokens;
    }
    if (out.empty())
        out.emplace_back();
    return out;
}

} // namespace

SimReply geminiContent(const SimCall &call, const SimAnswer &answer)
{
    const auto finish = string(answer.reachedLimit ? "MAX_TOKENS" : "STOP");
    const auto visible = answer.usage[Unit::Output] - answer.usage.reasoning;
    if (!call.stream) {
        auto reply = simJson(document(call, answer, answer.text(), finish, visible));
        reply.contentType = "application/json; charset=UTF-8";
        return reply;
    }
    SimReply reply;
    reply.chunked = true;
    reply.contentType = call.sse ? "text/event-stream" : "application/json; charset=UTF-8";
    const auto chunks = gathered(answer.pieces);
    std::int64_t soFar = 0;
    for (std::size_t i = 0; i < chunks.size(); ++i) {
        const bool last = i + 1 == chunks.size();
        const auto tokens = chunks[i].tokens * call.choices;
        soFar += tokens;
        const auto data = document(call, answer, chunks[i].text, last ? finish : Value{},
                                   last ? visible : soFar);
        if (call.sse)
            reply.parts.push_back({sseEvent("", data, "\r\n"), tokens});
        else
            reply.parts.push_back({(i == 0 ? "[" : ",\r\n") + data + (last ? "\n]\n" : "\n"),
                                   tokens});
    }
    return reply;
}

} // namespace llmcap
