// SPDX-License-Identifier: GPL-3.0-or-later
#include "amount.h"
#include "dialect.h"
#include "rfc3339.h"

namespace llmcap {

namespace {

std::string_view raiseExample(CapUnit unit)
{
    switch (unit) {
    case CapUnit::Usd: return "5.00";
    case CapUnit::Tokens: return "100000";
    case CapUnit::Requests: break;
    }
    return "100";
}

std::string resetText(const CapState &state, const std::string &zone)
{
    if (state.cap.window.kind == Window::Kind::Rolling)
        return "Room comes back as earlier requests leave its window of "
            + toString(state.cap.window) + ".";
    if (state.cap.window.kind == Window::Kind::Total || state.window.end == Instant::max())
        return "It never resets by itself.";
    return "It resets at " + toRfc3339(state.window.end)
        + (zone.empty() || zone == "UTC" ? "." : " (its day is that of " + zone + ").");
}

} // namespace

std::string capMessage(const Refusal &refusal)
{
    if (!refusal.cap)
        return refusal.message;
    const CapState &state = *refusal.cap;
    const CapUnit unit = state.cap.unit;
    const auto amount = [unit](std::int64_t value) { return displayAmount(value, unit); };
    const std::string name = state.cap.name;
    std::string message = refusal.isMidStream
        ? "LLMCap: the cap '" + name + "' of " + amount(state.limit)
            + " (policy expected) was reached while this answer ran, so it ends here. "
        : refusal.reason == Refusal::Reason::Busy
        ? "LLMCap: the cap '" + name + "' of " + amount(state.limit)
            + " is taken by requests in flight; try again in a moment. "
        : "LLMCap: the cap '" + name + "' of " + amount(state.limit)
            + " does not allow this request. ";
    message += "Spent: " + amount(state.spent) + ", held for requests in flight: "
        + amount(state.held) + (refusal.isMidStream ? ", this request has cost "
                                                    : ", this request can cost up to ")
        + toDisplayUsd(refusal.estimate) + ". ";
    message += resetText(state, refusal.zone);
    message += " To raise the cap: llmcap caps raise " + name + " "
        + std::string(raiseExample(unit)) + ", or the Caps menu of the tray icon.";
    return message;
}

} // namespace llmcap
