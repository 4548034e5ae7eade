// SPDX-License-Identifier: GPL-3.0-or-later
#include "gauge_icon.h"

#include <QPainter>
#include <QPainterPath>
#include <QPixmap>

#include <algorithm>

namespace llmcap {

namespace {

// Everything is drawn on a square of 64 units.
constexpr qreal canvas = 64;
constexpr qreal centre = canvas / 2;
constexpr qreal ringRadius = 22;      // of the middle of the ring
constexpr qreal ringWidth = 17;       // where it is filled
constexpr qreal trackWidth = 8;       // where it is not
constexpr qreal notchDegrees = 64;

/// Colours of middle brightness: at least 3:1 against white and against #202020 alike.
QColor colourOf(GaugeState state)
{
    switch (state) {
    case GaugeState::Ok: return QColor(0x1f, 0x97, 0x3d);
    case GaugeState::Warn: return QColor(0xd6, 0x72, 0x00);
    case GaugeState::Blocked:
    case GaugeState::Down: return QColor(0xe0, 0x2f, 0x2f);
    case GaugeState::Paused: return QColor(0x2f, 0x7d, 0xe8);
    case GaugeState::Stale: return QColor(0x7c, 0x7c, 0x7c);
    }
    return {};
}

/// A part of a ring as a filled shape; degrees run clockwise from twelve o'clock.
QPainterPath arc(qreal from, qreal span, qreal width, qreal radius = ringRadius)
{
    const QRectF box(centre - radius, centre - radius, 2 * radius, 2 * radius);
    QPainterPath line;
    line.arcMoveTo(box, 90 - from);
    line.arcTo(box, 90 - from, -span);
    QPainterPathStroker stroker;
    stroker.setWidth(width);
    stroker.setCapStyle(Qt::FlatCap);
    return stroker.createStroke(line).simplified();
}

QPainterPath bar(const QRectF &box)
{
    QPainterPath path;
    path.addRoundedRect(box, 3, 3);
    return path;
}

class Brush final {
public:
    Brush(QImage &image, QColor colour) : m_painter(&image), m_colour(colour)
    {
        const qreal size = image.width();
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.scale(size / canvas, size / canvas);
        // A pixel on small sizes, less than that of the shape on large ones.
        m_outline = 2 * std::max(1.0, size / 28) * canvas / size;
    }
    /// The edge keeps the shape apart from a ground of its own colour.
    void outlined(const QPainterPath &path)
    {
        m_painter.strokePath(path, QPen(QColor(0, 0, 0, 96), m_outline, Qt::SolidLine,
                                        Qt::FlatCap, Qt::RoundJoin));
        cleared(path);
        m_painter.fillPath(path, m_colour);
    }
    void white(const QPainterPath &path) { m_painter.fillPath(path, Qt::white); }

private:
    void cleared(const QPainterPath &path)
    {
        m_painter.setCompositionMode(QPainter::CompositionMode_Clear);
        m_painter.fillPath(path, Qt::black);
        m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    }

    QPainter m_painter;
    QColor m_colour;
    qreal m_outline = 0;
};

void drawRing(Brush &brush, qreal from, qreal span, int percent)
{
    QPainterPath shape = arc(from, span, trackWidth);
    if (percent > 0) {
        shape |= arc(from, span * std::min(percent, 100) / 100, ringWidth);
    }
    brush.outlined(shape);
}

void drawBlocked(Brush &brush)
{
    QPainterPath disc;
    disc.addEllipse(QPointF(centre, centre), 29, 29);
    brush.outlined(disc);
    brush.white(bar(QRectF(13, 26, 38, 12)));
}

void drawStale(Brush &brush)
{
    constexpr int dashes = 4;
    for (int i = 0; i < dashes; ++i) {
        brush.outlined(arc(i * 360.0 / dashes + 17, 56, 10, 25));
    }
}

void drawDown(Brush &brush)
{
    QPainterPath mark;
    mark.moveTo(21, 3);
    mark.lineTo(43, 3);
    mark.lineTo(39, 41);
    mark.lineTo(25, 41);
    mark.closeSubpath();
    brush.outlined(mark);
    QPainterPath dot;
    dot.addEllipse(QPointF(centre, 53), 8.5, 8.5);
    brush.outlined(dot);
}

} // namespace

QImage gaugeImage(const Gauge &gauge, int size)
{
    QImage image(size, size, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    Brush brush(image, colourOf(gauge.state));
    switch (gauge.state) {
    case GaugeState::Ok:
        drawRing(brush, 0, 359.9, gauge.percent);
        break;
    case GaugeState::Warn:
        drawRing(brush, notchDegrees / 2, 360 - notchDegrees, gauge.percent);
        break;
    case GaugeState::Blocked:
        drawBlocked(brush);
        break;
    case GaugeState::Paused:
        brush.outlined(bar(QRectF(10, 8, 17, 48)));
        brush.outlined(bar(QRectF(37, 8, 17, 48)));
        break;
    case GaugeState::Stale:
        drawStale(brush);
        break;
    case GaugeState::Down:
        drawDown(brush);
        break;
    }
    return image;
}

QIcon gaugeIcon(const Gauge &gauge)
{
    QIcon icon;
    for (const int size : gaugeSizes) {
        icon.addPixmap(QPixmap::fromImage(gaugeImage(gauge, size)));
    }
    return icon;
}

} // namespace llmcap
