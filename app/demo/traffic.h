// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <string>

namespace llmcap {

/// How one request of the traffic ended.
struct TrafficReply {
    std::string id;                ///< its x-sim-id
    std::string provider, model, project;
    int status = 0;                ///< HTTP; 0: no answer came
    std::string requestId;         ///< x-llmcap-request-id, "" where no proxy is in between
    std::string cap;               ///< x-llmcap-cap of a refusal
    std::string message;           ///< of an error: one line, the server's own words
};

/// What became of the requests so far.
struct TrafficTotals {
    std::int64_t sent = 0;
    std::int64_t answered = 0;     ///< 2xx, read to the end or left on purpose
    std::int64_t blocked = 0;      ///< 429 or 402 by the proxy
    std::int64_t failed = 0;       ///< other statuses and broken connections
    std::int64_t unreachable = 0;  ///< in `failed`: nothing answered at all
    std::map<std::string, std::int64_t> answeredByProvider;
};

struct TrafficOptions {
    std::string url;               ///< "http://127.0.0.1:4518": the providers are paths below it
    std::uint64_t seed = 1;
    std::string name = "demo";     ///< begins every x-sim-id
    std::int64_t requests = 1000;  ///< then it ends by itself
    int perMinute = 240;
    /// After so many requests it slows down to calmPerMinute; 0: never.
    std::int64_t livelyRequests = 0;
    int calmPerMinute = 60;
    int inFlight = 64;             ///< no more at once; further ones wait
    std::chrono::milliseconds patience{60'000};   ///< a reply that stands still for so long failed
    /// Called for every request that ended; on the traffic's thread, must return soon.
    std::function<void(const TrafficReply &)> ended;
    /// Called once when the last request has ended; not after stop(). Same thread.
    std::function<void()> finished;
};

/// Sends the requests of a TrafficPlan to a proxy, or to a simulated provider itself, from a
/// thread of its own, with an HTTP client that shares nothing with the proxy.
class Traffic {
public:
    /// REQUIRES: a QCoreApplication exists.
    static std::unique_ptr<Traffic> start(TrafficOptions options);
    /// stop() where it was not called.
    virtual ~Traffic() = default;
    /// Breaks off what is in flight, which is not counted as ended. Thread: that of start().
    virtual void stop() = 0;
    /// Thread: any.
    virtual TrafficTotals totals() const = 0;
};

} // namespace llmcap
