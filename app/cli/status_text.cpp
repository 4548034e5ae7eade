// SPDX-License-Identifier: GPL-3.0-or-later
#include "status_text.h"

#include "amount.h"
#include "feed_json.h"
#include "time_text.h"

namespace llmcap {

namespace {

std::string counted(std::int64_t count, const char *one, const char *many)
{
    return std::to_string(count) + " " + (count == 1 ? one : many);
}

std::string percentText(std::int64_t part, std::int64_t whole)
{
    if (whole <= 0) {
        return part > 0 ? "over" : "0%";
    }
    const double share = static_cast<double>(part) * 100 / static_cast<double>(whole);
    return share > 999 ? ">999%" : std::to_string(static_cast<int>(share)) + "%";
}

std::string enforcementText(const FeedStatus &status, const TextStyle &style)
{
    const Snapshot &snapshot = status.snapshot;
    if (!snapshot.ledgerProblem.empty()) {
        return style.paint("not recording. " + snapshot.ledgerProblem, Colour::Red);
    }
    if (snapshot.blockAll) {
        return style.paint("blocking every paid request (llmcap block off)", Colour::Red);
    }
    if (snapshot.asOf < snapshot.pausedUntil) {
        return style.paint("paused until " + localTime(snapshot.pausedUntil, snapshot.zone)
                               + " (llmcap resume)",
                           Colour::Yellow);
    }
    if (snapshot.warnOnly) {
        return style.paint("warning only, refusing nothing", Colour::Yellow);
    }
    if (snapshot.caps.empty()) {
        return style.paint("no cap is set: nothing is refused (llmcap caps set day --limit 10.00)",
                           Colour::Yellow);
    }
    return style.paint("enforcing", Colour::Green);
}

std::vector<TextTable::Cell> totalsRow(const char *name, const Totals &totals)
{
    std::string rest = counted(totals.requests, "request", "requests");
    rest += ", " + std::to_string(totals.blocked) + " blocked";
    if (totals.unpriced > 0) {
        rest += ", " + std::to_string(totals.unpriced) + " unpriced";
    }
    if (totals.held.count > 0) {
        rest += ", " + toDisplayUsd(totals.held) + " held";
    }
    return {{name, Colour::Bold}, {spentText(totals), Colour::Plain, true}, {rest, Colour::Dim}};
}

std::vector<TextTable::Cell> capRow(const CapState &state, const Snapshot &snapshot,
                                    const TextStyle &style)
{
    constexpr int barWidth = 16;
    const Cap &cap = state.cap;
    const std::int64_t used = state.spent + state.held;
    std::string ends;
    if (cap.isPaused(snapshot.asOf)) {
        ends = "paused until " + localTime(cap.pausedUntil, snapshot.zone);
    } else if (cap.window.kind == Window::Kind::Rolling) {
        ends = "rolls on";
    } else if (state.window.end != Instant::max()) {
        ends = "resets " + timeUntil(state.window.end, snapshot.asOf);
    } else {
        ends = "never resets";
    }
    if (state.limit != cap.limit) {
        ends += ", raised by " + displayAmount(state.limit - cap.limit, cap.unit);
    }
    // A bar is drawn without colour here, so that its width is known to the table.
    const TextStyle plain{false, style.blocks};
    return {{cap.name, Colour::Bold},
            {displayAmount(used, cap.unit), Colour::Plain, true},
            {"of"},
            {displayAmount(state.limit, cap.unit), Colour::Plain, true},
            {plain.bar(used, state.limit, barWidth, Colour::Plain), colourOf(state.level)},
            {percentText(used, state.limit), Colour::Plain, true},
            {std::string(capLevelName(state.level)), colourOf(state.level)},
            {ends, Colour::Dim},
            {describeCap(cap), Colour::Dim}};
}

} // namespace

Colour colourOf(CapState::Level level)
{
    switch (level) {
    case CapState::Level::Warn:
    case CapState::Level::Paused:
        return Colour::Yellow;
    case CapState::Level::Reached:
        return Colour::Red;
    case CapState::Level::Ok:
        break;
    }
    return Colour::Green;
}

std::string spentText(const Totals &totals)
{
    return (totals.unpriced > 0 ? "at least " : "") + toDisplayUsd(totals.spent);
}

std::string usedOfLimit(const CapState &state)
{
    return displayAmount(state.spent + state.held, state.cap.unit) + " of "
        + displayAmount(state.limit, state.cap.unit);
}

std::string describeCap(const Cap &cap)
{
    std::string text = "per " + toString(cap.window);
    if (cap.window.kind == Window::Kind::Total) {
        text = "in total";
    } else if (cap.window.kind == Window::Kind::Rolling) {
        text = "in any " + toString(cap.window);
    }
    for (const std::string &part :
         {cap.scope.provider, cap.scope.model, cap.scope.key, cap.scope.project}) {
        if (!part.empty()) {
            text += ", " + printable(part);
        }
    }
    if (cap.action != CapAction::Block) {
        text += ", " + std::string(capActionName(cap.action));
    }
    if (cap.policy != CapPolicy::WorstCase) {
        text += ", " + std::string(capPolicyName(cap.policy));
    }
    return text;
}

std::string capsText(const FeedStatus &status, const TextStyle &style)
{
    TextTable table;
    for (const CapState &state : status.snapshot.caps) {
        table.add(capRow(state, status.snapshot, style));
    }
    return table.toText(style);
}

std::string statusText(const FeedStatus &status, const TextStyle &style)
{
    const Snapshot &snapshot = status.snapshot;
    std::string out = style.paint(status.demo ? "LLMCap DEMO" : "LLMCap", Colour::Bold) + "  "
        + enforcementText(status, style) + "\n\n";
    TextTable totals;
    totals.add(totalsRow("Today", snapshot.today));
    totals.add(totalsRow("This month", snapshot.month));
    out += totals.toText(style);
    if (!snapshot.caps.empty()) {
        out += "\n" + capsText(status, style);
    }
    for (const Runaway::Alarm &alarm : status.guard.alarms) {
        out += "\n"
            + style.paint(alarm.isHeld ? "Held: " : "Runaway? ",
                          alarm.isHeld ? Colour::Red : Colour::Yellow)
            + printable(alarm.client) + ": " + printable(runawayText(alarm)) + "\n";
        if (alarm.isHeld) {
            out += "      llmcap allow '" + printable(alarm.client) + "' lets it go on\n";
        }
    }
    out += "\n"
        + style.paint("as of " + localTime(snapshot.asOf, snapshot.zone) + " " + snapshot.zone,
                      Colour::Dim)
        + "\n";
    return out;
}

std::string statusLine(const FeedStatus &status)
{
    const Snapshot &snapshot = status.snapshot;
    std::string line = status.demo ? "DEMO " : "";
    line += spentText(snapshot.today);
    for (const CapState &state : snapshot.caps) {
        const bool isDay = state.cap.window.kind == Window::Kind::Day
            && state.cap.scope == CapScope{} && state.cap.unit == CapUnit::Usd;
        if (isDay) {
            line += " of " + displayAmount(state.limit, state.cap.unit);
            break;
        }
    }
    line += " today";
    if (snapshot.today.blocked > 0) {
        line += ", " + std::to_string(snapshot.today.blocked) + " blocked";
    }
    if (snapshot.blockAll) {
        line += ", all blocked";
    } else if (snapshot.state != Snapshot::State::Ok) {
        line += ", " + std::string(stateName(snapshot.state));
    }
    return line;
}

std::string statusAsJson(const FeedStatus &status)
{
    FeedOptions options;
    options.version = status.version;
    options.demo = status.demo;
    options.zone = status.snapshot.zone;
    for (const FeedProvider &provider : status.providers) {
        options.providers.push_back({provider.name, provider.format, {}});
        options.baseUrl
            = provider.baseUrl.substr(0, provider.baseUrl.size() - provider.name.size() - 1);
    }
    return statusJson(status.snapshot, options, status.guard);
}

} // namespace llmcap
