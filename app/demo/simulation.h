// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_books.h"
#include "sim_call.h"

#include <atomic>
#include <memory>
#include <optional>

namespace llmcap {

/// What is to be sent, how fast, and what it costs.
struct SimResponse {
    SimReply reply;
    SimControls controls;
    std::optional<SimCharge> charge;              ///< absent: free
    std::chrono::milliseconds delay{0};           ///< before the head
    std::chrono::milliseconds chunkDelay{0};      ///< before each part of a stream but the first
};

/// The simulated provider without sockets: a request in, a response out. Thread: any.
class Simulation final {
public:
    explicit Simulation(const SimulatedProviderOptions &options);

    SimResponse respond(const SimRequest &request, Instant now);
    SimBooks &books() { return m_books; }

private:
    SimResponse answerCall(const SimRequest &request, const SimCall &call, SimControls controls,
                           std::int64_t serial, Instant now);
    Usage usageOf(const SimCall &call, const SimControls &controls, SimRandom &random,
                  Instant now) const;
    std::int64_t outputLimit(const SimCall &call, Instant now) const;
    SimReply control(const SimRequest &request);
    std::vector<std::string> models(const std::string &provider) const;
    void pace(SimResponse &response, SimRandom &random) const;

    const std::shared_ptr<const PriceBook> m_prices;
    const std::uint64_t m_seed;
    const bool m_paced;
    std::atomic<std::int64_t> m_serial{0};
    SimBooks m_books;
};

} // namespace llmcap
