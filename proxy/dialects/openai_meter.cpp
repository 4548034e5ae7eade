// SPDX-License-Identifier: GPL-3.0-or-later
#include "chat_reader.h"
#include "dialect_parts.h"
#include "later_meter.h"
#include "media_meter.h"
#include "usage_readers.h"

#include <set>
#include <string>

namespace llmcap {

namespace {

/// Responses and everything else of OpenAI that is no chat: one object, or events that carry it.
class ResponsesReader final : public UsageReader {
public:
    ResponsesReader(std::string asked, bool imagesApart) : m_asked(std::move(asked))
    {
        m_rules.imagesApart = imagesApart;
    }

    void read(std::string_view event, Json message, bool stream) override
    {
        const std::string_view type = stream ? text(message, "type") : std::string_view{};
        if (event == "error" || type == "error" || (stream && member(message, "error")))
            m_reading.errorInStream = true;
        const auto inner = member(message, "response");
        const bool isRun = stream && event.starts_with("thread.run.")
            && text(message, "object") == "thread.run";
        const bool last = isRun || type == "response.completed" || type == "response.incomplete"
            || type == "response.failed" || type.ends_with(".completed") || type == "keepalive";
        m_reading.errorInStream |= type == "response.failed";
        readObject(inner ? *inner : message, !stream || last);
        if (!stream)
            return;
        if (type.ends_with(".delta"))
            if (const auto delta = member(message, "delta"))
                m_reading.streamedBytes += generatedBytes(*delta);
        // Tools that ran are billed even when the stream never says its total.
        if (type == "response.output_item.done")
            if (const auto item = member(message, "item"))
                countTool(*item);
    }

    MeterProgress progress() const override
    {
        return {m_seen, false, m_final, m_reading.usage, m_reading.streamedBytes, 0};
    }

    MeterReading finish(bool) override
    {
        m_reading.reported = m_final && !m_doubtful;
        m_reading.partial = !m_final && m_seen && !m_doubtful;
        m_reading.mayHideReasoning = thinksInSecret(m_asked) || thinksInSecret(m_served);
        m_reading.usage[Unit::WebSearch] = m_webSearches;
        m_reading.usage[Unit::FileSearch] = m_fileSearches;
        m_reading.usage[Unit::CodeSession]
            = m_namelessSessions + static_cast<std::int64_t>(m_sessions.size());
        if (m_pictureInput + m_pictureOutput > 0) {
            m_reading.usage[Unit::ImageInput] += m_pictureInput;
            m_reading.usage[Unit::ImageOutput] += m_pictureOutput;
        }
        setServedModel(m_reading, m_served, m_asked);
        if (!m_job.empty())
            m_reading.later.push_back(laterWork(m_job, m_status, m_reading));
        return m_reading;
    }

private:
    void readObject(Json object, bool last)
    {
        const std::string_view kind = text(object, "object");
        if (const auto id = text(object, "id"); id.starts_with("resp_") || kind == "thread.run") {
            m_reading.providerRequestId = id;
            m_job = id;
            m_status = text(object, "status");
        }
        if (const auto model = text(object, "model"); !model.empty())
            m_served = model;
        if (const auto tier = tierByName(text(object, "service_tier")))
            m_reading.tier = tier;
        if (const auto usage = member(object, "usage")) {
            m_doubtful = m_doubtful || !hasSaneCounts(*usage);
            if (const auto read = readOpenAiUsage(*usage, m_rules)) {
                m_reading.usage = *read;
                m_seen = true;
                m_final = m_final || last;
            }
        }
        if (const auto output = items(object, "output"); output && output->size() > 0) {
            m_webSearches = m_fileSearches = m_namelessSessions = 0;
            m_sessions.clear();
            for (const Json item : *output)
                countTool(item);
        }
        // A picture drawn by the tool is another model's work: its tokens are counted apart.
        if (const auto drawn = member(object, {"tool_usage", "image_gen"})) {
            m_pictureInput = countOr0(drawn, "input_tokens");
            m_pictureOutput = countOr0(drawn, "output_tokens");
        }
    }

    void countTool(Json item)
    {
        const std::string_view type = text(item, "type");
        if (type == "web_search_call") {
            ++m_webSearches;
        } else if (type == "file_search_call") {
            ++m_fileSearches;
        } else if (type == "code_interpreter_call") {
            // The fee is the container's, however many calls run in it.
            if (const auto session = text(item, "container_id"); !session.empty())
                m_sessions.emplace(session);
            else
                ++m_namelessSessions;
        }
    }

    const std::string m_asked;
    UsageRules m_rules;
    MeterReading m_reading;
    std::string m_served;
    std::string m_job;      // what may be asked for later under its id
    std::string m_status;
    std::set<std::string, std::less<>> m_sessions;
    std::int64_t m_webSearches = 0;
    std::int64_t m_fileSearches = 0;
    std::int64_t m_namelessSessions = 0;
    std::int64_t m_pictureInput = 0;
    std::int64_t m_pictureOutput = 0;
    bool m_seen = false;
    bool m_final = false;
    bool m_doubtful = false;   // a figure that cannot be believed
};

} // namespace

std::unique_ptr<UsageReader> makeResponsesReader(std::string askedModel, bool imagesApart)
{
    return std::make_unique<ResponsesReader>(std::move(askedModel), imagesApart);
}

std::unique_ptr<Meter> makeOpenAiMeter(const Endpoint &endpoint, const Inspection &request,
                                       int status, std::string_view contentType)
{
    if (status >= 400)
        return makeNothingBilledMeter();
    const std::string &name = endpoint.name;
    if (name.starts_with("batch") || name == "file_content")
        return makeBatchMeter(WireFormat::OpenAi, endpoint, contentType);
    if (name == "images")
        return makeImagesMeter(request, contentType);
    if (name == "speech")
        return makeSpeechMeter(request, contentType);
    if (name == "transcriptions" || name == "translations")
        return makeHeardMeter(request, contentType, false);
    const bool isResponse = name.starts_with("response") || name.starts_with("run");
    return std::make_unique<FramedMeter>(isResponse ? makeResponsesReader(request.model, false)
                                                    : makeChatReader(request.model, {}),
                                         contentType, false);
}

} // namespace llmcap
