# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes tests/app/clock_table.h: windows around what clocks do, as Python's zoneinfo sees it.

    python3 tests/app/make_clock_table.py > tests/app/clock_table.h

Nothing is computed here: for every row the instants around it are looked at one by one, five
minutes apart (no zone of the table changes its offset between), until the local date or hour is
another one. So a mistake in the product's arithmetic cannot be a mistake here, too.
"""
import calendar
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo

ZONES = ("Europe/Rome", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu", "Australia/Lord_Howe")
STEP = timedelta(minutes=5)


def stretch(at, name):
    """[start, end) of the instants around `at` that have the same name."""
    here = name(at)
    start = end = at.replace(minute=at.minute // 5 * 5, second=0, microsecond=0)
    while name(start - STEP) == here:
        start -= STEP
    while name(end) == here:
        end += STEP
    return start, end


def hour_of(zone):
    # With the offset: both passes of a repeated hour are windows of their own.
    return lambda at: (at.astimezone(zone).strftime("%Y-%m-%d %H"), at.astimezone(zone).utcoffset())


def day_of(zone):
    return lambda at: at.astimezone(zone).date()


def week_of(zone, first):
    def name(at):
        day = at.astimezone(zone).date()
        return day - timedelta(days=(day.isoweekday() - first) % 7)
    return name


def month_of(zone, reset):
    def name(at):
        day = at.astimezone(zone).date()
        first = min(reset, calendar.monthrange(day.year, day.month)[1])
        return day.year * 12 + day.month - (day.day < first)
    return name


def changes(zone, year):
    """The instants at which the zone changes its offset in that year."""
    at, end = (datetime(y, 1, 1, tzinfo=timezone.utc) for y in (year, year + 1))
    while at < end:
        if (at + STEP).astimezone(zone).utcoffset() != at.astimezone(zone).utcoffset():
            yield at + STEP
        at += STEP


def local(zone, *parts):
    return datetime(*parts, tzinfo=zone).astimezone(timezone.utc)


def week_days(zone, at):
    yield at, "week", week_of(zone, 1)
    yield at, "week:7", week_of(zone, 7)


def windows(zone):
    """(instant, window, its name there): around the changes of 2026, the ends of months and weeks."""
    for change in changes(zone, 2026):
        for minutes in (-61, -31, -1, 0, 29, 31, 61, 12 * 60):
            at = change + timedelta(minutes=minutes)
            yield at, "hour", hour_of(zone)
            if minutes % 2 == 0 or minutes == -1:
                yield at, "day", day_of(zone)
        yield from week_days(zone, change)
        yield change, "month:15", month_of(zone, 15)
    yield local(zone, 2026, 12, 31, 23, 59), "hour", hour_of(zone)
    for sunday in (local(zone, 2027, 6, 6, 23, 59), local(zone, 2027, 6, 7, 0, 0)):
        yield from week_days(zone, sunday)
    for parts in ((2026, 12, 31, 23, 59), (2027, 1, 1, 0, 0), (2027, 2, 28, 23, 30),
                  (2027, 3, 1, 0, 30), (2028, 2, 28, 23, 59), (2028, 2, 29, 0, 0),
                  (2028, 2, 29, 23, 59), (2028, 3, 1, 0, 0), (2027, 4, 30, 12, 0),
                  (2027, 5, 31, 12, 0)):
        at = local(zone, *parts)
        yield at, "day", day_of(zone)
        for reset in (1, 29, 30, 31):
            yield at, "month" if reset == 1 else f"month:{reset}", month_of(zone, reset)


def text(at):
    return at.strftime("%Y-%m-%dT%H:%M")


def main():
    print("// SPDX-License-Identifier: GPL-3.0-or-later")
    print("// Made by: python3 tests/app/make_clock_table.py > tests/app/clock_table.h")
    print("#pragma once\n")
    print("struct ClockRow {")
    print("    const char *zone, *window;")
    print("    const char *at, *start, *end;   ///< in UTC")
    print("};\n")
    for zone_name in ZONES:
        print(f'inline constexpr char {zone_name.split("/")[1]}[] = "{zone_name}";')
    print("\ninline constexpr ClockRow clockTable[] = {")
    for zone_name in ZONES:
        zone = ZoneInfo(zone_name)
        for at, window, name in windows(zone):
            instants = ", ".join(f'"{text(x)}"' for x in (at, *stretch(at, name)))
            print(f'    {{{zone_name.split("/")[1]}, "{window}", {instants}}},')
    print("};")


if __name__ == "__main__":
    main()
