// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json_shrinker.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace llmcap {

/// One event of a text/event-stream, or a block that holds only comments or is too long to read
/// (then `data` is empty). Views live during the call.
struct SseEvent {
    std::string_view event;      ///< "" where the block names none
    std::string_view data;       ///< data lines joined by LF
    std::int64_t end = 0;        ///< bytes of the stream up to and with this block's last byte
    std::int64_t dropped = 0;    ///< bytes of this block that are not in `data` for their length
};

/// Cuts a text/event-stream (WHATWG HTML, 9.2) into events. Any split; LF, CRLF and CR; a byte
/// order mark is skipped. Thread: one at a time.
class SseSplitter final {
public:
    using Handler = std::function<void(const SseEvent &)>;
    /// What is kept of one line and of one event's data; longer ones are shrunk as JSON, and
    /// left out where that is not enough.
    static constexpr std::size_t limit = 1024 * 1024;

    void feed(std::string_view bytes, const Handler &handler);
    /// The block that the stream's end left open, where there is one.
    void finish(const Handler &handler);

private:
    void keep(std::string_view piece);
    void endLine(const Handler &handler);
    void readLine(std::string_view line);
    void dispatch(const Handler &handler);

    std::string m_line;
    JsonShrinker m_shrinker;       // used from the limit on
    std::string m_event;
    std::string m_data;
    std::int64_t m_offset = 0;
    std::int64_t m_dropped = 0;
    bool m_lineHasBytes = false;
    bool m_shrinking = false;
    bool m_lost = false;           // this block is too long even when shrunk
    bool m_hasData = false;
    bool m_open = false;           // the block has bytes
    bool m_skipLf = false;
    bool m_firstLine = true;
};

} // namespace llmcap
