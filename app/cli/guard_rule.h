// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "snapshot.h"

#include <string>
#include <string_view>

namespace llmcap {

/// How much must be left: a share of the limit, or an amount in USD.
struct GuardRule {
    int percent = 0;             ///< used where `usd` is zero or less
    NanoUsd usd{-1};
};

struct GuardVerdict {
    bool isSafe = false;
    std::string reason;          ///< one sentence
};

/// "10%" or "2.50".
Result<GuardRule> parseGuardRule(std::string_view text);

/// Whether every cap (or the one of that name) has so much left, holds counted as spent. A rule in
/// USD asks the caps in USD alone. A cap that is paused or only warns blocks nothing, so it is
/// passed over unless it is named. NotFound: there is no cap of that name.
/// BadInput: a rule in USD for a named cap that counts something else.
Result<GuardVerdict> judge(const Snapshot &snapshot, const GuardRule &rule, const std::string &cap);

} // namespace llmcap
