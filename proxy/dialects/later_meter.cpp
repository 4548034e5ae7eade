// SPDX-License-Identifier: GPL-3.0-or-later
// Batches as OpenAI, Anthropic, Google and Mistral report them (their public references).
#include "later_meter.h"

#include "chat_reader.h"
#include "usage_readers.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace llmcap {
namespace {

using State = LaterWork::State;

/// Below this no context tier begins, so that requests may be summed up to it.
constexpr std::int64_t smallInput = 32'768;

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

std::int64_t inputOf(const Usage &usage)
{
    return usage[Unit::Input] + usage[Unit::CacheRead] + usage[Unit::CacheWrite5m]
        + usage[Unit::CacheWrite1h] + usage[Unit::AudioInput] + usage[Unit::ImageInput];
}

/// Adds up the bills of single requests: one by one where a context tier might matter.
class PartSum final {
public:
    void add(std::string_view model, const Usage &usage,
             const std::vector<std::string> &conditions)
    {
        const std::int64_t input = inputOf(usage);
        if (input > smallInput) {
            m_parts.push_back({std::string(model), usage, input, conditions});
            return;
        }
        BilledPart &small = m_small[{std::string(model), conditions}];
        small.model = model;
        small.conditions = conditions;
        small.usage += usage;
        small.contextInput = std::max(small.contextInput, input);
    }
    std::vector<BilledPart> take()
    {
        for (auto &[price, part] : m_small)
            m_parts.push_back(std::move(part));
        m_small.clear();
        return std::move(m_parts);
    }

private:
    std::vector<BilledPart> m_parts;
    /// By what decides the price: model and conditions.
    std::map<std::pair<std::string, std::vector<std::string>>, BilledPart> m_small;
};

/// Job states that nothing follows: of all providers, without the prefixes of Google's.
bool isOver(std::string_view status)
{
    std::string word = lowerCase(status);
    for (std::string_view prefix : {"batch_state_", "job_state_"}) {
        if (word.starts_with(prefix))
            word.erase(0, prefix.size());
    }
    constexpr std::array<std::string_view, 12> over{
        "completed", "failed", "expired", "cancelled", "canceled", "ended", "success", "succeeded",
        "timeout_exceeded", "partially_succeeded", "incomplete", "error"};
    return std::find(over.begin(), over.end(), word) != over.end();
}

class BatchReader final : public UsageReader {
public:
    BatchReader(WireFormat format, const Endpoint &endpoint)
        : m_format(format), m_endpoint(endpoint),
          m_isResults(endpoint.name == "batch_results" || endpoint.name == "file_content")
    {
    }

    void read(std::string_view, Json message, bool) override
    {
        if (m_isResults)
            return readResult(message);
        if (const auto list = items(message, "data")) {
            for (const Json job : *list)
                readJob(job);
        } else {
            readJob(message);
        }
    }

    MeterReading finish(bool complete) override
    {
        MeterReading reading;
        if (m_isResults && complete && m_lines > 0) {
            LaterWork work;
            work.id = m_endpoint.resource;
            work.state = m_isUnknown ? State::Unknown : State::Billed;
            work.parts = m_sum.take();
            m_later.push_back(std::move(work));
        }
        reading.later = std::move(m_later);
        return reading;
    }

private:
    /// One request of the batch with its own reply.
    void readResult(Json line)
    {
        ++m_lines;
        std::optional<Json> reply;
        for (const auto &path : {std::initializer_list<std::string_view>{"response", "body"},
                                 {"result", "message"},
                                 {"response"}}) {
            reply = member(line, path);
            if (reply)
                break;
        }
        if (reply)
            addReply(*reply);
    }

    void addReply(Json reply)
    {
        std::unique_ptr<UsageReader> reader;
        if (m_format == WireFormat::Anthropic) {
            reader = makeAnthropicReader({});
        } else if (m_format == WireFormat::Gemini) {
            reader = makeGeminiReader({});
        } else if (m_format == WireFormat::OpenAi && text(reply, "object") == "response") {
            reader = makeResponsesReader({}, false);
        } else {
            UsageRules rules;
            rules.audioOnTop = m_format == WireFormat::Mistral && items(reply, "choices");
            reader = makeChatReader({}, rules);
        }
        reader->read({}, reply, false);
        const MeterReading reading = reader->finish(true);
        const auto conditions = reading.conditions.value_or(std::vector<std::string>{});
        if (reading.reported)
            m_sum.add(reading.servedModel, reading.usage, conditions);
        else if (!member(reply, "error"))
            m_isUnknown = true;   // it was answered, and says nothing of its cost
        for (const auto &[model, usage] : reading.otherModels)
            m_sum.add(model, usage, conditions);
    }

