// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_head.h"

#include <algorithm>
#include <array>

namespace llmcap {
namespace {

constexpr std::array<bool, 256> tokenChars = [] {
    std::array<bool, 256> found{};
    for (int c = 0; c < 128; ++c) {
        found[static_cast<std::size_t>(c)] = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9')
            || std::string_view("!#$%&'*+-.^_`|~").find(static_cast<char>(c))
                != std::string_view::npos;
    }
    return found;
}();

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trimmed(std::string_view text)
{
    const auto isBlank = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

bool isToken(std::string_view text)
{
    return !text.empty() && std::all_of(text.begin(), text.end(), isTokenChar);
}

bool isDigits(std::string_view text)
{
    return !text.empty()
        && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A name or an address literal with an optional port; nothing that could hide a path or user.
bool isHostValue(std::string_view host)
{
    const auto fits = [](char c) {
        return isTokenChar(c) || c == ':' || c == '[' || c == ']';
    };
    return !host.empty() && std::all_of(host.begin(), host.end(), fits);
}

struct Framing {
    int lengths = 0;
    int encodings = 0;
    int hosts = 0;
    std::string_view encoding;
};

std::optional<std::string> fieldFault(std::string_view line, Framing &framing)
{
    if (line.front() == ' ' || line.front() == '\t')
        return "A header field is folded over two lines";
    if (!isFieldLine(line))
        return "A header line is not \"name: value\"";
    const auto colon = line.find(':');
    const std::string_view name = line.substr(0, colon);
    const std::string_view value = trimmed(line.substr(colon + 1));
    if (equalsNoCase(name, "content-length")) {
        ++framing.lengths;
        if (!isDigits(value) || value.size() > 18)
            return "Content-Length is not a number";
    } else if (equalsNoCase(name, "transfer-encoding")) {
        ++framing.encodings;
        framing.encoding = value;
    } else if (equalsNoCase(name, "host")) {
        ++framing.hosts;
        if (!isHostValue(value))
            return "The Host header is not a host name";
    }
    return std::nullopt;
}

std::optional<std::string> framingFault(const Framing &framing, bool isVersion11)
{
    if (framing.lengths > 1)
        return "Content-Length is given more than once";
    if (framing.encodings == 0)
        return std::nullopt;
    if (framing.lengths > 0)
        return "Content-Length and Transfer-Encoding are given together";
    if (framing.encodings > 1 || !equalsNoCase(framing.encoding, "chunked"))
        return "The only Transfer-Encoding served is \"chunked\"";
    if (!isVersion11)
        return "Transfer-Encoding needs HTTP/1.1";
    return std::nullopt;
}

/// Everything behind the first line.
std::optional<std::string> fieldsFault(std::string_view lines, int fieldLimit, Framing &framing)
{
    int count = 0;
    while (!lines.empty()) {
        const auto end = lines.find("\r\n");
        const std::string_view line = lines.substr(0, end);
        lines.remove_prefix(end + 2);
        if (line.empty())
            break;
        if (++count > fieldLimit)
            return "There are more than " + std::to_string(fieldLimit) + " header fields";
        if (auto fault = fieldFault(line, framing))
            return fault;
    }
    return std::nullopt;
}

std::optional<std::string> bytesFault(std::string_view raw)
{
    for (std::size_t i = 0; i < raw.size(); ++i) {
        if (static_cast<unsigned char>(raw[i]) >= 0x20 && raw[i] != 0x7f)
            continue;
        if (raw[i] == '\r' && (i + 1 == raw.size() || raw[i + 1] != '\n'))
            return "A carriage return stands alone";
        if (raw[i] == '\n' && (i == 0 || raw[i - 1] != '\r'))
            return "A line ends without a carriage return";
        if (raw[i] != '\r' && raw[i] != '\n' && isControl(raw[i]))
            return "The head has a control character";
    }
    return std::nullopt;
}

std::optional<std::string> requestLineFault(std::string_view line)
{
    const auto first = line.find(' ');
    const auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last)
        return "The first line is not \"METHOD /path HTTP/1.1\"";
    const std::string_view target = line.substr(first + 1, last - first - 1);
    const std::string_view version = line.substr(last + 1);
    if (!isToken(line.substr(0, first)))
        return "The method is not a word";
    if (version != "HTTP/1.1" && version != "HTTP/1.0")
        return "Only HTTP/1.1 and HTTP/1.0 are served here";
    // Absolute targets and CONNECT would let the caller choose where a key goes.
    if (target.empty() || target.front() != '/')
        return "The target must be a path that begins with \"/\"";
    const auto isPrintable = [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte > 0x20 && byte < 0x7f && c != '#' && c != '\\';
    };
    if (!std::all_of(target.begin(), target.end(), isPrintable))
        return "The path has a character that must be percent-encoded";
    return std::nullopt;
}

std::optional<std::string> statusLineFault(std::string_view line)
{
    const bool isOk = (line.starts_with("HTTP/1.1 ") || line.starts_with("HTTP/1.0 "))
        && line.size() >= 12 && isDigits(line.substr(9, 3)) && line[9] >= '1' && line[9] <= '5'
        && (line.size() == 12 || line[12] == ' ');
    if (!isOk)
        return "The first line is not a status line of HTTP/1.1";
    return std::nullopt;
}

} // namespace

bool isTokenChar(char c)
{
    return tokenChars[static_cast<unsigned char>(c)];
}

bool isControl(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return (byte < 0x20 && c != '\t') || byte == 0x7f;
}

bool isFieldLine(std::string_view line)
{
    const auto colon = line.find(':');
    return colon != std::string_view::npos && isToken(line.substr(0, colon));
}

bool looksLikeFraming(std::string_view name)
{
    static constexpr std::array<std::string_view, 3> framing{"content-length", "transfer-encoding",
                                                             "host"};
    // The same letters and digits, whatever stands between them.
    const auto reads = [name](std::string_view word) {
        const auto isLetter = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        };
        std::size_t at = 0;
        for (const char c : name) {
            const char small = lower(c);
            if (!isLetter(small))
                continue;
            while (at < word.size() && !isLetter(word[at]))
                ++at;
            if (at == word.size() || word[at] != small)
                return false;
            ++at;
        }
        return at == word.size();
    };
    return std::any_of(framing.begin(), framing.end(), [&](std::string_view word) {
        return !equalsNoCase(name, word) && reads(word);
    });
}

bool equalsNoCase(std::string_view a, std::string_view b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(),
                      [](char x, char y) { return lower(x) == lower(y); });
}

