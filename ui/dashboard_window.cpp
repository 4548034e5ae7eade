// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard_window.h"

#include "dashboard_text.h"
#include "requests_page.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace llmcap {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds soonest{400};
/// Without any event the figures are asked for again, so that their age stays small.
constexpr seconds refreshEvery{30};
constexpr seconds staleAfter{90};

Instant systemNow()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

} // namespace

Dashboard *Dashboard::make(FeedClient &feed, QWidget *parent)
{
    return new DashboardWindow(feed, parent);
}

DashboardWindow::DashboardWindow(FeedClient &feed, QWidget *parent)
    : Dashboard(parent, Qt::Window)
    , m_feed(feed)
    , m_ranges(new QButtonGroup(this))
    , m_demo(new QLabel(tr("DEMO"), this))
    , m_spend(new SpendPage(this))
    , m_requests(new RequestsPage(feed, this))
    , m_asOf(new QLabel(this))
    , m_said(new QLabel(this))
{
    setWindowTitle(tr("LLMCap dashboard"));
    auto *const split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_spend);
    split->addWidget(m_requests);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    split->setChildrenCollapsible(false);
    split->setHandleWidth(8);
    auto *const footer = new QHBoxLayout;
    footer->addWidget(m_asOf, 1);
    footer->addWidget(m_said);
    auto *const layout = new QVBoxLayout(this);
    layout->addLayout(makeHeader());
    layout->addWidget(makeBanner());
    layout->addWidget(split, 1);
    layout->addLayout(footer);
    m_asOf->setObjectName("asOf");
    m_asOf->setTextFormat(Qt::PlainText);
    m_asOf->setWordWrap(true);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setObjectName("said");

    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &DashboardWindow::refresh);
    m_everySecond.setInterval(1000);
    connect(&m_everySecond, &QTimer::timeout, this, [this] {
        if (m_feed.link() == FeedClient::Link::Live && m_sinceAnswer.isValid()
            && std::chrono::milliseconds(m_sinceAnswer.elapsed()) > refreshEvery) {
            refreshSoon();
        }
        showFreshness();
    });
    connect(&feed, &FeedClient::statusChanged, this, &DashboardWindow::takeStatus);
    connect(&feed, &FeedClient::linkChanged, this, &DashboardWindow::takeLink);
    connect(&feed, &FeedClient::requestRecorded, this, &DashboardWindow::refreshSoon);
    connect(m_spend, &SpendPage::said, this, &DashboardWindow::say);
    connect(m_requests, &RequestsPage::said, this, &DashboardWindow::say);
    m_view.span = spanOf(m_view.range, systemNow(), m_view.zone, nullptr);
    showFigures();
    resize(sizeHint());
}

QLayout *DashboardWindow::makeHeader()
{
    auto *const header = new QHBoxLayout;
    const std::pair<SpendRange, QString> ranges[] = {{SpendRange::Today, tr("&Today")},
                                                     {SpendRange::SevenDays, tr("&7 days")},
                                                     {SpendRange::ThirtyDays, tr("&30 days")},
                                                     {SpendRange::Month, tr("This &month")}};
    for (const auto &[range, label] : ranges) {
        auto *const button = new QPushButton(label, this);
        button->setCheckable(true);
        button->setChecked(range == SpendRange::Today);
        button->setAccessibleDescription(tr("Time that the dashboard shows"));
        m_ranges->addButton(button, static_cast<int>(range));
        header->addWidget(button);
    }
    connect(m_ranges, &QButtonGroup::idClicked, this,
            [this](int id) { setRange(static_cast<SpendRange>(id)); });
    m_demo->setObjectName("demo");
    m_demo->setStyleSheet("background:#7a3e00;color:#ffffff;padding:3px 10px;font-weight:bold;"
                          "border-radius:3px;");
    m_demo->setToolTip(tr("All figures are pretended: no provider was asked."));
    m_demo->hide();
    header->addStretch();
    header->addWidget(m_demo);
    return header;
}

