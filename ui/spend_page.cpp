// SPDX-License-Identifier: GPL-3.0-or-later
#include "spend_page.h"

#include "csv.h"
#include "dashboard_text.h"
#include "figure_tile.h"
#include "spend_chart.h"
#include "spend_table_model.h"

#include <QFileDialog>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>

namespace llmcap {

QString rangeTitle(SpendRange range)
{
    switch (range) {
    case SpendRange::Today: return SpendPage::tr("Today");
    case SpendRange::SevenDays: return SpendPage::tr("7 days");
    case SpendRange::ThirtyDays: return SpendPage::tr("30 days");
    case SpendRange::Month: return SpendPage::tr("This month");
    }
    return {};
}

SpendPage::SpendPage(QWidget *parent)
    : QWidget(parent)
    , m_tileGrid(new QGridLayout)
    , m_spent(new FigureTile(tr("Spent"), this))
    , m_left(new FigureTile(tr("Left under the cap"), this))
    , m_blocked(new FigureTile(tr("Blocked"), this))
    , m_forecast(new FigureTile(tr("Forecast"), this))
    , m_stack(new QStackedWidget(this))
    , m_chart(new SpendChart(this))
    , m_table(new QTableView(this))
    , m_model(new SpendTableModel(this))
{
    m_spent->setObjectName("spent");
    m_left->setObjectName("left");
    m_blocked->setObjectName("blocked");
    m_forecast->setObjectName("forecast");
    m_table->setModel(m_model);
    m_table->setObjectName("spendTable");
    m_table->setAccessibleName(tr("Spend over time as a table"));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_stack->addWidget(m_chart);
    m_stack->addWidget(m_table);
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(m_tileGrid);
    layout->addWidget(makeChartBar());
    layout->addWidget(m_stack, 1);
    placeTiles();
}

QWidget *SpendPage::makeChartBar()
{
    auto *const bar = new QWidget(this);
    auto *const asTable = new QPushButton(tr("Ta&ble"), bar);
    asTable->setObjectName("asTable");
    asTable->setCheckable(true);
    asTable->setToolTip(tr("Show the chart's figures as a table"));
    auto *const csv = new QPushButton(tr("Save chart as &CSV…"), bar);
    auto *const png = new QPushButton(tr("Save chart as &PNG…"), bar);
    auto *const layout = new QHBoxLayout(bar);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(asTable);
    layout->addStretch();
    layout->addWidget(csv);
    layout->addWidget(png);
    connect(asTable, &QPushButton::toggled, this,
            [this](bool table) { m_stack->setCurrentIndex(table ? 1 : 0); });
    connect(csv, &QPushButton::clicked, this, &SpendPage::exportCsv);
    connect(png, &QPushButton::clicked, this, &SpendPage::exportPng);
    return bar;
}

void SpendPage::placeTiles()
{
    const int columns = width() < 560 ? 2 : 4;
    if (columns == m_tileColumns) {
        return;
    }
    m_tileColumns = columns;
    int place = 0;
    for (FigureTile *const tile : {m_spent, m_left, m_blocked, m_forecast}) {
        m_tileGrid->addWidget(tile, place / columns, place % columns);
        ++place;
    }
    for (int column = 0; column < 4; ++column) {
        m_tileGrid->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

void SpendPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeTiles();
}

void SpendPage::setView(const SpendView &view)
{
    showTiles(view);
    showChart(view);
    m_model->setCurve(view.curve.value_or(SpendCurve{}), view.span.bucket, view.zone);
}

void SpendPage::showTiles(const SpendView &view)
{
    const QString unknown = QStringLiteral("–");
    const QString loading = tr("Loading…");
    if (view.curve) {
        const FeedSeriesPoint &sums = view.curve->totals;
        const QString requests = tr("%n request(s)", nullptr, static_cast<int>(sums.requests));
        m_spent->setFigure(dashboard::total(sums.spent, sums.unpriced),
                           sums.unpriced == 0 ? requests
                                              : tr("%1, %2 of them without a price")
                                                    .arg(requests,
                                                         dashboard::count(sums.unpriced)));
        m_blocked->setFigure(dashboard::count(sums.blocked),
                             sums.blocked == 0 ? tr("no request was refused")
                                               : tr("refused before they cost anything"));
    } else {
        m_spent->setFigure(unknown, loading);
        m_blocked->setFigure(unknown, loading);
    }

    const CapState *const ofRange = capOfRange(view.range, view.caps);
    const CapState *const cap = ofRange ? ofRange : tightestCap(view.caps);
    if (!cap) {
        m_left->setFigure(unknown, view.curve ? tr("no cap in dollars over everything") : loading);
        m_forecast->setFigure(unknown, view.curve ? tr("no cap to reach") : loading);
        return;
    }
    const QString name = dashboard::text(cap->cap.name);
    QString detail = tr("of %1, cap “%2”").arg(dashboard::usd({cap->limit}), name);
    if (cap->held > 0) {
        detail += tr(", %1 held").arg(dashboard::usd({cap->held}));
    }
    m_left->setFigure(dashboard::usd(leftUnder(*cap)), detail);
    if (!view.spentLastHour) {
        m_forecast->setFigure(unknown, loading);
        return;
    }
    const SpendForecast forecast = forecastOf(cap, *view.spentLastHour, view.span.now);
    const QString rate = tr("%1 in the last hour").arg(dashboard::usd(*view.spentLastHour));
    switch (forecast.kind) {
    case SpendForecast::Kind::Reached:
        m_forecast->setFigure(tr("cap reached"), tr("cap “%1”").arg(name));
        break;
    case SpendForecast::Kind::ReachedAt:
        m_forecast->setFigure(
            tr("at about %1").arg(dashboard::moment(forecast.at, view.span.now, view.zone)),
            tr("cap “%1” reached, with %2").arg(name, rate));
        break;
    case SpendForecast::Kind::NotAtThisRate:
    case SpendForecast::Kind::NoCap:
        m_forecast->setFigure(tr("not at this rate"), rate);
        break;
    }
}

void SpendPage::showChart(const SpendView &view)
{
    SpendPicture picture;
    picture.span = view.span;
    picture.zone = view.zone;
    picture.title = tr("%1Spend, %2, %3 time")
                        .arg(view.demo ? tr("DEMO: ") : QString(), rangeTitle(view.range),
                             dashboard::zoneName(view.zone));
    if (const CapState *const cap = capOfRange(view.range, view.caps)) {
        picture.cap = NanoUsd{cap->limit};
    }
    if (!view.curve) {
        picture.emptyText = tr("Loading…");
    } else {
        picture.curve = *view.curve;
        if (view.curve->isEmpty()) {
            picture.emptyText = tr("No requests in this time. Point a tool at LLMCap to see them.");
        }
    }
    m_chart->draw(picture);
}

void SpendPage::exportCsv()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the chart's figures"),
                                                      QStringLiteral("llmcap-spend.csv"),
                                                      tr("CSV files (*.csv)"));
    if (path.isEmpty()) {
        return;
    }
    const auto written = writeWhole(path, csvOf(*m_model));
    emit said(written ? tr("Saved %1").arg(path) : dashboard::text(written.error().message));
}

void SpendPage::exportPng()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the chart"), QStringLiteral("llmcap-spend.png"), tr("Pictures (*.png)"));
    if (path.isEmpty()) {
        return;
    }
    const auto written = m_chart->savePng(path);
    emit said(written ? tr("Saved %1").arg(path) : dashboard::text(written.error().message));
}

} // namespace llmcap
