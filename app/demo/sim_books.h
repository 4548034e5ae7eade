// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "simulated_provider.h"

#include <mutex>

namespace llmcap {

/// A call that the simulated provider charges for.
struct SimCharge {
    std::string provider;
    std::string model;
    std::string id;              ///< x-sim-id, "" none
    Usage usage;                 ///< of the whole reply
};

/// The simulated provider's own books. Thread: any.
class SimBooks final {
public:
    explicit SimBooks(std::shared_ptr<const PriceBook> prices);

    /// Something arrived, free or not.
    void noteRequest();
    /// Work on a reply has begun: from here on it is charged, whatever becomes of the connection.
    void begin(const SimCharge &charge);
    /// The reply ended after `outputTokens` were generated, which may be fewer than the whole.
    void finish(const SimCharge &charge, std::int64_t outputTokens, Instant now);

    SimulatedBill bill() const;
    void reset();
    /// The bill for GET /__sim/bill.
    std::string json() const;

private:
    NanoUsd costNow(const SimCharge &charge, const Usage &usage, Instant now) const;

    const std::shared_ptr<const PriceBook> m_prices;
    mutable std::mutex m_mutex;
    SimulatedBill m_bill;        // guarded by m_mutex
};

} // namespace llmcap
