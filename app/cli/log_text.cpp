// SPDX-License-Identifier: GPL-3.0-or-later
#include "log_text.h"

#include "time_text.h"

namespace llmcap {

namespace {

Colour colourOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Refused:
        return Colour::Red;
    case Outcome::ClientGone:
    case Outcome::UpstreamFailed:
    case Outcome::Crashed:
        return Colour::Yellow;
    case Outcome::Completed:
        break;
    }
    return Colour::Green;
}

std::string outcomeText(const Exchange &row)
{
    std::string text(outcomeName(row.outcome));
    if (!row.cap.empty()) {
        text += " by " + printable(row.cap);
    }
    return text;
}

} // namespace

std::string costText(const Exchange &row)
{
    switch (row.basis) {
    case CostBasis::Reported:
        return toDisplayUsd(row.cost);
    case CostBasis::Estimated:
        return "~" + toDisplayUsd(row.cost);
    case CostBasis::Held:
        return toDisplayUsd(row.cost) + " held";
    case CostBasis::Unpriced:
        return "unpriced";
    case CostBasis::None:
        break;
    }
    return "-";
}

std::vector<TextTable::Cell> logCells(const Exchange &row, const std::string &zone)
{
    const Usage &usage = row.usage;
    const std::int64_t input = usage[Unit::Input] + usage[Unit::CacheRead]
        + usage[Unit::CacheWrite5m] + usage[Unit::CacheWrite1h];
    return {{localTime(row.time, zone), Colour::Dim},
            {printable(row.labels.provider)},
            {printable(row.labels.model)},
            {std::to_string(input) + " in", Colour::Plain, true},
            {std::to_string(usage[Unit::Output]) + " out", Colour::Plain, true},
            {costText(row), Colour::Bold, true},
            {std::to_string(row.status), Colour::Plain, true},
            {outcomeText(row), colourOf(row.outcome)},
            {printable(row.labels.project), Colour::Dim}};
}

std::string logLine(const Exchange &row, const std::string &zone, const TextStyle &style)
{
    TextTable table;
    table.add(logCells(row, zone));
    std::string line = table.toText(style);
    line.pop_back();
    return line;
}

} // namespace llmcap
