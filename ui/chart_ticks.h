// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "spend_curve.h"

#include <QString>
#include <QTimeZone>

#include <vector>

namespace llmcap {

/// A labelled place on an axis: seconds after the start of the span, or dollars.
struct ChartTick {
    double at = 0;
    QString label;
};

/// At most `most` labels at whole local hours, or at local midnights where the span is longer.
std::vector<ChartTick> timeTicks(const SpendSpan &span, const QTimeZone &zone, int most);
/// From $0 to at least `highest`, in steps of 1, 2 or 5; for the eye, not for sums.
std::vector<ChartTick> dollarTicks(double highest, int most);
/// The same in whole numbers: "0", "500", "1.5 M".
std::vector<ChartTick> countTicks(double highest, int most);

} // namespace llmcap
