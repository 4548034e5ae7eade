// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"
#include "estimate.h"
#include "exchange.h"
#include "price_book.h"

#include <string>
#include <vector>

namespace llmcap {

/// How far a metered request came.
enum class ReplyEnd : std::uint8_t {
    NotSent,       ///< nothing went upstream
    NoStatus,      ///< it was sent, at least in part, and no status line came back
    Complete,      ///< the reply was read to the end that its framing promised
    ClientGone,    ///< the client left, so the stream upstream was closed
    CapReached,    ///< LLMCap ended the stream at a cap of policy expected
    UpstreamCut,   ///< upstream broke off, or was silent for too long
};

/// Everything that settlement looks at. A value; no clock.
struct ReplyFacts {
    ReplyEnd end = ReplyEnd::NotSent;
    int status = 0;
    bool isStream = false;
    MeterReading reading;
    Usage followed;      ///< CapReached: what it had used by then
    std::string cap;     ///< CapReached: which one
};

/// The price that was in force at admission.
struct PinnedPrice {
    const PriceBook *book = nullptr;
    const ModelPrice *model = nullptr;   ///< nullptr: not priced, and no cap was in the way
    ServiceTier tier = ServiceTier::Standard;
    std::vector<std::string> conditions;   ///< Inspection::conditions
    std::string provider;
    Instant at{};
};

struct Settled {
    Quantities actual;
    Usage usage;
    NanoUsd cost;
    CostBasis basis = CostBasis::None;
    std::string note;
    std::vector<BillPart> bill;   ///< makes `cost`; empty where nothing is counted
};

/// What replaces the hold (design: settle). Never less than what the provider reported; where it
/// reported nothing, an upper bound of what it can have billed.
Settled settlementOf(const ReplyFacts &facts, const Bound &held, const PinnedPrice &price);

} // namespace llmcap