void HttpFields::add(std::string name, std::string value)
{
    m_fields.push_back({std::move(name), std::move(value)});
}

const std::string *HttpFields::find(std::string_view name) const
{
    for (const HttpField &field : m_fields) {
        if (equalsNoCase(field.name, name))
            return &field.value;
    }
    return nullptr;
}

std::string_view HttpFields::value(std::string_view name) const
{
    const std::string *found = find(name);
    return found ? std::string_view(*found) : std::string_view{};
}

std::size_t HttpFields::count(std::string_view name) const
{
    return static_cast<std::size_t>(
        std::count_if(m_fields.begin(), m_fields.end(),
                      [&](const HttpField &field) { return equalsNoCase(field.name, name); }));
}

bool HttpFields::hasToken(std::string_view name, std::string_view token) const
{
    for (const HttpField &field : m_fields) {
        if (!equalsNoCase(field.name, name))
            continue;
        std::string_view rest = field.value;
        while (!rest.empty()) {
            const auto comma = rest.find(',');
            if (equalsNoCase(trimmed(rest.substr(0, comma)), token))
                return true;
            rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 1);
        }
    }
    return false;
}

std::optional<std::string> requestHeadFault(std::string_view raw, int fieldLimit)
{
    if (auto fault = bytesFault(raw))
        return fault;
    const auto end = raw.find("\r\n");
    const std::string_view line = raw.substr(0, end);
    if (auto fault = requestLineFault(line))
        return fault;
    Framing framing;
    if (auto fault = fieldsFault(raw.substr(end + 2), fieldLimit, framing))
        return fault;
    if (framing.hosts != 1)
        return "There must be exactly one Host header";
    return framingFault(framing, line.ends_with("1.1"));
}

std::optional<std::string> responseHeadFault(std::string_view raw, int fieldLimit)
{
    if (auto fault = bytesFault(raw))
        return fault;
    const auto end = raw.find("\r\n");
    const std::string_view line = raw.substr(0, end);
    if (auto fault = statusLineFault(line))
        return fault;
    Framing framing;
    if (auto fault = fieldsFault(raw.substr(end + 2), fieldLimit, framing))
        return fault;
    return framingFault(framing, line.starts_with("HTTP/1.1"));
}

bool isHopByHop(const HttpFields &fields, std::string_view name)
{
    static constexpr std::array<std::string_view, 9> always{
        "connection", "keep-alive", "proxy-connection", "proxy-authenticate",
        "proxy-authorization", "te", "trailer", "transfer-encoding", "upgrade"};
    static constexpr std::array<std::string_view, 8> never{
        "host", "content-length", "content-type", "authorization", "x-api-key", "x-goog-api-key",
        "api-key", "content-encoding"};
    const auto isNamed = [&](std::string_view other) { return equalsNoCase(name, other); };
    if (std::any_of(always.begin(), always.end(), isNamed))
        return true;
    if (std::any_of(never.begin(), never.end(), isNamed))
        return false;
    return fields.hasToken("connection", name);
}

} // namespace llmcap
