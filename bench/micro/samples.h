// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// Replies and request bodies of about one megabyte, made in the shape of each provider's traffic,
/// for what metering costs: bench_meters.cpp and tests/dialects/tst_cost.cpp.
namespace llmcap::samples {

inline constexpr std::size_t megabyte = 1'000'000;
inline constexpr std::size_t chunk = 16 * 1024;   // what one read of a socket brings

/// `piece` again and again behind `first`, then `last`.
inline std::string repeated(std::string first, const std::string &piece, const std::string &last)
{
    while (first.size() < megabyte)
        first += piece;
    return first + last;
}

/// `shape` with the text in place of its '@'.
inline std::string with(std::string shape, std::string_view text)
{
    return shape.replace(shape.find('@'), 1, text);
}

struct Reply {
    std::string name;
    WireFormat format;
    std::string target, contentType, body;
};

struct Body {
    std::string name;
    WireFormat format;
    std::string target, text;
};

inline const std::string words = "The quick brown fox jumps over the lazy dog, and on it goes.";

inline std::vector<Reply> replies()
{
    const std::string sse = "text/event-stream", json = "application/json";
    return {
        {"anthropic_sse", WireFormat::Anthropic, "/v1/messages", sse,
         repeated("event: message_start\n"
                  R"(data: {"type":"message_start","message":{"id":"m","usage":)"
                  R"({"input_tokens":9,"output_tokens":1}}})" "\n\n",
                  with("event: content_block_delta\n"
                       R"(data: {"type":"content_block_delta","index":0,"delta":)"
                       R"({"type":"text_delta","text":"@"}})" "\n\n", words),
                  "event: message_delta\n"
                  R"(data: {"type":"message_delta","delta":{"stop_reason":"end_turn"},)"
                  R"("usage":{"output_tokens":99}})" "\n\n")},
        {"openai_chat_sse", WireFormat::OpenAi, "/v1/chat/completions", sse,
         repeated("",
                  with(R"(data: {"id":"chatcmpl-1","object":"chat.completion.chunk","created":1,)"
                       R"("model":"gpt-4.1","choices":[{"index":0,"delta":{"content":"@"},)"
                       R"("finish_reason":null}],"usage":null})" "\n\n", words),
                  R"(data: {"choices":[],"usage":{"prompt_tokens":9,"completion_tokens":99}})"
                  "\n\ndata: [DONE]\n\n")},
        {"openai_responses_sse", WireFormat::OpenAi, "/v1/responses", sse,
         repeated("",
                  with("event: response.output_text.delta\n"
                       R"(data: {"type":"response.output_text.delta","sequence_number":4,)"
                       R"("item_id":"msg_1","output_index":0,"content_index":0,"delta":"@"})"
                       "\n\n", words),
                  "event: response.completed\n"
                  R"(data: {"type":"response.completed","response":{"usage":)"
                  R"({"input_tokens":9,"output_tokens":99}}})" "\n\n")},
        {"gemini_sse", WireFormat::Gemini,
         "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse", sse,
         repeated("",
                  with(R"(data: {"candidates":[{"content":{"parts":[{"text":"@"}],)"
                       R"("role":"model"},"index":0}],"usageMetadata":{"promptTokenCount":9,)"
                       R"("candidatesTokenCount":7,"totalTokenCount":16}})" "\r\n\r\n", words),
                  R"(data: {"candidates":[{"finishReason":"STOP"}]})" "\r\n\r\n")},
        {"gemini_json_array", WireFormat::Gemini,
         "/v1beta/models/gemini-2.5-flash:streamGenerateContent", json,
         repeated("[",
                  with(R"({"candidates":[{"content":{"parts":[{"text":"@"}]}}],)"
                       R"("usageMetadata":{"promptTokenCount":9}},)" "\n", words),
                  R"({"candidates":[{"finishReason":"STOP"}]}])")},
        {"mistral_sse", WireFormat::Mistral, "/v1/chat/completions", sse,
         repeated("",
                  with(R"(data: {"id":"1","object":"chat.completion.chunk","choices":)"
                       R"([{"index":0,"delta":{"content":"@"}}]})" "\n\n", words),
                  "data: [DONE]\n\n")},
        {"cohere_sse", WireFormat::Cohere, "/v2/chat", sse,
         repeated("",
                  with("event: content-delta\n"
                       R"(data: {"type":"content-delta","index":0,"delta":{"message":)"
                       R"({"content":{"text":"@"}}}})" "\n\n", words),
                  "data: [DONE]\n\n")},
        {"cohere_ndjson", WireFormat::Cohere, "/v1/chat", "application/stream+json",
         repeated("",
                  with(R"({"is_finished":false,"event_type":"text-generation","text":"@"})" "\n",
                       words),
                  R"({"event_type":"stream-end"})" "\n")},
        {"openai_chat_json", WireFormat::OpenAi, "/v1/chat/completions", json,
         repeated(R"({"choices":[{"message":{"content":")", words,
                  R"("}}],"usage":{"prompt_tokens":9,"completion_tokens":99}})")},
        {"openai_embeddings_json", WireFormat::OpenAi, "/v1/embeddings", json,
         repeated(R"({"data":[{"embedding":[0)", ",-0.0123456789",
                  R"(]}],"usage":{"prompt_tokens":9}})")},
    };
}

