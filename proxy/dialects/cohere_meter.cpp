// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"
#include "framed_meter.h"

#include <algorithm>
#include <string>

namespace llmcap {

namespace {

class CohereReader final : public UsageReader {
public:
    void read(std::string_view, Json message, bool stream) override
    {
        for (const std::string_view key : {"id", "generation_id", "response_id"})
            if (const auto id = text(message, key); !id.empty() && !m_hasId) {
                m_reading.providerRequestId = id;
                m_hasId = true;
            }
        readUsage(message);
        if (!stream)
            return;
        const std::string_view kind = text(message, "type");         // v2
        const std::string_view oldKind = text(message, "event_type");   // v1
        const auto delta = member(message, "delta");
        if (kind == "message-end" || oldKind == "stream-end") {
            const std::string_view reason
                = kind.empty() ? text(message, "finish_reason")
                               : (delta ? text(*delta, "finish_reason") : std::string_view{});
            m_reading.errorInStream |= reason.starts_with("ERROR");
        } else if (kind == "error" || (kind.empty() && oldKind.empty())) {
            m_reading.errorInStream |= !m_seen;
        } else if (delta && kind != "message-start") {
            m_reading.streamedBytes += generatedBytes(*delta);
        } else if (!oldKind.empty() && !oldKind.starts_with("search-")
                   && oldKind != "stream-start") {
            m_reading.streamedBytes += generatedBytes(message);
        }
    }

    MeterProgress progress() const override
    {
        return {m_seen, false, m_seen, m_reading.usage, m_reading.streamedBytes, 0};
    }

    MeterReading finish(bool) override
    {
        m_reading.reported = m_seen && !m_doubtful;
        return m_reading;
    }

private:
    // billed_units is the bill; "tokens" counts the hidden template too and is not charged.
    void readUsage(Json message)
    {
        for (const auto &path : {std::initializer_list<std::string_view>{"usage"},
                                 {"meta"},
                                 {"delta", "usage"},
                                 {"response", "meta"}}) {
            const auto usage = member(message, path);
            const auto billed = usage ? member(*usage, "billed_units") : std::nullopt;
            if (!billed)
                continue;
            m_doubtful = m_doubtful || !hasSaneCounts(*billed);
            Usage read;
            read[Unit::Input] = countOr0(billed, "input_tokens");
            read[Unit::Output] = countOr0(billed, "output_tokens");
            read[Unit::ImageInput] = countOr0(billed, "image_tokens");
            read[Unit::SearchUnit] = countOr0(billed, "search_units");
            read[Unit::Request] = countOr0(billed, "classifications");
            read[Unit::Page] = countOr0(billed, "pages");
            read.reasoning = std::min(read[Unit::Output],
                                      countOr0(member(*usage, "tokens"), "reasoning_tokens"));
            m_reading.usage = read;
            m_seen = true;
        }
    }

    MeterReading m_reading;
    bool m_seen = false;
    bool m_doubtful = false;   // a figure that cannot be believed
    bool m_hasId = false;
};

} // namespace

std::unique_ptr<Meter> makeCohereMeter(const Endpoint &, const Inspection &request, int status,
                                       std::string_view contentType)
{
    if (status >= 400)
        return makeNothingBilledMeter();
    return std::make_unique<FramedMeter>(std::make_unique<CohereReader>(), contentType,
                                         request.stream);
}

} // namespace llmcap
