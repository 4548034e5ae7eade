// SPDX-License-Identifier: GPL-3.0-or-later
#include "time_text.h"

#include "rfc3339.h"

#include <QDate>
#include <QDateTime>
#include <QTimeZone>

#include <charconv>
#include <optional>

namespace llmcap {

namespace {

QTimeZone zoneOf(const std::string &name)
{
    const QTimeZone zone(QByteArray::fromStdString(name));
    return zone.isValid() ? zone : QTimeZone::utc();
}

QDateTime localDateTime(Instant at, const std::string &zone)
{
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(millis.count(), zoneOf(zone));
}

/// The first instant of that date, right across DST.
Instant startOf(QDate date, const std::string &zone)
{
    return Instant{std::chrono::milliseconds{date.startOfDay(zoneOf(zone)).toMSecsSinceEpoch()}};
}

std::optional<std::chrono::seconds> secondsIn(char unit)
{
    switch (unit) {
    case 's':
        return std::chrono::seconds{1};
    case 'm':
        return std::chrono::minutes{1};
    case 'h':
        return std::chrono::hours{1};
    case 'd':
        return std::chrono::hours{24};
    case 'w':
        return std::chrono::hours{24 * 7};
    default:
        return std::nullopt;
    }
}

} // namespace

Instant currentTime()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Result<std::chrono::seconds> parseDuration(std::string_view text)
{
    const Error wrong{ErrorCode::BadInput, "'" + std::string(text.substr(0, 40))
                                               + "' is not a duration; write 15m, 2h or 7d"};
    const auto unit = text.empty() ? std::nullopt : secondsIn(text.back());
    if (!unit) {
        return wrong;
    }
    std::int64_t count = 0;
    const char *const end = text.data() + text.size() - 1;
    const auto [stop, problem] = std::from_chars(text.data(), end, count);
    constexpr std::int64_t tenYears = 10LL * 366 * 24 * 3600;
    if (problem != std::errc{} || stop != end || count < 1 || count > tenYears / unit->count()) {
        return wrong;
    }
    return count * *unit;
}

Result<Instant> parseMoment(std::string_view text, Instant now, const std::string &zone)
{
    if (text == "now") {
        return now;
    }
    if (text == "today") {
        return startOfDay(now, zone);
    }
    if (text == "yesterday") {
        return startOf(localDateTime(now, zone).date().addDays(-1), zone);
    }
    if (const auto before = parseDuration(text)) {
        return now - *before;
    }
    if (const auto at = parseRfc3339(text)) {
        return *at;
    }
    const QDate date = QDate::fromString(
        QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), Qt::ISODate);
    if (text.size() == 10 && date.isValid()) {
        return startOf(date, zone);
    }
    return Error{ErrorCode::BadInput,
                 "'" + std::string(text.substr(0, 40))
                     + "' is not a time; write 2h, 7d, today, 2026-11-24 or "
                       "2026-11-24T05:00:00Z"};
}

Result<Instant> parsePauseEnd(std::string_view text, Instant now, const std::string &zone)
{
    if (text == "tomorrow") {
        return startOf(localDateTime(now, zone).date().addDays(1), zone);
    }
    if (const auto length = parseDuration(text)) {
        return now + *length;
    }
    if (const auto at = parseRfc3339(text); at && *at > now) {
        return *at;
    }
    return Error{ErrorCode::BadInput, "'" + std::string(text.substr(0, 40))
                                          + "' is not the end of a pause; write 15m, 2h, tomorrow "
                                            "or a time to come"};
}

Instant startOfDay(Instant at, const std::string &zone)
{
    return startOf(localDateTime(at, zone).date(), zone);
}

Instant startOfMonth(Instant at, const std::string &zone)
{
    const QDate date = localDateTime(at, zone).date();
    return startOf(QDate(date.year(), date.month(), 1), zone);
}

std::string localTime(Instant at, const std::string &zone)
{
    return localDateTime(at, zone).toString(QStringLiteral("yyyy-MM-dd HH:mm:ss")).toStdString();
}

std::string timeUntil(Instant at, Instant now)
{
    if (at <= now) {
        return "now";
    }
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(at - now).count();
    if (minutes < 60) {
        return "in " + std::to_string(minutes) + " min";
    }
    if (minutes < 48 * 60) {
        return "in " + std::to_string(minutes / 60) + " h " + std::to_string(minutes % 60)
            + " min";
    }
    return "in " + std::to_string(minutes / (24 * 60)) + " days";
}

} // namespace llmcap
