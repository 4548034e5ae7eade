// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard.h"

#include <QObject>

namespace llmcap {

class FeedClient;

/// Icon, tooltip, right-click menu and notifications, all from the feed's snapshot. Where there is
/// no tray, it opens the dashboard and shows the icon when a tray starts later.
/// Thread: the window's. REQUIRES: `feed` outlives it.
class Tray : public QObject {
    Q_OBJECT
public:
    static Tray *make(FeedClient &feed, QObject *parent = nullptr);
    /// Shows the icon, or what stands in for it.
    virtual void show() = 0;

signals:
    void dashboardWanted(llmcap::Dashboard::Focus focus);
    void quitWanted();

protected:
    using QObject::QObject;
};

} // namespace llmcap
