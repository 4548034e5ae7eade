// SPDX-License-Identifier: GPL-3.0-or-later
#include "policy.h"

#include "amount.h"

#include <algorithm>

namespace llmcap {

namespace {

std::string refusal(const Policy &policy, const std::string &what)
{
    return what + ": " + policyReason(policy);
}

/// Strict refuses what worst-case holds, and expected holds least.
int strictness(CapPolicy policy)
{
    switch (policy) {
    case CapPolicy::Strict: return 2;
    case CapPolicy::WorstCase: return 1;
    case CapPolicy::Expected: break;
    }
    return 0;
}

CapPolicy stricter(CapPolicy a, CapPolicy b)
{
    return strictness(a) > strictness(b) ? a : b;
}

} // namespace

const Cap *Policy::findCap(const std::string &name) const
{
    const auto found = std::find_if(caps.begin(), caps.end(),
                                    [&](const Cap &cap) { return cap.name == name; });
    return found == caps.end() ? nullptr : &*found;
}

std::string policyReason(const Policy &policy)
{
    const std::string who = policy.organisation.empty() ? "your organisation" : policy.organisation;
    return "fixed by " + who + (policy.message.empty() ? "" : " (" + policy.message + ")");
}

PolicyRefusal refusesPut(const Policy &policy, const Cap &cap)
{
    const Cap *const fixed = policy.findCap(cap.name);
    if (!fixed) {
        return std::nullopt;
    }
    const std::string name = "the cap '" + cap.name + "'";
    if (cap.unit == fixed->unit && cap.limit > fixed->limit) {
        return refusal(policy, name + " cannot go above "
                                   + displayAmount(fixed->limit, fixed->unit));
    }
    if (cap.scope != fixed->scope || cap.window != fixed->window || cap.unit != fixed->unit
        || cap.action != fixed->action || cap.downgradeModel != fixed->downgradeModel
        || strictness(cap.policy) < strictness(fixed->policy)) {
        return refusal(policy, name + " can be lowered, and nothing else of it changed");
    }
    return std::nullopt;
}

PolicyRefusal refusesRemove(const Policy &policy, const std::string &cap)
{
    return policy.findCap(cap)
        ? PolicyRefusal(refusal(policy, "the cap '" + cap + "' cannot be removed"))
        : std::nullopt;
}

PolicyRefusal refusesRaise(const Policy &policy, const std::string &cap, std::int64_t amount)
{
    return amount > 0 && policy.findCap(cap)
        ? PolicyRefusal(refusal(policy, "the cap '" + cap + "' cannot be raised"))
        : std::nullopt;
}

PolicyRefusal refusesPause(const Policy &policy, const std::string &what, bool isEnding)
{
    return policy.forbidPause && !isEnding
        ? PolicyRefusal(refusal(policy, what + " cannot be paused or made to warn only"))
        : std::nullopt;
}

std::optional<Cap> underPolicy(const Policy &policy, const Cap &fixed, const Cap *present)
{
    if (!present) {
        return fixed;
    }
    Cap wanted = fixed;
    if (present->unit == fixed.unit) {
        wanted.limit = std::min(fixed.limit, present->limit);
    }
    wanted.policy = stricter(fixed.policy, present->policy);
    wanted.warnPercent = present->warnPercent;
    if (!policy.forbidPause) {
        wanted.pausedUntil = present->pausedUntil;
    }
    return wanted == *present ? std::nullopt : std::optional<Cap>(wanted);
}

} // namespace llmcap
