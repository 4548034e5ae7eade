// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider.h"
#include "sim_text.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace llmcap {

/// One request of a pretended program, ready to be sent.
struct TrafficCall {
    std::string id;                ///< its x-sim-id: unique among calls of one run's name
    std::size_t program = 0;       ///< which pretended program sends it, below trafficPrograms()
    std::string provider;
    std::string model;
    std::string project;           ///< "" none
    bool stream = false;
    bool abandoned = false;        ///< the client leaves once the reply has begun
    std::string path;              ///< "/openai/v1/chat/completions", with query
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
};

/// What the plan draws from: names a model that a program of the plan may use.
struct TrafficModel {
    std::string provider;
    std::string model;
};

/// Believable requests in all five wire formats: a few programs, each with its own key, project,
/// SDK and models; prompts of different length, plain and streamed; now and then a client that
/// leaves or an overloaded provider. The same seed gives the same requests. Thread: any one.
class TrafficPlan final {
public:
    /// `name` begins every id, so that two runs against one provider stay apart.
    TrafficPlan(std::uint64_t seed, std::string name);

    TrafficCall next();
    /// The time to the next request at `perMinute` requests a minute: from a third of the mean to
    /// five thirds. REQUIRES: perMinute > 0.
    std::chrono::milliseconds pause(int perMinute);

private:
    SimRandom m_random;
    const std::string m_name;
    std::int64_t m_serial = 0;
};

/// How many pretended programs there are.
std::size_t trafficPrograms();
/// Every model that they use, for a check against the price table.
std::vector<TrafficModel> trafficModels();

} // namespace llmcap
