// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "policy.h"
#include "result.h"
#include "settings_file.h"

#include <QJsonObject>

#include <string>
#include <string_view>

namespace llmcap {

class Ledger;

/// What an organisation has fixed: rules for the feed, and values of the settings file.
struct PolicyFile {
    Policy policy;
    QJsonObject settings;   ///< by the keys of the settings file
};

/// The policy of this machine; one that is not set where there is none.
/// Windows: HKLM\Software\Policies\LLMCap, then HKCU for what that leaves open (see
/// installer/policy for the templates). Elsewhere /etc/llmcap/policy.json.
/// BadInput, Io: there is one that cannot be read or understood. LLMCap must not run then, because
/// nobody knows what was fixed.
Result<PolicyFile> readPolicy();

/// {"organisation": "...", "message": "...", "forbid_pause": true,
///  "caps": {"team": "month 200.00 provider=openai"}, "settings": {"allow_unknown_endpoints":
/// false}}
/// `source` names it in messages.
Result<PolicyFile> parsePolicy(std::string_view json, const std::string &source);

/// "WINDOW LIMIT [usd|tokens|requests] [provider=P] [model=PATTERN] [project=P] [key=F]
/// [action=block|warn|downgrade:MODEL] [policy=worst-case|strict|expected]"
Result<Cap> parsePolicyCap(const std::string &name, std::string_view text);

/// Puts the fixed values on top of what file and command line said.
Result<void> applyPolicy(const PolicyFile &policy, FileSettings &settings);

/// Makes the policy's caps what they must be, ends raises of them, and (by the policy) pauses.
Result<void> enforcePolicy(const Policy &policy, Ledger &ledger, Instant now);

} // namespace llmcap
