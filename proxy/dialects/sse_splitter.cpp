// SPDX-License-Identifier: GPL-3.0-or-later
#include "sse_splitter.h"

namespace llmcap {

void SseSplitter::feed(std::string_view bytes, const Handler &handler)
{
    std::size_t at = 0;
    while (at < bytes.size()) {
        if (m_skipLf) {
            m_skipLf = false;
            if (bytes[at] == '\n') {
                ++at;
                ++m_offset;
                continue;
            }
        }
        std::size_t stop = at;
        while (stop < bytes.size() && bytes[stop] != '\n' && bytes[stop] != '\r')
            ++stop;
        keep(bytes.substr(at, stop - at));
        m_offset += static_cast<std::int64_t>(stop - at);
        at = stop;
        if (at == bytes.size())
            return;
        m_skipLf = bytes[at] == '\r';
        ++at;
        ++m_offset;
        endLine(handler);
    }
}

void SseSplitter::finish(const Handler &handler)
{
    if (m_lineHasBytes) {
        m_lineHasBytes = false;
        if (m_shrinking)
            m_dropped += m_shrinker.dropped();
        m_shrinking = false;
        readLine(m_line);
        m_line.clear();
    }
    if (m_open)
        dispatch(handler);
}

void SseSplitter::keep(std::string_view piece)
{
    if (piece.empty())
        return;
    m_open = m_lineHasBytes = true;
    if (m_lost) {
        m_dropped += static_cast<std::int64_t>(piece.size());
        return;
    }
    if (!m_shrinking && m_line.size() + piece.size() <= limit) {
        m_line += piece;
        return;
    }
    if (!m_shrinking) {
        m_shrinking = true;
        m_shrinker.reset();
        std::string shrunk;
        m_shrinker.feed(m_line, shrunk);
        m_line = std::move(shrunk);
    }
    m_shrinker.feed(piece, m_line);
    if (m_line.size() > limit) {
        m_lost = true;
        m_dropped += static_cast<std::int64_t>(m_line.size());
        m_line.clear();
    }
}

void SseSplitter::endLine(const Handler &handler)
{
    const bool blank = !m_lineHasBytes;
    m_lineHasBytes = false;
    if (m_shrinking)
        m_dropped += m_shrinker.dropped();
    m_shrinking = false;
    if (blank) {
        if (m_open)
            dispatch(handler);
        return;
    }
    readLine(m_line);
    m_line.clear();
}

void SseSplitter::readLine(std::string_view line)
{
    if (m_firstLine && line.substr(0, 3) == "\xEF\xBB\xBF")
        line.remove_prefix(3);
    m_firstLine = false;
    const std::size_t colon = line.find(':');
    if (colon == 0)
        return;
    const std::string_view field = line.substr(0, colon);
    std::string_view value = colon == std::string_view::npos ? "" : line.substr(colon + 1);
    if (!value.empty() && value.front() == ' ')
        value.remove_prefix(1);
    if (field == "event") {
        m_event = value;
    } else if (field == "data") {
        if (m_data.size() + value.size() > limit) {
            m_lost = true;
            m_dropped += static_cast<std::int64_t>(value.size());
            return;
        }
        if (m_hasData)
            m_data += '\n';
        m_data += value;
        m_hasData = true;
    }
}

void SseSplitter::dispatch(const Handler &handler)
{
    if (m_lost)
        m_data.clear();
    handler({m_event, m_data, m_offset, m_dropped});
    m_event.clear();
    m_data.clear();
    m_dropped = 0;
    m_hasData = m_open = m_lost = false;
}

} // namespace llmcap
