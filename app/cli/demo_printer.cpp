// SPDX-License-Identifier: GPL-3.0-or-later
#include "demo_printer.h"

#include "status_text.h"

#include <cstdio>

namespace llmcap {

namespace {

constexpr std::chrono::seconds statusEvery{5};

/// Piped output shows each line at once, too.
void say(const std::string &line)
{
    std::printf("%s\n", line.c_str());
    std::fflush(stdout);
}

} // namespace

DemoPrinter::DemoPrinter(DemoSession &session, const Application &application)
    : m_feed(FeedAddress{application.feedUrl(), application.token()})
{
    say("DEMO: every figure is pretended, nothing leaves this machine");
    say("The simulated provider listens on " + session.providerUrl().toStdString());
    say("LLMCap is listening on " + application.feedUrl().toString().toStdString());
    connect(&session, &DemoSession::blocked, this,
            [](const TrafficReply &reply) { say(line(reply)); });
    connect(&session, &DemoSession::trafficEnded, this, [] {
        say("All requests of the demo are sent; it stays until Ctrl+C");
    });
    connect(&m_feed, &FeedClient::crossed, this, [](const FeedCrossing &crossing) {
        say("DEMO  cap " + crossing.cap
            + (crossing.firstBlock ? " blocks a request for the first time in its window"
                                   : " has reached " + std::to_string(crossing.percent) + " %"));
    });
    connect(&m_timer, &QTimer::timeout, this, [this] { printStatus(); });
    m_feed.subscribe();
    m_timer.start(statusEvery);
}

std::string DemoPrinter::line(const TrafficReply &reply)
{
    const bool isBlocked = !reply.cap.empty();
    std::string text = isBlocked ? "blocked" : "failed";
    text += "  " + reply.id + "  " + reply.provider + ' ' + reply.model + "  ";
    text += reply.status == 0 ? "no answer" : std::to_string(reply.status);
    return text + ": " + printable(reply.message);
}

void DemoPrinter::printStatus()
{
    const auto &status = m_feed.lastStatus();
    if (!status) {
        return;
    }
    std::string text = "DEMO  " + spentText(status->snapshot.today) + " today, "
        + std::to_string(status->snapshot.today.requests) + " requests, "
        + std::to_string(status->snapshot.today.blocked) + " blocked";
    for (const CapState &cap : status->snapshot.caps) {
        text += "; " + cap.cap.name + ' ' + usedOfLimit(cap);
    }
    say(text);
}

} // namespace llmcap
