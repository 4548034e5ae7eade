// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usage_tables.h"

#include <QString>

#include <optional>
#include <vector>

namespace llmcap {

/// Everything that a chart draws, as one value. Heights are for pixels, not for sums: dollars or
/// counts as floating point.
struct ChartPicture {
    enum class Unit { Dollars, Count };
    /// Which of the chart's colours: a place in its palette, or one with a meaning.
    enum Colour { First = 0, Rest = 100, Blocked = 101 };
    struct Bucket {
        Instant start{}, end{};
        QString tip;             ///< for the pointer: what happened in it
    };
    struct Band {
        QString name;
        int colour = First;
        std::vector<double> heights;   ///< one for each bucket, stacked upon the bands before
    };
    struct Point {
        Instant at{};
        double height = 0;
    };

    SpendSpan span;
    QTimeZone zone = QTimeZone::utc();
    Unit unit = Unit::Dollars;
    std::vector<Bucket> buckets;
    std::vector<Band> bands;         ///< bars; empty where there is a curve
    std::vector<Point> curve;        ///< adds up, from the start of the span to now
    std::optional<double> limit;     ///< a line across
    QString limitText;
    QString emptyText;               ///< shown over the plot; "" where there is something
    QString summary;                 ///< one sentence for people who do not see it
};

/// Flat through buckets without spend: a slope would pretend to know more than the feed.
ChartPicture spendPicture(const UsageFigures &figures);
ChartPicture modelPicture(const UsageFigures &figures);
ChartPicture blockedPicture(const UsageFigures &figures);
ChartPicture tokenPicture(const UsageFigures &figures);
/// One that says so while nothing has arrived, or why not.
ChartPicture emptyPicture(const SpendSpan &span, const QTimeZone &zone, const QString &text);

} // namespace llmcap
