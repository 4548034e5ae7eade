// SPDX-License-Identifier: GPL-3.0-or-later
// What metering costs apart from the network: replies through the meters, bodies through the
// inspection. Bodies are made here, in the shape of each provider's traffic.
#include "dialect.h"

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

namespace {

using namespace llmcap;

constexpr std::size_t megabyte = 1'000'000;
constexpr std::size_t chunk = 16 * 1024;   // what one read of a socket brings

/// A reply of about one megabyte: `piece` again and again, then `last`.
std::string repeated(std::string first, const std::string &piece, const std::string &last)
{
    while (first.size() < megabyte)
        first += piece;
    return first + last;
}

struct Reply {
    const char *name;
    WireFormat format;
    const char *target, *contentType;
    std::string body;
};

const std::string words = "The quick brown fox jumps over the lazy dog, and on it goes.";

std::vector<Reply> replies()
{
    const char *sse = "text/event-stream";
    const char *json = "application/json";
    return {
        {"anthropic_sse", WireFormat::Anthropic, "/v1/messages", sse,
         repeated("event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":"
         "\"m\","
                  "\"usage\":{\"input_tokens\":9,\"output_tokens\":1}}}\n\n",
                  "event: content_block_delta\ndata: {\"type\":\"content_block_delta\",\"index\":0,"
                  "\"delta\":{\"type\":\"text_delta\",\"text\":\"" + words + "\"}}\n\n",
                  "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":"
                  "{\"stop_reason\":"
                  "\"end_turn\"},\"usage\":{\"output_tokens\":99}}\n\n")},
        {"openai_chat_sse", WireFormat::OpenAi, "/v1/chat/completions", sse,
         repeated("", "data: {\"id\":\"chatcmpl-1\",\"object\":\"chat.completion.chunk\","
         "\"created\":"
                  "1,\"model\":\"gpt-4.1\",\"choices\":[{\"index\":0,\"delta\":{\"content\":"
                  "\"" + words
                      + "\"},\"finish_reason\":null}],\"usage\":null}\n\n",
                  "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":"
                  "99}}\n\n"
                  "data: [DONE]\n\n")},
        {"openai_responses_sse", WireFormat::OpenAi, "/v1/responses", sse,
         repeated("", "event: response.output_text.delta\ndata: {\"type\":"
                  "\"response.output_text.delta\",\"sequence_number\":4,\"item_id\":\"msg_1\","
                  "\"output_index\":0,\"content_index\":0,\"delta\":\"" + words + "\"}\n\n",
                  "event: response.completed\ndata: {\"type\":\"response.completed\",\"response\":"
                  "{\"usage\":{\"input_tokens\":9,\"output_tokens\":99}}}\n\n")},
        {"gemini_sse", WireFormat::Gemini,
         "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse", sse,
         repeated("", "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + words
                      + "\"}],\"role\":\"model\"},\"index\":0}],\"usageMetadata\":"
                      "{\"promptTokenCount\":"
                        "9,\"candidatesTokenCount\":7,\"totalTokenCount\":16}}\r\n\r\n",
                  "data: {\"candidates\":[{\"finishReason\":\"STOP\"}]}\r\n\r\n")},
        {"gemini_json_array", WireFormat::Gemini,
         "/v1beta/models/gemini-2.5-flash:streamGenerateContent", json,
         repeated("[", "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"" + words
                      + "\"}]}}],\"usageMetadata\":{\"promptTokenCount\":9}},\n",
                  "{\"candidates\":[{\"finishReason\":\"STOP\"}]}]")},
        {"mistral_sse", WireFormat::Mistral, "/v1/chat/completions", sse,
         repeated("", "data: {\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":"
                  "[{\"index\":0,\"delta\":{\"content\":\"" + words + "\"}}]}\n\n",
                  "data: [DONE]\n\n")},
        {"cohere_sse", WireFormat::Cohere, "/v2/chat", sse,
         repeated("", "event: content-delta\ndata: {\"type\":\"content-delta\",\"index\":0,"
         "\"delta\":"
                  "{\"message\":{\"content\":{\"text\":\"" + words + "\"}}}}\n\n",
                  "data: [DONE]\n\n")},
        {"cohere_ndjson", WireFormat::Cohere, "/v1/chat", "application/stream+json",
         repeated("", "{\"is_finished\":false,\"event_type\":\"text-generation\",\"text\":"
         "\"" + words
                      + "\"}\n", "{\"event_type\":\"stream-end\"}\n")},
        {"openai_chat_json", WireFormat::OpenAi, "/v1/chat/completions", json,
         repeated("{\"choices\":[{\"message\":{\"content\":\"", words,
                  "\"}}],\"usage\":{\"prompt_tokens\":9,\"completion_tokens\":99}}")},
        {"openai_embeddings_json", WireFormat::OpenAi, "/v1/embeddings", json,
         repeated("{\"data\":[{\"embedding\":[0", ",-0.0123456789",
                  "]}],\"usage\":{\"prompt_tokens\":9}}")},
    };
}

void meterReply(benchmark::State &state, const Reply &reply)
{
    const Dialect &dialect = dialectOf(reply.format);
    const Endpoint endpoint = dialect.route("POST", reply.target);
    Inspection request;
    request.stream = true;
    request.model = "gpt-4.1";
    for (auto _ : state) {
        const auto meter = dialect.makeMeter(endpoint, request, 200, reply.contentType);
        for (std::size_t at = 0; at < reply.body.size(); at += chunk)
            meter->feed(std::string_view(reply.body).substr(at, chunk));
        benchmark::DoNotOptimize(meter->finish(true));
    }
    state.SetBytesProcessed(state.iterations() * std::int64_t(reply.body.size()));
}

void filterReply(benchmark::State &state, const Reply &reply)
{
    const Dialect &dialect = dialectOf(reply.format);
    const Endpoint endpoint = dialect.route("POST", reply.target);
    Inspection request;
    request.stream = true;
    std::string out;
    for (auto _ : state) {
        const auto filter = dialect.makeFilter(endpoint, request);
        for (std::size_t at = 0; at < reply.body.size(); at += chunk) {
            filter->feed(std::string_view(reply.body).substr(at, chunk), out);
            benchmark::DoNotOptimize(out.data());
            out.clear();
        }
        filter->finish(out);
        out.clear();
    }
    state.SetBytesProcessed(state.iterations() * std::int64_t(reply.body.size()));
}

struct Body {
    const char *name;
    WireFormat format;
    const char *target;
    std::string text;
};

std::vector<Body> bodies()
{
    const std::string turn = "{\"role\":\"user\",\"content\":\"" + words + words + words + words
        + "\\nand \\\"so\\\" on\"}";
    const std::string blocks = "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":"
    "\"" + words
        + words + "\"}]}";
    const std::string part = "{\"role\":\"user\",\"parts\":[{\"text\":\"" + words + words + "\"}]}";
    return {
        {"anthropic_conversation", WireFormat::Anthropic, "/v1/messages",
         repeated("{\"model\":\"m\",\"max_tokens\":9,\"messages\":[" + blocks, "," + blocks, "]}")},
        {"openai_conversation", WireFormat::OpenAi, "/v1/chat/completions",
         repeated("{\"model\":\"m\",\"messages\":[" + turn, "," + turn, "],\"max_tokens\":9}")},
        {"openai_one_text", WireFormat::OpenAi, "/v1/responses",
         repeated("{\"model\":\"m\",\"input\":\"", words, "\"}")},
        {"openai_picture", WireFormat::OpenAi, "/v1/chat/completions",
         repeated("{\"model\":\"m\",\"messages\":[{\"content\":[{\"type\":\"image_url\","
         "\"image_url\":"
                  "{\"url\":\"data:image/png;base64,", "iVBORw0KGgoAAAANSUhEUgAAAAgA",
                  "\"}}]}]}")},
        {"gemini_conversation", WireFormat::Gemini, "/v1beta/models/g:generateContent",
         repeated("{\"contents\":[" + part, "," + part, "]}")},
        {"mistral_conversation", WireFormat::Mistral, "/v1/chat/completions",
         repeated("{\"model\":\"m\",\"messages\":[" + turn, "," + turn, "]}")},
        {"cohere_conversation", WireFormat::Cohere, "/v2/chat",
         repeated("{\"model\":\"m\",\"messages\":[" + turn, "," + turn, "]}")},
    };
}

void inspectBody(benchmark::State &state, Body body)
{
    const Dialect &dialect = dialectOf(body.format);
    const Endpoint endpoint = dialect.route("POST", body.target);
    body.text.reserve(body.text.size() + 64);
    for (auto _ : state)
        benchmark::DoNotOptimize(dialect.inspect(endpoint, body.text));
    state.SetBytesProcessed(state.iterations() * std::int64_t(body.text.size()));
}

} // namespace

int main(int argc, char **argv)
{
    for (const Reply &reply : replies()) {
        const std::string name = std::string("meter/") + reply.name;
        benchmark::RegisterBenchmark(name.c_str(), meterReply, reply)
            ->Unit(benchmark::kMicrosecond);
        if (std::string_view(reply.name) == "openai_chat_sse")
            benchmark::RegisterBenchmark("hide_usage/openai_chat_sse", filterReply, reply)
                ->Unit(benchmark::kMicrosecond);
    }
    for (const Body &body : bodies())
        benchmark::RegisterBenchmark((std::string("inspect_1mb/") + body.name).c_str(), inspectBody,
                                     body)
            ->Unit(benchmark::kMicrosecond);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
