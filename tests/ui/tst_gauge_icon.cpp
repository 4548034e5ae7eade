// SPDX-License-Identifier: GPL-3.0-or-later
#include "gauge_icon.h"

#include <QTest>

#include <cmath>

using namespace llmcap;

namespace {

constexpr GaugeState allStates[] = {GaugeState::Ok,     GaugeState::Warn,  GaugeState::Blocked,
                                    GaugeState::Paused, GaugeState::Stale, GaugeState::Down};
constexpr const char *names[] = {"ok", "warn", "blocked", "paused", "stale", "down"};

bool isInk(QRgb pixel) { return qAlpha(pixel) > 127; }

/// WCAG 2.2: relative luminance.
double luminance(QRgb colour)
{
    const auto part = [](int value) {
        const double c = value / 255.0;
        return c <= 0.03928 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(qRed(colour)) + 0.7152 * part(qGreen(colour))
        + 0.0722 * part(qBlue(colour));
}

double contrast(QRgb a, QRgb b)
{
    const double high = std::max(luminance(a), luminance(b));
    const double low = std::min(luminance(a), luminance(b));
    return (high + 0.05) / (low + 0.05);
}

QRgb over(QRgb pixel, QRgb ground)
{
    const int alpha = qAlpha(pixel);
    const auto mix = [&](int top, int bottom) {
        return (top * alpha + bottom * (255 - alpha)) / 255;
    };
    return qRgb(mix(qRed(pixel), qRed(ground)), mix(qGreen(pixel), qGreen(ground)),
                mix(qBlue(pixel), qBlue(ground)));
}

Gauge usual(GaugeState state)
{
    return {state, state == GaugeState::Warn ? 85 : state == GaugeState::Blocked ? 100 : 42};
}

} // namespace

class TestGaugeIcon final : public QObject {
    Q_OBJECT
private slots:
    void everySizeIsThere()
    {
        const QIcon icon = gaugeIcon(usual(GaugeState::Ok));
        for (const int size : {16, 20, 24, 32, 40, 48, 64}) {
            QVERIFY2(icon.availableSizes().contains(QSize(size, size)),
                     qPrintable(QString::number(size)));
        }
    }

    void statesDifferInShape_data()
    {
        QTest::addColumn<int>("size");
        for (const int size : gaugeSizes) {
            QTest::addRow("every two states differ without colour at %d px", size) << size;
        }
    }
    /// Black and white: what is inked against what is not, in the eyes of somebody who sees no
    /// colour. White marks inside a shape count as not inked.
    void statesDifferInShape()
    {
        QFETCH(int, size);
        const auto isShape = [](QRgb pixel) { return isInk(pixel) && qGray(pixel) < 230; };
        for (std::size_t a = 0; a < std::size(allStates); ++a) {
            for (std::size_t b = a + 1; b < std::size(allStates); ++b) {
                const QImage first = gaugeImage(usual(allStates[a]), size)
                                         .convertToFormat(QImage::Format_ARGB32);
                const QImage second = gaugeImage(usual(allStates[b]), size)
                                          .convertToFormat(QImage::Format_ARGB32);
                int differ = 0, ink = 0;
                for (int y = 0; y < size; ++y) {
                    for (int x = 0; x < size; ++x) {
                        differ += isShape(first.pixel(x, y)) != isShape(second.pixel(x, y));
                        ink += isShape(first.pixel(x, y)) || isShape(second.pixel(x, y));
                    }
                }
                QVERIFY2(differ * 100 >= ink * 12,
                         qPrintable(QStringLiteral("%1 and %2: %3 of %4 pixels")
                                        .arg(names[a], names[b]).arg(differ).arg(ink)));
            }
        }
    }

    void statesDifferInColour()
    {
        QSet<QRgb> colours;
        for (const GaugeState state : {GaugeState::Ok, GaugeState::Warn, GaugeState::Blocked,
                                       GaugeState::Paused, GaugeState::Stale}) {
            QHash<QRgb, int> counts;
            const QImage image
                = gaugeImage(usual(state), 64).convertToFormat(QImage::Format_ARGB32);
            QRgb most = 0;
            for (int y = 0; y < 64; ++y) {
                for (int x = 0; x < 64; ++x) {
                    const QRgb pixel = image.pixel(x, y);
                    if (qAlpha(pixel) == 255 && ++counts[pixel] > counts.value(most)) {
                        most = pixel;
                    }
                }
            }
            colours.insert(most);
        }
        QCOMPARE(colours.size(), 5);
    }

    void isLegible_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<QRgb>("ground");
        const std::pair<const char *, QRgb> grounds[] = {{"white", qRgb(255, 255, 255)},
                                                         {"light", qRgb(0xf3, 0xf3, 0xf3)},
                                                         {"dark", qRgb(0x20, 0x20, 0x20)},
                                                         {"black", qRgb(0, 0, 0)}};
        for (int i = 0; i < 6; ++i) {
            for (const auto &[name, ground] : grounds) {
                QTest::addRow("%s is legible on a %s bar", names[i], name) << i << ground;
            }
        }
    }
    /// WCAG 2.2, 1.4.11: 3:1 for what is needed to understand a graphic; here for most of its ink.
    void isLegible()
    {
        QFETCH(int, state);
        QFETCH(QRgb, ground);
        for (const int size : gaugeSizes) {
            const QImage image = gaugeImage(usual(allStates[state]), size)
                                     .convertToFormat(QImage::Format_ARGB32);
            int ink = 0, legible = 0;
            for (int y = 0; y < size; ++y) {
                for (int x = 0; x < size; ++x) {
                    const QRgb pixel = image.pixel(x, y);
                    if (isInk(pixel)) {
                        ++ink;
                        legible += contrast(over(pixel, ground), ground) >= 3.0;
                    }
                }
            }
            QVERIFY2(ink * 10 >= size * size, "next to nothing is drawn");
            QVERIFY2(legible * 100 >= ink * 50,
                     qPrintable(QStringLiteral("%1 px: %2 of %3").arg(size).arg(legible).arg(ink)));
        }
    }

    void gaugeFollowsTheShare()
    {
        const auto strong = [](int percent) {
            const QImage image = gaugeImage({GaugeState::Ok, percent}, 64)
                                     .convertToFormat(QImage::Format_ARGB32);
            int count = 0;
            for (int y = 0; y < 64; ++y) {
                for (int x = 0; x < 64; ++x) {
                    count += qAlpha(image.pixel(x, y)) == 255;
                }
            }
            return count;
        };
        QVERIFY(strong(0) < strong(25));
        QVERIFY(strong(25) < strong(50));
        QVERIFY(strong(50) < strong(75));
        const int quarter = strong(25) - strong(0);
        QVERIFY2(qAbs(strong(75) - strong(0) - 3 * quarter) < quarter / 2, "in proportion");
    }
};

QTEST_MAIN(TestGaugeIcon)
#include "tst_gauge_icon.moc"
