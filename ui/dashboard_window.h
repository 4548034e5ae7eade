// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard.h"
#include "feed_client.h"
#include "spend_page.h"

#include <QDeadlineTimer>
#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QTabWidget;

namespace llmcap {

class BreakdownPage;
class NoticeBanner;
class RangeBar;
class RequestsPage;

/// Asks the feed, keeps all pages on one range, and says how fresh the figures are.
class DashboardWindow final : public Dashboard {
    Q_OBJECT
public:
    explicit DashboardWindow(FeedClient &feed, QWidget *parent = nullptr);
    ~DashboardWindow() override;

    void open(Focus focus) override;
    void openAs(const Dashboard &other) override;
    QSize sizeHint() const override { return {1180, 820}; }
    QSize minimumSizeHint() const override { return {540, 480}; }

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    enum Page { Overview, Breakdown, Requests };

    QLayout *makeHeader();
    QLayout *makeFooter();
    void wire();
    void paintDemo();
    void takeRange();
    void takeStatus(const FeedStatus &status);
    void takeLink();
    void takePage();
    /// Asks for the series soon: once for many events, and seldom where the feed takes long.
    void refreshSoon();
    void refresh();
    void askForPace();
    void askForBreakdown();
    void askForChoices();
    void takeSeries(const Result<FeedSeries> &series, int round);
    void showFigures();
    void showFreshness();
    FigureStamp stamp() const;
    /// By the feed's clock, which may be another machine's; this one's before the first answer.
    Instant feedNow() const;
    void noteTime(Instant asOf);
    void retry();
    void say(const QString &message);

    FeedClient &m_feed;
    RangeBar *m_range;
    QLabel *m_demo = nullptr;
    NoticeBanner *m_banner;
    TileRow *m_tiles;
    QTabWidget *m_pages;
    SpendPage *m_spend;
    BreakdownPage *m_breakdown;
    RequestsPage *m_requests;
    QLabel *m_asOf;
    QLabel *m_said;
    QTimer m_soon;                   // to refresh()
    QTimer m_everySecond;            // ages the figures
    QElapsedTimer m_sinceAnswer;
    QElapsedTimer m_asking;
    QElapsedTimer m_sinceAsOf;
    QDeadlineTimer m_quiet;          // no question before
    bool m_isOutdated = false;       // something happened while a question was under way
    SpendView m_view;
    QString m_failure;               // of the last question; "" it was answered
    int m_round = 0;                 // answers to an older range are dropped
    int m_breakdownRound = 0;
    SpendSpan m_chosenOf;            // the span whose names the filters offer
};

} // namespace llmcap
