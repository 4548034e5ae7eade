// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "estimate.h"
#include "window.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

enum class CapUnit : std::uint8_t { Usd, Tokens, Requests };       ///< "usd", "tokens", "requests"
enum class CapAction : std::uint8_t { Block, Warn, Downgrade };    ///< "block", "warn", "downgrade"
enum class CapPolicy : std::uint8_t { WorstCase, Strict, Expected };
std::string_view capUnitName(CapUnit unit);
std::string_view capActionName(CapAction action);
std::string_view capPolicyName(CapPolicy policy);                  ///< "worst-case", ...

/// What a cap covers. Empty fields cover everything; set fields combine by "and".
struct CapScope {
    std::string provider;
    std::string model;       ///< pattern with '*'
    std::string key;         ///< fingerprint
    std::string project;
    bool covers(const RequestLabels &labels) const;
    friend bool operator==(const CapScope &, const CapScope &) = default;
};

/// A limit on spending. `limit` counts nano-USD, tokens or requests, by `unit`.
struct Cap {
    std::string name;                    ///< unique, [a-z0-9._-]{1,64}
    CapScope scope;
    Window window;
    CapUnit unit = CapUnit::Usd;
    std::int64_t limit = 0;
    std::vector<int> warnPercent{80};    ///< thresholds that notify
    CapAction action = CapAction::Block;
    std::string downgradeModel;          ///< Downgrade only
    CapPolicy policy = CapPolicy::WorstCase;
    /// Temporary raise: counts until `raiseUntil`, then is gone. Total caps: raised for good.
    std::int64_t raise = 0;
    Instant raiseUntil = Instant::min();
    /// Not enforced before this instant (`pause`); Instant::min() is not paused.
    Instant pausedUntil = Instant::min();
    friend bool operator==(const Cap &, const Cap &) = default;

    bool isPaused(Instant now) const { return now < pausedUntil; }
    std::int64_t limitAt(Instant now) const { return now < raiseUntil ? limit + raise : limit; }
};

/// The share of `q` that a cap of that unit counts.
std::int64_t inUnit(const Quantities &q, CapUnit unit);
/// What a cap holds of a request, by its unit and policy.
std::int64_t heldBy(const Cap &cap, const Ask &ask);
/// counted >= limit x percent / 100, exactly. REQUIRES: none is negative.
bool reachesPercent(std::int64_t counted, std::int64_t limit, int percent);
/// BadInput with the field and the rule where a cap cannot be.
Result<void> validate(const Cap &cap);

/// A cap and where it stands now; what every surface shows.
struct CapState {
    enum class Level : std::uint8_t { Ok, Warn, Reached, Paused };
    Cap cap;
    Interval window;             ///< the running one
    std::int64_t limit = 0;      ///< in force now, raise included
    std::int64_t spent = 0;      ///< settled in this window
    std::int64_t held = 0;       ///< open holds in this window
    Level level = Level::Ok;
    friend bool operator==(const CapState &, const CapState &) = default;
};
std::string_view capLevelName(CapState::Level level);   ///< "ok", "warn", "reached", "paused"

} // namespace llmcap
