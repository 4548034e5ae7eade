// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage_chart.h"

#include "chart_ticks.h"
#include "theme.h"

#include <QAreaSeries>
#include <QCategoryAxis>
#include <QChart>
#include <QChartView>
#include <QGraphicsLayout>
#include <QGraphicsSimpleTextItem>
#include <QKeyEvent>
#include <QLabel>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <vector>

namespace llmcap {

namespace {

void setTicks(QCategoryAxis &axis, const std::vector<ChartTick> &ticks)
{
    const QStringList old = axis.categoriesLabels();
    bool isSame = old.size() == static_cast<qsizetype>(ticks.size());
    for (std::size_t i = 0; isSame && i < ticks.size(); ++i) {
        isSame = old[static_cast<qsizetype>(i)] == ticks[i].label
            && axis.endValue(ticks[i].label) == ticks[i].at;
    }
    if (isSame) {
        return;   // each change lays out the whole chart anew
    }
    for (const QString &label : old) {
        axis.remove(label);
    }
    for (const ChartTick &tick : ticks) {
        axis.append(tick.label, tick.at);
    }
}

double secondsBetween(Instant from, Instant to)
{
    return std::chrono::duration<double>(to - from).count();
}

QColor colourOf(const ChartPicture::Band &band, const ThemeColours &colours)
{
    switch (band.colour) {
    case ChartPicture::Rest: return colours.rest;
    case ChartPicture::Blocked: return colours.blocked;
    default: return colours.bands[static_cast<std::size_t>(band.colour) % colours.bands.size()];
    }
}

/// A filled shape between two lines.
struct Area {
    QLineSeries *upper = nullptr;
    QLineSeries *lower = nullptr;
    QAreaSeries *shape = nullptr;
};

} // namespace

class UsageChart::Private final {
public:
    explicit Private(UsageChart &widget) : m_view(new QChartView(&widget)), m_widget(widget)
    {
        QChart &chart = *m_view->chart();
        for (QCategoryAxis *const axis : {m_x, m_y}) {
            axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
            axis->setStartValue(0);
            // By name: Qt Charts has it since 6.2, and the kit for cross-builds does not.
            axis->setProperty("truncateLabels", false);
            chart.addAxis(axis, axis == m_x ? Qt::AlignBottom : Qt::AlignLeft);
        }
        for (QLineSeries *const line : {m_line, m_limit}) {
            attach(line);
        }
        chart.legend()->hide();
        // Room for half a label at the ends of both axes.
        const QFontMetrics metrics(widget.font());
        chart.setMargins({2, metrics.height() / 2 + 2,
                          metrics.horizontalAdvance(QStringLiteral("00:00")) / 2 + 4, 0});
        chart.layout()->setContentsMargins(0, 0, 0, 0);
        chart.setBackgroundRoundness(0);
        m_view->setFrameShape(QFrame::NoFrame);
        m_view->setFocusPolicy(Qt::NoFocus);
        m_view->viewport()->setFocusPolicy(Qt::NoFocus);   // the chart itself has it
        m_view->viewport()->setMouseTracking(true);
        m_view->viewport()->installEventFilter(&widget);
        m_limitText = new QGraphicsSimpleTextItem(&chart);
        m_emptyText = new QGraphicsSimpleTextItem(&chart);
        for (QGraphicsSimpleTextItem *const text : {m_limitText, m_emptyText}) {
            text->setZValue(20);
        }
        QObject::connect(&chart, &QChart::plotAreaChanged, &widget, [this] { placeTexts(); });
    }

    double x(Instant at) const { return secondsBetween(m_picture.span.from, at); }

    void drawAll()
    {
        m_highest = m_picture.limit ? std::max(*m_picture.limit, 1e-9) : 0;
        drawCurve();
        drawBands();
        const double limit = m_picture.limit.value_or(0);
        m_limit->replace(QList<QPointF>{{0, limit}, {x(m_picture.span.end), limit}});
        m_limit->setVisible(m_picture.limit.has_value());
        m_highest = m_highest > 0 ? m_highest : 1;   // an axis without figures
        placeTicks();
        paintIn(coloursOf(m_widget.palette()));
    }

