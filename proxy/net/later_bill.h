// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "settlement.h"

namespace llmcap {

/// What replaces the hold of a job once its bill is here. Never less than what the provider
/// reported; the whole hold, marked estimated, where it ended without a word of its cost.
/// REQUIRES: work.state is not Running.
Settled settlementOfJob(const LaterWork &work, const DeferredHold &deferred,
                        const PriceBook &book);

} // namespace llmcap
