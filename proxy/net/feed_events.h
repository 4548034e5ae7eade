// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_api.h"
#include "task_thread.h"

#include <atomic>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace llmcap {

/// The event stream of the feed: makes each frame once for all who listen, at most ten a second,
/// and none while nobody listens.
///
/// Thread: `subscribe`, `unsubscribe` and the notes any; sinks are called on the task thread, but
/// for the first frame. REQUIRES: `ledger` outlives it, and `thread` is gone before it is.
class FeedEvents final {
public:
    using Frame = FeedApi::Frame;
    using Sink = std::function<void(Frame)>;
    using Clock = TaskThread::Clock;

    static constexpr std::chrono::milliseconds pace{100};      ///< between two frames
    static constexpr std::chrono::seconds heartbeat{15};       ///< longest silence
    static constexpr std::size_t mostWaiting = 1000;           ///< rows between two frames

    FeedEvents(const FeedOptions &options, Ledger &ledger, TaskThread &thread);

    std::uint64_t subscribe(Sink sink);
    /// When it returns, the sink is not running and never runs again, unless it is the sink itself
    /// that calls.
    void unsubscribe(std::uint64_t subscription);

    void noteChange();
    void noteExchange(const Exchange &exchange);
    void noteCrossing(const Crossing &crossing);
    void noteAlarm(const Runaway::Alarm &alarm);

private:
    struct Waiting {
        std::deque<Exchange> rows;
        std::deque<Crossing> crossings;
        std::deque<Runaway::Alarm> alarms;
        std::int64_t lostRows = 0;
        bool changed = false;
    };

    void schedule();
    void flush();
    void beat();
    /// The next beat: at the end of the longest silence, or where a window or a pause ends.
    void scheduleBeat(const Snapshot &current);
    void send(std::string text);

    const FeedOptions &m_options;
    Ledger &m_ledger;
    TaskThread &m_thread;

    std::atomic<int> m_listeners{0};
    std::atomic<bool> m_scheduled{false};

    std::mutex m_waitingMutex;
    Waiting m_waiting;                       // protected by m_waitingMutex

    std::recursive_mutex m_sinksMutex;       // recursive: a sink may unsubscribe itself
    std::map<std::uint64_t, Sink> m_sinks;   // protected by m_sinksMutex
    std::uint64_t m_lastSubscription = 0;    // protected by m_sinksMutex

    // Used on the task thread alone.
    Clock::time_point m_nextFrame = Clock::time_point::min();
    std::uint64_t m_beatNumber = 0;
    std::optional<Snapshot> m_shown;
};

} // namespace llmcap
