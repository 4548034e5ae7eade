// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"

#include <QDate>
#include <QTimeZone>

#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// The stretch of time that the dashboard shows.
enum class SpendRange { Today, SevenDays, ThirtyDays, Month, All, Custom };

/// The days of SpendRange::Custom, both included.
struct CustomDays {
    QDate first, last;
    friend bool operator==(const CustomDays &, const CustomDays &) = default;
};

/// A range at one moment: what is asked of the feed, and how far the axis goes.
struct SpendSpan {
    Instant from{};
    Instant now{};
    Instant end{};               ///< of the axis; after `now` where the window still runs
    FeedSeriesQuery::Bucket bucket = FeedSeriesQuery::Bucket::Hour;
    friend bool operator==(const SpendSpan &, const SpendSpan &) = default;
};

/// The strictest USD cap over everything whose window is that range; null where there is none.
const CapState *capOfRange(SpendRange range, const std::vector<CapState> &caps);
/// Of all USD caps over everything the one with the least left; null where there is none.
const CapState *tightestCap(const std::vector<CapState> &caps);
/// What may still be spent under it; never less than nothing.
NanoUsd leftUnder(const CapState &cap);

/// Days and months are those of `zone`. `cap` is capOfRange's: a rolling cap's range is its window.
/// All begins before LLMCap did; narrowed() cuts it to what there is.
SpendSpan spanOf(SpendRange range, Instant now, const QTimeZone &zone, const CapState *cap,
                 const CustomDays &days = {});
/// The span from its first point on; from the start of the last day where there is none.
SpendSpan narrowed(SpendSpan span, const std::vector<FeedSeriesPoint> &points,
                   const QTimeZone &zone);

/// Adds the figures of `point` to `sum`; time and group stay.
void addTo(FeedSeriesPoint &sum, const FeedSeriesPoint &point);

/// One name of a breakdown and its sums over the whole span.
struct SpendGroup {
    std::string name;
    FeedSeriesPoint sums;
};
/// Dearest first; then by requests, then by name.
std::vector<SpendGroup> groupsOf(const std::vector<FeedSeriesPoint> &points);

/// Spend that adds up over a span.
struct SpendCurve {
    struct Step {
        Instant start{}, end{};  ///< of the bucket, cut to the span and to now
        Instant wholeEnd{};      ///< of the bucket, cut to the span
        FeedSeriesPoint sums;
        NanoUsd total;           ///< from the start of the span to the end of this bucket
        std::int64_t unpriced = 0;   ///< the same of requests without a price
        std::vector<NanoUsd> spentBy;   ///< of each of `groups`
    };
    std::vector<Step> steps;     ///< oldest first; empty buckets are left out
    std::vector<SpendGroup> groups;
    FeedSeriesPoint totals;      ///< over the whole span
    bool isEmpty() const { return totals.requests == 0 && totals.blocked == 0; }
};
SpendCurve curveOf(const std::vector<FeedSeriesPoint> &points, const SpendSpan &span,
                   const QTimeZone &zone);

/// The stretch whose spend says how fast a cap fills: an hour for caps of a day or less, else a
/// day.
std::chrono::hours paceOf(const CapState &cap);
/// When a cap is reached if spending goes on as in the last `pace`.
struct SpendForecast {
    enum class Kind { NoCap, Reached, NotAtThisRate, ReachedAt };
    Kind kind = Kind::NoCap;
    Instant at{};                ///< ReachedAt only
};
SpendForecast forecastOf(const CapState *cap, NanoUsd spent, std::chrono::hours pace, Instant now);

} // namespace llmcap
