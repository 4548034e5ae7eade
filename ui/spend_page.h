// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usage_tables.h"

#include <QWidget>

#include <optional>
#include <vector>

class QGridLayout;

namespace llmcap {

class ChartCard;
class FigureTile;

/// What the figures of the dashboard show, from one moment of the feed.
struct SpendView {
    SpendRange range = SpendRange::Today;
    CustomDays days;
    SpendSpan span;
    std::optional<SpendCurve> curve;       ///< absent: not arrived yet
    std::optional<NanoUsd> spentOfPace;    ///< in the last paceOf() the cap that is shown
    std::vector<CapState> caps;
    QTimeZone zone = QTimeZone::utc();
    Instant asOf{};
    bool demo = false;
    QString missing;             ///< why there is no curve; "" it is still loading
};

/// "Today", "7 days", ... as a title.
QString rangeTitle(SpendRange range);
/// What files and pictures with that title about figures of that range are called: "Spend, today".
/// `title` is a source text of SpendPage.
FigureStamp stampOf(const char *title, const SpendView &view);
/// The cap that tiles speak of: that of the range, or else the one with the least left.
const CapState *shownCap(const SpendView &view);

/// The row of large figures. Thread: the window's.
class TileRow final : public QWidget {
    Q_OBJECT
public:
    explicit TileRow(QWidget *parent = nullptr);
    void setView(const SpendView &view);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void place();
    void showCap(const SpendView &view);

    QGridLayout *m_grid;
    FigureTile *m_spent;
    FigureTile *m_left;
    FigureTile *m_forecast;
    FigureTile *m_blocked;
    int m_columns = 0;
};

/// The four charts. Thread: the window's.
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
    void place();

    QGridLayout *m_grid;
    ChartCard *m_spend;
    ChartCard *m_models;
    ChartCard *m_blocked;
    ChartCard *m_tokens;
    int m_columns = 0;
};

} // namespace llmcap
