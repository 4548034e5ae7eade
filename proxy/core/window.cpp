// SPDX-License-Identifier: GPL-3.0-or-later
#include "window.h"

#include <algorithm>

namespace llmcap {
namespace {

using namespace std::chrono;
using LocalDay = local_days;
using LocalTime = local_time<microseconds>;

LocalTime toLocal(Instant at, const Zone &zone)
{
    return LocalTime{at.time_since_epoch() + zone.utcOffset(at)};
}

/// The first instant whose local time is `local` or later. Across a gap that is the transition
/// itself; where a local time occurs twice it is the first of the two.
Instant firstInstantOf(LocalTime local, const Zone &zone)
{
    const auto reaches = [&](Instant at) { return toLocal(at, zone) >= local; };
    const Instant asUtc{local.time_since_epoch()};
    // Offsets lie between -16 h and +16 h; no zone changes twice within a day of that.
    const Instant before = asUtc - hours{16}, after = asUtc + hours{16};
    Instant first = Instant::max();
    for (const seconds offset : {zone.utcOffset(before), zone.utcOffset(after)}) {
        const Instant at = asUtc - offset;
        if (reaches(at))
            first = std::min(first, at);
    }
    if (toLocal(first, zone) == local)
        return first;
    // In a gap: find the transition by halving, to the microsecond.
    Instant low = asUtc - std::max(zone.utcOffset(before), zone.utcOffset(after)) - hours{3};
    Instant high = first;
    while (high - low > microseconds{1}) {
        const Instant middle = low + (high - low) / 2;
        (reaches(middle) ? high : low) = middle;
    }
    return high;
}

Instant startOfDay(LocalDay day, const Zone &zone)
{
    return firstInstantOf(LocalTime{day}, zone);
}

LocalDay dayOfMonth(year_month month, int resetDay)
{
    const auto last = static_cast<unsigned>((month / std::chrono::last).day());
    return LocalDay{month / day{std::min(static_cast<unsigned>(resetDay), last)}};
}

Interval monthAt(LocalDay today, int resetDay, const Zone &zone)
{
    const year_month_day date{today};
    year_month month = date.year() / date.month();
    if (today < dayOfMonth(month, resetDay))
        month -= months{1};
    return {startOfDay(dayOfMonth(month, resetDay), zone),
            startOfDay(dayOfMonth(month + months{1}, resetDay), zone)};
}

Interval weekAt(LocalDay today, int resetDay, const Zone &zone)
{
    const int isoDay = static_cast<int>(weekday{today}.iso_encoding());
    const LocalDay first = today - days{(isoDay - resetDay + 7) % 7};
    return {startOfDay(first, zone), startOfDay(first + days{7}, zone)};
}

/// The instant in (low, high] at which the offset becomes that of `high`. One change lies between.
Instant changeBetween(Instant low, Instant high, const Zone &zone)
{
    const seconds offset = zone.utcOffset(high);
    while (high - low > microseconds{1}) {
        const Instant middle = low + (high - low) / 2;
        (zone.utcOffset(middle) == offset ? high : low) = middle;
    }
    return high;
}

/// An hour of the clock on the wall. Both passes of a repeated hour are windows of their own, and
/// so is what an offset change leaves of an hour (Lord Howe changes by half of one).
Interval hourAt(Instant at, const Zone &zone)
{
    const seconds offset = zone.utcOffset(at);
    Instant start{floor<hours>(toLocal(at, zone)).time_since_epoch() - offset};
    Instant end = start + hours{1};
    if (zone.utcOffset(start) != offset)
        start = changeBetween(start, at, zone);
    if (zone.utcOffset(end - microseconds{1}) != offset)
        end = changeBetween(at, end - microseconds{1}, zone);
    return {start, end};
}

Error badWindow(std::string_view text)
{
    return {ErrorCode::BadInput,
            "\"" + std::string(text) + "\" is not a window: write hour, day, week, month, "
            "month:15, total, or a duration like 90m, 36h or 30d"};
}

Result<Window> parseRolling(std::string_view text)
{
    constexpr std::int64_t mostMinutes = 366LL * 24 * 60;
    if (text.size() < 2)
        return badWindow(text);
    std::int64_t perUnit = 0;
    switch (text.back()) {
    case 'm': perUnit = 1; break;
    case 'h': perUnit = 60; break;
    case 'd': perUnit = 24 * 60; break;
    default: return badWindow(text);
    }
    std::int64_t count = 0;
    for (const char c : text.substr(0, text.size() - 1)) {
        if (c < '0' || c > '9' || count > mostMinutes)
            return badWindow(text);
        count = count * 10 + (c - '0');
    }
    if (count < 1 || count * perUnit > mostMinutes)
        return Error{ErrorCode::BadInput, "A rolling window lasts from 1m to 366d"};
    return Window{Window::Kind::Rolling, 1, minutes{count * perUnit}};
}

Result<Window> parseReset(std::string_view text, Window::Kind kind, int most)
{
    const auto number = text.substr(text.find(':') + 1);
    int value = 0;
    for (const char c : number) {
        if (c < '0' || c > '9' || value > 99)
            return badWindow(text);
        value = value * 10 + (c - '0');
    }
    if (value < 1 || value > most)
        return Error{ErrorCode::BadInput, "The reset day is a number from 1 to "
                                              + std::to_string(most)};
    return Window{kind, value, minutes{0}};
}

} // namespace

Result<Window> parseWindow(std::string_view text)
{
    if (text == "hour")
        return Window{Window::Kind::Hour};
    if (text == "day")
        return Window{Window::Kind::Day};
    if (text == "week")
        return Window{Window::Kind::Week};
    if (text == "month")
        return Window{Window::Kind::Month};
    if (text == "total")
        return Window{Window::Kind::Total};
    if (text.starts_with("month:"))
        return parseReset(text, Window::Kind::Month, 31);
    if (text.starts_with("week:"))
        return parseReset(text, Window::Kind::Week, 7);
    return parseRolling(text);
}

std::string toString(const Window &window)
{
    const auto withReset = [&](const char *name) {
        return window.resetDay == 1 ? std::string(name)
                                    : name + (":" + std::to_string(window.resetDay));
    };
    switch (window.kind) {
    case Window::Kind::Hour: return "hour";
    case Window::Kind::Day: return "day";
    case Window::Kind::Week: return withReset("week");
    case Window::Kind::Month: return withReset("month");
    case Window::Kind::Total: return "total";
    case Window::Kind::Rolling: break;
    }
    const auto count = window.rolling.count();
    if (count % (24 * 60) == 0)
        return std::to_string(count / (24 * 60)) + "d";
    return count % 60 == 0 ? std::to_string(count / 60) + "h" : std::to_string(count) + "m";
}

Interval windowAt(const Window &window, Instant at, const Zone &zone)
{
    const LocalDay today = floor<days>(toLocal(at, zone));
    switch (window.kind) {
    case Window::Kind::Hour: return hourAt(at, zone);
    case Window::Kind::Day: return {startOfDay(today, zone), startOfDay(today + days{1}, zone)};
    case Window::Kind::Week: return weekAt(today, window.resetDay, zone);
    case Window::Kind::Month: return monthAt(today, window.resetDay, zone);
    case Window::Kind::Total: return {Instant{}, Instant::max()};
    case Window::Kind::Rolling: break;
    }
    // (at - length, at] as [start, end) in whole microseconds.
    return {at - window.rolling + microseconds{1}, at + microseconds{1}};
}

} // namespace llmcap
