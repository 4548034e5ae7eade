// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_writer.h"

#include <algorithm>

namespace llmcap {

namespace {

/// Length of the valid sequence at the front (RFC 3629, section 4), 0 where there is none.
std::size_t sequenceLength(std::string_view bytes)
{
    const auto at = [&](std::size_t i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned char first = at(0);
    if (first < 0x80) {
        return 1;
    }
    const std::size_t length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || bytes.size() < length) {
        return 0;
    }
    unsigned char low = 0x80;
    unsigned char high = 0xbf;
    if (first == 0xe0) {
        low = 0xa0;
    } else if (first == 0xed) {
        high = 0x9f;   // surrogates
    } else if (first == 0xf0) {
        low = 0x90;
    } else if (first == 0xf4) {
        high = 0x8f;   // beyond U+10FFFF
    }
    if (at(1) < low || at(1) > high) {
        return 0;
    }
    for (std::size_t i = 2; i < length; ++i) {
        if ((at(i) & 0xc0) != 0x80) {
            return 0;
        }
    }
    return length;
}

void appendEscaped(std::string &out, std::string_view value)
{
    static constexpr char hex[] = "0123456789abcdef";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (byte < 0x20 || byte == 0x7f) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += c;
        }
    }
}

} // namespace

std::string toValidUtf8(std::string_view bytes)
{
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = sequenceLength(bytes);
        out.append(length > 0 ? bytes.substr(0, length) : std::string_view{"\xef\xbf\xbd"});
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

void JsonWriter::separate()
{
    if (m_needsComma) {
        m_out += ',';
    }
    m_needsComma = true;
}

void JsonWriter::raw(std::string_view value)
{
    separate();
    m_out += value;
}

JsonWriter &JsonWriter::beginObject()
{
    raw("{");
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endObject()
{
    m_out += '}';
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::beginArray()
{
    raw("[");
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::endArray()
{
    m_out += ']';
    m_needsComma = true;
    return *this;
}

JsonWriter &JsonWriter::key(std::string_view name)
{
    text(name);
    m_out += ':';
    m_needsComma = false;
    return *this;
}

JsonWriter &JsonWriter::text(std::string_view value)
{
    raw("\"");
    appendEscaped(m_out, toValidUtf8(value));
    m_out += '"';
    return *this;
}

JsonWriter &JsonWriter::number(std::int64_t value)
{
    raw(std::to_string(value));
    return *this;
}

JsonWriter &JsonWriter::boolean(bool value)
{
    raw(value ? "true" : "false");
    return *this;
}

JsonWriter &JsonWriter::json(std::string_view value)
{
    raw(value);
    return *this;
}

JsonWriter &JsonWriter::null()
{
    raw("null");
    return *this;
}

JsonWriter &JsonWriter::thousandths(std::int64_t value)
{
    std::string out = value < 0 ? "-" : "";
    const std::uint64_t size = value < 0 ? 0 - static_cast<std::uint64_t>(value)
                                         : static_cast<std::uint64_t>(value);
    out += std::to_string(size / 1000);
    std::string fraction = std::to_string(1000 + size % 1000);
    fraction.front() = '.';
    while (fraction.back() == '0') {
        fraction.pop_back();
    }
    raw(out + (fraction == "." ? "" : fraction));
    return *this;
}

} // namespace llmcap
