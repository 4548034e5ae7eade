// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"
#include "json_array_splitter.h"
#include "json_shrinker.h"
#include "sse_splitter.h"
#include "usage_json.h"

#include <memory>
#include <string>
#include <string_view>

namespace llmcap {

/// What one provider's replies say, message by message; framing is FramedMeter's. A message is a
/// whole JSON reply, or one event, line or array element of a stream. Thread: one at a time.
class UsageReader {
public:
    virtual ~UsageReader() = default;
    /// `event` is the name of an SSE event, "" else; `stream` tells a piece from a whole reply.
    virtual void read(std::string_view event, Json message, bool stream) = 0;
    /// The stream's own mark of its end ("[DONE]").
    virtual void done() {}
    /// What is known so far; `events` is the framing's.
    virtual MeterProgress progress() const { return {}; }
    /// `complete`: the reply ended as its framing promised. streamedBytes is added to.
    virtual MeterReading finish(bool complete) = 0;
};

/// Finds the messages in a reply, whatever its framing: one JSON value, server-sent events, a
/// JSON array that is streamed, or one JSON value a line. The first byte decides, helped by the
/// content type. Keeps at most 16 MiB of one JSON value and 1 MiB of an event.
class FramedMeter final : public Meter {
public:
    /// `lines`: a reply that begins with '{' is a stream of lines (Cohere v1).
    FramedMeter(std::unique_ptr<UsageReader> reader, std::string_view contentType, bool lines);
    void feed(std::string_view bytes) override;
    MeterProgress progress() const override;
    MeterReading finish(bool complete) override;

private:
    enum class Framing { Unknown, Whole, Sse, JsonArray, Lines };
    void decide(char first);
    void feedJson(std::string_view bytes);
    void feedLines(std::string_view bytes);
    void message(std::string_view event, std::string_view json, bool stream);

    const std::unique_ptr<UsageReader> m_reader;
    const bool m_sse;
    const bool m_lines;
    Framing m_framing = Framing::Unknown;
    JsonShrinker m_shrinker;
    SseSplitter m_events;
    JsonArraySplitter m_elements;
    std::string m_kept;
    bool m_tooLong = false;
    bool m_isDone = false;         // "[DONE]" was read
    std::int64_t m_bytes = 0;        // of a whole JSON reply
    std::int64_t m_messages = 0;
    std::int64_t m_unread = 0;       // bytes of messages that could not be read
};

/// The meter of a reply with an error status: nothing is billed.
std::unique_ptr<Meter> makeNothingBilledMeter();

/// The reading's model and id, where they say more than the request did.
void setServedModel(MeterReading &reading, std::string_view served, std::string_view asked);

} // namespace llmcap
