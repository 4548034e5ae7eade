// SPDX-License-Identifier: GPL-3.0-or-later
#include "guard_rule.h"

#include "amount.h"

#include <charconv>

namespace llmcap {

namespace {

bool hasEnough(const CapState &state, const GuardRule &rule)
{
    const std::int64_t left = state.limit - state.spent - state.held;
    if (rule.usd.count >= 0) {
        return left >= rule.usd.count;
    }
    // left/limit >= percent/100, without a product that could leave 64 bits.
    const std::int64_t whole = state.limit / 100 * rule.percent;
    const std::int64_t rest = state.limit % 100 * rule.percent;
    return left >= whole + (rest + 99) / 100;
}

bool isAsked(const CapState &state, const GuardRule &rule, const std::string &name, Instant now)
{
    if (!name.empty()) {
        return state.cap.name == name;
    }
    const bool blocks = state.cap.action != CapAction::Warn && !state.cap.isPaused(now);
    return blocks && (rule.usd.count < 0 || state.cap.unit == CapUnit::Usd);
}

} // namespace

Result<GuardRule> parseGuardRule(std::string_view text)
{
    GuardRule rule;
    if (!text.empty() && text.back() == '%') {
        const char *const end = text.data() + text.size() - 1;
        const auto [stop, problem] = std::from_chars(text.data(), end, rule.percent);
        if (problem == std::errc{} && stop == end && rule.percent >= 0 && rule.percent <= 100) {
            return rule;
        }
    } else if (const auto usd = parseUsd(text); usd && usd->count >= 0) {
        rule.usd = *usd;
        return rule;
    }
    return Error{ErrorCode::BadInput, "--min-remaining '" + std::string(text.substr(0, 40))
                                          + "' must be a share from 0% to 100%, or USD like 2.50"};
}

Result<GuardVerdict> judge(const Snapshot &snapshot, const GuardRule &rule, const std::string &cap)
{
    if (snapshot.blockAll) {
        return GuardVerdict{false, "every paid request is refused; llmcap block off ends that"};
    }
    int asked = 0;
    for (const CapState &state : snapshot.caps) {
        if (!isAsked(state, rule, cap, snapshot.asOf)) {
            continue;
        }
        ++asked;
        if (rule.usd.count >= 0 && state.cap.unit != CapUnit::Usd) {
            return Error{ErrorCode::BadInput,
                         "cap " + state.cap.name + " counts "
                             + std::string(capUnitName(state.cap.unit))
                             + ": give --min-remaining as a share, like 10%"};
        }
        if (!hasEnough(state, rule)) {
            const std::int64_t left = state.limit - state.spent - state.held;
            return GuardVerdict{false, "cap " + state.cap.name + " has "
                                           + displayAmount(left > 0 ? left : 0, state.cap.unit)
                                           + " left of "
                                           + displayAmount(state.limit, state.cap.unit)};
        }
    }
    if (asked == 0 && !cap.empty()) {
        return Error{ErrorCode::NotFound,
                     "there is no cap '" + cap + "'; llmcap caps list shows all"};
    }
    return GuardVerdict{true, asked == 0 ? "no cap can refuse anything"
                                         : "enough is left under every cap that was asked"};
}

} // namespace llmcap
