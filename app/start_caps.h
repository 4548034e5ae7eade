// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "policy.h"

#include <string>
#include <vector>

namespace llmcap {

/// Caps named when the program starts: "day=10.00" makes a cap "day" over a day of 10.00 USD where
/// there is none of that name, and sets the base limit of the one that there is; scope, raise and
/// pause stay. "month:15=150" is called "month-15". Any other name must exist already.
/// BadInput says what is wrong with which one (a limit above the policy's, too); those before it
/// are set.
Result<void> setStartCaps(const std::vector<std::string> &texts, Ledger &ledger, Instant now,
                          const Policy &policy = {});

} // namespace llmcap
