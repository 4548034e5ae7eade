// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_actions.h"

#include "dashboard_text.h"

namespace llmcap {

FeedActions::FeedActions(FeedClient &feed, QObject *parent) : QObject(parent), m_feed(feed) {}

void FeedActions::raise(const std::string &cap, const std::string &amount)
{
    m_feed.raiseCap(cap, amount, this, [this, cap](const Result<CapState> &done) {
        emit ended();
        if (!done) {
            emit failed(tr("The cap “%1” was not raised").arg(dashboard::text(cap)),
                        dashboard::text(done.error().message));
        }
    });
}

void FeedActions::pauseCap(const std::string &cap, Instant until)
{
    m_feed.pauseCap(cap, until, this, [this, cap, until](const Result<CapState> &done) {
        emit ended();
        if (!done) {
            const QString what = until == Instant::min() ? tr("The cap “%1” was not resumed")
                                                         : tr("The cap “%1” was not paused");
            emit failed(what.arg(dashboard::text(cap)), dashboard::text(done.error().message));
        }
    });
}

void FeedActions::setEnforcement(const FeedEnforcementChange &change)
{
    m_feed.setEnforcement(change, this, [this](const Result<void> &done) {
        emit ended();
        if (!done) {
            emit failed(tr("Enforcement was not changed"),
                        dashboard::text(done.error().message));
        }
    });
}

void FeedActions::allowClient(const std::string &client)
{
    m_feed.allowClient(client, this, [this, client](const Result<void> &done) {
        emit ended();
        if (!done) {
            emit failed(tr("“%1” is still held").arg(dashboard::text(client)),
                        dashboard::text(done.error().message));
        }
    });
}

void FeedActions::route(bool on)
{
    m_feed.setRouting(on, this, [this, on](const Result<FeedRouting> &done) {
        emit ended();
        if (!done) {
            emit failed(tr("The routing of your tools was not changed"),
                        dashboard::text(done.error().message));
        } else if (!on && !done->openPrograms.empty()) {
            QStringList programs;
            for (const std::string &program : done->openPrograms) {
                programs << dashboard::text(program);
            }
            emit failed(tr("Some open programs still send through LLMCap"),
                        tr("Start them again: %1").arg(programs.join(QStringLiteral(", "))));
        }
    });
}

} // namespace llmcap
