// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_array_splitter.h"

namespace llmcap {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// What stands between elements.
bool isBetween(char c)
{
    return c == ',' || c == ']' || isSpace(c);
}

} // namespace

void JsonArraySplitter::feed(std::string_view bytes, const Handler &handler)
{
    std::size_t taken = 0;   // what stands before it is in the element, or in none
    const auto takeUpTo = [&](std::size_t end) {
        take(bytes.substr(taken, end - taken));
        taken = end;
    };
    for (std::size_t at = 0; at < bytes.size() && !m_closed; ++at) {
        const char c = bytes[at];
        if (!m_inArray) {
            m_inArray = c == '[';
            taken = at + 1;
        } else if (m_inString) {
            at = inString(bytes, at);
        } else if (m_depth == 0 && isBetween(c)) {
            takeUpTo(at);
            taken = at + 1;
            if (!isSpace(c) || !m_element.empty())
                emit(handler);
            m_closed = c == ']';
        } else if (c == '"') {
            m_inString = true;
        } else if (c == '{' || c == '[') {
            ++m_depth;
        } else if ((c == '}' || c == ']') && --m_depth == 0) {
            takeUpTo(at + 1);
            emit(handler);
        }
    }
    if (!m_closed)
        takeUpTo(bytes.size());
}

/// The last byte from `at` on that is read with the running string.
std::size_t JsonArraySplitter::inString(std::string_view bytes, std::size_t at)
{
    if (m_backslash) {
        m_backslash = false;
        return at;
    }
    while (at + 1 < bytes.size() && bytes[at] != '"' && bytes[at] != '\\')
        ++at;
    m_backslash = bytes[at] == '\\';
    m_inString = bytes[at] != '"';
    return at;
}

void JsonArraySplitter::take(std::string_view piece)
{
    if (m_lost > 0) {
        m_lost += static_cast<std::int64_t>(piece.size());
        return;
    }
    m_shrinker.feed(piece, m_element);
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
