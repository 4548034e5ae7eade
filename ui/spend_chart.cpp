// SPDX-License-Identifier: GPL-3.0-or-later
#include "spend_chart.h"

#include "chart_ticks.h"
#include "dashboard_text.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QEvent>
#include <QFileInfo>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QLineSeries>
#include <QPainter>
#include <QSaveFile>
#include <QVBoxLayout>

#include <algorithm>

namespace llmcap {

namespace {

/// For pixels alone.
double dollars(NanoUsd amount)
{
    return static_cast<double>(amount.count) / 1e9;
}

/// Readable on the palette's background: more than 4.5 to 1 for the lines on white and on black.
struct Colours {
    QColor background, text, grid, spend, cap;
};

Colours coloursOf(const QPalette &palette)
{
    const QColor background = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const bool isDark = background.lightness() < 128;
    QColor grid = text;
    grid.setAlpha(isDark ? 52 : 36);
    return {background, text, grid, isDark ? QColor(0x6c, 0xb6, 0xff) : QColor(0x0b, 0x63, 0xc5),
            isDark ? QColor(0xff, 0x8a, 0x80) : QColor(0xc0, 0x25, 0x1f)};
}

void setTicks(QCategoryAxis &axis, const std::vector<ChartTick> &ticks)
{
    for (const QString &label : axis.categoriesLabels()) {
        axis.remove(label);
    }
    for (const ChartTick &tick : ticks) {
        axis.append(tick.label, tick.at);
    }
}

} // namespace

class SpendChart::Private final {
public:
    explicit Private(SpendChart &widget) : m_view(new QChartView(&widget)), m_widget(widget)
    {
        m_area->setUpperSeries(m_spend);
        m_area->setLowerSeries(m_floor);
        QChart &chart = *m_view->chart();
        for (QAbstractSeries *const series :
             std::initializer_list<QAbstractSeries *>{m_area, m_line, m_cap}) {
            chart.addSeries(series);
        }
        for (QCategoryAxis *const axis : {m_x, m_y}) {
            axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
            axis->setStartValue(0);
            axis->setTruncateLabels(false);
            chart.addAxis(axis, axis == m_x ? Qt::AlignBottom : Qt::AlignLeft);
            m_area->attachAxis(axis);
            m_line->attachAxis(axis);
            m_cap->attachAxis(axis);
        }
        chart.legend()->hide();
        chart.setMargins({4, 2, 12, 2});
        chart.layout()->setContentsMargins(0, 0, 0, 0);
        chart.setBackgroundRoundness(0);
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setRenderHint(QPainter::Antialiasing);
        m_view->setFocusPolicy(Qt::NoFocus);
        m_capText = new QGraphicsSimpleTextItem(&chart);
        m_emptyText = new QGraphicsSimpleTextItem(&chart);
        m_capText->setZValue(20);
        m_emptyText->setZValue(20);
        QObject::connect(&chart, &QChart::plotAreaChanged, &widget, [this] { placeTexts(); });
    }

    void drawLines()
    {
        const SpendSpan &span = m_picture.span;
        const auto x = [&span](Instant at) {
            return std::chrono::duration<double>(at - span.from).count();
        };
        // Flat through buckets without spend; a slope would pretend to know more than the feed.
        QList<QPointF> line{{0, 0}};
        for (const SpendCurve::Step &step : m_picture.curve.steps) {
            line.append({x(step.start), line.back().y()});
            line.append({x(step.end), dollars(step.total)});
        }
        line.append({x(span.now), line.back().y()});
        m_line->replace(line);
        m_spend->replace(line);
        m_floor->replace(QList<QPointF>{{0, 0}, {x(span.now), 0}});
        const double cap = m_picture.cap ? dollars(*m_picture.cap) : 0;
        m_cap->replace(m_picture.cap ? QList<QPointF>{{0, cap}, {x(span.end), cap}}
                                     : QList<QPointF>{});
        m_highest = std::max({line.back().y(), cap, 0.0});
        placeTicks();
    }

    void placeTicks()
    {
        const QFontMetrics metrics(m_x->labelsFont());
        const int room = m_widget.width() - metrics.horizontalAdvance("$1000.00") - 24;
        const int most = room / (metrics.horizontalAdvance("00 Mmmm") + 8);
        setTicks(*m_x, timeTicks(m_picture.span, m_picture.zone, most));
        m_x->setRange(0, std::max(1.0, std::chrono::duration<double>(
                                           m_picture.span.end - m_picture.span.from).count()));
        // Without any figure the axis still has a scale.
        const double top = m_highest > 0 ? m_highest * 1.12 : 1;
        const auto dollarLabels
            = dollarTicks(top, std::clamp(m_widget.height() / (metrics.height() * 3), 2, 6));
        setTicks(*m_y, dollarLabels);
        m_y->setRange(0, dollarLabels.back().at);
        placeTexts();
    }

