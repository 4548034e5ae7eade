// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard_window.h"

#include "breakdown_page.h"
#include "dashboard_text.h"
#include "look_button.h"
#include "notice_banner.h"
#include "range_bar.h"
#include "requests_page.h"
#include "window_memory.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace llmcap {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;
using By = FeedSeriesQuery::By;

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
    , m_range(new RangeBar(this))
    , m_demo(new QLabel(tr("DEMO"), this))
    , m_banner(new NoticeBanner(this))
    , m_tiles(new TileRow(this))
    , m_pages(new QTabWidget(this))
    , m_spend(new SpendPage)
    , m_breakdown(new BreakdownPage)
    , m_requests(new RequestsPage(feed))
    , m_asOf(new QLabel(this))
    , m_said(new QLabel(this))
{
    setWindowTitle(tr("LLMCap dashboard"));
    m_pages->setObjectName("pages");
    m_pages->setDocumentMode(true);
    m_pages->addTab(m_spend, tr("&Overview"));
    m_pages->addTab(m_breakdown, tr("&Breakdown"));
    m_pages->addTab(m_requests, tr("&Requests"));
    auto *const layout = new QVBoxLayout(this);
    layout->addLayout(makeHeader());
    layout->addWidget(m_banner);
    layout->addWidget(m_tiles);
    layout->addWidget(m_pages, 1);
    layout->addLayout(makeFooter());
    wire();
    paintDemo();
    m_view.span = spanOf(m_view.range, systemNow(), m_view.zone, nullptr);
    showFigures();
    resize(sizeHint());
    restoreGeometry(readWindowMemory().geometry);
    if (const auto &status = m_feed.lastStatus()) {
        takeStatus(*status);   // the tray knows it already; the next one may be far off
    }
}

DashboardWindow::~DashboardWindow() = default;

void DashboardWindow::wire()
{
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &DashboardWindow::refresh);
    m_everySecond.setInterval(1000);
    connect(&m_everySecond, &QTimer::timeout, this, [this] {
        if (m_feed.link() == FeedClient::Link::Live && m_sinceAnswer.isValid()
            && milliseconds(m_sinceAnswer.elapsed()) > refreshEvery) {
            refreshSoon();
        }
        showFreshness();
    });
    connect(&m_feed, &FeedClient::statusChanged, this, &DashboardWindow::takeStatus);
    connect(&m_feed, &FeedClient::linkChanged, this, &DashboardWindow::takeLink);
    connect(&m_feed, &FeedClient::requestRecorded, this, &DashboardWindow::refreshSoon);
    connect(m_banner, &NoticeBanner::retry, this, &DashboardWindow::retry);
    connect(m_range, &RangeBar::changed, this, &DashboardWindow::takeRange);
    connect(m_pages, &QTabWidget::currentChanged, this, &DashboardWindow::takePage);
    connect(m_spend, &SpendPage::said, this, &DashboardWindow::say);
    connect(m_requests, &RequestsPage::said, this, &DashboardWindow::say);
    connect(m_breakdown, &BreakdownPage::said, this, &DashboardWindow::say);
    connect(m_breakdown, &BreakdownPage::byChanged, this, &DashboardWindow::askForBreakdown);
    connect(m_breakdown, &BreakdownPage::requestsWanted, this,
            [this](By by, const std::string &name) {
                m_requests->setOnly(by, name);
                m_pages->setCurrentIndex(Requests);
            });
}

QLayout *DashboardWindow::makeHeader()
{
    m_demo->setObjectName("demo");
    m_demo->setToolTip(tr("All figures are pretended: no provider was asked."));
    m_demo->setAccessibleDescription(m_demo->toolTip());
    m_demo->hide();
    auto *const header = new QHBoxLayout;
    header->addWidget(m_range);
    header->addStretch();
    header->addWidget(m_demo);
    header->addWidget(makeLookButton(this));
    return header;
}

QLayout *DashboardWindow::makeFooter()
{
    m_asOf->setObjectName("asOf");
    m_asOf->setTextFormat(Qt::PlainText);
    m_asOf->setWordWrap(true);
    m_said->setObjectName("said");
    m_said->setTextFormat(Qt::PlainText);
    auto *const footer = new QHBoxLayout;
    footer->addWidget(m_asOf, 1);
    footer->addWidget(m_said);
    return footer;
}

void DashboardWindow::paintDemo()
{
    const QString sheet = noticeSheet(palette(), QStringLiteral("#demo"))
        + QStringLiteral("#demo{padding:3px 10px;font-weight:bold;}");
    if (m_demo->styleSheet() != sheet) {
        m_demo->setStyleSheet(sheet);
    }
}

void DashboardWindow::changeEvent(QEvent *event)
{
    Dashboard::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && m_demo) {
        paintDemo();
    }
}

