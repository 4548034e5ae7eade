// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"
#include "free_request.h"

#include <QWidget>

class QLabel;
class QTableWidget;

namespace llmcap {

/// Shows live whether a tool's requests arrive: the base URL of each provider, and the newest
/// request that came through it. A button sends what costs nothing (the list of models) and shows
/// what came back.
/// Thread: the window's. REQUIRES: `feed` outlives it.
class ConnectionTest final : public QWidget {
    Q_OBJECT
public:
    explicit ConnectionTest(FeedClient &feed, QWidget *parent = nullptr);
    QSize sizeHint() const override { return {760, 300}; }
    QSize minimumSizeHint() const override { return {480, 240}; }

private:
    void showLink();
    void takeStatus(const FeedStatus &status);
    void take(const Exchange &row);
    int rowOf(const std::string &provider);
    void sendFreeRequests();

    FeedClient &m_feed;
    QLabel *m_head;
    QTableWidget *m_table;
    FreeRequest m_free;
    std::vector<std::string> m_providers;   // by row
    bool m_hasArrived = false;
};

} // namespace llmcap
