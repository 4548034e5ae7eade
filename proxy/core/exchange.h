// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "bill.h"
#include "cap.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// How a request ended. Stored in the ledger: append, never renumber.
enum class Outcome : int {
    Completed = 1,
    ClientGone = 2,
    UpstreamFailed = 3,
    Refused = 4,
    Crashed = 5,
};
std::string_view outcomeName(Outcome outcome);   ///< "completed", "client_gone", ...

/// How a cost is known. Stored in the ledger: append, never renumber.
enum class CostBasis : int {
    None = 0,        ///< nothing was billed (refused, free, upstream error)
    Reported = 1,    ///< from the provider's own usage
    Estimated = 2,   ///< from what passed, by the rules of settlement
    Held = 3,        ///< unknown: the hold stays counted in full
    Unpriced = 4,    ///< usage is known, its price is not; counted as zero and shown as such
};
std::string_view costBasisName(CostBasis basis);   ///< "none", "reported", ...

/// One request for the audit log. Holds no key, no body, no prompt.
struct Exchange {
    std::string id;                     ///< "r_" + 26 characters, unique; the x-llmcap-request-id
    Instant time{};                     ///< admission, or refusal
    RequestLabels labels;
    Outcome outcome = Outcome::Completed;
    int status = 0;                     ///< HTTP status the client saw; 0 none
    bool streaming = false;
    Usage usage;
    NanoUsd cost;
    CostBasis basis = CostBasis::None;
    std::string cap;                    ///< the cap that refused it; else ""
    std::string priceVersion;           ///< PriceBook::version() that priced it
    std::string providerRequestId;      ///< upstream's request id, for reconciliation; "" unknown
    std::string note;                   ///< one sentence where something was out of the ordinary
    std::int64_t hold = 0;              ///< which hold it closed; 0 none. The ledger sets it
    std::vector<BillPart> bill;         ///< what made the cost; empty where there is none to show
    NanoUsd correction;                 ///< in `cost`: what repricing added or took away later
    std::int64_t totalMicros = 0;       ///< from head read to last byte written
    std::int64_t firstByteMicros = 0;   ///< from head read to first reply byte written
    std::int64_t addedMicros = 0;       ///< time spent in the proxy itself, waits for caps left out
};

} // namespace llmcap
