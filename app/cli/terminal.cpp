// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include <algorithm>

namespace llmcap {

namespace {

std::string_view sequenceOf(Colour colour)
{
    switch (colour) {
    case Colour::Bold:
        return "\x1b[1m";
    case Colour::Dim:
        return "\x1b[2m";
    case Colour::Green:
        return "\x1b[32m";
    case Colour::Yellow:
        return "\x1b[33m";
    case Colour::Red:
        return "\x1b[31m";
    case Colour::Plain:
        break;
    }
    return {};
}

/// Code points, which is the width of everything printed here.
std::size_t widthOf(std::string_view text)
{
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xc0) != 0x80;
    }));
}

} // namespace

std::string TextStyle::paint(std::string_view text, Colour colour) const
{
    const std::string_view start = colours ? sequenceOf(colour) : std::string_view{};
    return std::string(start).append(text).append(start.empty() ? "" : "\x1b[0m");
}

std::string TextStyle::bar(std::int64_t part, std::int64_t whole, int width, Colour colour) const
{
    // Doubles draw the bar; no figure is made from them.
    const double share = whole > 0 ? static_cast<double>(part) / static_cast<double>(whole)
                                   : (part > 0 ? 1.0 : 0.0);
    const int filled = std::clamp(static_cast<int>(share * width + 0.5), 0, width);
    std::string full;
    std::string rest;
    for (int i = 0; i < width; ++i) {
        (i < filled ? full : rest) += blocks ? (i < filled ? "█" : "░")
                            : (i < filled ? "#" : ".");
    }
    return paint(full, colour) + paint(rest, Colour::Dim);
}

std::string TextTable::toText(const TextStyle &style) const
{
    std::vector<std::size_t> widths;
    for (const auto &row : m_rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (std::size_t i = 0; i < row.size(); ++i) {
            widths[i] = std::max(widths[i], widthOf(row[i].text));
        }
    }
    std::string out;
    for (const auto &row : m_rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            const std::string gap(widths[i] - widthOf(row[i].text), ' ');
            const bool isLast = i + 1 == row.size();
            out += row[i].toTheRight ? gap : "";
            out += style.paint(row[i].text, row[i].colour);
            out += row[i].toTheRight || isLast ? "" : gap;
            out += isLast ? "" : "  ";
        }
        out += '\n';
    }
    return out;
}

std::string printable(std::string_view text)
{
    std::string out;
    const auto at = [&](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        const unsigned byte = at(i);
        // U+0080 to U+009F are control characters too; terminals know 0x9b as the start of one.
        const bool isC1 = byte == 0xc2 && at(i + 1) >= 0x80 && at(i + 1) < 0xa0;
        // U+2028 to U+202E and U+2066 to U+2069 break lines and turn the reading direction.
        const bool isMark = byte == 0xe2
            && ((at(i + 1) == 0x80 && at(i + 2) >= 0xa8 && at(i + 2) <= 0xae)
                || (at(i + 1) == 0x81 && at(i + 2) >= 0xa6 && at(i + 2) <= 0xa9));
        if (byte < 0x20 || byte == 0x7f || isC1 || isMark) {
            out += '?';
            i += isMark ? 2 : isC1 ? 1 : 0;
        } else {
            out += text[i];
        }
    }
    return out;
}

} // namespace llmcap
