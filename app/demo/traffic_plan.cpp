// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic_plan.h"

#include "traffic_body.h"

#include <array>

namespace llmcap {

namespace {

/// A pretended program. The keys are words, no credential of anybody.
struct Program {
    TrafficShape shape;
    std::string_view provider;
    std::string_view project;
    std::string_view key;
    std::string_view userAgent;
    std::array<std::string_view, 2> models;   ///< the first is used three times as often
    int weight;                               ///< its share of all requests
    int streamPercent;
    std::int64_t promptLow, promptHigh;       ///< words
    std::int64_t limit;                       ///< output tokens
};

constexpr std::array programs{
    Program{TrafficShape::AnthropicMessages, "anthropic", "coding-agent", "sk-ant-demo-agent",
            "Anthropic/JS 1.12.0", {"claude-sonnet-4-6", "claude-haiku-4-5"}, 7, 100, 300, 900,
            512},
    Program{TrafficShape::AnthropicMessages, "anthropic", "website", "sk-ant-demo-website",
            "ai-sdk/anthropic/3.0.9", {"claude-haiku-4-5", "claude-haiku-4-5"}, 2, 60, 80, 400,
            512},
    Program{TrafficShape::OpenAiChat, "openai", "support-bot", "sk-demo-support",
            "OpenAI/Python 2.8.0", {"gpt-4.1-mini", "gpt-4o"}, 4, 70, 150, 900, 600},
    Program{TrafficShape::OpenAiResponses, "openai", "research", "sk-demo-research",
            "OpenAI/JS 7.57.0", {"gpt-5-mini", "gpt-5.2"}, 3, 50, 200, 1800, 1500},
    Program{TrafficShape::OpenAiEmbeddings, "openai", "search", "sk-demo-support",
            "OpenAI/Python 2.8.0", {"text-embedding-3-small", "text-embedding-3-large"}, 2, 0,
            100, 700, 0},
    Program{TrafficShape::GeminiContent, "gemini", "", "demo-gemini-key",
            "google-genai-sdk/3.1.0 gl-node/v22.11.0", {"gemini-2.5-flash", "gemini-2.5-pro"}, 4,
            60, 200, 2400, 1024},
    Program{TrafficShape::MistralChat, "mistral", "docs", "demo-mistral-key",
            "mistral-client-python/2.7.0", {"mistral-large-latest", "codestral-latest"}, 3, 60,
            200, 1200, 800},
    Program{TrafficShape::CohereChat, "cohere", "search", "demo-cohere-key", "cohere-ai/8.1.0",
            {"command-a-03-2025", "command-r7b-12-2024"}, 3, 50, 150, 1200, 600},
};

constexpr int totalWeight = [] {
    int sum = 0;
    for (const auto &program : programs) {
        sum += program.weight;
    }
    return sum;
}();

std::size_t drawProgram(SimRandom &random)
{
    auto ticket = random.between(0, totalWeight - 1);
    std::size_t index = 0;
    while (ticket >= programs[index].weight) {
        ticket -= programs[index].weight;
        ++index;
    }
    return index;
}

bool chance(SimRandom &random, int percent) { return random.between(1, 100) <= percent; }

std::string prose(SimRandom &random, std::int64_t words)
{
    std::string text;
    for (const auto &piece : simText(random, words, 1)) {
        text += piece.text;
    }
    return text;
}

/// The credential in the way of the provider's SDK.
std::pair<std::string, std::string> credential(const Program &program)
{
    const std::string key(program.key);
    switch (program.shape) {
    case TrafficShape::AnthropicMessages: return {"x-api-key", key};
    case TrafficShape::GeminiContent: return {"x-goog-api-key", key};
    default: break;
    }
    return {"authorization", "Bearer " + key};
}

std::string idText(const std::string &name, std::int64_t serial)
{
    const auto digits = std::to_string(serial);
    const std::size_t width = 6;
    return name + '-' + std::string(width - std::min(width, digits.size()), '0') + digits;
}

} // namespace

TrafficPlan::TrafficPlan(std::uint64_t seed, std::string name)
    : m_random(seed), m_name(std::move(name))
{
}

TrafficCall TrafficPlan::next()
{
    TrafficCall call;
    // The first requests go through the programs in turn: every provider is seen at once.
    const auto serial = m_serial++;
    const auto drawn = drawProgram(m_random);
    call.program = serial < static_cast<std::int64_t>(programs.size())
        ? static_cast<std::size_t>(serial)
        : drawn;
    const Program &program = programs[call.program];

    TrafficPrompt prompt;
    prompt.model = std::string(program.models[chance(m_random, 25) ? 1 : 0]);
    prompt.system = "You are the assistant of " + std::string(program.userAgent) + ".";
    prompt.text = prose(m_random, m_random.between(program.promptLow, program.promptHigh));
    prompt.outputLimit = program.limit;
    prompt.stream = chance(m_random, program.streamPercent);
    prompt.sse = chance(m_random, 85);

    call.id = idText(m_name, serial + 1);
    call.provider = std::string(program.provider);
    call.model = prompt.model;
    call.project = std::string(program.project);
    call.stream = prompt.stream;
    call.abandoned = prompt.stream && chance(m_random, 2);
    call.path = trafficPath(program.shape, prompt);
    call.body = trafficBody(program.shape, prompt);
    call.headers = {{"content-type", "application/json"},
                    {"user-agent", std::string(program.userAgent)},
                    credential(program),
                    {"x-sim-id", call.id}};
    if (program.shape == TrafficShape::AnthropicMessages) {
        call.headers.emplace_back("anthropic-version", "2023-06-01");
    }
    if (!call.project.empty()) {
        call.headers.emplace_back("x-llmcap-project", call.project);
    }
    if (serial >= static_cast<std::int64_t>(programs.size()) && chance(m_random, 1)) {
        call.headers.emplace_back("x-sim-status", "503");   // providers have bad moments, too
    }
    return call;
}

std::chrono::milliseconds TrafficPlan::pause(int perMinute)
{
    const std::int64_t mean = 60'000 / perMinute;
    return std::chrono::milliseconds{m_random.between(mean / 3, mean * 5 / 3)};
}

std::size_t trafficPrograms() { return programs.size(); }

std::vector<TrafficModel> trafficModels()
{
    std::vector<TrafficModel> models;
    for (const auto &program : programs) {
        for (const auto model : program.models) {
            models.push_back({std::string(program.provider), std::string(model)});
        }
    }
    return models;
}

} // namespace llmcap
