// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_shrinker.h"

namespace llmcap {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::uint32_t hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return static_cast<std::uint32_t>(c - '0');
    return (static_cast<std::uint32_t>(c) | 0x20U) - 'a' + 10U;
}

} // namespace

void JsonShrinker::feed(std::string_view bytes, std::string &out)
{
    for (const char c : bytes) {
        if (m_inString)
            inString(c, out);
        else
            outside(c, out);
    }
}

void JsonShrinker::inString(char c, std::string &out)
{
    // Only between characters: never inside UTF-8, an escape or a surrogate pair.
    if (!m_cutting && m_kept >= stringLimit && !m_backslash && m_escapeLeft == 0
        && !m_highSurrogate && !isContinuation(c) && c != '"')
        m_cutting = true;
    const bool ends = c == '"' && !m_backslash && m_escapeLeft == 0;
    if (m_cutting && !ends) {
        ++m_dropped;
    } else {
        out += c;
        ++m_kept;
    }
    if (m_escapeLeft > 0) {
        m_escape = m_escape * 16 + hexValue(c);
        if (--m_escapeLeft == 0)
            m_highSurrogate = m_escape >= 0xD800 && m_escape < 0xDC00;
    } else if (m_backslash) {
        m_backslash = false;
        if (c == 'u') {
            m_escapeLeft = 4;
            m_escape = 0;
        } else {
            m_highSurrogate = false;
        }
    } else if (c == '\\') {
        m_backslash = true;
    } else {
        m_highSurrogate = false;
        if (ends)
            m_inString = m_cutting = false;
    }
}

void JsonShrinker::outside(char c, std::string &out)
{
    const bool numeric = (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e'
        || c == 'E';
    if (m_inNumber && numeric) {
        ++m_dropped;
        return;
    }
    m_inNumber = false;
    switch (c) {
    case '"':
        m_inString = true;
        m_kept = 0;
        break;
    case '{':
    case '[':
        m_isArray.push_back(c == '[');
        break;
    case '}':
    case ']':
        if (!m_isArray.empty())
            m_isArray.pop_back();
        break;
    default:
        if (!m_isArray.empty() && m_isArray.back() && ((c >= '0' && c <= '9') || c == '-')) {
            m_inNumber = true;
            out += '0';
            return;
        }
    }
    out += c;
}

} // namespace llmcap
