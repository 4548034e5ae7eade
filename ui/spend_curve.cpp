// SPDX-License-Identifier: GPL-3.0-or-later
#include "spend_curve.h"

#include "dashboard_text.h"

#include <algorithm>
#include <map>

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

/// The window of a cap that a range shows; the dashboard's own days have none.
std::optional<Window> windowOf(SpendRange range)
{
    switch (range) {
    case SpendRange::Today: return Window{};
    case SpendRange::SevenDays: return Window{Window::Kind::Rolling, 1, hours{7 * 24}};
    case SpendRange::ThirtyDays: return Window{Window::Kind::Rolling, 1, hours{30 * 24}};
    case SpendRange::Month: return Window{Window::Kind::Month, 1};
    case SpendRange::All: return Window{Window::Kind::Total};
    case SpendRange::Custom: break;
    }
    return std::nullopt;
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
    const auto window = windowOf(range);
    for (const CapState &state : caps) {
        if (isOverAllDollars(state) && window && state.cap.window == *window
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

SpendSpan spanOf(SpendRange range, Instant now, const QTimeZone &zone, const CapState *cap,
                 const CustomDays &days)
{
    using Bucket = FeedSeriesQuery::Bucket;
    const Zone rules = rulesOf(zone);
    const auto startOf = [&zone](QDate day) { return dashboard::instantOf(day.startOfDay(zone)); };
    switch (range) {
    case SpendRange::Today: break;
    case SpendRange::Month: {
        const Interval month = windowAt(*windowOf(range), now, rules);
        return {month.start, now, month.end, Bucket::Day};
    }
    case SpendRange::SevenDays:
    case SpendRange::ThirtyDays: {
        const int count = range == SpendRange::SevenDays ? 7 : 30;
        const QDate first = dashboard::local(now, zone).date().addDays(1 - count);
        return {cap ? now - hours{count * 24} : startOf(first), now, now,
                count == 7 ? Bucket::Hour : Bucket::Day};
    }
    case SpendRange::All: return {startOf(QDate(2020, 1, 1)), now, now, Bucket::Day};
    case SpendRange::Custom: {
        const QDate today = dashboard::local(now, zone).date();
        const QDate last = days.last.isValid() ? std::min(days.last, today) : today;
        const QDate first = days.first.isValid() ? std::min(days.first, last) : last;
        const Instant end = startOf(last.addDays(1));
        return {startOf(first), std::min(now, end), end,
                first.daysTo(last) < 8 ? Bucket::Hour : Bucket::Day};
    }
    }
    const Interval day = windowAt({}, now, rules);
    return {day.start, now, day.end, Bucket::Hour};
}

SpendSpan narrowed(SpendSpan span, const std::vector<FeedSeriesPoint> &points,
                   const QTimeZone &zone)
{
    Instant first = windowAt({}, span.now, rulesOf(zone)).start;
    for (const FeedSeriesPoint &point : points) {
        first = std::min(first, point.start);
    }
    span.from = std::max(span.from, first);
    return span;
}

void addTo(FeedSeriesPoint &sum, const FeedSeriesPoint &point)
{
    sum.spent += point.spent;
    sum.estimated += point.estimated;
    sum.requests += point.requests;
    sum.blocked += point.blocked;
    sum.unpriced += point.unpriced;
    sum.held += point.held;
    sum.inputTokens += point.inputTokens;
    sum.cacheReadTokens += point.cacheReadTokens;
    sum.cacheWriteTokens += point.cacheWriteTokens;
    sum.outputTokens += point.outputTokens;
}

std::vector<SpendGroup> groupsOf(const std::vector<FeedSeriesPoint> &points)
{
    std::map<std::string, FeedSeriesPoint> byName;
    for (const FeedSeriesPoint &point : points) {
        addTo(byName[point.group], point);
    }
    std::vector<SpendGroup> groups;
    for (auto &[name, sums] : byName) {
        groups.push_back({name, sums});
    }
    std::stable_sort(groups.begin(), groups.end(), [](const SpendGroup &a, const SpendGroup &b) {
        return a.sums.spent != b.sums.spent ? a.sums.spent > b.sums.spent
                                            : a.sums.requests > b.sums.requests;
    });
    return groups;
}

SpendCurve curveOf(const std::vector<FeedSeriesPoint> &points, const SpendSpan &span,
                   const QTimeZone &zone)
{
    const Zone rules = rulesOf(zone);
    SpendCurve curve;
    curve.groups = groupsOf(points);
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < curve.groups.size(); ++i) {
        places[curve.groups[i].name] = i;
    }
    for (const FeedSeriesPoint &point : points) {
        if (curve.steps.empty() || curve.steps.back().sums.start != point.start) {
            const Instant end = bucketEnd(point.start, span.bucket, rules);
            SpendCurve::Step step;
            step.start = std::max(point.start, span.from);
            step.end = std::max(step.start, std::min(end, span.now));
            step.wholeEnd = std::max(step.start, std::min(end, span.end));
            step.sums.start = point.start;
            step.spentBy.resize(curve.groups.size());
            curve.steps.push_back(std::move(step));
        }
        SpendCurve::Step &step = curve.steps.back();
        addTo(step.sums, point);
        step.spentBy[places[point.group]] += point.spent;
        addTo(curve.totals, point);
        step.total = curve.totals.spent;
        step.unpriced = curve.totals.unpriced;
    }
    return curve;
}

std::chrono::hours paceOf(const CapState &cap)
{
    const Window &window = cap.cap.window;
    const bool isShort = window.kind == Window::Kind::Hour || window.kind == Window::Kind::Day
        || (window.kind == Window::Kind::Rolling && window.rolling <= hours{24});
    return hours{isShort ? 1 : 24};
}

SpendForecast forecastOf(const CapState *cap, NanoUsd spent, hours pace, Instant now)
{
    using Kind = SpendForecast::Kind;
    if (!cap) {
        return {};
    }
    const std::int64_t left = leftUnder(*cap).count;
    if (left == 0) {
        return {Kind::Reached, {}};
    }
    constexpr std::int64_t yearOfHours = 24 * 366;
    if (spent.count <= 0 || left / spent.count > yearOfHours / pace.count()) {
        return {Kind::NotAtThisRate, {}};
    }
    // In whole numbers; a day's spend is far below the $100,000 where this would overflow.
    const std::int64_t length = std::chrono::seconds{pace}.count();
    const std::int64_t seconds
        = left / spent.count * length + left % spent.count * length / spent.count;
    const Instant at = now + std::chrono::seconds{seconds};
    // A rolling window has no end: what falls out of it makes the forecast too early, not too late.
    const bool ends = cap->cap.window.kind != Window::Kind::Rolling;
    if (ends && at >= cap->window.end) {
        return {Kind::NotAtThisRate, {}};
    }
    return {Kind::ReachedAt, at};
}

} // namespace llmcap
