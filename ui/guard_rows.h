// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_actions.h"

#include <QMenu>

#include <map>
#include <string>

namespace llmcap {

/// What a client did that the runaway guard warns of, in a few words: "the same prompt 25 times".
QString alarmText(const Runaway::Alarm &alarm);

/// A row for each client that the runaway guard holds: choosing it lets the client go on. A client
/// keeps its row while the program runs, as the caps do. Thread: the window's.
/// REQUIRES: `before` is a row of `menu`; `actions` outlives it.
class GuardRows final : public QObject {
    Q_OBJECT
public:
    GuardRows(QMenu &menu, QAction *before, FeedActions &actions);
    void setAlarms(const std::vector<Runaway::Alarm> &alarms);

private:
    QMenu &m_menu;
    QAction *const m_before;
    FeedActions &m_actions;
    std::map<std::string, QAction *> m_rows;   // by client
};

} // namespace llmcap
