// SPDX-License-Identifier: GPL-3.0-or-later
#include "multipart.h"

#include <algorithm>

namespace llmcap {
namespace {

constexpr std::size_t longestHead = 16 * 1024;

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    for (char &c : lower)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return lower;
}

/// The value of a parameter of a header field: quoted or not. "" where there is none. `name` in
/// lower case; "filename" does not find "name".
std::string parameter(std::string_view field, std::string_view name)
{
    const std::string lower = lowerCase(field);
    std::size_t at = 0;
    while ((at = lower.find(name, at)) != std::string::npos) {
        const char before = at == 0 ? ';' : lower[at - 1];
        const std::size_t equals = at + name.size();
        at = equals;
        if ((before != ';' && before != ' ' && before != '\t') || equals >= lower.size()
            || lower[equals] != '=')
            continue;
        std::string_view value = field.substr(equals + 1);
        if (!value.starts_with('"'))
            return std::string(value.substr(0, value.find_first_of("; \t\r\n")));
        std::string text;
        for (std::size_t i = 1; i < value.size() && value[i] != '"'; ++i) {
            if (value[i] == '\\' && i + 1 < value.size())
                ++i;
            text += value[i];
        }
        return text;
    }
    return {};
}

} // namespace

std::string MultipartReader::boundaryOf(std::string_view contentType)
{
    if (!lowerCase(contentType).starts_with("multipart/form-data"))
        return {};
    std::string boundary = parameter(contentType, "boundary");
    return boundary.size() <= 70 ? boundary : std::string();   // RFC 2046, section 5.1.1
}

MultipartReader::MultipartReader(std::string boundary, Handler handler)
    : m_delimiter("\r\n--" + std::move(boundary)),
      m_handler(std::move(handler)),
      m_buffer("\r\n")   // the first boundary may stand at the very beginning
{
}

void MultipartReader::feed(std::string_view bytes)
{
    if (m_state == State::Done || m_state == State::Broken)
        return;
    m_buffer += bytes;
    for (bool goesOn = true; goesOn;) {
        switch (m_state) {
        case State::Preamble:
        case State::Data:
            goesOn = takeDelimiter();
            break;
        case State::Head: {
            const State before = m_state;
            readHead();
            goesOn = m_state != before;
            break;
        }
        default:
            return;
        }
    }
}

void MultipartReader::readHead()
{
    const bool isEmpty = m_buffer.starts_with("\r\n");
    const auto end = isEmpty ? 0 : m_buffer.find("\r\n\r\n");
    if (end == std::string::npos) {
        if (m_buffer.size() > longestHead)
            m_state = State::Broken;
        return;
    }
    Part part;
    std::size_t at = 0;
    while (at < end) {
        const std::size_t stop = std::min(m_buffer.find("\r\n", at), end);
        const std::string_view line = std::string_view(m_buffer).substr(at, stop - at);
        at = stop + 2;
        if (!lowerCase(line).starts_with("content-disposition:"))
            continue;
        part.name = parameter(line, "name");
        part.isFile = lowerCase(line).find("filename") != std::string::npos;
    }
    m_buffer.erase(0, end + (isEmpty ? 2 : 4));
    m_state = State::Data;
    m_handler.begin(part);
}

bool MultipartReader::takeDelimiter()
{
    const auto at = m_buffer.find(m_delimiter);
    if (at == std::string::npos) {
        // What may be the beginning of a boundary stays.
        const std::size_t keep = m_delimiter.size() + 2;
        if (m_buffer.size() > keep) {
            const std::size_t passed = m_buffer.size() - keep;
            if (m_state == State::Data)
                m_handler.data(std::string_view(m_buffer).substr(0, passed));
            m_buffer.erase(0, passed);
        }
        return false;
    }
    const std::size_t behind = at + m_delimiter.size();
    if (m_buffer.size() < behind + 2)
        return false;
    const std::string_view mark = std::string_view(m_buffer).substr(behind, 2);
    if (m_state == State::Data) {
        if (at > 0)
            m_handler.data(std::string_view(m_buffer).substr(0, at));
        m_handler.end();
    }
    m_state = mark == "--" ? State::Done : mark == "\r\n" ? State::Head : State::Broken;
    m_buffer.erase(0, behind + 2);
    return m_state == State::Head;
}

} // namespace llmcap
