// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QTableWidget;

namespace llmcap {

/// All caps, with what can be done to one. Acts at once, through the feed. Thread: the window's.
/// REQUIRES: `feed` outlives it.
class CapsPage final : public QWidget {
    Q_OBJECT
public:
    explicit CapsPage(FeedClient &feed, QWidget *parent = nullptr);

private:
    void show(const FeedStatus &status);
    const CapState *chosen() const;
    void setLimit();
    void makeNew();
    void remove();
    void enableButtons();

    FeedClient &m_feed;
    std::vector<CapState> m_caps;   // by row
    FeedPolicy m_policy;            // its caps stay
    QTableWidget *m_table;
    QLabel *m_empty;
    QPushButton *m_limit;
    QPushButton *m_remove;
};

} // namespace llmcap
