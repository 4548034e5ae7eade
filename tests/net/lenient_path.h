// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// What the most lenient server could make of a target: percent signs undone until none is left,
/// backslashes taken for slashes, parameters and NUL tails cut off, empty and dot segments
/// resolved. The query stays.
inline std::string lenientPath(const std::string &target)
{
    const auto question = target.find('?');
    const std::string query = question == std::string::npos ? "" : target.substr(question);
    std::string path = target.substr(0, question);
    const auto hex = [](char c) {
        const std::string_view digits = "0123456789abcdef";
        return static_cast<int>(digits.find(c >= 'A' && c <= 'F' ? static_cast<char>(c + 32) : c));
    };
    for (bool again = true; again;) {
        again = false;
        std::string plain;
        for (std::size_t i = 0; i < path.size(); ++i) {
            if (path[i] == '%' && i + 2 < path.size() && hex(path[i + 1]) >= 0
                && hex(path[i + 2]) >= 0) {
                plain += static_cast<char>(hex(path[i + 1]) * 16 + hex(path[i + 2]));
                i += 2;
                again = true;
            } else {
                plain += path[i] == '\\' ? '/' : path[i];
            }
        }
        path = plain;
    }
    path = path.substr(0, path.find('\0'));
    std::vector<std::string> segments;
    while (!path.empty()) {
        const auto slash = path.find('/');
        std::string segment = path.substr(0, slash);
        path = slash == std::string::npos ? "" : path.substr(slash + 1);
        segment = segment.substr(0, segment.find(';'));
        if (segment == "..") {
            if (!segments.empty())
                segments.pop_back();
        } else if (!segment.empty() && segment != ".") {
            segments.push_back(segment);
        }
    }
    std::string joined;
    for (const std::string &segment : segments)
        joined += "/" + segment;
    return (joined.empty() ? "/" : joined) + query;
}

} // namespace llmcap
