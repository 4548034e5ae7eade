// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

namespace llmcap {

/// One server-sent event. Comments are not events.
struct SseEvent {
    QByteArray name;             ///< "message" where the server named none
    QByteArray data;
    friend bool operator==(const SseEvent &, const SseEvent &) = default;
};

/// Cuts a stream of bytes into events (WHATWG HTML, section 9.2.6), wherever the bytes are split.
/// Lines may end in LF, CR LF or CR. Thread: one at a time.
class SseReader final {
public:
    /// The events that these bytes complete.
    std::vector<SseEvent> feed(const QByteArray &bytes);
    /// Bytes kept for an event that is not complete; the caller gives up where it grows too large.
    qsizetype pending() const { return m_line.size() + m_event.data.size(); }

private:
    void endLine(std::vector<SseEvent> &events);

    QByteArray m_line;
    SseEvent m_event;
    bool m_hasData = false;
    bool m_skipLineFeed = false;   // the last byte was a CR
};

} // namespace llmcap
