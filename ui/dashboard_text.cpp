// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace llmcap::dashboard {

namespace {

QString tr(const char *source)
{
    return QCoreApplication::translate("Dashboard", source);
}

} // namespace

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString sentence(QString message)
{
    if (message.isEmpty()) {
        return message;
    }
    message[0] = message[0].toUpper();
    return QStringLiteral(".!?").contains(message.back()) ? message : message + QChar('.');
}

QString requests(std::int64_t number)
{
    return number == 1 ? tr("1 request") : tr("%1 requests").arg(count(number));
}

QTimeZone zoneOf(const std::string &label)
{
    const QTimeZone zone(QByteArray::fromStdString(label));
    return zone.isValid() ? zone : QTimeZone::utc();
}

QString zoneName(const QTimeZone &zone)
{
    return QString::fromUtf8(zone.id());
}

QDateTime local(Instant at, const QTimeZone &zone)
{
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(millis.count(), zone);
}

Instant instantOf(const QDateTime &time)
{
    return Instant{std::chrono::milliseconds{time.toMSecsSinceEpoch()}};
}

QString clock(Instant at, const QTimeZone &zone)
{
    return local(at, zone).toString(QStringLiteral("HH:mm:ss"));
}

QString moment(Instant at, Instant now, const QTimeZone &zone)
{
    const QDateTime time = local(at, zone);
    const QString clockTime = time.toString(QStringLiteral("HH:mm"));
    return time.date() == local(now, zone).date()
        ? clockTime
        : QLocale().toString(time.date(), QStringLiteral("d MMM")) + QChar(' ') + clockTime;
}

QString age(std::chrono::seconds age)
{
    const auto seconds = std::max<long long>(0, age.count());
    if (seconds < 60) {
        return tr("%1 s").arg(seconds);
    }
    if (seconds < 3600) {
        return tr("%1 min").arg(seconds / 60);
    }
    if (seconds < 2 * 86'400) {
        return tr("%1 h").arg(seconds / 3600);
    }
    return tr("%1 days").arg(seconds / 86'400);
}

QString usd(NanoUsd amount)
{
    return text(toDisplayUsd(amount));
}

QString total(NanoUsd amount, std::int64_t unpriced)
{
    return unpriced > 0 ? tr("at least %1").arg(usd(amount)) : usd(amount);
}

QString knownHow(const FeedSeriesPoint &sums)
{
    QStringList parts;
    if (sums.estimated.count > 0) {
        parts.append(sums.estimated == sums.spent
                         ? tr("all estimated")
                         : tr("%1 estimated").arg(usd(sums.estimated)));
    }
    if (sums.unpriced > 0) {
        parts.append(tr("%1 unpriced").arg(count(sums.unpriced)));
    }
    if (sums.held > 0) {
        parts.append(tr("%1 of unknown cost").arg(count(sums.held)));
    }
    if (parts.isEmpty()) {
        return sums.spent.count > 0 ? tr("reported") : tr("nothing billed");
    }
    return parts.join(QStringLiteral(", "));
}

QString count(std::int64_t number)
{
    return QLocale().toString(static_cast<qlonglong>(number));
}

QString millis(std::int64_t micros)
{
    return tr("%1 ms").arg(QLocale().toString(static_cast<double>(micros) / 1000.0, 'f', 2));
}

QString outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed: return tr("Completed");
    case Outcome::ClientGone: return tr("Client gone");
    case Outcome::UpstreamFailed: return tr("Provider failed");
    case Outcome::Refused: return tr("Blocked");
    case Outcome::Crashed: return tr("Cut off by a crash");
    }
    return {};
}

QString knownBy(CostBasis basis)
{
    switch (basis) {
    case CostBasis::None: return tr("nothing billed");
    case CostBasis::Reported: return tr("reported");
    case CostBasis::Estimated: return tr("estimated");
    case CostBasis::Held: return tr("held");
    case CostBasis::Unpriced: return tr("unpriced");
    }
    return {};
}

QString knownByMeaning(CostBasis basis)
{
    switch (basis) {
    case CostBasis::None: return tr("Nothing was billed.");
    case CostBasis::Reported: return tr("From the usage that the provider reported.");
    case CostBasis::Estimated:
        return tr("The provider reported no usage: estimated from what passed.");
    case CostBasis::Held: return tr("Unknown: the whole amount held stays counted.");
    case CostBasis::Unpriced: return tr("The usage is known, its price is not: counted as $0.");
    }
    return {};
}

std::int64_t inputTokens(const Usage &usage)
{
    return usage[Unit::Input] + usage[Unit::CacheRead] + usage[Unit::CacheWrite5m]
        + usage[Unit::CacheWrite1h] + usage[Unit::AudioInput] + usage[Unit::ImageInput];
}

std::int64_t outputTokens(const Usage &usage)
{
    return usage[Unit::Output] + usage[Unit::AudioOutput] + usage[Unit::ImageOutput];
}

QString enforcement(const Snapshot &snapshot, const QTimeZone &zone)
{
    if (snapshot.blockAll) {
        return tr("All paid requests are blocked.");
    }
    if (snapshot.pausedUntil > snapshot.asOf) {
        return tr("Caps are paused until %1: nothing is blocked.")
            .arg(moment(snapshot.pausedUntil, snapshot.asOf, zone));
    }
    return snapshot.warnOnly ? tr("Warn only: nothing is blocked.") : QString();
}

} // namespace llmcap::dashboard
