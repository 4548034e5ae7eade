// SPDX-License-Identifier: GPL-3.0-or-later
// What metering costs apart from the network: replies through the meters, bodies through the
// inspection, and as their peer a document of simdjson's of one of the bodies.
#include "samples.h"

#include <benchmark/benchmark.h>
#include <simdjson.h>

#include <cstdint>

namespace {

using namespace llmcap;
using samples::Body;
using samples::Reply;

void countBytes(benchmark::State &state, const std::string &bytes)
{
    state.SetBytesProcessed(state.iterations() * static_cast<std::int64_t>(bytes.size()));
}

void parseDocument(benchmark::State &state, const Body &body)
{
    for (auto _ : state) {
        simdjson::dom::parser parser;
        benchmark::DoNotOptimize(parser.parse(body.text).error());
    }
    countBytes(state, body.text);
}

void meterReply(benchmark::State &state, const Reply &reply)
{
    for (auto _ : state)
        benchmark::DoNotOptimize(samples::meter(reply));
    countBytes(state, reply.body);
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
        for (std::size_t at = 0; at < reply.body.size(); at += samples::chunk) {
            filter->feed(std::string_view(reply.body).substr(at, samples::chunk), out);
            benchmark::DoNotOptimize(out.data());
            out.clear();
        }
        filter->finish(out);
        out.clear();
    }
    countBytes(state, reply.body);
}

void inspectBody(benchmark::State &state, Body body)
{
    body.text.reserve(body.text.size() + 64);
    for (auto _ : state)
        benchmark::DoNotOptimize(samples::inspect(body));
    countBytes(state, body.text);
}

template <class Function, class Sample>
void add(const std::string &name, Function function, const Sample &sample)
{
    benchmark::RegisterBenchmark(name.c_str(), function, sample)->Unit(benchmark::kMicrosecond);
}

} // namespace

int main(int argc, char **argv)
{
    for (const Reply &reply : samples::replies()) {
        add("meter/" + reply.name, meterReply, reply);
        if (reply.name == "openai_chat_sse")
            add("hide_usage/openai_chat_sse", filterReply, reply);
    }
    for (const Body &body : samples::bodies()) {
        add("inspect_1mb/" + body.name, inspectBody, body);
        if (body.name == "openai_conversation")
            add("document_1mb/openai_conversation", parseDocument, body);
    }
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    benchmark::Shutdown();
    return 0;
}
