// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"

#include <QTimeZone>

#include <optional>
#include <vector>

namespace llmcap {

/// The stretch of time that the dashboard shows.
enum class SpendRange { Today, SevenDays, ThirtyDays, Month };

/// A range at one moment: what is asked of the feed, and how far the axis goes.
struct SpendSpan {
    Instant from{};
    Instant now{};
    Instant end{};               ///< of the axis; after `now` where the window still runs
    FeedSeriesQuery::Bucket bucket = FeedSeriesQuery::Bucket::Hour;
};

/// The strictest USD cap over everything whose window is that range; null where there is none.
const CapState *capOfRange(SpendRange range, const std::vector<CapState> &caps);
/// Of all USD caps over everything the one with the least left; null where there is none.
const CapState *tightestCap(const std::vector<CapState> &caps);
/// What may still be spent under it; never less than nothing.
NanoUsd leftUnder(const CapState &cap);

/// Days and months are those of `zone`. `cap` is capOfRange's: a rolling cap's range is its window.
SpendSpan spanOf(SpendRange range, Instant now, const QTimeZone &zone, const CapState *cap);

/// Spend that adds up over a span.
struct SpendCurve {
    struct Step {
        Instant start{}, end{};  ///< of the bucket, cut to the span
        FeedSeriesPoint sums;
        NanoUsd total;           ///< from the start of the span to the end of this bucket
    };
    std::vector<Step> steps;     ///< oldest first; empty buckets are left out
    FeedSeriesPoint totals;      ///< over the whole span
    bool isEmpty() const { return totals.requests == 0 && totals.blocked == 0; }
};
SpendCurve curveOf(const std::vector<FeedSeriesPoint> &points, const SpendSpan &span,
                   const QTimeZone &zone);

/// When a cap is reached if spending goes on as in the last hour.
struct SpendForecast {
    enum class Kind { NoCap, Reached, NotAtThisRate, ReachedAt };
    Kind kind = Kind::NoCap;
    Instant at{};                ///< ReachedAt only
};
SpendForecast forecastOf(const CapState *cap, NanoUsd spentLastHour, Instant now);

} // namespace llmcap