    void placeTicks()
    {
        const QFontMetrics metrics(m_widget.font());
        const int room = std::max(60, m_view->width() - 70);
        const int widest = metrics.horizontalAdvance(QStringLiteral("30 Nov")) + 14;
        setTicks(*m_x, timeTicks(m_picture.span, m_picture.zone, room / widest));
        m_x->setRange(0, std::max(1.0, x(m_picture.span.end)));
        const int lines = std::clamp(m_view->height() / (metrics.height() * 3), 2, 6);
        const auto ticks = m_picture.unit == ChartPicture::Unit::Dollars
            ? dollarTicks(m_highest, lines) : countTicks(m_highest, lines);
        setTicks(*m_y, ticks);
        m_y->setRange(0, ticks.back().at);
        placeTexts();
    }

    void placeTexts()
    {
        QChart &chart = *m_view->chart();
        const QRectF plot = chart.plotArea();
        m_limitText->setVisible(m_picture.limit.has_value());
        if (m_picture.limit) {
            m_limitText->setText(m_picture.limitText);
            const QRectF box = m_limitText->boundingRect();
            const QPointF end = chart.mapToPosition({0, *m_picture.limit}, m_limit);
            m_limitText->setPos(plot.left() + 6, end.y() + (end.y() - box.height() < plot.top()
                                                               ? 2 : -box.height() - 2));
        }
        m_emptyText->setVisible(!m_picture.emptyText.isEmpty());
        m_emptyText->setText(wrapped(m_picture.emptyText, plot.width() - 12));
        m_emptyText->setPos(plot.center() - m_emptyText->boundingRect().center());
    }

    void paintIn(const ThemeColours &colours)
    {
        QChart &chart = *m_view->chart();
        m_view->setBackgroundBrush(colours.background);
        chart.setBackgroundBrush(colours.background);
        for (QCategoryAxis *const axis : {m_x, m_y}) {
            axis->setLabelsFont(m_widget.font());
            axis->setLabelsBrush(colours.text);
            axis->setLinePen(QPen(colours.grid));
            axis->setGridLinePen(QPen(colours.grid));
        }
        const int thick = colours.isHighContrast ? 3 : 2;
        QColor fill = colours.curve;
        fill.setAlpha(colours.isHighContrast ? 0 : 50);
        if (m_under.shape) {
            m_under.shape->setBrush(fill);
            m_under.shape->setPen(Qt::NoPen);
        }
        m_line->setPen(QPen(colours.curve, thick));
        m_limit->setPen(QPen(colours.limit, thick, Qt::DashLine));
        for (std::size_t i = 0; i < m_picture.bands.size(); ++i) {
            m_areas[i].shape->setBrush(colourOf(m_picture.bands[i], colours));
            m_areas[i].shape->setPen(Qt::NoPen);
        }
        QFont bold = m_widget.font();
        bold.setBold(true);
        m_limitText->setBrush(colours.limit);
        m_limitText->setFont(bold);
        m_emptyText->setBrush(colours.text);
        m_emptyText->setFont(m_widget.font());
    }

    // Qt's own parents delete these.
    QChartView *m_view;
    ChartPicture m_picture;

private:
    void attach(QAbstractSeries *series)
    {
        m_view->chart()->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }

    Area makeArea()
    {
        Area area{new QLineSeries(m_view), new QLineSeries(m_view), new QAreaSeries};
        area.shape->setUpperSeries(area.upper);
        area.shape->setLowerSeries(area.lower);
        attach(area.shape);
        return area;
    }

