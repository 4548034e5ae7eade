// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "money.h"
#include "price_book.h"
#include "provider.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace llmcap {

struct SimulatedProviderOptions {
    std::string host = "127.0.0.1";
    std::uint16_t port = 0;          ///< 0: any free one
    std::shared_ptr<const PriceBook> prices;   ///< the provider's own bill is made with these
    std::string tlsCertFile, tlsKeyFile;       ///< both set: serve TLS
    std::uint64_t seed = 1;          ///< for believable answers; same seed, same answers
    bool paced = false;              ///< as slow as a hosted model, where no header says otherwise
};

/// What the simulated provider knows it billed: its own books, kept apart from the proxy's.
struct SimulatedBill {
    struct Line { std::int64_t requests = 0; NanoUsd billed; Usage usage; };
    std::int64_t requests = 0;               ///< everything that reached it, free calls included
    std::map<std::string, Line> byProvider;  ///< billed requests
    std::vector<std::string> requestIds;     ///< the x-sim-id headers of billed requests, in order
    std::map<std::string, NanoUsd> byRequest;   ///< cost by x-sim-id, once the reply has ended
};

/// Speaks all five wire formats under /<provider>/..., on a thread of its own. What a request
/// may ask of it by x-sim-... headers: SimControls in sim_call.h. GET /__sim/bill tells the bill,
/// POST /__sim/reset empties it. A reply that breaks off is billed for what was generated.
class SimulatedProvider {
public:
    /// Listening when it returns. Conflict: the port is taken; Io: the TLS files cannot be used.
    static Result<std::unique_ptr<SimulatedProvider>> start(SimulatedProviderOptions options);
    virtual ~SimulatedProvider() = default;
    virtual std::uint16_t port() const = 0;
    /// The default routing table with every origin pointing here.
    virtual std::vector<Provider> providers() const = 0;
    /// "http://127.0.0.1:9000"
    virtual std::string url() const = 0;
    virtual SimulatedBill bill() const = 0;
};

} // namespace llmcap
