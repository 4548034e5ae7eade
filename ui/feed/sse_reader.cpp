// SPDX-License-Identifier: GPL-3.0-or-later
#include "sse_reader.h"

#include <utility>

namespace llmcap {

std::vector<SseEvent> SseReader::feed(const QByteArray &bytes)
{
    std::vector<SseEvent> events;
    for (const char c : bytes) {
        const bool afterReturn = std::exchange(m_skipLineFeed, c == '\r');
        if (afterReturn && c == '\n') {
            continue;
        }
        if (c == '\n' || c == '\r') {
            endLine(events);
        } else {
            m_line.append(c);
        }
    }
    return events;
}

void SseReader::endLine(std::vector<SseEvent> &events)
{
    const QByteArray line = std::exchange(m_line, {});
    if (line.isEmpty()) {
        if (m_hasData) {
            if (m_event.name.isEmpty()) {
                m_event.name = "message";
            }
            events.push_back(m_event);
        }
        m_event = {};
        m_hasData = false;
        return;
    }
    const qsizetype colon = line.indexOf(':');
    const QByteArray field = colon < 0 ? line : line.first(colon);
    QByteArray value = colon < 0 ? QByteArray() : line.sliced(colon + 1);
    if (value.startsWith(' ')) {
        value.remove(0, 1);
    }
    if (field == "event") {
        m_event.name = value;
    } else if (field == "data") {
        if (m_hasData) {
            m_event.data.append('\n');
        }
        m_event.data.append(value);
        m_hasData = true;
    }
}

} // namespace llmcap
