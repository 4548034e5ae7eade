// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"

#include <cstdint>
#include <string>
#include <vector>

namespace llmcap {

/// Sums over one stretch of time.
struct Totals {
    NanoUsd spent;
    NanoUsd held;
    std::int64_t requests = 0;    ///< that went upstream
    std::int64_t blocked = 0;
    std::int64_t unpriced = 0;    ///< in `requests`; where > 0 totals are "at least"
    friend bool operator==(const Totals &, const Totals &) = default;
};

/// What every surface reads: one value, one timestamp. Thread: any.
struct Snapshot {
    enum class State : std::uint8_t { Ok, Warn, Reached, Paused, Stale };
    Instant asOf{};
    std::string zone;
    State state = State::Ok;
    bool blockAll = false;        ///< the kill switch
    Instant pausedUntil = Instant::min();   ///< enforcement as a whole
    bool warnOnly = false;        ///< enforcement as a whole: refuse nothing, warn
    Totals today;
    Totals month;
    std::vector<CapState> caps;   ///< by name
    std::string ledgerProblem;    ///< why the ledger cannot record now, and what to do; "" it can
    std::uint64_t revision = 0;   ///< grows with every change
    friend bool operator==(const Snapshot &, const Snapshot &) = default;
};
std::string_view stateName(Snapshot::State state);   ///< "ok", "warn", "reached", "paused", "stale"

} // namespace llmcap
