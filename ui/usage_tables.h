// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figure_table.h"
#include "spend_curve.h"

namespace llmcap {

/// What the tables and charts of the dashboard are made of: one curve at one moment.
struct UsageFigures {
    SpendSpan span;
    SpendCurve curve;
    QTimeZone zone = QTimeZone::utc();
    std::optional<NanoUsd> cap;  ///< the line; absent where no cap has this window
};

/// A part of the breakdown's colours: the dearest groups, and what is left as one.
struct UsageBand {
    QString name;
    std::vector<std::size_t> groups;   ///< places in SpendCurve::groups
    bool isRest = false;
};
inline constexpr std::size_t mostBands = 7;
std::vector<UsageBand> bandsOf(const SpendCurve &curve);
/// "(none)" for requests without that label.
QString groupName(const std::string &name);

// The twins of the four charts, and the breakdown. Pure; words follow the locale.
FigureTable spendTable(const UsageFigures &figures);
FigureTable modelTable(const UsageFigures &figures);
FigureTable blockedTable(const UsageFigures &figures);
FigureTable tokenTable(const UsageFigures &figures);
/// `key` names the label for programs ("provider"), `heading` for people.
FigureTable breakdownTable(const std::vector<SpendGroup> &groups, const QString &heading,
                           const QString &key);

/// "Tue 24 Nov 17:00", or without the hour where a bucket is a day.
QString bucketName(Instant start, FeedSeriesQuery::Bucket bucket, const QTimeZone &zone);

} // namespace llmcap
