// SPDX-License-Identifier: GPL-3.0-or-later
#include "spend_curve.h"

#include "dashboard_text.h"

#include <algorithm>

namespace llmcap {

namespace {

using std::chrono::hours;

bool isOverAllDollars(const CapState &state)
{
    return state.cap.unit == CapUnit::Usd && state.cap.scope == CapScope{};
}

Zone rulesOf(const QTimeZone &zone)
{
    return {zone.id().toStdString(), [zone](Instant at) {
                return std::chrono::seconds{zone.offsetFromUtc(dashboard::local(at, zone))};
            }};
}

Window windowOf(SpendRange range)
{
    switch (range) {
    case SpendRange::Today: return {};
    case SpendRange::SevenDays: return {Window::Kind::Rolling, 1, hours{7 * 24}};
    case SpendRange::ThirtyDays: return {Window::Kind::Rolling, 1, hours{30 * 24}};
    case SpendRange::Month: return {Window::Kind::Month, 1};
    }
    return {};
}

Instant bucketEnd(Instant start, FeedSeriesQuery::Bucket bucket, const Zone &zone)
{
    switch (bucket) {
    case FeedSeriesQuery::Bucket::Minute: return start + std::chrono::minutes{1};
    case FeedSeriesQuery::Bucket::Hour: return windowAt({Window::Kind::Hour}, start, zone).end;
    case FeedSeriesQuery::Bucket::Day: return windowAt({}, start, zone).end;
    }
    return start;
}

} // namespace

const CapState *capOfRange(SpendRange range, const std::vector<CapState> &caps)
{
    const CapState *strictest = nullptr;
    for (const CapState &state : caps) {
        if (isOverAllDollars(state) && state.cap.window == windowOf(range)
            && (!strictest || state.limit < strictest->limit)) {
            strictest = &state;
        }
    }
    return strictest;
}

const CapState *tightestCap(const std::vector<CapState> &caps)
{
    const CapState *tightest = nullptr;
    for (const CapState &state : caps) {
        if (isOverAllDollars(state) && (!tightest || leftUnder(state) < leftUnder(*tightest))) {
            tightest = &state;
        }
    }
    return tightest;
}

NanoUsd leftUnder(const CapState &cap)
{
    return {std::max<std::int64_t>(0, cap.limit - cap.spent - cap.held)};
}

SpendSpan spanOf(SpendRange range, Instant now, const QTimeZone &zone, const CapState *cap)
{
    const Zone rules = rulesOf(zone);
    const Interval day = windowAt({}, now, rules);
    SpendSpan span{day.start, now, day.end, FeedSeriesQuery::Bucket::Hour};
    if (range == SpendRange::Month) {
        const Interval month = windowAt(windowOf(range), now, rules);
        span = {month.start, now, month.end, FeedSeriesQuery::Bucket::Day};
    } else if (range != SpendRange::Today) {
        const int days = range == SpendRange::SevenDays ? 7 : 30;
        const QDate first = dashboard::local(now, zone).date().addDays(1 - days);
        span.from = cap ? now - hours{days * 24}
                        : dashboard::instantOf(first.startOfDay(zone));
        span.end = now;
        span.bucket = days == 7 ? FeedSeriesQuery::Bucket::Hour : FeedSeriesQuery::Bucket::Day;
    }
    return span;
}

SpendCurve curveOf(const std::vector<FeedSeriesPoint> &points, const SpendSpan &span,
                   const QTimeZone &zone)
{
    const Zone rules = rulesOf(zone);
    SpendCurve curve;
    for (const FeedSeriesPoint &point : points) {
        FeedSeriesPoint &sum = curve.totals;
        sum.spent += point.spent;
        sum.requests += point.requests;
        sum.blocked += point.blocked;
        sum.unpriced += point.unpriced;
        sum.inputTokens += point.inputTokens;
        sum.cacheReadTokens += point.cacheReadTokens;
        sum.cacheWriteTokens += point.cacheWriteTokens;
        sum.outputTokens += point.outputTokens;
        const Instant end = bucketEnd(point.start, span.bucket, rules);
        curve.steps.push_back({std::max(point.start, span.from), std::min(end, span.now), point,
                               curve.totals.spent});
    }
    return curve;
}

SpendForecast forecastOf(const CapState *cap, NanoUsd spentLastHour, Instant now)
{
    using Kind = SpendForecast::Kind;
    if (!cap) {
        return {};
    }
    const std::int64_t left = leftUnder(*cap).count;
    if (left == 0) {
        return {Kind::Reached, {}};
    }
    const std::int64_t rate = spentLastHour.count;
    constexpr std::int64_t yearOfHours = 24 * 366;
    if (rate <= 0 || left / rate > yearOfHours) {
        return {Kind::NotAtThisRate, {}};
    }
    // In whole numbers; an hour's spend is far below the $2.5 million where this would overflow.
    const std::int64_t seconds = left / rate * 3600 + left % rate * 3600 / rate;
    const Instant at = now + std::chrono::seconds{seconds};
    // A rolling window has no end: what falls out of it makes the forecast too early, not too late.
    const bool ends = cap->cap.window.kind != Window::Kind::Rolling;
    if (ends && at >= cap->window.end) {
        return {Kind::NotAtThisRate, {}};
    }
    return {Kind::ReachedAt, at};
}

} // namespace llmcap
