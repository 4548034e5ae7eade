// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "price_book.h"

#include <map>
#include <string>
#include <tuple>

namespace llmcap {

/// Which past exchanges to work out anew. A call looks at a limited number; `next` goes on.
struct RepriceOrder {
    Instant since{};
    Instant until = Instant::max();
    std::string provider, model;   ///< "" all; model is a pattern
    bool dryRun = false;           ///< look only
    std::int64_t after = 0;        ///< RepriceReport::next of the call before
};

struct RepriceReport {
    struct Sum {
        std::int64_t requests = 0;
        NanoUsd before, after;
    };
    std::int64_t unchanged = 0;
    std::int64_t left = 0;         ///< no price today, or none was kept: they stay as they are
    std::map<std::tuple<std::string, std::string, std::string>, Sum> changed;   ///< day (UTC),
                                                                                ///< provider, model
    std::int64_t next = 0;         ///< 0: that was all
};

/// What an exchange costs by `book`, at the prices of its own time and with its own tier.
/// Unpriced where the table does not know its model or a unit of it.
Result<std::vector<BillPart>> repricedBill(const BilledExchange &past, const PriceBook &book);

/// Books differences as new rows of the ledger; nothing is edited. Blocks on disk.
Result<RepriceReport> reprice(Ledger &ledger, const PriceBook &book, const RepriceOrder &order,
                              Instant now);

} // namespace llmcap
