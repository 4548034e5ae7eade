// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat_reader.h"
#include "dialect_parts.h"
#include "later_meter.h"
#include "media_meter.h"
#include "usage_readers.h"

#include <algorithm>
#include <string>

namespace llmcap {

namespace {

bool isModality(std::string_view name, std::string_view upper)
{
    return std::equal(name.begin(), name.end(), upper.begin(), upper.end(), [](char a, char b) {
        return (a >= 'a' && a <= 'z' ? static_cast<char>(a - 'a' + 'A') : a) == b;
    });
}

/// Tokens of one modality in a list of {modality, tokenCount}, or (interactions) {modality, tokens}
/// with names in lower case.
std::int64_t tokensOf(Json usage, std::string_view list, std::string_view modality)
{
    std::int64_t tokens = 0;
    if (const auto entries = items(usage, list)) {
        for (const Json entry : *entries) {
            if (isModality(text(entry, "modality"), modality))
                tokens += countOr0(entry, "tokenCount") + countOr0(entry, "tokens");
        }
    }
    return tokens;
}

Usage readUsageMetadata(Json usage)
{
    const std::int64_t prompt = countOr0(usage, "promptTokenCount");
    const std::int64_t tools = countOr0(usage, "toolUsePromptTokenCount");
    const std::int64_t cached = std::min(countOr0(usage, "cachedContentTokenCount"), prompt);
    const std::int64_t thoughts = countOr0(usage, "thoughtsTokenCount");
    const std::int64_t audio = tokensOf(usage, "promptTokensDetails", "AUDIO")
        + tokensOf(usage, "toolUsePromptTokensDetails", "AUDIO")
        - tokensOf(usage, "cacheTokensDetails", "AUDIO");
    Usage result;
    std::int64_t input = prompt + tools - cached;
    result[Unit::CacheRead] = cached;
    result[Unit::AudioInput] = std::clamp<std::int64_t>(audio, 0, input);
    result[Unit::Input] = input - result[Unit::AudioInput];
    // The total has been the sum of all parts so far; if it ever says more, more was billed.
    std::int64_t output
        = std::max(countOr0(usage, "candidatesTokenCount") + thoughts,
                   count(usage, "promptTokenCount")
                       ? countOr0(usage, "totalTokenCount") - prompt - tools : 0);
    result[Unit::ImageOutput]
        = std::min(output, tokensOf(usage, "candidatesTokensDetails", "IMAGE"));
    output -= result[Unit::ImageOutput];
    result[Unit::AudioOutput]
        = std::min(output, tokensOf(usage, "candidatesTokensDetails", "AUDIO"));
    result[Unit::Output] = output - result[Unit::AudioOutput];
    result.reasoning = thoughts;
    return result;
}

Usage readInteractionUsage(Json usage)
{
    Usage result;
    std::int64_t input
        = countOr0(usage, "total_input_tokens") + countOr0(usage, "total_tool_use_tokens");
    result[Unit::CacheRead] = std::min(input, countOr0(usage, "total_cached_tokens"));
    input -= result[Unit::CacheRead];
    const std::int64_t audio = tokensOf(usage, "input_tokens_by_modality", "AUDIO")
        + tokensOf(usage, "tool_use_tokens_by_modality", "AUDIO")
        - tokensOf(usage, "cached_tokens_by_modality", "AUDIO");
    result[Unit::AudioInput] = std::clamp<std::int64_t>(audio, 0, input);
    result[Unit::Input] = input - result[Unit::AudioInput];
    result.reasoning = countOr0(usage, "total_thought_tokens");
    std::int64_t output = countOr0(usage, "total_output_tokens");
    result[Unit::ImageOutput]
        = std::min(output, tokensOf(usage, "output_tokens_by_modality", "IMAGE"));
    output -= result[Unit::ImageOutput];
    result[Unit::AudioOutput]
        = std::min(output, tokensOf(usage, "output_tokens_by_modality", "AUDIO"));
    result[Unit::Output] = output - result[Unit::AudioOutput] + result.reasoning;
    return result;
}

/// Queries for which an interaction was grounded; nullopt where its usage does not count them.
std::optional<std::int64_t> groundingCount(Json usage)
{
    const auto counts = items(usage, "grounding_tool_count");
    if (!counts)
        return std::nullopt;
    std::int64_t queries = 0;
    for (const Json entry : *counts) {
        const std::string_view tool = text(entry, "type");
        if (tool == "google_search" || tool == "google_maps")
            queries += countOr0(entry, "count");
    }
    return queries;
}

/// Queries of one step of an interaction; a call that does not show them asked one.
std::int64_t queriesOf(Json step)
{
    if (text(step, "type") != "google_search_call")
        return 0;
    const auto arguments = member(step, "arguments");
    const auto queries = arguments ? items(*arguments, "queries") : std::nullopt;
    return queries ? static_cast<std::int64_t>(queries->size()) : 1;
}

/// Models from 2.5 on think, and the thoughts pass only where the request wants them.
bool thinks(std::string_view model)
{
    const std::string_view name = bareModel(model);
    return name.starts_with("gemini-") && !name.starts_with("gemini-1")
        && !name.starts_with("gemini-2.0") && !name.starts_with("gemini-embedding");
}

class GeminiReader final : public UsageReader {
public:
    explicit GeminiReader(std::string asked) : m_asked(std::move(asked)) {}

