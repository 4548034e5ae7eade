// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard.h"
#include "notice.h"

#include <QObject>

namespace llmcap {

class FeedClient;

/// What the program around the tray has to offer; a row without a purpose is left out.
struct TrayOptions {
    bool ownsProxy = true;       ///< quitting stops enforcement
    bool hasLog = true;
    bool hasDoctor = true;
    bool hasSettings = false;
    bool hasTools = true;        ///< tools of this machine can be led to the proxy
    NoticeSwitches notices;
};

/// Icon, tooltip, right-click menu and notifications, all from the feed's snapshot. Where there is
/// no tray, it asks for the dashboard and shows the icon when a tray starts later.
/// Thread: the window's. REQUIRES: `feed` outlives it.
class Tray : public QObject {
    Q_OBJECT
public:
    enum class Help { Doctor, Logs, About };

    static Tray *make(FeedClient &feed, const TrayOptions &options, QObject *parent = nullptr);
    /// Subscribes to the feed and shows the icon, or asks for what stands in for it.
    virtual void show() = 0;
    /// Takes the icon away: what follows may take a while, and a click must not wait for it.
    virtual void hide() = 0;
    /// Why the own proxy did not start, in one sentence with the next step; "" it runs.
    virtual void setProblem(const QString &sentence) = 0;
    virtual void setNotices(const NoticeSwitches &switches) = 0;
    /// Says everything anew, in the language that is spoken now.
    virtual void retranslate() = 0;
    /// Whether a tray has the icon; where not, closing the window leaves no way in but a second
    /// start.
    virtual bool hasTray() const = 0;

signals:
    void dashboardWanted(llmcap::Dashboard::Focus focus);
    void settingsWanted();
    void helpWanted(llmcap::Tray::Help help);
    /// The row that tells of a problem was clicked.
    void problemWanted();
    void quitWanted();

protected:
    using QObject::QObject;
};

} // namespace llmcap
