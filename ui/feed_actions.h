// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QObject>

namespace llmcap {

/// What a click in the tray asks of the feed. A failure is told to the person who clicked, never
/// dropped. Thread: the window's. REQUIRES: `feed` outlives it.
class FeedActions final : public QObject {
    Q_OBJECT
public:
    explicit FeedActions(FeedClient &feed, QObject *parent = nullptr);

    FeedClient &feed() { return m_feed; }
    /// `amount` is decimal text in the cap's unit; a negative one takes back an earlier raise.
    void raise(const std::string &cap, const std::string &amount);
    /// Instant::min() ends the pause.
    void pauseCap(const std::string &cap, Instant until);
    void setEnforcement(const FeedEnforcementChange &change);
    /// Lets a client go on that the runaway guard holds.
    void allowClient(const std::string &client);
    /// "Route my tools".
    void route(bool on);

signals:
    /// The feed has answered, either way: boxes that a click has ticked follow the figures again.
    void ended();
    /// `what` was asked for, `why` it was not done; both for people.
    void failed(const QString &what, const QString &why);

private:
    FeedClient &m_feed;
};

} // namespace llmcap
