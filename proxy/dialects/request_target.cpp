// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_target.h"

#include <algorithm>

namespace llmcap {
namespace {

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/// nullopt: broken percent sign, or a character that must not come out of one.
std::optional<std::string> decodeSegment(std::string_view raw)
{
    std::string text;
    text.reserve(raw.size());
    for (std::size_t at = 0; at < raw.size(); ++at) {
        char c = raw[at];
        if (c == '%') {
            if (at + 2 >= raw.size())
                return std::nullopt;
            const int high = hexDigit(raw[at + 1]);
            const int low = hexDigit(raw[at + 2]);
            if (high < 0 || low < 0)
                return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            at += 2;
            // Decoded twice by some servers, or before the query is cut off: a second percent sign
            // could hide a slash.
            if (c == '/' || c == '%' || c == '?')
                return std::nullopt;
        }
        const auto code = static_cast<unsigned char>(c);
        if (code < 0x21 || code == 0x7f || c == '\\' || c == '#')
            return std::nullopt;
        text += c;
    }
    return text;
}

} // namespace

std::optional<RequestTarget> RequestTarget::read(std::string_view target)
{
    RequestTarget read;
    const auto question = target.find('?');
    std::string_view path = target.substr(0, question);
    if (question != std::string_view::npos)
        read.query = target.substr(question);
    while (!path.empty()) {
        const auto slash = path.find('/');
        const std::string_view raw = path.substr(0, slash);
        path = slash == std::string_view::npos ? std::string_view() : path.substr(slash + 1);
        if (raw.empty())
            continue;
        auto text = decodeSegment(raw);
        // ";x" after a name is a parameter to some servers and part of the name to others.
        if (!text || *text == "." || *text == ".." || text->find(';') != std::string::npos)
            return std::nullopt;
        read.segments.push_back({std::move(*text), raw});
    }
    return read;
}

bool RequestTarget::startsWith(std::size_t first,
                               std::initializer_list<std::string_view> names) const
{
    if (first + names.size() > segments.size())
        return false;
    return std::all_of(names.begin(), names.end(), [&](std::string_view name) {
        const std::string &text = segments[first++].text;
        return name == "*" || name == text;
    });
}

bool RequestTarget::is(std::size_t first, std::initializer_list<std::string_view> names) const
{
    return first + names.size() == segments.size() && startsWith(first, names);
}

std::string RequestTarget::join(std::string_view prefix, std::size_t first) const
{
    std::string joined;
    if (!prefix.empty())
        joined.append("/").append(prefix);
    for (std::size_t at = first; at < segments.size(); ++at)
        joined.append("/").append(segments[at].raw);
    if (joined.empty())
        joined = "/";
    return joined.append(query);
}

bool RequestTarget::hasParameter(std::string_view name, std::string_view value) const
{
    std::string_view rest = query.empty() ? query : query.substr(1);
    while (!rest.empty()) {
        const auto end = rest.find('&');
        const std::string_view pair = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const auto equals = pair.find('=');
        if (equals == std::string_view::npos)
            continue;
        const auto key = decodeSegment(pair.substr(0, equals));
        const auto text = decodeSegment(pair.substr(equals + 1));
        if (key && text && *key == name && *text == value)
            return true;
    }
    return false;
}

bool isVersionSegment(std::string_view segment)
{
    if (segment.size() < 2 || segment.front() != 'v')
        return false;
    const auto digits = [&segment] {
        const auto before = segment.size();
        while (!segment.empty() && segment.front() >= '0' && segment.front() <= '9')
            segment.remove_prefix(1);
        return before - segment.size();
    };
    segment.remove_prefix(1);
    if (digits() == 0)
        return false;
    for (std::string_view stage : {"beta", "alpha"}) {
        if (segment.starts_with(stage)) {
            segment.remove_prefix(stage.size());
            digits();
            break;
        }
    }
    return segment.empty();
}

Endpoint unknownEndpoint(std::string_view target, std::string upstreamTarget)
{
    constexpr std::size_t longest = 80;
    Endpoint endpoint;
    endpoint.name = target.substr(0, std::min(target.find('?'), longest));
    for (char &c : endpoint.name) {
        if (static_cast<unsigned char>(c) < 0x21 || static_cast<unsigned char>(c) > 0x7e)
            c = '_';
    }
    endpoint.upstreamTarget = std::move(upstreamTarget);
    return endpoint;
}

std::optional<VersionedTarget> readVersioned(std::string_view target, std::string_view version)
{
    auto read = RequestTarget::read(target);
    if (!read)
        return std::nullopt;
    VersionedTarget versioned{std::move(*read), std::string(version), 0};
    const auto &segments = versioned.target.segments;
    // The last one is the SDK's own choice; those before it came from the base URL.
    while (versioned.first < segments.size() && isVersionSegment(segments[versioned.first].text))
        versioned.version = segments[versioned.first++].text;
    return versioned;
}

} // namespace llmcap
