// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <string_view>

namespace llmcap {

/// Google's interactions; contract as Dialect::inspect.
Result<Inspection> inspectInteractions(std::string_view body);

} // namespace llmcap
