// SPDX-License-Identifier: GPL-3.0-or-later
#include "spend_page.h"

#include "chart_card.h"
#include "dashboard_text.h"
#include "figure_tile.h"

#include <QGridLayout>

namespace llmcap {

namespace {

/// Puts widgets into so many equal columns.
void placeIn(QGridLayout &grid, const std::vector<QWidget *> &widgets, int columns, bool stretch)
{
    int place = 0;
    for (QWidget *const widget : widgets) {
        grid.addWidget(widget, place / columns, place % columns);
        ++place;
    }
    for (int i = 0; i < static_cast<int>(widgets.size()); ++i) {
        grid.setColumnStretch(i, i < columns ? 1 : 0);
        grid.setRowStretch(i, stretch && i < place / columns ? 1 : 0);
    }
}

} // namespace

namespace {

const char *rangeSource(SpendRange range)
{
    switch (range) {
    case SpendRange::Today: return QT_TRANSLATE_NOOP("llmcap::SpendPage", "today");
    case SpendRange::SevenDays: return QT_TRANSLATE_NOOP("llmcap::SpendPage", "7 days");
    case SpendRange::ThirtyDays: return QT_TRANSLATE_NOOP("llmcap::SpendPage", "30 days");
    case SpendRange::Month: return QT_TRANSLATE_NOOP("llmcap::SpendPage", "this month");
    case SpendRange::All: return QT_TRANSLATE_NOOP("llmcap::SpendPage", "all time");
    case SpendRange::Custom: return QT_TRANSLATE_NOOP("llmcap::SpendPage", "chosen days");
    }
    return "";
}

} // namespace

QString rangeTitle(SpendRange range)
{
    return SpendPage::tr(rangeSource(range));
}

FigureStamp stampOf(const char *title, const SpendView &view)
{
    const QString joined = QStringLiteral("%1, %2");
    return {joined.arg(SpendPage::tr(title), rangeTitle(view.range)),
            joined.arg(QLatin1String(title), QLatin1String(rangeSource(view.range))),
            view.asOf,
            view.span.from,
            view.span.now,
            view.zone,
            view.demo};
}

const CapState *shownCap(const SpendView &view)
{
    const CapState *const ofRange = capOfRange(view.range, view.caps);
    return ofRange ? ofRange : tightestCap(view.caps);
}

TileRow::TileRow(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_spent(new FigureTile(tr("Spent"), this))
    , m_left(new FigureTile(tr("Left under the cap"), this))
    , m_forecast(new FigureTile(tr("Forecast"), this))
    , m_blocked(new FigureTile(tr("Blocked", "requests"), this))
{
    m_spent->setObjectName("spent");
    m_left->setObjectName("left");
    m_forecast->setObjectName("forecast");
    m_blocked->setObjectName("blocked");
    m_grid->setContentsMargins(0, 0, 0, 0);
    place();
}

void TileRow::place()
{
    const int columns = width() < fontMetrics().averageCharWidth() * 90 ? 2 : 4;
    if (columns != m_columns) {
        m_columns = columns;
        placeIn(*m_grid, {m_spent, m_left, m_forecast, m_blocked}, columns, false);
    }
}

void TileRow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void TileRow::setView(const SpendView &view)
{
    const QString unknown = QStringLiteral("–");
    if (view.curve) {
        const FeedSeriesPoint &sums = view.curve->totals;
        m_spent->setFigure(dashboard::total(sums.spent, sums.unpriced),
                           dashboard::requests(sums.requests) + QStringLiteral(", ")
                               + dashboard::knownHow(sums));
        m_blocked->setFigure(dashboard::count(sums.blocked),
                             sums.blocked == 0 ? tr("no request was refused")
                                               : tr("refused before they cost anything"));
    } else {
        const QString why = view.missing.isEmpty() ? tr("Loading…") : tr("no answer");
        m_spent->setFigure(unknown, why);
        m_blocked->setFigure(unknown, why);
    }
    showCap(view);
}

void TileRow::showCap(const SpendView &view)
{
    const QString unknown = QStringLiteral("–");
    const QString loading = view.missing.isEmpty() ? tr("Loading…") : tr("no answer");
    const CapState *const cap = shownCap(view);
    if (!cap) {
        m_left->setFigure(unknown, view.curve ? tr("no cap in dollars over everything") : loading);
        m_forecast->setFigure(unknown, view.curve ? tr("no cap to reach") : loading);
        return;
    }
    const QString name = dashboard::text(cap->cap.name);
    QString detail = tr("of %1, cap “%2”", "what is left of a limit")
        .arg(dashboard::usd({cap->limit}), name);
    if (cap->held > 0) {
        detail += tr(", %1 held for requests in flight", "appended to \"of $10, cap “day”\"")
            .arg(dashboard::usd({cap->held}));
    }
    m_left->setFigure(dashboard::usd(leftUnder(*cap)), detail);
    if (!view.spentOfPace) {
        m_forecast->setFigure(unknown, loading);
        return;
    }
    const auto pace = paceOf(*cap);
    const SpendForecast forecast = forecastOf(cap, *view.spentOfPace, pace, view.span.now);
    const QString spent = dashboard::usd(*view.spentOfPace);
    const QString rate = pace == std::chrono::hours{1}
        ? tr("%1 in the last hour", "an amount").arg(spent)
        : tr("%1 in the last 24 hours", "an amount").arg(spent);
    switch (forecast.kind) {
    case SpendForecast::Kind::Reached:
        m_forecast->setFigure(tr("cap reached", "the forecast"), tr("cap “%1”").arg(name));
        break;
    case SpendForecast::Kind::ReachedAt:
        m_forecast->setFigure(
            tr("at about %1", "the forecast: the time when a cap is reached")
                .arg(dashboard::moment(forecast.at, view.span.now, view.zone)),
            tr("cap “%1” reached, going on with %2").arg(name, rate));
        break;
    case SpendForecast::Kind::NotAtThisRate:
    case SpendForecast::Kind::NoCap:
        m_forecast->setFigure(tr("not reached", "the forecast: the cap"),
                              tr("going on with %1").arg(rate));
        break;
    }
}

SpendPage::SpendPage(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_spend(new ChartCard(tr("Spend against the cap"), QStringLiteral("spend"), this))
    , m_models(new ChartCard(tr("Spend by model"), QStringLiteral("models"), this))
    , m_blocked(new ChartCard(tr("Blocked requests"), QStringLiteral("blocked"), this))
    , m_tokens(new ChartCard(tr("Tokens by kind"), QStringLiteral("tokens"), this))
{
    m_grid->setContentsMargins(0, 6, 0, 0);
    for (ChartCard *const card : {m_spend, m_models, m_blocked, m_tokens}) {
        connect(card, &ChartCard::said, this, &SpendPage::said);
    }
    place();
}

void SpendPage::place()
{
    const int columns = width() < fontMetrics().averageCharWidth() * 90 ? 1 : 2;
    if (columns != m_columns) {
        m_columns = columns;
        placeIn(*m_grid, {m_spend, m_models, m_blocked, m_tokens}, columns, true);
    }
}

void SpendPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    place();
}

void SpendPage::setView(const SpendView &view)
{
    if (!view.curve) {
        // The reason once; the other charts have no figures either.
        const bool isLoading = view.missing.isEmpty();
        for (ChartCard *const card : {m_spend, m_models, m_blocked, m_tokens}) {
            const QString text = isLoading ? tr("Loading…")
                : card == m_spend          ? dashboard::sentence(view.missing)
                                           : tr("No figures.");
            card->show(emptyPicture(view.span, view.zone, text), {},
                       stampOf(QT_TR_NOOP("No figures."), view));
        }
        return;
    }
    UsageFigures figures{view.span, *view.curve, view.zone, std::nullopt};
    if (const CapState *const cap = capOfRange(view.range, view.caps)) {
        figures.cap = NanoUsd{cap->limit};
    }
    m_spend->show(spendPicture(figures), spendTable(figures), stampOf(QT_TR_NOOP("Spend"), view));
    m_models->show(modelPicture(figures), modelTable(figures),
                   stampOf(QT_TR_NOOP("Spend by model"), view));
    m_blocked->show(blockedPicture(figures), blockedTable(figures),
                    stampOf(QT_TR_NOOP("Blocked requests"), view));
    m_tokens->show(tokenPicture(figures), tokenTable(figures), stampOf(QT_TR_NOOP("Tokens"), view));
}

} // namespace llmcap
