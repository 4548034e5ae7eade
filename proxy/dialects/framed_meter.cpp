// SPDX-License-Identifier: GPL-3.0-or-later
#include "framed_meter.h"

namespace llmcap {

namespace {

constexpr std::size_t jsonLimit = std::size_t{16} * 1024 * 1024;

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

class NothingBilledMeter final : public Meter {
public:
    void feed(std::string_view) override {}
    MeterReading finish(bool) override
    {
        MeterReading reading;
        reading.reported = true;
        return reading;
    }
};

} // namespace

FramedMeter::FramedMeter(std::unique_ptr<UsageReader> reader, std::string_view contentType,
                         bool lines)
    : m_reader(std::move(reader)),
      m_sse(contentType.find("event-stream") != std::string_view::npos),
      m_lines(lines || contentType.find("ndjson") != std::string_view::npos
              || contentType.find("stream+json") != std::string_view::npos)
{
}

void FramedMeter::decide(char first)
{
    if (m_sse)
        m_framing = Framing::Sse;
    else if (first == '[')
        m_framing = Framing::JsonArray;
    else if (first == '{')
        m_framing = m_lines ? Framing::Lines : Framing::Whole;
    else
        m_framing = Framing::Sse;
}

void FramedMeter::feed(std::string_view bytes)
{
    // White space and a byte order mark in front mean nothing in any framing.
    while (m_framing == Framing::Unknown && !bytes.empty()) {
        const char c = bytes.front();
        if (isSpace(c) || c == '\xEF' || c == '\xBB' || c == '\xBF')
            bytes.remove_prefix(1);
        else
            decide(c);
    }
    switch (m_framing) {
    case Framing::Unknown:
        break;
    case Framing::Whole:
        feedJson(bytes);
        break;
    case Framing::Sse:
        m_events.feed(bytes, [this](const SseEvent &event) {
            m_unread += event.dropped;
            message(event.event, event.data, true);
        });
        break;
    case Framing::JsonArray:
        m_elements.feed(bytes, [this](std::string_view element, std::int64_t dropped) {
            m_unread += dropped;
            message({}, element, true);
        });
        break;
    case Framing::Lines:
        feedLines(bytes);
        break;
    }
}

void FramedMeter::feedJson(std::string_view bytes)
{
    m_bytes += static_cast<std::int64_t>(bytes.size());
    if (m_tooLong)
        return;
    m_shrinker.feed(bytes, m_kept);
    if (m_kept.size() > jsonLimit) {
        m_tooLong = true;
        m_kept = {};
    }
}

void FramedMeter::feedLines(std::string_view bytes)
{
    while (!bytes.empty()) {
        const std::size_t end = bytes.find('\n');
        m_shrinker.feed(bytes.substr(0, end), m_kept);
        if (m_kept.size() > jsonLimit) {
            m_unread += static_cast<std::int64_t>(m_kept.size());
            m_kept.clear();
            m_tooLong = true;
        }
        if (end == std::string_view::npos)
            return;
        bytes.remove_prefix(end + 1);
        m_unread += m_shrinker.dropped();
        if (!m_tooLong)
            message({}, m_kept, true);
        m_kept.clear();
        m_shrinker.reset();
        m_tooLong = false;
    }
}

void FramedMeter::message(std::string_view event, std::string_view json, bool stream)
{
    while (!json.empty() && isSpace(json.back()))
        json.remove_suffix(1);
    if (json.empty())
        return;
    if (m_isDone)
        return;   // what follows the end of a stream is no part of the reply
    if (json == "[DONE]") {
        m_isDone = true;
        m_reader->done();
        return;
    }
    ++m_messages;
    JsonReader reader;   // only while it reads: a thousand streams that wait keep no buffers
    if (const auto value = reader.parse(json))
        m_reader->read(event, *value, stream);
    else
        m_unread += static_cast<std::int64_t>(json.size());
}

MeterProgress FramedMeter::progress() const
{
    MeterProgress progress = m_reader->progress();
    progress.streamedBytes += m_unread;
    progress.events = m_messages;
    return progress;
}

MeterReading FramedMeter::finish(bool complete)
{
    switch (m_framing) {
    case Framing::Whole:
        message({}, m_kept, false);
        break;
    case Framing::Sse:
        m_events.finish([this](const SseEvent &event) {
            m_unread += event.dropped;
            message(event.event, event.data, true);
        });
        break;
    case Framing::Lines:
        message({}, m_kept, true);
        break;
    default:
        break;
    }
    MeterReading reading = m_reader->finish(complete);
    // Of a whole reply its length bounds the text in it, unless its reader counted that.
    if (m_framing == Framing::Whole && (!reading.isSilent || m_tooLong || m_unread > 0))
        reading.streamedBytes = m_bytes;
    else
        reading.streamedBytes += m_unread;
    return reading;
}

std::unique_ptr<Meter> makeNothingBilledMeter()
{
    return std::make_unique<NothingBilledMeter>();
}

void setServedModel(MeterReading &reading, std::string_view served, std::string_view asked)
{
    if (!served.empty() && bareModel(served) != bareModel(asked))
        reading.servedModel = served;
}

} // namespace llmcap