    void drawCurve()
    {
        const bool isThere = !m_picture.curve.empty();
        m_line->setVisible(isThere);
        if (!m_under.shape && isThere) {
            m_under = makeArea();
        }
        if (m_under.shape) {
            m_under.shape->setVisible(isThere);
        }
        if (!isThere) {
            return;
        }
        QList<QPointF> points;
        for (const ChartPicture::Point &point : m_picture.curve) {
            points.append({x(point.at), point.height});
            m_highest = std::max(m_highest, point.height);
        }
        m_line->replace(points);
        m_under.upper->replace(points);
        m_under.lower->replace(QList<QPointF>{{0, 0}, {points.back().x(), 0}});
    }

    /// Bars as one outline for each band: an item for each bar would cost a frame.
    void drawBands()
    {
        const std::size_t count = m_picture.buckets.size();
        std::vector<double> base(count, 0.0);
        while (m_areas.size() < m_picture.bands.size()) {
            m_areas.push_back(makeArea());
        }
        for (std::size_t place = 0; place < m_areas.size(); ++place) {
            const Area &area = m_areas[place];
            const bool isUsed = place < m_picture.bands.size();
            area.shape->setVisible(isUsed);
            if (!isUsed) {
                continue;
            }
            QList<QPointF> upper{{0, 0}}, lower{{0, 0}};
            for (std::size_t i = 0; i < count; ++i) {
                const double from = x(m_picture.buckets[i].start), to = x(m_picture.buckets[i].end);
                const double gap = (to - from) * 0.1, left = from + gap, right = to - gap;
                const double top = base[i] + m_picture.bands[place].heights[i];
                upper.append({{left, base[i]}, {left, top}, {right, top}, {right, base[i]}});
                lower.append({{left, base[i]}, {left, base[i]}, {right, base[i]},
                              {right, base[i]}});
                // The way to the next bar has no height.
                for (QList<QPointF> *const line : {&upper, &lower}) {
                    line->append({right, 0});
                }
                base[i] = top;
                m_highest = std::max(m_highest, top);
            }
            area.upper->replace(upper);
            area.lower->replace(lower);
        }
    }

    QString wrapped(const QString &text, qreal width) const
    {
        const QFontMetrics metrics(m_emptyText->font());
        QString lines, line;
        for (const QString &word : text.split(QChar(' '))) {
            if (!line.isEmpty() && metrics.horizontalAdvance(line + QChar(' ') + word) > width) {
                lines += line + QChar('\n');
                line.clear();
            }
            line += (line.isEmpty() ? QString() : QStringLiteral(" ")) + word;
        }
        return lines + line;
    }

    UsageChart &m_widget;
    Area m_under;
    std::vector<Area> m_areas;
    QLineSeries *m_line = new QLineSeries;
    QLineSeries *m_limit = new QLineSeries;
    QCategoryAxis *m_x = new QCategoryAxis;
    QCategoryAxis *m_y = new QCategoryAxis;
    QGraphicsSimpleTextItem *m_limitText = nullptr;
    QGraphicsSimpleTextItem *m_emptyText = nullptr;
    double m_highest = 0;
};

UsageChart::UsageChart(const QString &name, QWidget *parent)
    : QWidget(parent), m_d(std::make_unique<Private>(*this)), m_legend(new QLabel(this))
{
    auto *const layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_d->m_view, 1);
    layout->addWidget(m_legend);
    m_legend->setTextFormat(Qt::RichText);
    m_legend->setWordWrap(true);
    m_legend->setContentsMargins(8, 0, 8, 4);
    m_legend->setForegroundRole(QPalette::Text);
    m_legend->hide();
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(name);
}

UsageChart::~UsageChart() = default;

void UsageChart::draw(const ChartPicture &picture)
{
    m_d->m_picture = picture;
    m_d->drawAll();
    showLegend();
    setAccessibleDescription(picture.summary);
}