inline std::vector<Body> bodies()
{
    const std::string turn = with(R"({"role":"user","content":"@\nand \"so\" on"})",
                                  words + words + words + words);
    const std::string block = with(R"({"role":"user","content":[{"type":"text","text":"@"}]})",
                                   words + words);
    const std::string part = with(R"({"role":"user","parts":[{"text":"@"}]})", words + words);
    return {
        {"anthropic_conversation", WireFormat::Anthropic, "/v1/messages",
         repeated(R"({"model":"m","max_tokens":9,"messages":[)" + block, "," + block, "]}")},
        {"openai_conversation", WireFormat::OpenAi, "/v1/chat/completions",
         repeated(R"({"model":"m","messages":[)" + turn, "," + turn, R"(],"max_tokens":9})")},
        {"openai_one_text", WireFormat::OpenAi, "/v1/responses",
         repeated(R"({"model":"m","input":")", words, R"("})")},
        {"openai_picture", WireFormat::OpenAi, "/v1/chat/completions",
         repeated(R"({"model":"m","messages":[{"content":[{"type":"image_url","image_url":)"
                  R"({"url":"data:image/png;base64,)",
                  "iVBORw0KGgoAAAANSUhEUgAAAAgA", R"("}}]}]})")},
        {"gemini_conversation", WireFormat::Gemini, "/v1beta/models/g:generateContent",
         repeated(R"({"contents":[)" + part, "," + part, "]}")},
        {"mistral_conversation", WireFormat::Mistral, "/v1/chat/completions",
         repeated(R"({"model":"m","messages":[)" + turn, "," + turn, "]}")},
        {"cohere_conversation", WireFormat::Cohere, "/v2/chat",
         repeated(R"({"model":"m","messages":[)" + turn, "," + turn, "]}")},
    };
}

/// The whole reply through its meter, in pieces as a socket brings them.
inline MeterReading meter(const Reply &reply)
{
    const Dialect &dialect = dialectOf(reply.format);
    Inspection request;
    request.stream = true;
    request.model = "gpt-4.1";
    const auto meter = dialect.makeMeter(dialect.route("POST", reply.target), request, 200,
                                         reply.contentType);
    for (std::size_t at = 0; at < reply.body.size(); at += chunk)
        meter->feed(std::string_view(reply.body).substr(at, chunk));
    return meter->finish(true);
}

/// REQUIRES: the body's string has room for 64 bytes more (Dialect::inspect).
inline Result<Inspection> inspect(const Body &body)
{
    const Dialect &dialect = dialectOf(body.format);
    return dialect.inspect(dialect.route("POST", body.target), body.text);
}

} // namespace llmcap::samples