    void readJob(Json message)
    {
        LaterWork work;
        switch (m_format) {
        case WireFormat::Anthropic: readAnthropic(message, work); break;
        case WireFormat::Gemini: readGemini(message, work); break;
        case WireFormat::Mistral: readMistral(message, work); break;
        default: readOpenAi(message, work); break;
        }
        if (!work.id.empty())
            m_later.push_back(std::move(work));
    }

    /// Ended jobs bear their bill in the results, which come under the job's own id.
    static void readAnthropic(Json job, LaterWork &work)
    {
        if (text(job, "type") != "message_batch")
            return;
        work.id = text(job, "id");
        const auto counts = member(job, "request_counts");
        if (isOver(text(job, "processing_status")) && counts && count(*counts, "succeeded") == 0)
            work.state = State::Free;
    }

    static void readOpenAi(Json job, LaterWork &work)
    {
        if (text(job, "object") != "batch")
            return;
        work.id = text(job, "id");
        work.resultFile = text(job, "output_file_id");
        if (!isOver(text(job, "status")))
            return;
        const auto counts = member(job, "request_counts");
        const auto usage = member(job, "usage");
        const auto read = usage ? readOpenAiUsage(*usage, {}) : std::nullopt;
        if (read && read->tokens() > 0) {
            work.state = State::Billed;
            work.isSum = true;
            work.parts.push_back({std::string(text(job, "model")), *read, inputOf(*read), {}});
        } else if (work.resultFile.empty()
                   && (!counts || count(*counts, "completed").value_or(0) == 0)) {
            work.state = State::Free;
        }
    }

    void readMistral(Json job, LaterWork &work)
    {
        if (text(job, "object") != "batch")
            return;
        work.id = text(job, "id");
        work.resultFile = text(job, "output_file");
        if (!isOver(text(job, "status")))
            return;
        if (const auto outputs = items(job, "outputs"); outputs && outputs->size() > 0) {
            readAll(*outputs, work);
        } else if (work.resultFile.empty() && countOr0(job, "succeeded_requests") == 0) {
            work.state = State::Free;
        }
    }

    /// A long-running operation; its job stands in "metadata", its answers in "response".
    void readGemini(Json operation, LaterWork &work)
    {
        const auto metadata = member(operation, "metadata");
        const Json job = metadata ? *metadata : operation;
        for (const Json place : {operation, job}) {
            if (const auto name = text(place, "name"); name.starts_with("batches/"))
                work.id = name;
        }
        const auto response = member(operation, "response");
        const auto output = member(job, "output");
        for (const auto &place : {response, output}) {
            if (!place)
                continue;
            for (std::string_view file : {"responsesFile", "fileName"})
                if (const auto name = text(*place, file); !name.empty())
                    work.resultFile = name;
            if (const auto inlined = member(*place, {"inlinedResponses", "inlinedResponses"});
                inlined && inlined->is_array() && work.state != State::Billed)
                readAll(simdjson::dom::array(*inlined), work);
        }
        const bool over = isTrue(operation, "done") || isOver(text(job, "state"));
        if (work.state == State::Running && over && work.resultFile.empty())
            work.state = response || output ? State::Unknown : State::Free;
    }

    void readAll(const simdjson::dom::array &results, LaterWork &work)
    {
        m_isUnknown = false;
        for (const Json result : results)
            readResult(result);
        work.state = m_isUnknown ? State::Unknown : State::Billed;
        work.parts = m_sum.take();
    }

    const WireFormat m_format;
    const Endpoint m_endpoint;
    const bool m_isResults;
    std::vector<LaterWork> m_later;
    PartSum m_sum;
    std::int64_t m_lines = 0;
    bool m_isUnknown = false;
};

} // namespace

std::unique_ptr<Meter> makeBatchMeter(WireFormat format, const Endpoint &endpoint,
                                      std::string_view contentType)
{
    const bool lines = endpoint.name == "batch_results" || endpoint.name == "file_content";
    return std::make_unique<FramedMeter>(std::make_unique<BatchReader>(format, endpoint),
                                         contentType, lines);
}

LaterWork laterWork(std::string id, std::string_view status, const MeterReading &reading)
{
    LaterWork work;
    work.id = std::move(id);
    work.tier = reading.tier;
    if (reading.reported) {
        work.state = State::Billed;
        const auto conditions = reading.conditions.value_or(std::vector<std::string>{});
        work.parts.push_back(
            {reading.servedModel, reading.usage, inputOf(reading.usage), conditions});
        for (const auto &[model, usage] : reading.otherModels)
            work.parts.push_back({model, usage, inputOf(usage), conditions});
    } else if (lowerCase(status) == "failed") {
        work.state = State::Free;   // what failed before it said its usage is not charged
    } else if (isOver(status)) {
        work.state = State::Unknown;
    }
    return work;
}

} // namespace llmcap
