// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate.h"

namespace llmcap {

/// As boundOf(), where the provider's own counting endpoint has said how many tokens the whole
/// input has: that bounds it, with a margin, where the body shows all of the input.
Result<Bound> countedBoundOf(const Inspection &request, const RequestLabels &labels,
                             const PriceBook &book, Instant now, std::int64_t countedInput);

} // namespace llmcap