    void placeTexts()
    {
        QChart &chart = *m_view->chart();
        const QRectF plot = chart.plotArea();
        m_capText->setVisible(m_picture.cap.has_value());
        if (m_picture.cap) {
            m_capText->setText(tr("Cap %1").arg(dashboard::usd(*m_picture.cap)));
            const QRectF box = m_capText->boundingRect();
            const QPointF end = chart.mapToPosition({0, dollars(*m_picture.cap)}, m_cap);
            m_capText->setPos(plot.right() - box.width() - 6, end.y() - box.height() - 2);
        }
        m_emptyText->setVisible(!m_picture.emptyText.isEmpty());
        m_emptyText->setText(m_picture.emptyText);
        m_emptyText->setPos(plot.center() - m_emptyText->boundingRect().center());
    }

    void paintIn(const Colours &colours)
    {
        QChart &chart = *m_view->chart();
        m_view->setBackgroundBrush(colours.background);
        chart.setBackgroundBrush(colours.background);
        chart.setTitleBrush(colours.text);
        QFont title = m_widget.font();
        title.setBold(true);
        chart.setTitleFont(title);
        for (QCategoryAxis *const axis : {m_x, m_y}) {
            axis->setLabelsFont(m_widget.font());
            axis->setLabelsBrush(colours.text);
            axis->setLinePen(QPen(colours.grid));
            axis->setGridLinePen(QPen(colours.grid));
        }
        QColor fill = colours.spend;
        fill.setAlpha(60);
        m_area->setBrush(fill);
        m_area->setPen(Qt::NoPen);
        m_line->setPen(QPen(colours.spend, 2));
        m_cap->setPen(QPen(colours.cap, 2, Qt::DashLine));
        m_capText->setBrush(colours.cap);
        m_capText->setFont(title);
        m_emptyText->setBrush(colours.text);
        m_emptyText->setFont(m_widget.font());
    }

    // Qt's own parents delete these.
    QChartView *m_view;
    SpendChart &m_widget;
    QLineSeries *m_spend = new QLineSeries(m_view);
    QLineSeries *m_floor = new QLineSeries(m_view);
    QAreaSeries *m_area = new QAreaSeries;
    QLineSeries *m_line = new QLineSeries;
    QLineSeries *m_cap = new QLineSeries;
    QCategoryAxis *m_x = new QCategoryAxis;
    QCategoryAxis *m_y = new QCategoryAxis;
    QGraphicsSimpleTextItem *m_capText = nullptr;
    QGraphicsSimpleTextItem *m_emptyText = nullptr;
    SpendPicture m_picture;
    double m_highest = 0;
};

SpendChart::SpendChart(QWidget *parent) : QWidget(parent), m_d(std::make_unique<Private>(*this))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_d->m_view);
    setFocusPolicy(Qt::TabFocus);
    m_d->paintIn(coloursOf(palette()));
}

SpendChart::~SpendChart() = default;

void SpendChart::draw(const SpendPicture &picture)
{
    m_d->m_picture = picture;
    m_d->m_view->chart()->setTitle(picture.title.toHtmlEscaped());
    m_d->drawLines();
    QString summary = picture.title + QStringLiteral(". ")
        + (picture.curve.isEmpty()
               ? picture.emptyText
               : tr("%1 spent").arg(dashboard::total(picture.curve.totals.spent,
                                                     picture.curve.totals.unpriced)));
    if (picture.cap) {
        summary += tr(", cap %1").arg(dashboard::usd(*picture.cap));
    }
    setAccessibleName(tr("Chart of spend over time"));
    setAccessibleDescription(summary);
}

Result<void> SpendChart::savePng(const QString &path)
{
    constexpr double scale = 2;   // sharp on paper and on dense screens
    QImage image(m_d->m_view->size() * scale, QImage::Format_ARGB32);
    image.setDevicePixelRatio(scale);
    image.fill(coloursOf(palette()).background);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    m_d->m_view->render(&painter, QRectF(QPointF(), m_d->m_view->size()));
    painter.end();
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !image.save(&file, "PNG") || !file.commit()) {
        return Error{ErrorCode::Io, "Could not write " + path.toStdString() + ": "
                                        + file.errorString().toStdString()
                                        + ". Choose another place."};
    }
    return {};
}

void SpendChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        m_d->paintIn(coloursOf(palette()));
        m_d->placeTicks();
    }
}

void SpendChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_d->placeTicks();
}

} // namespace llmcap
