// SPDX-License-Identifier: GPL-3.0-or-later
#include "media_meter.h"

#include "openai_usage.h"
#include "usage_readers.h"

#include <algorithm>

namespace llmcap {
namespace {

/// At most 32 tokens a second, and no codec in use spends under 256 bytes on one (estimate.cpp).
constexpr std::int64_t audioBytesPerToken = 8;

/// Whether a speaking model bills tokens; the others bill the characters that they read.
bool speaksByToken(std::string_view model)
{
    return bareModel(model).starts_with("gpt-");
}

/// What was spoken without a word of its cost.
MeterReading spoken(const Inspection &request, std::int64_t bytes)
{
    MeterReading reading;
    reading.isSilent = reading.partial = true;
    if (speaksByToken(request.model)) {
        reading.usage[Unit::Input] = request.textBytes;
        reading.usage[Unit::AudioOutput] = bytes / audioBytesPerToken + 1;
    } else {
        reading.usage[Unit::InputCharacter] = request.pieces[Unit::InputCharacter];
    }
    return reading;
}

/// Sound as it is: only its length matters.
class SoundMeter final : public Meter {
public:
    explicit SoundMeter(const Inspection &request) : m_request(request) {}
    void feed(std::string_view bytes) override
    {
        m_bytes += static_cast<std::int64_t>(bytes.size());
    }
    MeterReading finish(bool) override { return spoken(m_request, m_bytes); }

private:
    const Inspection m_request;
    std::int64_t m_bytes = 0;
};

/// "speech.audio.delta" and "speech.audio.done" with usage; or {"audio_data":"..."} without.
class SpeechReader final : public UsageReader {
public:
    explicit SpeechReader(const Inspection &request) : m_request(request) {}

    void read(std::string_view event, Json message, bool stream) override
    {
        m_errorInStream |= stream && (event == "error" || member(message, "error"));
        for (const std::string_view key : {"audio", "audio_data"})
            m_bytes += static_cast<std::int64_t>(text(message, key).size());
        const auto usage = member(message, "usage");
        const auto read = usage ? readOpenAiUsage(*usage, {}) : std::nullopt;
        if (!read || read->tokens() == 0 || !speaksByToken(m_request.model))
            return;
        m_usage = *read;
        // What a speaking model puts out is sound.
        m_usage[Unit::AudioOutput] += m_usage[Unit::Output];
        m_usage[Unit::Output] = 0;
        m_reported = true;
    }

    MeterReading finish(bool) override
    {
        MeterReading reading = spoken(m_request, m_bytes);
        reading.errorInStream = m_errorInStream;
        if (m_reported) {
            reading.isSilent = reading.partial = false;
            reading.reported = true;
            reading.usage = m_usage;
        }
        return reading;
    }

private:
    const Inspection m_request;
    Usage m_usage;
    std::int64_t m_bytes = 0;
    bool m_reported = false;
    bool m_errorInStream = false;
};

class HeardReader final : public UsageReader {
public:
    HeardReader(const Inspection &request, bool bySecond)
        : m_asked(request.model), m_bySecond(bySecond)
    {
    }

    void read(std::string_view event, Json message, bool stream) override
    {
        m_reading.errorInStream |= stream && (event == "error" || member(message, "error"));
        if (const auto model = text(message, "model"); !model.empty())
            m_served = model;
        if (const auto usage = member(message, "usage"))
            readUsage(*usage);
        else if (const auto seconds = count(message, "duration"))
            report(*seconds);   // verbose_json of a model that bills by the second
    }

    MeterReading finish(bool) override
    {
        setServedModel(m_reading, m_served, m_asked);
        return m_reading;
    }

private:
    void readUsage(Json usage)
    {
        if (!hasSaneCounts(usage))
            return;
        const auto heard = count(usage, "prompt_audio_seconds");
        const auto seconds = heard ? heard : count(usage, "seconds");
        if (seconds && (m_bySecond || text(usage, "type") == "duration"))
            return report(*seconds);
        if (const auto read = readOpenAiUsage(usage, {})) {
            m_reading.usage = *read;
            m_reading.reported = true;
        }
    }

    void report(std::int64_t seconds)
    {
        m_reading.usage = {};
        m_reading.usage[Unit::InputSecond] = seconds;
        m_reading.reported = true;
    }

