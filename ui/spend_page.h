// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"
#include "spend_curve.h"

#include <QTimeZone>
#include <QWidget>

#include <optional>

class QGridLayout;
class QStackedWidget;
class QTableView;
class QToolButton;

namespace llmcap {

class FigureTile;
class SpendChart;
class SpendTableModel;

/// What the upper half of the dashboard shows, from one moment of the feed.
struct SpendView {
    SpendRange range = SpendRange::Today;
    SpendSpan span;
    std::optional<SpendCurve> curve;       ///< absent: not arrived yet
    std::optional<NanoUsd> spentLastHour;
    std::vector<CapState> caps;
    QTimeZone zone = QTimeZone::utc();
    bool demo = false;
};

/// Tiles, chart and its table twin. Thread: the window's.
class SpendPage final : public QWidget {
    Q_OBJECT
public:
    explicit SpendPage(QWidget *parent = nullptr);
    void setView(const SpendView &view);

signals:
    /// For people: a file was written, or why not.
    void said(const QString &message);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeChartBar();
    void placeTiles();
    void showTiles(const SpendView &view);
    void showChart(const SpendView &view);
    void exportCsv();
    void exportPng();

    QGridLayout *m_tileGrid;
    FigureTile *m_spent;
    FigureTile *m_left;
    FigureTile *m_blocked;
    FigureTile *m_forecast;
    QStackedWidget *m_stack;
    SpendChart *m_chart;
    QTableView *m_table;
    SpendTableModel *m_model;
    int m_tileColumns = 0;
};

/// "Today", "7 days", ... as a title.
QString rangeTitle(SpendRange range);

} // namespace llmcap
