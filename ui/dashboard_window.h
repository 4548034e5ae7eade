// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard.h"
#include "feed_client.h"
#include "spend_page.h"

#include <QDateTime>
#include <QElapsedTimer>
#include <QTimer>

class QButtonGroup;
class QFrame;
class QLabel;
class QPushButton;

namespace llmcap {

class RequestsPage;

/// Asks the feed, keeps both halves on one range, and says how fresh the figures are.
class DashboardWindow final : public Dashboard {
    Q_OBJECT
public:
    explicit DashboardWindow(FeedClient &feed, QWidget *parent = nullptr);

    void open(Focus focus) override;
    QSize sizeHint() const override { return {1040, 760}; }
    QSize minimumSizeHint() const override { return {520, 480}; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QLayout *makeHeader();
    QWidget *makeBanner();
    void setRange(SpendRange range);
    void takeStatus(const FeedStatus &status);
    void takeLink();
    /// Asks for the series soon: once for many events, and seldom where the feed takes long.
    void refreshSoon();
    void refresh();
    void takeSeries(const Result<FeedSeries> &series, int round);
    void takeLastHour(const Result<FeedSeries> &series, int round);
    void showFigures();
    void showFreshness();
    void retry();
    void say(const QString &message);

    FeedClient &m_feed;
    QButtonGroup *m_ranges;
    QLabel *m_demo;
    QFrame *m_banner = nullptr;
    QLabel *m_bannerText = nullptr;
    QPushButton *m_retry = nullptr;
    SpendPage *m_spend;
    RequestsPage *m_requests;
    QLabel *m_asOf;
    QLabel *m_said;
    QTimer m_soon;                   // to refresh()
    QTimer m_everySecond;            // ages the figures
    QElapsedTimer m_sinceAnswer;
    QElapsedTimer m_asking;
    SpendView m_view;
    Instant m_asOfFeed{};
    QDateTime m_arrived;             // of the newest figures, by this machine's clock
    QString m_failure;               // of the last question; "" it was answered
    int m_round = 0;                 // answers to an older range are dropped
};

} // namespace llmcap
