// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "result.h"

#include <string>

namespace llmcap {

/// The zone of that IANA name by the operating system's rules; "" is the system's own. BadInput
/// where it is unknown. The value may be used from any thread.
Result<Zone> systemZone(const std::string &name);

} // namespace llmcap
