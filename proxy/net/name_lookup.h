// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace llmcap {

/// Names to addresses without ever blocking the worker. The system's resolver cannot be stopped
/// once it has begun, so each lookup has a thread of its own, which may outlive this object;
/// requests for one name share a lookup, so there are never more threads than origins.
/// Thread: the executor's.
class NameLookup final {
public:
    struct Answer {
        error_code code;
        std::vector<Tcp::endpoint> endpoints;
    };

    explicit NameLookup(const Executor &executor);
    ~NameLookup();
    NameLookup(const NameLookup &) = delete;
    NameLookup &operator=(const NameLookup &) = delete;

    /// `host` is a name or an address literal. timed_out where no answer came until then.
    Task<Answer> find(std::string host, std::uint16_t port, SteadyClock::time_point until);
    /// Ends the waiting of everybody: timed_out.
    void cut();

private:
    struct State;
    bool begin(const std::string &key, const std::string &host, std::uint16_t port);

    const std::shared_ptr<State> m_state;
};

} // namespace llmcap