void DashboardWindow::open(Focus focus)
{
    m_range->setRange(focus == Focus::Month ? SpendRange::Month : SpendRange::Today);
    if (focus == Focus::Blocked) {
        m_requests->clearFilters();
        m_requests->setOutcome(Outcome::Refused);
    }
    m_pages->setCurrentIndex(focus == Focus::Blocked ? Requests : Overview);
    if (m_feed.link() == FeedClient::Link::Idle) {
        m_feed.subscribe();
    }
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
    takeRange();
}

void DashboardWindow::openAs(const Dashboard &other)
{
    const auto &before = static_cast<const DashboardWindow &>(other);
    restoreGeometry(before.saveGeometry());
    m_range->setRange(before.m_range->range());
    m_range->setDays(before.m_range->days());
    m_requests->chooseAs(*before.m_requests);
    m_pages->setCurrentIndex(before.m_pages->currentIndex());
    show();
    takeRange();
}

void DashboardWindow::takeRange()
{
    m_view.range = m_range->range();
    m_view.days = m_range->days();
    m_view.curve.reset();
    m_view.missing.clear();
    const Instant now = feedNow();
    m_view.span = spanOf(m_view.range, now, m_view.zone, capOfRange(m_view.range, m_view.caps),
                         m_view.days);
    const bool isPast = m_view.range == SpendRange::Custom && m_view.span.end < now;
    m_requests->setTime(m_view.span.from, isPast ? std::optional(m_view.span.end) : std::nullopt);
    m_breakdown->show(std::nullopt, stamp(), {});
    showFigures();
    refresh();
}

