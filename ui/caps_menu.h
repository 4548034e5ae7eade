// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_actions.h"

#include <QMenu>
#include <QTimeZone>

#include <map>
#include <string>

namespace llmcap {

/// The submenu "Caps": one menu a cap, and a row for a new one. A cap keeps its rows for as long
/// as the program runs, so that no click lands on another cap than the one that was read, and
/// nothing that may be shown is deleted. Thread: the window's. REQUIRES: `actions` outlives it.
class CapsMenu final : public QObject {
    Q_OBJECT
public:
    /// Fills `menu`.
    CapsMenu(QMenu &menu, FeedActions &actions);

    /// Rows that an organisation's policy forbids are greyed, with the reason below them.
    void setCaps(const FeedStatus &status, const QTimeZone &zone);

signals:
    void limitWanted(const std::string &cap);
    void newCapWanted();

private:
    struct Rows {
        QMenu *menu = nullptr;
        QAction *raise[2] = {};
        QAction *takeBack = nullptr;
        QAction *pause = nullptr;
        QAction *locked = nullptr;   // why some of them are greyed
        CapState state;
    };
    Rows &rowsOf(const std::string &name);
    Rows makeRows(const std::string &name);
    void show(Rows &rows, const CapState &cap, Instant now, const QTimeZone &zone);
    static void lock(Rows &rows, const FeedPolicy &policy, Instant now);
    void togglePause(const CapState &state);

    QMenu &m_menu;
    FeedActions &m_actions;
    QAction *m_separator;
    std::map<std::string, Rows> m_rows;
};

} // namespace llmcap
