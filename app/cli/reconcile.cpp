// SPDX-License-Identifier: GPL-3.0-or-later
#include "reconcile.h"

#include "rfc3339.h"

#include <algorithm>

namespace llmcap {

Result<Tolerance> parseTolerance(std::string_view text)
{
    Tolerance tolerance;
    const bool isShare = text.ends_with('%');
    const auto amount = parseUsd(isShare ? text.substr(0, text.size() - 1) : text);
    if (!amount || amount->count < 0)
        return Error{ErrorCode::BadInput, "'" + std::string(text.substr(0, 40))
                                              + "' is no tolerance; write 1% or USD like 0.25"};
    tolerance.isUsd = !isShare;
    tolerance.usd = *amount;
    tolerance.millionths = amount->count / 100'000;   // nano-percent to millionths
    return tolerance;
}

Reconciliation::Reconciliation(const std::vector<UsageLine> &exported)
{
    m_hasModels = std::any_of(exported.begin(), exported.end(),
                              [](const UsageLine &line) { return !line.model.empty(); });
    for (const UsageLine &usage : exported) {
        Line &line = m_lines[{usage.day, billedName(usage.model)}];
        line.theirs += usage.cost.value_or(NanoUsd{});
        line.theirTokens += usage.tokens.value_or(0);
        m_hasCosts = m_hasCosts || usage.cost;
        m_hasTokens = m_hasTokens || usage.tokens;
        m_first = m_first.empty() ? usage.day : std::min(m_first, usage.day);
        m_last = std::max(m_last, usage.day);
    }
}

void Reconciliation::add(const Exchange &row)
{
    const std::string day = toRfc3339(row.time).substr(0, 10);
    if (day < m_first || day > m_last || row.outcome == Outcome::Refused)
        return;
    // An export without models is compared by day alone.
    Line &line = m_lines[{day, m_hasModels ? billedName(row.labels.model) : ""}];
    line.ours += row.cost;
    line.ourTokens += row.usage.tokens();
}

Reconciliation::Line Reconciliation::total() const
{
    Line sum;
    for (const auto &[key, line] : m_lines) {
        sum.ours += line.ours;
        sum.theirs += line.theirs;
        sum.ourTokens += line.ourTokens;
        sum.theirTokens += line.theirTokens;
    }
    return sum;
}

bool Reconciliation::isBeyond(const Line &line, const Tolerance &tolerance) const
{
    const std::int64_t ours = m_hasCosts ? line.ours.count : line.ourTokens;
    const std::int64_t theirs = m_hasCosts ? line.theirs.count : line.theirTokens;
    const std::int64_t drift = ours < theirs ? theirs - ours : ours - theirs;
    if (tolerance.isUsd)
        return drift > (m_hasCosts ? tolerance.usd.count : 0);
    // drift / larger > millionths / 1'000'000, without leaving 64 bits: exact up to nine million
    // dollars a line, and coarser, never wrong by more than a millionth, beyond.
    const std::int64_t larger = std::max({ours, theirs, -ours, -theirs});
    constexpr std::int64_t most = std::int64_t{1} << 62;
    if (tolerance.millionths == 0 || larger <= most / tolerance.millionths)
        return drift > larger * tolerance.millionths / 1'000'000;
    return drift > larger / 1'000'000 * tolerance.millionths;
}

bool Reconciliation::isBeyond(const Tolerance &tolerance) const
{
    return isBeyond(total(), tolerance)
        || std::any_of(m_lines.begin(), m_lines.end(),
                       [&](const auto &entry) { return isBeyond(entry.second, tolerance); });
}

} // namespace llmcap