void DashboardWindow::takeStatus(const FeedStatus &status)
{
    const bool isFirst = !m_sinceAsOf.isValid();
    m_view.caps = status.snapshot.caps;
    m_view.zone = dashboard::zoneOf(status.snapshot.zone);
    m_view.demo = status.demo;
    noteTime(status.snapshot.asOf);
    m_demo->setVisible(status.demo);
    m_range->setToday(dashboard::local(m_view.asOf, m_view.zone).date());
    m_requests->model().setZone(m_view.zone);
    std::vector<std::string> providers;
    for (const FeedProvider &provider : status.providers) {
        providers.push_back(provider.name);
    }
    m_requests->offer(By::Provider, providers);
    if (isFirst) {
        takeRange();   // in the feed's zone now
    } else {
        m_tiles->setView(m_view);
        showFreshness();
        refreshSoon();
    }
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

void DashboardWindow::takePage()
{
    m_requests->model().setLive(isVisible() && m_pages->currentIndex() == Requests);
    showFigures();
    if (m_pages->currentIndex() == Breakdown) {
        askForBreakdown();
    } else if (m_pages->currentIndex() == Requests) {
        askForChoices();
    }
}

void DashboardWindow::refreshSoon()
{
    if (m_asking.isValid()) {
        m_isOutdated = true;   // the answer may be older than what just happened
    } else if (isVisible() && !m_soon.isActive()) {
        m_soon.start(std::max(soonest, milliseconds{m_quiet.remainingTime()}));
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
    // To the end of the axis: what was recorded since the last answer belongs to it.
    const Instant now = feedNow();
    SpendSpan span = spanOf(m_view.range, now, m_view.zone,
                            capOfRange(m_view.range, m_view.caps), m_view.days);
    FeedSeriesQuery query;
    query.from = span.from;
    query.to = m_view.range == SpendRange::Custom ? span.end : now + seconds{1};
    query.bucket = span.bucket;
    query.by = By::Model;
    m_feed.series(query, this,
                  [this, round](const Result<FeedSeries> &series) { takeSeries(series, round); });
    askForPace();
    if (m_pages->currentIndex() == Breakdown) {
        askForBreakdown();
    }
    if (m_pages->currentIndex() == Requests) {
        askForChoices();
    }
}

void DashboardWindow::askForPace()
{
    const CapState *const cap = shownCap(m_view);
    if (!cap) {
        return;
    }
    FeedSeriesQuery query;
    query.to = feedNow() + seconds{1};
    query.from = query.to - paceOf(*cap);
    m_feed.series(query, this, [this, round = m_round](const Result<FeedSeries> &series) {
        if (round != m_round || !series) {
            return;
        }
        NanoUsd spent;
        for (const FeedSeriesPoint &point : series->points) {
            spent += point.spent;
        }
        m_view.spentOfPace = spent;
        m_tiles->setView(m_view);
    });
}

void DashboardWindow::askForBreakdown()
{
    FeedSeriesQuery query;
    query.from = m_view.span.from;
    query.to = m_view.range == SpendRange::Custom
        ? m_view.span.end : feedNow() + seconds{1};
    query.bucket = FeedSeriesQuery::Bucket::Day;
    query.by = m_breakdown->by();
    m_feed.series(query, this, [this, round = ++m_breakdownRound](const auto &series) {
        if (round != m_breakdownRound) {
            return;
        }
        if (!series) {
            m_breakdown->show(std::nullopt, stamp(), dashboard::text(series.error().message));
        } else {
            m_breakdown->show(groupsOf(series->points), stamp(), {});
        }
    });
}

/// The names that the filters offer: those that occur in the time shown.
void DashboardWindow::askForChoices()
{
    if (m_chosenOf.from == m_view.span.from && m_chosenOf.end == m_view.span.end) {
        return;
    }
    m_chosenOf = m_view.span;
    for (const By by : {By::Provider, By::Key, By::Project, By::Client}) {
        FeedSeriesQuery query;
        query.from = m_view.span.from;
        query.to = std::max(m_view.span.end, m_view.span.from + seconds{1});
        query.bucket = FeedSeriesQuery::Bucket::Day;
        query.by = by;
        m_feed.series(query, this, [this, by](const auto &series) {
            if (!series) {
                return;
            }
            std::vector<std::string> names;
            for (const SpendGroup &group : groupsOf(series->points)) {
                names.push_back(group.name);
            }
            m_requests->offer(by, names);
        });
    }
}

void DashboardWindow::takeSeries(const Result<FeedSeries> &series, int round)
{
    if (round != m_round) {
        return;
    }
    // A slow feed (much history) is asked less often: a fifth of the time at most.
    m_quiet.setRemainingTime(m_asking.elapsed() * 5);
    m_asking.invalidate();
    m_sinceAnswer.start();
    if (std::exchange(m_isOutdated, false)) {
        refreshSoon();
    }
    if (!series) {
        m_failure = dashboard::text(series.error().message);
        m_view.missing = m_view.curve ? QString() : m_failure;
    } else {
        m_failure.clear();
        m_view.missing.clear();
        noteTime(series->asOf);
        m_view.span = spanOf(m_view.range, m_view.asOf, m_view.zone,
                             capOfRange(m_view.range, m_view.caps), m_view.days);
        if (m_view.range == SpendRange::All) {
            m_view.span = narrowed(m_view.span, series->points, m_view.zone);
        }
        m_view.curve = curveOf(series->points, m_view.span, m_view.zone);
        const FeedSeriesPoint &totals = m_view.curve->totals;
        m_requests->setAll(totals.requests + totals.blocked);
    }
    showFigures();
}

Instant DashboardWindow::feedNow() const
{
    return m_sinceAsOf.isValid() ? m_view.asOf + milliseconds{m_sinceAsOf.elapsed()} : systemNow();
}

void DashboardWindow::noteTime(Instant asOf)
{
    m_view.asOf = std::max(m_view.asOf, asOf);
    m_sinceAsOf.start();
}

FigureStamp DashboardWindow::stamp() const
{
    return stampOf(QT_TRANSLATE_NOOP("llmcap::SpendPage", "Breakdown"), m_view);
}

void DashboardWindow::showFigures()
{
    m_tiles->setView(m_view);
    if (m_pages->currentIndex() == Overview) {
        m_spend->setView(m_view);
    }
    showFreshness();
}

void DashboardWindow::showFreshness()
{
    const bool isLive = m_feed.link() == FeedClient::Link::Live;
    const auto &status = m_feed.lastStatus();
    const bool hasFigures = m_sinceAsOf.isValid();
    const seconds age{hasFigures ? m_sinceAsOf.elapsed() / 1000 : 0};
    QStringList lines;
    if (!isLive && !m_feed.linkMessage().isEmpty()) {
        lines.append(dashboard::sentence(m_feed.linkMessage()));
    } else if (!m_failure.isEmpty()) {
        lines.append(dashboard::sentence(m_failure));
    }
    const bool isStale = hasFigures
        && (!lines.isEmpty() || age > staleAfter
            || (status && status->snapshot.state == Snapshot::State::Stale));
    if (isStale) {
        lines.append(tr("Data is %1 old.", "an age like 4 min").arg(dashboard::age(age)));
    }
    const bool canRetry = !lines.isEmpty();
    if (status) {
        lines.append(dashboard::enforcement(status->snapshot, m_view.zone));
    }
    lines.removeAll(QString());
    m_banner->say(lines.join(QChar(' ')), canRetry);

    if (!hasFigures) {
        m_asOf->setText(lines.isEmpty() ? tr("Asking LLMCap…") : tr("No figures yet."));
        return;
    }
    const QString host = m_feed.address().url.host();
    const bool isHere = host == QLatin1String("127.0.0.1") || host == QLatin1String("localhost")
        || host == QLatin1String("::1");
    m_asOf->setText(stamp().line() + QStringLiteral(" ")
                    + (age < seconds{2}
                           ? tr("(now).", "as of when figures are")
                           : tr("(%1 ago).", "an age like 4 min").arg(dashboard::age(age)))
                    + (isHere ? QString()
                              : tr(" From %1.", "appended to a sentence: the name of a machine")
                                    .arg(host)));
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
    m_requests->model().setLive(m_pages->currentIndex() == Requests);
    refresh();
}

void DashboardWindow::hideEvent(QHideEvent *event)
{
    Dashboard::hideEvent(event);
    m_everySecond.stop();
    m_soon.stop();
    m_requests->model().setLive(false);
    writeWindowMemory({saveGeometry(), readWindowMemory().theme});
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