QWidget *DashboardWindow::makeBanner()
{
    m_banner = new QFrame(this);
    m_banner->setObjectName("banner");
    m_banner->setFrameShape(QFrame::StyledPanel);
    m_banner->setStyleSheet("#banner{background:#fff1c7;border:1px solid #c79100;}"
                            "#banner QLabel{color:#2b2100;}");
    m_bannerText = new QLabel(m_banner);
    m_bannerText->setObjectName("bannerText");
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerText->setWordWrap(true);
    m_retry = new QPushButton(tr("R&etry"), m_banner);
    m_retry->setObjectName("retry");
    connect(m_retry, &QPushButton::clicked, this, &DashboardWindow::retry);
    auto *const layout = new QHBoxLayout(m_banner);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->addWidget(m_bannerText, 1);
    layout->addWidget(m_retry);
    return m_banner;
}

void DashboardWindow::open(Focus focus)
{
    const SpendRange range = focus == Focus::Month ? SpendRange::Month : SpendRange::Today;
    m_ranges->button(static_cast<int>(range))->setChecked(true);
    m_requests->setOutcome(focus == Focus::Blocked ? std::optional(Outcome::Refused)
                                                   : std::nullopt);
    setRange(range);
    if (m_feed.link() == FeedClient::Link::Idle) {
        m_feed.subscribe();
    }
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void DashboardWindow::setRange(SpendRange range)
{
    m_view.range = range;
    m_view.curve.reset();
    const auto &status = m_feed.lastStatus();
    const Instant now = status ? std::max(status->snapshot.asOf, m_asOfFeed) : systemNow();
    m_view.span = spanOf(range, now, m_view.zone, capOfRange(range, m_view.caps));
    m_requests->setSince(m_view.span.from);
    showFigures();
    refresh();
}

void DashboardWindow::takeStatus(const FeedStatus &status)
{
    const bool isFirst = !m_arrived.isValid();
    m_view.caps = status.snapshot.caps;
    m_view.zone = dashboard::zoneOf(status.snapshot.zone);
    m_view.demo = status.demo;
    m_asOfFeed = std::max(m_asOfFeed, status.snapshot.asOf);
    m_arrived = QDateTime::currentDateTimeUtc();
    m_demo->setVisible(status.demo);
    m_requests->model().setZone(m_view.zone);
    m_requests->setProviders(status.providers);
    if (isFirst) {
        setRange(m_view.range);   // in the feed's zone now
    } else {
        refreshSoon();
    }
    showFigures();
}

void DashboardWindow::takeLink()
{
    if (m_feed.link() == FeedClient::Link::Live && isVisible()) {
        // What happened while the connection was lost is in no event.
        m_requests->model().reload();
        refresh();
    }
    showFreshness();
}

void DashboardWindow::refreshSoon()
{
    if (isVisible() && !m_soon.isActive() && !m_asking.isValid()) {
        m_soon.start(soonest);
    }
}

void DashboardWindow::refresh()
{
    if (!isVisible()) {
        return;
    }
    m_soon.stop();
    const int round = ++m_round;
    m_asking.start();
    FeedSeriesQuery query;
    // To the end of the axis: what was recorded since the last answer belongs to it.
    const Instant now = std::max(m_asOfFeed, systemNow());
    m_view.span = spanOf(m_view.range, now, m_view.zone, capOfRange(m_view.range, m_view.caps));
    m_requests->setSince(m_view.range == SpendRange::Today || m_view.range == SpendRange::Month
                             ? m_view.span.from
                             : m_requests->model().filter().since);
    query.from = m_view.span.from;
    query.to = now + seconds{1};
    query.bucket = m_view.span.bucket;
    m_feed.series(query, this,
                  [this, round](const Result<FeedSeries> &series) { takeSeries(series, round); });
    query.from = now - std::chrono::hours{1};
    query.bucket = FeedSeriesQuery::Bucket::Hour;
    m_feed.series(query, this, [this, round](const Result<FeedSeries> &series) {
        takeLastHour(series, round);
    });
}

void DashboardWindow::takeSeries(const Result<FeedSeries> &series, int round)
{
    if (round != m_round) {
        return;
    }
    // A slow feed (much history) is asked less often: a fifth of the time at most.
    const auto pause
        = std::max<milliseconds>(milliseconds{m_asking.elapsed() * 5}, milliseconds{0});
    m_asking.invalidate();
    m_sinceAnswer.start();
    if (pause > soonest) {
        m_soon.start(pause);
    }
    if (!series) {
        m_failure = dashboard::text(series.error().message);
    } else {
        m_failure.clear();
        m_asOfFeed = std::max(m_asOfFeed, series->asOf);
        m_arrived = QDateTime::currentDateTimeUtc();
        m_view.span.now = std::max(m_view.span.from, series->asOf);
        m_view.curve = curveOf(series->points, m_view.span, m_view.zone);
    }
    showFigures();
}

void DashboardWindow::takeLastHour(const Result<FeedSeries> &series, int round)
{
    if (round != m_round || !series) {
        return;
    }
    NanoUsd spent;
    for (const FeedSeriesPoint &point : series->points) {
        spent += point.spent;
    }
    m_view.spentLastHour = spent;
    showFigures();
}

void DashboardWindow::showFigures()
{
    m_spend->setView(m_view);
    showFreshness();
}

void DashboardWindow::showFreshness()
{
    const FeedClient::Link link = m_feed.link();
    const bool isLive = link == FeedClient::Link::Live;
    const auto &status = m_feed.lastStatus();
    const seconds age{m_arrived.isValid()
                          ? m_arrived.secsTo(QDateTime::currentDateTimeUtc()) : 0};
    QStringList lines;
    if (!isLive && !m_feed.linkMessage().isEmpty()) {
        lines.append(m_feed.linkMessage());
    } else if (!m_failure.isEmpty()) {
        lines.append(m_failure);
    }
    const bool isStale = m_arrived.isValid()
        && (!lines.isEmpty() || age > staleAfter
            || (status && status->snapshot.state == Snapshot::State::Stale));
    if (isStale) {
        lines.append(tr("Data is %1 old.").arg(dashboard::age(age)));
    }
    m_retry->setVisible(!lines.isEmpty());
    if (status) {
        const QString enforcement = dashboard::enforcement(status->snapshot, m_view.zone);
        if (!enforcement.isEmpty()) {
            lines.append(enforcement);
        }
    }
    m_bannerText->setText(lines.join(QChar(' ')));
    m_banner->setVisible(!lines.isEmpty());

    if (!m_arrived.isValid()) {
        m_asOf->setText(lines.isEmpty() ? tr("Asking LLMCap…") : tr("No figures yet."));
        return;
    }
    m_asOf->setText(tr("As of %1, %2 time. Costs: see “Known by”; "
                       "unpriced requests count as $0.")
                        .arg(dashboard::clock(m_asOfFeed, m_view.zone),
                             dashboard::zoneName(m_view.zone)));
}

void DashboardWindow::retry()
{
    m_failure.clear();
    m_feed.reconnect();
    m_requests->model().reload();
    refresh();
    showFreshness();
}

void DashboardWindow::say(const QString &message)
{
    m_said->setText(message);
    QTimer::singleShot(15'000, m_said, [this, message] {
        if (m_said->text() == message) {
            m_said->clear();
        }
    });
}

void DashboardWindow::showEvent(QShowEvent *event)
{
    Dashboard::showEvent(event);
    m_everySecond.start();
    m_requests->model().setLive(true);
    refresh();
}

void DashboardWindow::hideEvent(QHideEvent *event)
{
    Dashboard::hideEvent(event);
    m_everySecond.stop();
    m_soon.stop();
    m_requests->model().setLive(false);
}

void DashboardWindow::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else if (event->matches(QKeySequence::Refresh)) {
        retry();
    } else {
        Dashboard::keyPressEvent(event);
    }
}

} // namespace llmcap
