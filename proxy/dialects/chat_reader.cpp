// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat_reader.h"

namespace llmcap {

namespace {

class ChatReader final : public UsageReader {
public:
    ChatReader(std::string asked, UsageRules rules) : m_asked(std::move(asked)), m_rules(rules) {}

    void read(std::string_view event, Json message, bool stream) override
    {
        if (stream && (event == "error" || member(message, "error")
                       || text(message, "object") == "error"))
            m_reading.errorInStream = true;
        const auto inner = member(message, "response");
        const Json object = inner ? *inner : message;
        if (const auto id = text(object, "id"); !id.empty())
            m_reading.providerRequestId = id;
        if (const auto model = text(object, "model"); !model.empty())
            m_served = model;
        if (const auto tier = tierByName(text(object, "service_tier")))
            m_reading.tier = tier;
        if (stream)
            m_reading.streamedBytes += choiceBytes(message);
        readUsage(object, stream, event);
        if (const auto pages = member(object, "usage_info")) {
            m_reading.usage[Unit::Page] = countOr0(pages, "pages_processed");
            m_seen = m_final = true;
        }
    }

    void done() override { m_done = true; }

    MeterProgress progress() const override
    {
        return {m_seen, false, m_seen && (m_final || m_done), m_reading.usage,
                m_reading.streamedBytes, 0};
    }

    MeterReading finish(bool complete) override
    {
        m_reading.reported = m_seen && (m_final || m_done || complete)
            && !(m_reading.errorInStream && !m_final) && !m_doubtful;
        m_reading.partial = m_seen && !m_reading.reported && !m_doubtful;
        m_reading.mayHideReasoning = thinksInSecret(m_asked) || thinksInSecret(m_served);
        setServedModel(m_reading, m_served, m_asked);
        return m_reading;
    }

private:
    void readUsage(Json object, bool stream, std::string_view event)
    {
        auto usage = member(object, "usage");
        if (!usage)
            usage = member(object, {"x_groq", "usage"});
        m_doubtful = m_doubtful || (usage && !hasSaneCounts(*usage));
        const auto read = usage ? readOpenAiUsage(*usage, m_rules) : std::nullopt;
        if (!read)
            return;
        m_reading.usage = *read;
        // Mistral's conversations: what the tools of the provider read.
        m_reading.usage[Unit::Input] += countOr0(usage, "connector_tokens");
        if (const auto tier = tierByName(text(*usage, "service_tier")))
            m_reading.tier = tier;
        m_seen = true;
        // Some vendors repeat a growing usage in every chunk: only the one of the end is final.
        const ChoicesState choices = choicesOf(object);
        m_final = !stream || (choices.present && choices.allFinished) || event.ends_with(".done");
    }

    const std::string m_asked;
    const UsageRules m_rules;
    MeterReading m_reading;
    std::string m_served;
    bool m_seen = false;
    bool m_final = false;
    bool m_done = false;
    bool m_doubtful = false;   // a figure that cannot be believed
};

} // namespace

std::unique_ptr<UsageReader> makeChatReader(std::string askedModel, UsageRules rules)
{
    return std::make_unique<ChatReader>(std::move(askedModel), rules);
}

} // namespace llmcap
