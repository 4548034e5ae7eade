// SPDX-License-Identifier: GPL-3.0-or-later
#include "cap.h"

#include <algorithm>

namespace llmcap {

std::string_view capUnitName(CapUnit unit)
{
    switch (unit) {
    case CapUnit::Usd: return "usd";
    case CapUnit::Tokens: return "tokens";
    case CapUnit::Requests: return "requests";
    }
    return "";
}

std::string_view capActionName(CapAction action)
{
    switch (action) {
    case CapAction::Block: return "block";
    case CapAction::Warn: return "warn";
    case CapAction::Downgrade: return "downgrade";
    }
    return "";
}

std::string_view capPolicyName(CapPolicy policy)
{
    switch (policy) {
    case CapPolicy::WorstCase: return "worst-case";
    case CapPolicy::Strict: return "strict";
    case CapPolicy::Expected: return "expected";
    }
    return "";
}

std::string_view capLevelName(CapState::Level level)
{
    switch (level) {
    case CapState::Level::Ok: return "ok";
    case CapState::Level::Warn: return "warn";
    case CapState::Level::Reached: return "reached";
    case CapState::Level::Paused: return "paused";
    }
    return "";
}

bool CapScope::covers(const RequestLabels &labels) const
{
    return (provider.empty() || provider == labels.provider)
        && (model.empty() || matchesPattern(model, labels.model))
        && (key.empty() || key == labels.key) && (project.empty() || project == labels.project);
}

std::int64_t inUnit(const Quantities &q, CapUnit unit)
{
    switch (unit) {
    case CapUnit::Usd: return q.usd.count;
    case CapUnit::Tokens: return q.tokens;
    case CapUnit::Requests: return q.requests;
    }
    return 0;
}

std::int64_t heldBy(const Cap &cap, const Ask &ask)
{
    return inUnit(cap.policy == CapPolicy::Expected ? ask.expected : ask.worst, cap.unit);
}

bool reachesPercent(std::int64_t counted, std::int64_t limit, int percent)
{
    // Whole and rest apart: limit x percent need not fit.
    const std::int64_t whole = limit / 100 * percent;
    const std::int64_t rest = limit % 100 * percent;
    return counted >= whole && counted - whole >= (rest + 99) / 100;
}

Result<void> validate(const Cap &cap)
{
    const auto bad = [](std::string message) { return Error{ErrorCode::BadInput, message}; };
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
            || c == '-';
    };
    if (cap.name.empty() || cap.name.size() > 64
        || !std::all_of(cap.name.begin(), cap.name.end(), allowed))
        return bad("A cap's name has 1 to 64 of the characters a-z, 0-9, '.', '_' and '-'");
    if (cap.limit < 0)
        return bad("The limit of a cap cannot be negative");
    if (cap.window.kind == Window::Kind::Rolling && cap.window.rolling.count() < 1)
        return bad("A rolling window lasts at least a minute");
    if (cap.action == CapAction::Downgrade && cap.downgradeModel.empty())
        return bad("The action downgrade needs a model: downgrade=MODEL");
    for (const int percent : cap.warnPercent) {
        if (percent < 1 || percent > 100)
            return bad("A warning threshold is a percentage from 1 to 100");
    }
    return {};
}

} // namespace llmcap
