// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_api.h"

#include <mutex>
#include <shared_mutex>

namespace llmcap {

/// Carries the ledger's callbacks to the feed. The feed is built on the ledger, so the ledger is
/// there before it and after it; what comes without a feed is dropped. Thread: any.
class FeedRelay final {
public:
    /// When it returns, the feed set before is not called any more.
    void setFeed(FeedApi *feed)
    {
        const std::unique_lock lock(m_mutex);
        m_feed = feed;
    }
    void noteChange()
    {
        withFeed([](FeedApi &feed) { feed.noteChange(); });
    }
    void noteExchange(const Exchange &exchange)
    {
        withFeed([&](FeedApi &feed) { feed.noteExchange(exchange); });
    }
    void noteCrossing(const Crossing &crossing)
    {
        withFeed([&](FeedApi &feed) { feed.noteCrossing(crossing); });
    }
    void noteAlarm(const Runaway::Alarm &alarm)
    {
        withFeed([&](FeedApi &feed) { feed.noteAlarm(alarm); });
    }

private:
    template <class Note>
    void withFeed(Note note)
    {
        const std::shared_lock lock(m_mutex);
        if (m_feed) {
            note(*m_feed);
        }
    }

    std::shared_mutex m_mutex;
    FeedApi *m_feed = nullptr;   // protected by m_mutex
};

} // namespace llmcap
