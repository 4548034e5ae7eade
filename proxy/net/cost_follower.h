// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"
#include "learned.h"
#include "ledger.h"
#include "settlement.h"

#include <optional>

namespace llmcap {

/// Follows what one stream costs while it runs: its hold shrinks once the input is known exactly,
/// and a cap of policy expected ends it when the cost reaches what the cap has left.
/// Thread: the request's worker. All references outlive it.
class CostFollower final {
public:
    struct Request {
        HoldId hold = 0;
        Bound bound;
        Usage expected;              ///< by what was learned; the bound's usage else
        PinnedPrice price;           ///< with a model
        TokensPerBytes perByte;      ///< output tokens for streamed bytes, at the dense end
        bool isFollowed = false;     ///< a cap of policy expected covers the request
    };
    CostFollower(Ledger &ledger, Request request);

    /// The cap that ends the stream here, or nothing. Money by integers, no document is read.
    std::optional<CapState> note(const MeterProgress &progress, Instant now);
    /// What the request has used and cost by the last note().
    const Usage &usage() const { return m_usage; }
    const Quantities &cost() const { return m_cost; }

private:
    void shrink(const Usage &reported, Instant now);

    Ledger &m_ledger;
    Request m_request;
    bool m_mayShrink = false;
    Usage m_usage;
    Quantities m_cost;
};

/// The hold after the provider has reported the input exactly: so many tokens, at the dearest price
/// that the bound has for one, and the bound of the output. Never more than before. nullopt: the
/// body hides more input.
std::optional<Quantities> boundWithInput(const Bound &bound, const Usage &reported,
                                         const PinnedPrice &price);

} // namespace llmcap
