// SPDX-License-Identifier: GPL-3.0-or-later
#include "simulation.h"

#include "sim_formats.h"
#include "sim_route.h"

#include <algorithm>

namespace llmcap {

namespace {

/// A stream has at most so many text events for each choice; longer answers come in larger ones.
constexpr std::int64_t mostPieces = 512;
constexpr std::int64_t defaultOutputLimit = 4096;

bool isEmbedding(SimEndpoint endpoint)
{
    return endpoint == SimEndpoint::OpenAiEmbeddings || endpoint == SimEndpoint::MistralEmbeddings;
}

bool isCount(SimEndpoint endpoint)
{
    return endpoint == SimEndpoint::AnthropicCountTokens
           || endpoint == SimEndpoint::OpenAiInputTokens
           || endpoint == SimEndpoint::GeminiCountTokens;
}

/// Four bytes a token, as English text has it, and a few for the template.
std::int64_t usualInput(const SimCall &call) { return call.bodyBytes / 4 + 3; }

std::int64_t inputOf(const SimCall &call, const SimControls &controls)
{
    if (controls.inputBound || (controls.bill == SimControls::Bill::Bound && !controls.inputTokens))
        return call.bodyBytes;
    return controls.inputTokens.value_or(usualInput(call));
}

SimReply formatted(const SimCall &call, const SimAnswer &answer)
{
    switch (call.endpoint) {
    case SimEndpoint::AnthropicMessages: return anthropicMessages(call, answer);
    case SimEndpoint::OpenAiChat: return openAiChat(call, answer);
    case SimEndpoint::OpenAiResponses: return openAiResponses(call, answer);
    case SimEndpoint::OpenAiEmbeddings:
    case SimEndpoint::MistralEmbeddings: return embeddings(call, answer);
    case SimEndpoint::GeminiGenerate:
    case SimEndpoint::GeminiStream: return geminiContent(call, answer);
    case SimEndpoint::GeminiInteractions: return geminiInteractions(call, answer);
    case SimEndpoint::MistralChat: return mistralChat(call, answer);
    case SimEndpoint::CohereChat: return cohereChat(call, answer);
    case SimEndpoint::CohereChatV1: return cohereChatV1(call, answer);
    case SimEndpoint::AnthropicCountTokens:
    case SimEndpoint::OpenAiInputTokens:
    case SimEndpoint::GeminiCountTokens:
    case SimEndpoint::Models: break;
    }
    return countReply(call, usualInput(call));
}

SimResponse plain(SimReply reply)
{
    SimResponse response;
    response.reply = std::move(reply);
    return response;
}

} // namespace

Simulation::Simulation(const SimulatedProviderOptions &options)
    : m_prices(options.prices), m_seed(options.seed), m_paced(options.paced),
      m_books(options.prices)
{
}

SimResponse Simulation::respond(const SimRequest &request, Instant now)
{
    if (request.path.starts_with("/__sim/"))
        return plain(control(request));
    m_books.noteRequest();
    const auto format = simFormat(request.path);
    if (!format)
        return plain(simJson(R"({"error":{"message":"There is no such provider."}})", 404));
    const auto serial = ++m_serial;
    if (!hasCredential(request, *format))
        return plain(errorReply(*format, 401, "No credential was sent.", serial));
    const auto controls = readControls(request);
    if (!controls)
        return plain(errorReply(*format, 400, controls.error().message, serial));
    if (controls->status != 0) {
        auto response = plain(errorReply(*format, controls->status,
                                         "This error was asked for by x-sim-status.", serial));
        response.controls = *controls;
        response.delay = controls->delay.value_or(std::chrono::milliseconds{0});
        return response;
    }
    const auto call = readCall(request);
    if (!call) {
        const int status = call.error().code == ErrorCode::NotFound ? 404 : 400;
        return plain(errorReply(*format, status, call.error().message, serial));
    }
    if (call->endpoint == SimEndpoint::Models)
        return plain(modelsReply(*format, models(call->provider)));
    return answerCall(request, *call, *controls, serial, now);
}

SimResponse Simulation::answerCall(const SimRequest &request, const SimCall &call,
                                   SimControls controls, std::int64_t serial, Instant now)
{
    SimRandom random(simHash(request.path + request.body, m_seed));
    SimAnswer answer;
    answer.serial = serial;
    answer.created = std::chrono::floor<std::chrono::seconds>(now).time_since_epoch().count();
    answer.usage = usageOf(call, controls, random, now);
    answer.hideUsage = controls.hideUsage;
    answer.reachedLimit =
        call.outputLimit && answer.usage[Unit::Output] >= *call.outputLimit * call.choices;
    const auto visible = answer.usage[Unit::Output] - answer.usage.reasoning;
    answer.pieces = simText(random, visible / call.choices, mostPieces);

    SimResponse response;
    response.reply = formatted(call, answer);
    if (!isCount(call.endpoint))
        response.charge = SimCharge{call.provider, call.model, controls.id, answer.usage};
    response.controls = std::move(controls);
    pace(response, random);
    return response;
}

Usage Simulation::usageOf(const SimCall &call, const SimControls &controls, SimRandom &random,
                          Instant now) const
{
    Usage usage;
    const auto input = inputOf(call, controls);
    // Cohere reports and bills no cached tokens of its own price.
    const bool hasCache = call.format != WireFormat::Cohere;
    usage[Unit::CacheRead] = hasCache ? std::min(controls.cacheReadTokens, input) : 0;
    usage[Unit::Input] = input - usage[Unit::CacheRead];
    const auto usual = random.between(24, 220);
    if (isEmbedding(call.endpoint))
        return usage;
    const auto limit = outputLimit(call, now);
    if (controls.outputTokens)
        usage[Unit::Output] = *controls.outputTokens;
    else if (controls.bill == SimControls::Bill::Bound)
        usage[Unit::Output] = limit * call.choices;
    else if (controls.bill == SimControls::Bill::Half)
        usage[Unit::Output] = limit / 2 * call.choices;
    else
        usage[Unit::Output] = std::min(usual, limit) * call.choices;
    usage.reasoning = std::min(controls.reasoningTokens, usage[Unit::Output]);
    return usage;
}

std::int64_t Simulation::outputLimit(const SimCall &call, Instant now) const
{
    if (call.outputLimit)
        return *call.outputLimit;
    const auto *price = m_prices ? m_prices->find(call.provider, call.model, now) : nullptr;
    return price && price->maxOutput > 0 ? price->maxOutput : defaultOutputLimit;
}

SimReply Simulation::control(const SimRequest &request)
{
    if (request.method == "GET" && request.path == "/__sim/bill")
        return simJson(m_books.json());
    if (request.method == "POST" && request.path == "/__sim/reset") {
        m_books.reset();
        return simJson("{}");
    }
    return simJson(R"({"error":{"message":"Not found."}})", 404);
}

std::vector<std::string> Simulation::models(const std::string &provider) const
{
    std::vector<std::string> names;
    if (!m_prices)
        return names;
    for (const auto &entry : m_prices->entries()) {
        if (entry.price.provider == provider)
            names.push_back(entry.price.model);
    }
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

void Simulation::pace(SimResponse &response, SimRandom &random) const
{
    // Hosted models commonly take some tenths of a second to the first token, then send 30 to
    // 100 tokens a second.
    const std::chrono::milliseconds first{m_paced ? random.between(180, 700) : 0};
    const std::chrono::milliseconds each{m_paced ? random.between(8, 24) : 0};
    response.delay = response.controls.delay.value_or(first);
    response.chunkDelay = response.controls.chunkDelay.value_or(each);
    if (!response.reply.chunked && m_paced && !response.controls.delay && response.charge)
        response.delay += each * response.charge->usage[Unit::Output];
}

} // namespace llmcap
