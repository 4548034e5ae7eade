// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_picture.h"

#include "dashboard_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace llmcap {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::ChartPicture)
};

/// For pixels alone.
double dollars(NanoUsd amount)
{
    return static_cast<double>(amount.count) / 1e9;
}

ChartPicture frame(const UsageFigures &figures)
{
    ChartPicture picture;
    picture.span = figures.span;
    picture.zone = figures.zone;
    for (const SpendCurve::Step &step : figures.curve.steps) {
        picture.buckets.push_back(
            {step.start, step.wholeEnd, bucketName(step.start, figures.span.bucket, figures.zone)});
    }
    return picture;
}

void addLine(QString &tip, const QString &name, const QString &value)
{
    tip += QChar('\n') + name + QStringLiteral(": ") + value;
}

/// The most at once, so that a chart of bars has a sentence as well.
QString mostIn(const ChartPicture &picture, const std::vector<double> &heights,
               const QString &value)
{
    const auto most = std::max_element(heights.begin(), heights.end());
    if (most == heights.end()) {
        return {};
    }
    const auto place = static_cast<std::size_t>(most - heights.begin());
    return Text::tr("most: %1 at %2", "a number, a time")
        .arg(value, picture.buckets[place].tip.section(QChar('\n'), 0, 0));
}

} // namespace

ChartPicture spendPicture(const UsageFigures &figures)
{
    ChartPicture picture = frame(figures);
    const SpendCurve &curve = figures.curve;
    picture.curve.push_back({figures.span.from, 0});
    for (std::size_t i = 0; i < curve.steps.size(); ++i) {
        const SpendCurve::Step &step = curve.steps[i];
        picture.curve.push_back({step.start, picture.curve.back().height});
        picture.curve.push_back({step.end, dollars(step.total)});
        addLine(picture.buckets[i].tip, Text::tr("Spent"),
                dashboard::total(step.sums.spent, step.sums.unpriced));
        addLine(picture.buckets[i].tip, Text::tr("Total so far"),
                dashboard::total(step.total, step.unpriced));
    }
    picture.curve.push_back({figures.span.now, picture.curve.back().height});
    picture.summary = Text::tr("%1 spent").arg(dashboard::total(curve.totals.spent,
                                                          curve.totals.unpriced));
    if (figures.cap) {
        picture.limit = dollars(*figures.cap);
        picture.limitText = Text::tr("Cap %1", "the limit, as a line in a chart")
            .arg(dashboard::usd(*figures.cap));
        picture.summary += Text::tr(", cap %1", "appended to \"$4 spent\": the limit")
            .arg(dashboard::usd(*figures.cap));
    }
    if (curve.isEmpty()) {
        picture.emptyText
            = Text::tr("No requests in this time. Point a tool at LLMCap to see them.");
    }
    return picture;
}

ChartPicture modelPicture(const UsageFigures &figures)
{
    ChartPicture picture = frame(figures);
    const SpendCurve &curve = figures.curve;
    int colour = 0;
    QStringList names;
    for (const UsageBand &part : bandsOf(curve)) {
        ChartPicture::Band band{part.name, part.isRest ? ChartPicture::Rest : colour++, {}};
        NanoUsd all;
        for (std::size_t i = 0; i < curve.steps.size(); ++i) {
            NanoUsd spent;
            for (const std::size_t group : part.groups) {
                spent += curve.steps[i].spentBy[group];
            }
            all += spent;
            band.heights.push_back(dollars(spent));
            if (spent.count > 0) {
                addLine(picture.buckets[i].tip, part.name, dashboard::usd(spent));
            }
        }
        names.append(part.name + QChar(' ') + dashboard::usd(all));
        picture.bands.push_back(std::move(band));
    }
    picture.summary = names.join(QStringLiteral(", "));
    if (picture.bands.empty()) {
        picture.emptyText = curve.isEmpty() ? Text::tr("No requests in this time.")
                                            : Text::tr("Nothing was spent in this time.");
    }
    return picture;
}

ChartPicture blockedPicture(const UsageFigures &figures)
{
    ChartPicture picture = frame(figures);
    ChartPicture::Band band{Text::tr("Blocked", "requests"), ChartPicture::Blocked, {}};
    std::int64_t most = 0;
    for (std::size_t i = 0; i < figures.curve.steps.size(); ++i) {
        const FeedSeriesPoint &sums = figures.curve.steps[i].sums;
        most = std::max(most, sums.blocked);
        band.heights.push_back(static_cast<double>(sums.blocked));
        addLine(picture.buckets[i].tip, Text::tr("Blocked", "requests"),
                dashboard::count(sums.blocked));
        addLine(picture.buckets[i].tip, Text::tr("Passed", "requests that were not blocked"),
                dashboard::count(sums.requests));
    }
    picture.unit = ChartPicture::Unit::Count;
    picture.summary = Text::tr("%1 blocked", "requests",
                               dashboard::pluralOf(figures.curve.totals.blocked))
                          .arg(dashboard::count(figures.curve.totals.blocked));
    if (figures.curve.totals.blocked == 0) {
        picture.emptyText = Text::tr("No request was blocked in this time.");
    } else {
        picture.summary += QStringLiteral(", ")
            + mostIn(picture, band.heights, dashboard::count(most));
        picture.bands.push_back(std::move(band));
    }
    return picture;
}

ChartPicture tokenPicture(const UsageFigures &figures)
{
    struct Kind {
        QString name;
        std::int64_t FeedSeriesPoint::*tokens;
    };
    const Kind kinds[] = {{Text::tr("Cache read"), &FeedSeriesPoint::cacheReadTokens},
                          {Text::tr("Input", "tokens"), &FeedSeriesPoint::inputTokens},
                          {Text::tr("Output", "tokens"), &FeedSeriesPoint::outputTokens},
                          {Text::tr("Cache write"), &FeedSeriesPoint::cacheWriteTokens}};
    ChartPicture picture = frame(figures);
    picture.unit = ChartPicture::Unit::Count;
    QStringList names;
    int colour = 0;
    for (const Kind &kind : kinds) {
        ChartPicture::Band band{kind.name, colour++, {}};
        for (std::size_t i = 0; i < figures.curve.steps.size(); ++i) {
            const std::int64_t tokens = figures.curve.steps[i].sums.*kind.tokens;
            band.heights.push_back(static_cast<double>(tokens));
            addLine(picture.buckets[i].tip, kind.name, dashboard::count(tokens));
        }
        const std::int64_t all = figures.curve.totals.*kind.tokens;
        names.append(kind.name + QChar(' ') + dashboard::count(all));
        if (all > 0) {
            picture.bands.push_back(std::move(band));
        }
    }
    picture.summary = names.join(QStringLiteral(", "));
    if (picture.bands.empty()) {
        picture.emptyText = Text::tr("No tokens were used in this time.");
    }
    return picture;
}

ChartPicture emptyPicture(const SpendSpan &span, const QTimeZone &zone, const QString &text)
{
    ChartPicture picture;
    picture.span = span;
    picture.zone = zone;
    picture.emptyText = text;
    picture.summary = text;
    return picture;
}

} // namespace llmcap