    const std::string m_asked;
    const bool m_bySecond;
    std::string m_served;
    MeterReading m_reading;
};

/// A transcript as plain text, or as subtitles (SRT, WebVTT), whose last time says how long it all
/// was. Text alone says nothing of its cost.
class TranscriptMeter final : public Meter {
public:
    void feed(std::string_view bytes) override
    {
        for (const char c : bytes) {
            if (c == '\n' || c == '\r')
                endLine();
            else if (m_line.size() < longestTiming)
                m_line += c;
        }
    }

    MeterReading finish(bool complete) override
    {
        endLine();
        MeterReading reading;
        if (m_milliseconds > 0 && complete) {
            reading.isSilent = reading.partial = true;
            reading.usage[Unit::InputSecond] = (m_milliseconds + 999) / 1000;
        }
        return reading;
    }

private:
    static constexpr std::size_t longestTiming = 200;

    /// "00:01:02,500 --> 00:01:04,000" and "01:02.500 --> 01:04.000 align:start"
    void endLine()
    {
        const auto arrow = m_line.find(" --> ");
        if (arrow != std::string::npos)
            m_milliseconds = std::max(m_milliseconds,
                                      timeAt(std::string_view(m_line).substr(arrow + 5)));
        m_line.clear();
    }

    static std::int64_t timeAt(std::string_view text)
    {
        std::int64_t whole = 0, number = 0, thousandths = 0;
        std::size_t at = 0;
        for (; at < text.size() && (isDigit(text[at]) || text[at] == ':'); ++at) {
            if (text[at] == ':') {
                whole = (whole + number) * 60;
                number = 0;
            } else {
                number = std::min<std::int64_t>(number * 10 + (text[at] - '0'), 360'000);
            }
        }
        if (at < text.size() && (text[at] == ',' || text[at] == '.')) {
            std::int64_t each = 100;
            for (++at; at < text.size() && isDigit(text[at]); ++at, each /= 10)
                thousandths += each * (text[at] - '0');
        }
        return (whole + number) * 1000 + thousandths;
    }

    static bool isDigit(char c) { return c >= '0' && c <= '9'; }

    std::string m_line;
    std::int64_t m_milliseconds = 0;
};

/// Counts the members of a list of results, where nothing better is said.
class PiecesReader final : public UsageReader {
public:
    PiecesReader(const Inspection &request, std::unique_ptr<UsageReader> reporting)
        : m_request(request), m_reporting(std::move(reporting))
    {
    }

    void read(std::string_view event, Json message, bool stream) override
    {
        if (m_reporting)
            m_reporting->read(event, message, stream);
        for (const std::string_view key : {"data", "predictions"})
            if (const auto made = items(message, key))
                m_made += static_cast<std::int64_t>(made->size());
        m_answered = true;
    }

    MeterReading finish(bool complete) override
    {
        MeterReading reading = m_reporting ? m_reporting->finish(complete) : MeterReading{};
        if (reading.reported || !m_answered || m_request.pieces == Usage{})
            return reading;
        reading.isSilent = reading.partial = true;
        reading.usage = m_request.pieces;
        if (reading.usage[Unit::Image] > 0 && complete)
            reading.usage[Unit::Image] = m_made;
        return reading;
    }

private:
    const Inspection m_request;
    const std::unique_ptr<UsageReader> m_reporting;
    std::int64_t m_made = 0;
    bool m_answered = false;
};

bool isText(std::string_view contentType)
{
    return contentType.find("json") != std::string_view::npos
        || contentType.find("event-stream") != std::string_view::npos;
}

} // namespace

std::unique_ptr<Meter> makeSpeechMeter(const Inspection &request, std::string_view contentType)
{
    if (!isText(contentType))
        return std::make_unique<SoundMeter>(request);
    return std::make_unique<FramedMeter>(std::make_unique<SpeechReader>(request), contentType,
                                         false);
}

std::unique_ptr<Meter> makeHeardMeter(const Inspection &request, std::string_view contentType,
                                      bool bySecond)
{
    if (!isText(contentType) && contentType.starts_with("text/"))
        return std::make_unique<TranscriptMeter>();
    return std::make_unique<FramedMeter>(std::make_unique<HeardReader>(request, bySecond),
                                         contentType, false);
}

std::unique_ptr<Meter> makeImagesMeter(const Inspection &request, std::string_view contentType)
{
    auto reader = std::make_unique<PiecesReader>(request, makeResponsesReader(request.model, true));
    return std::make_unique<FramedMeter>(std::move(reader), contentType, false);
}

std::unique_ptr<Meter> makePredictMeter(const Inspection &request, std::string_view contentType)
{
    return std::make_unique<FramedMeter>(std::make_unique<PiecesReader>(request, nullptr),
                                         contentType, false);
}

} // namespace llmcap
