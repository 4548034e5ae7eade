// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_array_splitter.h"

namespace llmcap {

void JsonArraySplitter::feed(std::string_view bytes, const Handler &handler)
{
    for (const char c : bytes) {
        if (m_closed)
            return;
        if (!m_inArray) {
            m_inArray = c == '[';
            continue;
        }
        if (m_inString) {
            take(c);
            if (m_backslash)
                m_backslash = false;
            else if (c == '\\')
                m_backslash = true;
            else if (c == '"')
                m_inString = false;
            continue;
        }
        const bool space = c == ' ' || c == '\n' || c == '\r' || c == '\t';
        if (m_depth == 0 && (c == ',' || c == ']' || space)) {
            if (!space || !m_element.empty())
                emit(handler);
            m_closed = c == ']';
            continue;
        }
        take(c);
        if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if ((c == '}' || c == ']') && --m_depth == 0) {
            emit(handler);
        }
    }
}

void JsonArraySplitter::take(char c)
{
    if (m_lost == 0)
        m_shrinker.feed({&c, 1}, m_element);
    else
        ++m_lost;
    if (m_element.size() > limit) {
        m_lost = static_cast<std::int64_t>(m_element.size());
        m_element.clear();
    }
}

void JsonArraySplitter::emit(const Handler &handler)
{
    if (!m_element.empty() || m_lost > 0)
        handler(m_element, m_shrinker.dropped() + m_lost);
    m_element.clear();
    m_shrinker.reset();
    m_lost = 0;
}

} // namespace llmcap
