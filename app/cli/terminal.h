// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

enum class Colour : std::uint8_t { Plain, Bold, Dim, Green, Yellow, Red };

/// How text may look on standard output. A value, so that tests can ask for any.
struct TextStyle {
    bool colours = false;        ///< escape sequences are understood and wanted
    bool blocks = false;         ///< block characters can be shown

    std::string paint(std::string_view text, Colour colour) const;
    /// A bar of `width` cells, filled by part/whole. REQUIRES: width > 0.
    std::string bar(std::int64_t part, std::int64_t whole, int width, Colour colour) const;
};

/// What this process' standard output takes: colours on a terminal only, and not where NO_COLOR
/// is set (no-color.org). Switches a Windows console to UTF-8 and sequences.
TextStyle styleOfStandardOutput();

bool isTerminalOutput();         ///< standard output is one

/// Rows in columns, two spaces between; the width of a cell is that of its text without colour.
class TextTable final {
public:
    struct Cell {
        std::string text;
        Colour colour = Colour::Plain;
        bool toTheRight = false;
    };
    void add(std::vector<Cell> row) { m_rows.push_back(std::move(row)); }
    bool isEmpty() const { return m_rows.empty(); }
    std::string toText(const TextStyle &style) const;

private:
    std::vector<std::vector<Cell>> m_rows;
};

/// Control characters of labels that came from outside become '?', so that no client can write to
/// somebody's terminal.
std::string printable(std::string_view text);

} // namespace llmcap