void UsageChart::showLegend()
{
    const ThemeColours colours = coloursOf(palette());
    QStringList entries;
    for (const ChartPicture::Band &band : m_d->m_picture.bands) {
        // A name may come from a request: it is no markup, and stays with its colour.
        entries.append(QStringLiteral("<span style='white-space:nowrap'>"
                                      "<span style='color:%1'>&#9632;</span>&nbsp;%2</span>")
                           .arg(colourOf(band, colours).name(),
                                band.name.toHtmlEscaped().replace(QChar(' '), "&nbsp;")
                                    .replace(QChar('-'), "&#8209;")));
    }
    m_legend->setText(entries.join(QStringLiteral(" &nbsp; ")));
    m_legend->setVisible(entries.size() > 1);
}

int UsageChart::bucketAt(double seconds) const
{
    const auto &buckets = m_d->m_picture.buckets;
    for (std::size_t i = 0; i < buckets.size(); ++i) {
        if (seconds >= m_d->x(buckets[i].start) && seconds < m_d->x(buckets[i].end)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

void UsageChart::tell(int bucket)
{
    const ChartPicture::Bucket &told = m_d->m_picture.buckets[static_cast<std::size_t>(bucket)];
    const QChart &chart = *m_d->m_view->chart();
    const double share = m_d->x(told.start) / std::max(1.0, m_d->x(m_d->m_picture.span.end));
    const QRectF plot = chart.plotArea();
    const QPointF at(plot.left() + share * plot.width(), plot.center().y());
    QToolTip::showText(m_d->m_view->mapToGlobal(at.toPoint()),
                       told.tip.toHtmlEscaped().replace(QChar('\n'), QStringLiteral("<br>")), this);
    setAccessibleDescription(told.tip);
}

void UsageChart::keyPressEvent(QKeyEvent *event)
{
    const int last = static_cast<int>(m_d->m_picture.buckets.size()) - 1;
    const bool isLeft = event->key() == Qt::Key_Left;
    if (last < 0 || (!isLeft && event->key() != Qt::Key_Right)) {
        return QWidget::keyPressEvent(event);
    }
    m_told = m_told < 0 || m_told > last ? last : std::clamp(m_told + (isLeft ? -1 : 1), 0, last);
    tell(m_told);
}

bool UsageChart::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::MouseMove) {
        const QRectF plot = m_d->m_view->chart()->plotArea();
        const QPointF at = static_cast<QMouseEvent *>(event)->position();
        const double end = m_d->x(m_d->m_picture.span.end);
        const int bucket = plot.contains(at)
            ? bucketAt((at.x() - plot.left()) / plot.width() * end) : -1;
        if (bucket >= 0) {
            tell(bucket);
        } else {
            QToolTip::hideText();
        }
    }
    return QWidget::eventFilter(watched, event);
}

QImage UsageChart::toImage(const FigureStamp &stamp)
{
    constexpr int scale = 2, margin = 10;
    const QFontMetrics metrics(font());
    const int line = metrics.height() + margin;
    const QSize whole = size() + QSize(2 * margin, 2 * line + margin);
    const ThemeColours colours = coloursOf(palette());
    QImage image(whole * scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(colours.background);
    QPainter painter(&image);
    painter.setPen(colours.text);
    QFont bold = font();
    bold.setBold(true);
    painter.setFont(bold);
    painter.drawText(QRect(margin, margin / 2, whole.width() - 2 * margin, line),
                     Qt::AlignLeft | Qt::AlignVCenter, stamp.title);
    painter.setFont(font());
    painter.drawText(QRect(margin, whole.height() - line, whole.width() - 2 * margin, line),
                     Qt::AlignLeft | Qt::AlignVCenter, stamp.line());
    render(&painter, QPoint(margin, line), QRegion(), QWidget::DrawChildren);
    return image;
}

void UsageChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange
        || event->type() == QEvent::StyleChange) {
        m_d->paintIn(coloursOf(palette()));
        m_d->placeTicks();
        showLegend();
    }
}

void UsageChart::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_d->placeTicks();
}

} // namespace llmcap
