// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_actions.h"
#include "scripted_feed.h"

#include <QMenu>
#include <QTemporaryDir>
#include <QWidget>


#include <functional>
#include <memory>
#include <vector>

namespace llmcap {

/// Every window of the program on a made-up feed, one after the other. Thread: the window's.
class Windows final {
public:
    Windows();
    ~Windows();

    struct Shown {
        QString name;
        std::function<QWidget *()> make;   ///< visible, with its figures; the caller deletes it
    };
    /// Dashboard pages, settings pages, dialogs.
    std::vector<Shown> all();
    /// The tray's menu with every row that it can have; owned here.
    QMenu &menu();

private:
    QWidget *dashboard(int page, bool asTables, bool ownDays);
    QWidget *settings(int page);
    QWidget *firstSteps(int page);
    FeedClient &client() { return *m_client; }

    QTemporaryDir m_folder;
    ScriptedFeed m_feed;
    std::unique_ptr<FeedClient> m_client;
    std::unique_ptr<FeedActions> m_actions;
    std::unique_ptr<QObject> m_menu;
};

} // namespace llmcap
