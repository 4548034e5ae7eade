// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "provider.h"
#include "runaway.h"
#include "snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace llmcap {

/// A provider as a tool reaches it.
struct FeedProvider {
    std::string name;
    WireFormat format = WireFormat::OpenAi;
    std::string baseUrl;         ///< "http://127.0.0.1:4517/anthropic"
    friend bool operator==(const FeedProvider &, const FeedProvider &) = default;
};

/// What an organisation has fixed; the feed refuses to go round it, surfaces show it as locked.
struct FeedPolicy {
    bool isSet = false;
    std::string organisation, message, source;
    std::string reason;          ///< one sentence for beside what is locked
    bool forbidPause = false;    ///< no pause, no warn-only
    struct CapLimit {
        std::string name;
        std::int64_t limit = 0;  ///< the most that may be set, in `unit`; it cannot be removed
        CapUnit unit = CapUnit::Usd;
        friend bool operator==(const CapLimit &, const CapLimit &) = default;
    };
    std::vector<CapLimit> caps;
    std::vector<std::string> locked;   ///< keys of the settings file
    friend bool operator==(const FeedPolicy &, const FeedPolicy &) = default;
};

/// Where the tools of this user are routed.
struct FeedRouting {
    bool isOn = false, isWanted = false;
    std::vector<std::pair<std::string, std::string>> variables;   ///< name, value; in force
    std::vector<std::string> covered;        ///< the user's own behind ours: "NAME=VALUE"
    std::vector<std::string> released;       ///< the user has changed these since
    std::vector<std::string> openPrograms;   ///< started with the variables: "code (4711)"
    std::string problem;                     ///< why it ended without being asked; "" it did not
    friend bool operator==(const FeedRouting &, const FeedRouting &) = default;
};

/// Everything that `GET status` says.
struct FeedStatus {
    Snapshot snapshot;
    std::string version;         ///< of the proxy that answers
    bool demo = false;           ///< figures are pretended: say DEMO wherever one is shown
    std::vector<FeedProvider> providers;
    GuardState guard;            ///< of runaway clients; "off" where an older proxy has none
    std::string extraCaFile;     ///< a custom authority is trusted: say so; "" is the usual case
    std::vector<std::string> allowedOrigins;   ///< browser pages that may use the proxy
    bool canRoute = false;       ///< "Route my tools" is of use
    bool isRouting = false;      ///< variables of this user lead to this LLMCap
    FeedPolicy policy;           ///< not set where an older proxy knows none
    friend bool operator==(const FeedStatus &, const FeedStatus &) = default;
};

/// Sums over time, for charts.
struct FeedSeriesQuery {
    enum class Bucket : std::uint8_t { Minute, Hour, Day };
    enum class By : std::uint8_t { None, Provider, Model, Key, Project, Client };
    Instant from{}, to{};        ///< [from, to)
    Bucket bucket = Bucket::Hour;
    By by = By::None;
};

/// One bucket of one group.
struct FeedSeriesPoint {
    Instant start{};
    std::string group;
    NanoUsd spent;
    NanoUsd estimated;           ///< the part of `spent` that no provider reported
    std::int64_t requests = 0, blocked = 0;
    std::int64_t unpriced = 0, held = 0;   ///< in `requests`, not in `spent`: no price, no cost yet
    std::int64_t inputTokens = 0, cacheReadTokens = 0, cacheWriteTokens = 0, outputTokens = 0;
    friend bool operator==(const FeedSeriesPoint &, const FeedSeriesPoint &) = default;
};

struct FeedSeries {
    Instant asOf{};
    std::string zone;
    std::vector<FeedSeriesPoint> points;   ///< oldest first; empty buckets are left out
};

/// Which rows of the audit log somebody wants. Empty text means all; `model` is a pattern.
struct FeedRequestQuery {
    std::optional<Instant> since, until;
    std::string provider, model, key, project, client;
    std::optional<Outcome> outcome;
    int limit = 100;             ///< 1 to 1000
    std::string before;          ///< id of a row: older ones than that; "" the newest
};

struct FeedRequestPage {
    Instant asOf{};
    std::vector<Exchange> rows;  ///< newest first
    std::string next;            ///< `before` of the following page; "" there is none
};

/// A hold that is open. `orphan`: its request is no longer in flight. Then the bill of the job
/// `waitsFor` closes it, or, where that is empty, somebody must decide.
struct FeedHold {
    std::int64_t id = 0;
    std::string requestId;
    Instant time{};
    std::string provider, model;
    NanoUsd held;
    bool orphan = false;
    std::string waitsFor;   ///< the provider's id of a batch or a background response
};

/// Any of the three; what is absent stays as it is. `pausedUntil` Instant::min() ends a pause.
struct FeedEnforcementChange {
    std::optional<bool> warnOnly;
    std::optional<bool> blockAll;
    std::optional<Instant> pausedUntil;
};

/// A cap crossed a threshold, or refused for the first time in its window.
struct FeedCrossing {
    std::string cap;
    int percent = 0;             ///< 100 is reached
    bool firstBlock = false;
    Instant time{};
    friend bool operator==(const FeedCrossing &, const FeedCrossing &) = default;
};

} // namespace llmcap
