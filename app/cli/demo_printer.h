// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "application.h"
#include "demo_session.h"
#include "feed_client.h"

#include <QObject>
#include <QTimer>

#include <string>

namespace llmcap {

/// Says on standard output what happens in a demo: where it listens, spend every five seconds,
/// caps that are crossed, requests that are blocked. Reads the feed like any other surface.
/// Thread: the application's; both arguments outlive it.
class DemoPrinter final : public QObject {
public:
    DemoPrinter(DemoSession &session, const Application &application);

    /// "blocked  demo-000042  anthropic claude-...  429: message": one reply that was no success.
    static std::string line(const TrafficReply &reply);

private:
    void printStatus();

    FeedClient m_feed;
    QTimer m_timer;
};

} // namespace llmcap
