// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_actions.h"
#include "notification_policy.h"
#include "tray.h"
#include "tray_menu.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSystemTrayIcon>
#include <QTimer>

#include <memory>

namespace llmcap {

/// The real tray. Thread: the window's.
class TrayIcon final : public Tray {
    Q_OBJECT
public:
    TrayIcon(FeedClient &feed, const TrayOptions &options, QObject *parent);

    void show() override;
    void hide() override;
    void setProblem(const QString &sentence) override;
    void setNotices(const NoticeSwitches &switches) override;
    void retranslate() override;
    bool hasTray() const override { return m_icon && m_isInTray; }

private:
    void connectMenu();
    void connectFeed();
    void connectNotifier();
    void waitForTray();
    void makeIcon();
    void watchTray();
    /// Draws soon: many events within a moment are one change for the panel.
    void drawSoon();
    void draw();
    TrayInput input() const;
    void tell(const NotificationPolicy::Notices &notices);
    void showNotice(const Notice &notice);
    void tellIsDown();
    void planTick();
    void setLimit(const std::string &cap);
    void makeCap();
    void testConnection();
    void showFailure(const QString &what, const QString &why);

    FeedClient &m_feed;
    FeedActions m_actions;
    TrayMenu m_menu;
    NotificationPolicy m_policy;
    Notifier *m_notifier;
    std::unique_ptr<QSystemTrayIcon> m_icon;
    Gauge m_gauge;
    Notice m_shownByIcon;        // whose click messageClicked tells
    QPointer<QWidget> m_test;
    QString m_problem;
    QElapsedTimer m_sinceLive;   // invalid while the feed is live
    QTimer m_soon, m_ageing, m_tick, m_trayWatch;
    int m_waits = 0;
    bool m_isInTray = false;
    bool m_isShown = false;
};

} // namespace llmcap
