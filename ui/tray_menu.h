// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "caps_menu.h"
#include "connect_menu.h"
#include "guard_rows.h"
#include "tray.h"
#include "tray_state.h"

#include <QMenu>

class QActionGroup;

namespace llmcap {

/// The right-click menu. Built once; its texts follow the snapshots, because panels that show it
/// over D-Bus do not stand deleted rows. Thread: the window's. REQUIRES: `actions` outlives it.
class TrayMenu final : public QObject {
    Q_OBJECT
public:
    TrayMenu(FeedActions &actions, const TrayOptions &options, QObject *parent = nullptr);

    QMenu &menu() { return m_menu; }
    void show(const TrayInput &input);
    /// Makes every row anew. The one time that rows go: whoever asked for it looks at a window.
    void retranslate();

signals:
    void dashboardWanted(llmcap::Dashboard::Focus focus);
    void reconnectWanted();
    void problemWanted();
    void limitWanted(const std::string &cap);
    void newCapWanted();
    void connectionTestWanted();
    void settingsWanted();
    void helpWanted(llmcap::Tray::Help help);
    void quitWanted();

private:
    void addRows();
    void addStatusRows();
    void addEnforcement();
    void addHelp(const TrayOptions &options);
    void addEnd(const TrayOptions &options);
    QAction *addRow(QMenu &menu, const QString &text, std::function<void()> chosen);
    void showEnforcement(const FeedStatus &status);

    FeedActions &m_actions;
    const TrayOptions m_options;
    QMenu m_menu;
    QAction *m_problem = nullptr;
    QAction *m_today = nullptr;
    QAction *m_month = nullptr;
    QAction *m_blocked = nullptr;
    QAction *m_stale = nullptr;
    GuardRows *m_guard = nullptr;
    QAction *m_locked = nullptr;      // why a policy forbids the rows of m_lockable
    std::vector<QAction *> m_lockable;
    QMenu *m_enforcement = nullptr;
    QActionGroup *m_modes = nullptr;
    QAction *m_on = nullptr;
    QAction *m_warnOnly = nullptr;
    QAction *m_blockAll = nullptr;
    CapsMenu *m_caps = nullptr;
    ConnectMenu *m_connect = nullptr;
    QTimeZone m_zone = QTimeZone::utc();
};

} // namespace llmcap