    void read(std::string_view event, Json message, bool stream) override
    {
        if (stream && (event == "error" || member(message, "error")))
            m_reading.errorInStream = true;
        const auto interaction = member(message, "interaction");
        const Json object = interaction ? *interaction : message;
        for (const std::string_view key : {"modelVersion", "model"})
            if (const auto model = text(object, key); !model.empty())
                m_served = model;
        for (const std::string_view key : {"responseId", "id"})
            if (const auto id = text(object, key); !id.empty())
                m_reading.providerRequestId = id;
        if (text(object, "object") == "interaction") {
            m_job = text(object, "id");
            m_status = text(object, "status");
        }
        readCandidates(message, stream);
        if (stream && text(message, "event_type") == "step.delta") {
            if (const auto delta = member(message, "delta")) {
                m_reading.streamedBytes += generatedBytes(*delta);
                m_queries += queriesOf(*delta);
            }
        }
        readSteps(object);
        readUsage(object, stream);
    }

    void done() override { m_finished = true; }

    MeterProgress progress() const override
    {
        const bool isKnown = m_seen && !m_inputMissing;
        return {isKnown, isKnown, isKnown && m_finished, m_reading.usage,
                m_reading.streamedBytes, 0};
    }

    MeterReading finish(bool complete) override
    {
        const bool last = m_finished || (complete && !m_reading.errorInStream);
        m_reading.reported = m_seen && !m_inputMissing && last && !m_doubtful;
        m_reading.partial = m_seen && !m_reading.reported && !m_doubtful;
        m_reading.usage[Unit::WebSearch] = m_queries;
        m_reading.mayHideReasoning = !m_thoughtsShown && (thinks(m_asked) || thinks(m_served));
        setServedModel(m_reading, m_served, m_asked);
        if (!m_job.empty())
            m_reading.later.push_back(laterWork(m_job, m_status, m_reading));
        return m_reading;
    }

private:
    void readCandidates(Json message, bool stream)
    {
        if (member(message, {"promptFeedback", "blockReason"}))
            m_finished = true;
        const auto candidates = items(message, "candidates");
        if (!candidates)
            return;
        std::int64_t queries = 0;
        for (const Json candidate : *candidates) {
            if (member(candidate, "finishReason"))
                m_finished = true;
            if (const auto grounding = member(candidate, "groundingMetadata"))
                if (const auto asked = items(*grounding, "webSearchQueries"))
                    queries += static_cast<std::int64_t>(asked->size());
            const auto content = member(candidate, "content");
            const auto parts = content ? items(*content, "parts") : std::nullopt;
            if (!parts)
                continue;
            for (const Json part : *parts) {
                m_thoughtsShown = m_thoughtsShown || isTrue(part, "thought");
                if (stream)
                    m_reading.streamedBytes += generatedBytes(part);
            }
        }
        m_queries = std::max(m_queries, queries);
    }

    /// The steps of an interaction; "outputs" in its first versions.
    void readSteps(Json interaction)
    {
        std::int64_t queries = 0;
        for (const std::string_view list : {"steps", "outputs"}) {
            if (const auto steps = items(interaction, list)) {
                for (const Json step : *steps)
                    queries += queriesOf(step);
            }
        }
        m_queries = std::max(m_queries, queries);
    }

    // The last usage of a stream wins, whole: neither sums nor maxima are right.
    void readUsage(Json object, bool stream)
    {
        if (const auto usage = member(object, "usageMetadata")) {
            m_reading.usage = readUsageMetadata(*usage);
            m_doubtful = !hasSaneCounts(*usage);   // the last one wins
            m_seen = true;
            // Without the prompt's count the figures are not the whole bill.
            m_inputMissing = !count(*usage, "promptTokenCount");
            if (const auto tier = tierByName(text(*usage, "serviceTier")))
                m_reading.tier = tier;
        } else if (const auto other = member(object, "usage");
                   other && count(*other, "total_input_tokens")) {
            m_reading.usage = readInteractionUsage(*other);
            m_queries = groundingCount(*other).value_or(m_queries);
            if (const auto tier = tierByName(text(object, "service_tier")))
                m_reading.tier = tier;
            m_doubtful = !hasSaneCounts(*other);
            m_seen = m_finished = true;
        }
        if (!stream)
            m_finished = true;
    }

    const std::string m_asked;
    MeterReading m_reading;
    std::string m_served;
    std::string m_job;      // an interaction, which may be asked for later under its id
    std::string m_status;
    std::int64_t m_queries = 0;
    bool m_seen = false;
    bool m_inputMissing = false;
    bool m_doubtful = false;   // a figure that cannot be believed
    bool m_finished = false;
    bool m_thoughtsShown = false;
};

} // namespace

std::unique_ptr<UsageReader> makeGeminiReader(std::string askedModel)
{
    return std::make_unique<GeminiReader>(std::move(askedModel));
}

std::unique_ptr<Meter> makeGeminiMeter(const Endpoint &endpoint, const Inspection &request,
                                       int status, std::string_view contentType)
{
    if (status >= 400)
        return makeNothingBilledMeter();
    if (endpoint.name.starts_with("batch") || endpoint.name == "file_content")
        return makeBatchMeter(WireFormat::Gemini, endpoint, contentType);
    if (endpoint.name.starts_with("predict"))
        return makePredictMeter(request, contentType);
    const std::string &asked = request.model.empty() ? endpoint.modelInPath : request.model;
    std::unique_ptr<UsageReader> reader;
    // The OpenAI-compatible paths stand under ".../openai/" whatever their version.
    const bool isCompat = endpoint.name.starts_with("compat")
        || endpoint.upstreamTarget.find("/openai/") != std::string::npos;
    if (isCompat) {
        UsageRules rules;
        rules.outputFromTotal = true;
        reader = makeChatReader(asked, rules);
    } else {
        reader = makeGeminiReader(asked);
    }
    return std::make_unique<FramedMeter>(std::move(reader), contentType, false);
}

} // namespace llmcap
