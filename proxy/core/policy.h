// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"

#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// What an organisation has fixed on this machine. Plain data: app/policy_file reads it, the feed
/// enforces it against every surface alike. It binds who uses LLMCap, not who runs other software.
struct Policy {
    std::string source;         ///< where it was read: "/etc/llmcap/policy.json"; "" there is none
    std::string organisation;   ///< "" unnamed
    std::string message;        ///< the organisation's own text: whom to ask; "" none
    bool forbidPause = false;   ///< no pause and no warn-only, of one cap or of all
    std::vector<Cap> caps;      ///< exist always; what they cover and their action are fixed
    std::vector<std::string> lockedSettings;   ///< keys of the settings file that it fixes

    bool isSet() const { return !source.empty(); }
    const Cap *findCap(const std::string &name) const;
};

/// Why something that the user asked for is refused: a sentence with the organisation's own text.
using PolicyRefusal = std::optional<std::string>;

/// A cap of the policy may be made stricter (limit, policy), and nothing else.
PolicyRefusal refusesPut(const Policy &policy, const Cap &cap);
PolicyRefusal refusesRemove(const Policy &policy, const std::string &cap);
/// `amount` in the cap's unit; a raise that is taken back is none.
PolicyRefusal refusesRaise(const Policy &policy, const std::string &cap, std::int64_t amount);
/// `isEnding`: the pause is lifted, which is always allowed. `what`: "this cap", "enforcement".
PolicyRefusal refusesPause(const Policy &policy, const std::string &what, bool isEnding);
/// The reason that surfaces show beside what is locked.
std::string policyReason(const Policy &policy);

/// The cap as the policy wants it, keeping what the user made stricter; nullopt where `present` is
/// that already. A raise or (by the policy) a pause that is in force ends.
std::optional<Cap> underPolicy(const Policy &policy, const Cap &fixed, const Cap *present);

} // namespace llmcap
