// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_body.h"

#include "http_head.h"

#include <algorithm>
#include <cstring>

namespace llmcap {

namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

void skipBlanks(std::string_view &text)
{
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
}

bool takeToken(std::string_view &text)
{
    const auto length = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), isTokenChar) - text.begin());
    text.remove_prefix(length);
    return length > 0;
}

bool takeQuoted(std::string_view &text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return true;
        }
    }
    return false;
}

/// *( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] ), section 7.1.1.
bool areExtensions(std::string_view text)
{
    while (!text.empty()) {
        skipBlanks(text);
        if (!text.starts_with(';'))
            return false;
        text.remove_prefix(1);
        skipBlanks(text);
        if (!takeToken(text))
            return false;
        std::string_view behind = text;
        skipBlanks(behind);
        if (!behind.starts_with('='))
            continue;
        text = behind.substr(1);
        skipBlanks(text);
        if (!(text.starts_with('"') ? takeQuoted(text) : takeToken(text)))
            return false;
    }
    return true;
}

bool fail(HttpBody::Decoded &result, const char *what)
{
    result.fault = what;
    return false;
}

} // namespace

HttpBody HttpBody::ofLength(std::uint64_t length)
{
    return HttpBody(length == 0 ? State::Done : State::Length, length);
}

HttpBody::Decoded HttpBody::decode(std::string_view bytes)
{
    if (m_state == State::Length || m_state == State::UntilClose)
        return plain(bytes);
    Decoded result;
    if (isDone())
        return result;
    while (step(bytes.substr(result.used), result)) {
    }
    return result;
}

HttpBody::Decoded HttpBody::plain(std::string_view bytes)
{
    Decoded result;
    result.piece = bytes;
    if (m_state == State::Length) {
        result.piece = result.piece.substr(0, static_cast<std::size_t>(
            std::min<std::uint64_t>(m_left, bytes.size())));
        m_left -= result.piece.size();
        if (m_left == 0)
            m_state = State::Done;
    }
    result.used = result.piece.size();
    return result;
}

/// A chunk alone is a view of what was read; only chunks that came together are copied.
void HttpBody::append(std::string_view bytes, Decoded &result)
{
    if (result.piece.empty()) {
        result.piece = bytes;
        return;
    }
    if (!m_piece)
        m_piece = std::make_unique_for_overwrite<Piece>();
    const std::size_t size = result.piece.size();
    if (result.piece.data() != m_piece->data())
        std::memcpy(m_piece->data(), result.piece.data(), size);
    std::memcpy(m_piece->data() + size, bytes.data(), bytes.size());
    result.piece = {m_piece->data(), size + bytes.size()};
}

bool HttpBody::step(std::string_view rest, Decoded &result)
{
    std::string_view line;
    switch (m_state) {
    case State::Size:
        if (!readLine(rest, result, line))
            return false;
        readSize(line, result);
        return !result.fault;
    case State::Data: {
        const std::size_t held = result.piece.size();
        const std::size_t room = held == 0 ? rest.size() : pieceSize - std::min(pieceSize, held);
        const std::size_t count = std::min(
            {rest.size(), room,
             static_cast<std::size_t>(std::min<std::uint64_t>(m_left, rest.size()))});
        if (count == 0)
            return false;
        append(rest.substr(0, count), result);
        result.used += count;
        m_left -= count;
        if (m_left == 0)
            m_state = State::DataEnd;
        return true;
    }
    case State::DataEnd:
        if (!std::string_view("\r\n").starts_with(rest.substr(0, 2)))
            return fail(result, "A chunk is longer than its size says");
        if (rest.size() < 2)
            return false;
        result.used += 2;
        m_state = State::Size;
        return true;
    case State::Trailer:
        if (!readLine(rest, result, line))
            return false;
        readTrailer(line, result);
        return !result.fault && !isDone();
    case State::Length:
    case State::UntilClose:
    case State::Done:
        break;
    }
    return false;
}

bool HttpBody::readLine(std::string_view rest, Decoded &result, std::string_view &line)
{
    const auto bad = std::find_if(rest.begin(), rest.end(), isControl);
    const auto at = static_cast<std::size_t>(bad - rest.begin());
    if (at > lineLimit)
        return fail(result, "A line of the body's framing is too long");
    if (bad == rest.end() || (*bad == '\r' && at + 1 == rest.size()))
        return false;
    if (rest.substr(at, 2) != "\r\n")
        return fail(result, "A line of the body's framing has a control character");
    line = rest.substr(0, at);
    result.used += at + 2;
    return true;
}

void HttpBody::readSize(std::string_view line, Decoded &result)
{
    constexpr std::size_t mostDigits = 16;
    std::uint64_t size = 0;
    std::size_t digits = 0;
    for (; digits < line.size() && hexDigit(line[digits]) >= 0; ++digits) {
        if (digits == mostDigits) {
            fail(result, "A chunk's size has too many digits");
            return;
        }
        size = size * 16 + static_cast<std::uint64_t>(hexDigit(line[digits]));
    }
    if (digits == 0 || size >> 63 || !areExtensions(line.substr(digits))) {
        fail(result, "A chunk's size is not a hexadecimal number");
        return;
    }
    m_left = size;
    m_state = size == 0 ? State::Trailer : State::Data;
}

void HttpBody::readTrailer(std::string_view line, Decoded &result)
{
    m_trailers += line.size() + 2;
    if (line.empty())
        m_state = State::Done;
    else if (m_trailers > trailerLimit)
        fail(result, "There are too many trailers");
    else if (!isFieldLine(line))
        fail(result, "A trailer is not \"name: value\"");
}

bool HttpBody::endsHere()
{
    if (m_state == State::UntilClose)
        m_state = State::Done;
    return isDone();
}

} // namespace llmcap
