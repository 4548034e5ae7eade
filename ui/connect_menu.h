// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"

#include <QMenu>

#include <map>
#include <string>
#include <vector>

namespace llmcap {

/// The submenu "Connect a tool": what somebody pastes into it. Thread: the window's.
class ConnectMenu final : public QObject {
    Q_OBJECT
public:
    /// Fills `menu`.
    explicit ConnectMenu(QMenu &menu);

    void setProviders(const std::vector<FeedProvider> &providers);
    /// "Route my tools": whether it is of use here, and in force.
    void setRouting(bool isAvailable, bool isOn);

signals:
    void testWanted();
    void routingWanted(bool on);

private:
    void copyShellLines(const char *shell);
    void addSnippets();

    QMenu &m_menu;
    QAction *m_separator;
    QAction *m_route;
    std::vector<FeedProvider> m_providers;
    std::map<std::string, QAction *> m_rows;   // by name; a row is kept when its provider goes
};

} // namespace llmcap
