// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_shrinker.h"

#include <algorithm>

namespace llmcap {

namespace {

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// What a number goes on with.
bool isNumeric(char c)
{
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
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
    while (!bytes.empty()) {
        if (const std::size_t plain = plainRun(bytes)) {
            if (m_cutting) {
                m_dropped += static_cast<std::int64_t>(plain);
            } else {
                out += bytes.substr(0, plain);
                m_kept += plain;
            }
            m_highSurrogate = false;
            bytes.remove_prefix(plain);
            continue;
        }
        if (m_inNumber) {
            const auto end = std::find_if_not(bytes.begin(), bytes.end(), isNumeric);
            m_dropped += end - bytes.begin();
            m_inNumber = end == bytes.end();
            bytes.remove_prefix(static_cast<std::size_t>(end - bytes.begin()));
        } else if (m_inString) {
            inString(bytes.front(), out);
            bytes.remove_prefix(1);
        } else {
            outside(bytes.front(), out);
            bytes.remove_prefix(1);
        }
    }
}

/// How many bytes in front change nothing but the length of the running string: most of a reply.
std::size_t JsonShrinker::plainRun(std::string_view bytes) const
{
    if (!m_inString || m_backslash || m_escapeLeft > 0)
        return 0;
    const std::size_t room = m_cutting ? bytes.size() : stringLimit - std::min(m_kept, stringLimit);
    const std::string_view within = bytes.substr(0, room);
    const auto end = std::find_if(within.begin(), within.end(),
                                  [](char c) { return c == '"' || c == '\\'; });
    return static_cast<std::size_t>(end - within.begin());
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
