// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "usage_export.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace llmcap {

/// How far the two books may lie apart: a share in thousandths of a percent, or USD.
struct Tolerance {
    std::int64_t millionths = 10'000;   ///< 1 %
    NanoUsd usd;                        ///< used where `isUsd`
    bool isUsd = false;
};

/// "1%", "0.5%", or USD like "0.25".
Result<Tolerance> parseTolerance(std::string_view text);

/// Compares our audit log with a provider's export by day (UTC) and model.
/// Thread: one at a time.
class Reconciliation final {
public:
    struct Line {
        NanoUsd ours, theirs;
        std::int64_t ourTokens = 0, theirTokens = 0;
    };
    using Key = std::pair<std::string, std::string>;   ///< day, billedName()

    explicit Reconciliation(const std::vector<UsageLine> &exported);

    /// Rows outside the export's days are passed over.
    void add(const Exchange &row);

    const std::map<Key, Line> &lines() const { return m_lines; }
    Line total() const;
    bool hasCosts() const { return m_hasCosts; }
    bool hasTokens() const { return m_hasTokens; }
    std::string firstDay() const { return m_first; }
    std::string lastDay() const { return m_last; }
    /// Whether a line lies further apart than that: by costs where the export has them, else by
    /// tokens (of which USD tolerances allow none).
    bool isBeyond(const Line &line, const Tolerance &tolerance) const;
    bool isBeyond(const Tolerance &tolerance) const;

private:
    std::map<Key, Line> m_lines;
    std::string m_first, m_last;
    bool m_hasCosts = false, m_hasTokens = false, m_hasModels = false;
};

} // namespace llmcap
