// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"
#include "later_meter.h"
#include "usage_readers.h"

#include <algorithm>
#include <optional>
#include <string>

namespace llmcap {

namespace {

/// The figures of one usage object, or of one iteration. Later objects overwrite field by field.
struct Figures {
    std::optional<std::int64_t> input, cacheRead, cacheWrite, cacheWrite5m, cacheWrite1h, output,
        thinking, webSearches;

    void overwrite(Json usage)
    {
        set(input, usage, "input_tokens");
        set(cacheRead, usage, "cache_read_input_tokens");
        set(cacheWrite, usage, "cache_creation_input_tokens");
        set(output, usage, "output_tokens");
        if (const auto lifetimes = member(usage, "cache_creation")) {
            set(cacheWrite5m, *lifetimes, "ephemeral_5m_input_tokens");
            set(cacheWrite1h, *lifetimes, "ephemeral_1h_input_tokens");
        }
        if (const auto details = member(usage, "output_tokens_details"))
            set(thinking, *details, "thinking_tokens");
        if (const auto tools = member(usage, "server_tool_use"))
            set(webSearches, *tools, "web_search_requests");
    }

    Usage usage() const
    {
        Usage result;
        result[Unit::Input] = input.value_or(0);
        result[Unit::CacheRead] = cacheRead.value_or(0);
        const std::int64_t written
            = cacheWrite.value_or(cacheWrite5m.value_or(0) + cacheWrite1h.value_or(0));
        result[Unit::CacheWrite1h] = std::min(cacheWrite1h.value_or(0), written);
        result[Unit::CacheWrite5m] = written - result[Unit::CacheWrite1h];
        result[Unit::Output] = output.value_or(0);
        result[Unit::WebSearch] = webSearches.value_or(0);
        result.reasoning = thinking.value_or(0);
        return result;
    }

private:
    static void set(std::optional<std::int64_t> &field, Json from, std::string_view key)
    {
        if (const auto value = count(from, key))
            field = value;
    }
};

class AnthropicReader final : public UsageReader {
public:
    explicit AnthropicReader(std::string asked) : m_asked(std::move(asked)) {}

    void read(std::string_view event, Json message, bool stream) override
    {
        const std::string_view type = text(message, "type");
        if (!stream) {
            readMessage(message);
            m_final = m_seen;
            return;
        }
        if (event == "error" || type == "error") {
            m_reading.errorInStream = true;
        } else if (type == "message_start") {
            if (const auto inner = member(message, "message"))
                readMessage(*inner);
        } else if (type == "message_delta") {
            readUsage(message);
            if (member(message, "usage") && member(message, {"delta", "stop_reason"}))
                m_final = true;
        } else if (type == "message_stop") {
            m_final = m_seen;
        } else if (type == "content_block_start") {
            if (const auto block = member(message, "content_block"))
                startBlock(*block);
        } else if (type == "content_block_delta") {
            if (const auto delta = member(message, "delta"))
                m_reading.streamedBytes += generatedBytes(*delta);
        }
    }

    MeterProgress progress() const override
    {
        MeterProgress known{m_seen, false, m_final, m_figures.usage(), m_reading.streamedBytes, 0};
        known.usage += m_beside;
        return known;
    }

    MeterReading finish(bool) override
    {
        m_reading.usage = ownUsage();
        m_reading.usage += m_beside;
        m_reading.reported = m_final && !m_doubtful;
        m_reading.partial = m_seen && !m_final && !m_doubtful;
        setServedModel(m_reading, m_served, m_asked);
        return m_reading;
    }

private:
    void readMessage(Json message)
    {
        if (const auto id = text(message, "id"); !id.empty())
            m_reading.providerRequestId = id;
        if (const auto model = text(message, "model"); !model.empty())
            m_served = model;
        readUsage(message);
    }

    void readUsage(Json message)
    {
        const auto usage = member(message, "usage");
        if (!usage)
            return;
        m_doubtful = m_doubtful || !hasSaneCounts(*usage);
        m_seen = m_seen || count(*usage, "input_tokens") || count(*usage, "output_tokens");
        m_figures.overwrite(*usage);
        if (const auto tier = tierByName(text(*usage, "service_tier")))
            m_reading.tier = tier;
        readConditions(*usage);
        if (const auto iterations = items(*usage, "iterations"))
            readIterations(*iterations);
    }

