// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "reprice.h"

#include <string>

namespace llmcap {

/// The bill of one exchange line by line, with every correction (FEED.md: BILL).
std::string billJson(const BilledExchange &billed, Instant now);

/// The answer to POST reprice (FEED.md).
std::string repriceJson(const RepriceReport &report, const RepriceOrder &order,
                        const std::string &version, Instant now);

} // namespace llmcap
