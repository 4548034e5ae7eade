// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// Copies JSON text and leaves out what is too bulky to keep: the rest of long strings (pictures,
/// encrypted reasoning) and the digits of numbers that stand in arrays (embeddings). Members,
/// short strings and all figures inside objects stay, so usage can be read from the copy. What
/// is not JSON comes out as something that is not JSON. Any split. Thread: one at a time.
class JsonShrinker final {
public:
    /// A string keeps at least this many bytes.
    static constexpr std::size_t stringLimit = 16 * 1024;

    void feed(std::string_view bytes, std::string &out);
    /// Bytes left out so far.
    std::int64_t dropped() const { return m_dropped; }
    void reset() { *this = JsonShrinker(); }

private:
    std::size_t plainRun(std::string_view bytes) const;
    void inString(char c, std::string &out);
    void outside(char c, std::string &out);

    std::vector<bool> m_isArray;       // open containers, innermost last
    std::size_t m_kept = 0;            // bytes of the running string
    std::int64_t m_dropped = 0;
    std::uint32_t m_escape = 0;        // the running \u escape, to keep surrogate pairs together
    int m_escapeLeft = 0;              // characters still to come of the running escape
    bool m_highSurrogate = false;
    bool m_inString = false;
    bool m_cutting = false;            // the rest of this string is left out
    bool m_backslash = false;
    bool m_inNumber = false;           // an array's number, already replaced by 0
};

} // namespace llmcap