    // Region and speed multiply the price; the names are the table's. What is not said stays.
    void readConditions(Json usage)
    {
        const std::string_view geo = text(usage, "inference_geo");
        const std::string_view speed = text(usage, "speed");
        if (!geo.empty())
            m_geo = geo == "us" ? "inference_geo=us" : "";
        if (!speed.empty())
            m_speed = speed == "standard" ? "" : "speed=" + std::string(speed);
        if (geo.empty() && speed.empty())
            return;
        std::vector<std::string> conditions;
        for (const auto &condition : {m_geo, m_speed})
            if (condition && !condition->empty())
                conditions.push_back(*condition);
        m_reading.conditions = std::move(conditions);
    }

    // The figures on top are the sum of the "message" entries; compaction and advisor stand
    // beside them, the latter at another model's price. So is a fallback's, whose entry names the
    // model that served; it may stand in the figures on top or beside them.
    void readIterations(const simdjson::dom::array &iterations)
    {
        m_beside = {};
        m_fallback = m_messages = {};
        m_reading.otherModels.clear();
        for (const Json iteration : iterations) {
            const std::string_view type = text(iteration, "type");
            Figures figures;
            figures.overwrite(iteration);
            if (type == "compaction")
                m_beside += figures.usage();
            else if (type == "advisor_message")
                m_reading.otherModels.emplace_back(text(iteration, "model"), figures.usage());
            else if (type == "message")
                m_messages += figures.usage();
            else if (type == "fallback_message" && !text(iteration, "model").empty()) {
                m_served = text(iteration, "model");
                m_fallback += figures.usage();
                m_reading.otherModels.emplace_back(m_served, figures.usage());
            }
        }
    }

    /// The figures on top without what a fallback did.
    Usage ownUsage() const
    {
        Usage own = m_figures.usage();
        const bool isInside = own.tokens() >= m_messages.tokens() + m_fallback.tokens();
        if (m_fallback.tokens() == 0 || !isInside)
            return own;
        for (std::size_t i = 0; i < unitCount; ++i)
            own.counts[i] = std::max<std::int64_t>(own.counts[i] - m_fallback.counts[i], 0);
        own.reasoning = std::max<std::int64_t>(own.reasoning - m_fallback.reasoning, 0);
        return own;
    }

    void startBlock(Json block)
    {
        const std::string_view type = text(block, "type");
        // What passes of thinking is a summary at most; all of it is billed.
        if (type == "thinking" || type == "redacted_thinking" || type == "compaction")
            m_reading.mayHideReasoning = true;
        // Results of the provider's own tools are input, not output.
        else if (!type.ends_with("_result"))
            m_reading.streamedBytes += generatedBytes(block);
    }

    const std::string m_asked;
    MeterReading m_reading;
    Figures m_figures;
    Usage m_beside;
    Usage m_messages;          // of the iterations that the asked model did
    Usage m_fallback;          // of those that another model did in its place
    std::string m_served;
    std::optional<std::string> m_geo;
    std::optional<std::string> m_speed;
    bool m_seen = false;
    bool m_final = false;
    bool m_doubtful = false;   // a figure that cannot be believed
};

/// {"completion":"...","stop_reason":null} per event, or once.
class CompleteReader final : public UsageReader {
public:
    explicit CompleteReader(std::string asked) : m_asked(std::move(asked)) {}

    void read(std::string_view event, Json message, bool) override
    {
        m_reading.errorInStream |= event == "error" || text(message, "type") == "error";
        if (const auto id = text(message, "id"); !id.empty())
            m_reading.providerRequestId = id;
        if (const auto model = text(message, "model"); !model.empty())
            m_served = model;
        m_reading.streamedBytes
            += static_cast<std::int64_t>(text(message, "completion").size());
    }

    MeterReading finish(bool) override
    {
        m_reading.isSilent = true;
        setServedModel(m_reading, m_served, m_asked);
        return m_reading;
    }

private:
    const std::string m_asked;
    std::string m_served;
    MeterReading m_reading;
};

} // namespace

std::unique_ptr<UsageReader> makeAnthropicReader(std::string askedModel)
{
    return std::make_unique<AnthropicReader>(std::move(askedModel));
}

std::unique_ptr<UsageReader> makeCompleteReader(std::string askedModel)
{
    return std::make_unique<CompleteReader>(std::move(askedModel));
}

std::unique_ptr<Meter> makeAnthropicMeter(const Endpoint &endpoint, const Inspection &request,
                                          int status, std::string_view contentType)
{
    if (status >= 400)
        return makeNothingBilledMeter();
    if (endpoint.name.starts_with("batch"))
        return makeBatchMeter(WireFormat::Anthropic, endpoint, contentType);
    return std::make_unique<FramedMeter>(endpoint.name == "complete"
                                             ? makeCompleteReader(request.model)
                                             : makeAnthropicReader(request.model),
                                         contentType, false);
}

} // namespace llmcap
