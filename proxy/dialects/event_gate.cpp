// SPDX-License-Identifier: GPL-3.0-or-later
#include "event_gate.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace llmcap {
namespace {

constexpr std::size_t longest = std::size_t{1} << 20;

/// Behind the last blank line at or after `from`; npos where there is none. Lines end in LF, CRLF
/// or CR (WHATWG HTML, server-sent events).
std::size_t endOfEvents(std::string_view text, std::size_t from)
{
    constexpr std::array<std::string_view, 3> blanks{"\n\n", "\n\r\n", "\r\r"};
    std::size_t end = std::string_view::npos;
    for (const std::string_view blank : blanks) {
        const auto at = text.rfind(blank);
        if (at == std::string_view::npos || at < from)
            continue;
        const std::size_t behind = at + blank.size();
        end = end == std::string_view::npos ? behind : std::max(end, behind);
    }
    return end;
}

} // namespace

void EventGate::feed(std::string_view bytes, std::string &out)
{
    const std::size_t seen = m_pending.size();
    m_pending += bytes;
    // A blank line may have begun in what was here before.
    const std::size_t end = endOfEvents(m_pending, seen > 2 ? seen - 2 : 0);
    if (end != std::string::npos) {
        out.append(m_pending, 0, end);
        m_pending.erase(0, end);
        m_isTorn = false;
    }
    if (m_pending.size() > longest) {
        out += m_pending;
        m_pending.clear();
        m_isTorn = true;
    }
}

void EventGate::finish(std::string &out)
{
    out += m_pending;
    m_pending.clear();
}

} // namespace llmcap
