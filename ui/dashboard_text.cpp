// SPDX-License-Identifier: GPL-3.0-or-later
#include "dashboard_text.h"

#include <QCoreApplication>
#include <QLocale>

namespace llmcap::dashboard {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::DashboardText)
};

/// Words for a sum that is known in several ways; `words` are of Text's context.
template <class Words, class Dollars, class Number>
QString partsOf(const FeedSeriesPoint &sums, Words words, Dollars dollars, Number number)
{
    QStringList parts;
    if (sums.estimated.count > 0) {
        parts.append(sums.estimated == sums.spent
                         ? words(QT_TRANSLATE_NOOP("llmcap::DashboardText", "all estimated"))
                         : words(QT_TRANSLATE_NOOP("llmcap::DashboardText", "%1 estimated"))
                               .arg(dollars(sums.estimated)));
    }
    if (sums.unpriced > 0) {
        parts.append(words(QT_TRANSLATE_NOOP("llmcap::DashboardText", "%1 unpriced"))
                         .arg(number(sums.unpriced)));
    }
    if (sums.held > 0) {
        parts.append(words(QT_TRANSLATE_NOOP("llmcap::DashboardText", "%1 of unknown cost"))
                         .arg(number(sums.held)));
    }
    if (parts.isEmpty()) {
        return sums.spent.count > 0
            ? words(QT_TRANSLATE_NOOP("llmcap::DashboardText", "reported"))
            : words(QT_TRANSLATE_NOOP("llmcap::DashboardText", "nothing billed"));
    }
    return parts.join(QStringLiteral(", "));
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
    return QStringLiteral(".!?。！？").contains(message.back()) ? message : message + QChar('.');
}

QString requests(std::int64_t number)
{
    return amount(number, CapUnit::Requests);
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
    return hourToSecond(local(at, zone).time());
}

QString moment(Instant at, Instant now, const QTimeZone &zone)
{
    const QDateTime time = local(at, zone);
    const QString clockTime = hourAndMinute(time.time());
    return time.date() == local(now, zone).date() ? clockTime
                                                  : day(time.date()) + QChar(' ') + clockTime;
}

QString age(std::chrono::seconds age)
{
    const auto seconds = std::max<long long>(0, age.count());
    if (seconds < 60) {
        return Text::tr("%1 s").arg(seconds);
    }
    if (seconds < 3600) {
        return Text::tr("%1 min").arg(seconds / 60);
    }
    if (seconds < 2 * 86'400) {
        return Text::tr("%1 h").arg(seconds / 3600);
    }
    return Text::tr("%1 day(s)", nullptr, static_cast<int>(seconds / 86'400))
        .arg(seconds / 86'400);
}

QString total(NanoUsd amount, std::int64_t unpriced)
{
    return unpriced > 0 ? Text::tr("at least %1").arg(usd(amount)) : usd(amount);
}

QString knownHow(const FeedSeriesPoint &sums)
{
    return partsOf(sums, [](const char *source) { return Text::tr(source); }, usd, count);
}

QString knownHowInFiles(const FeedSeriesPoint &sums)
{
    return partsOf(
        sums, [](const char *source) { return QString::fromUtf8(source); },
        [](NanoUsd amount) { return text(toDisplayUsd(amount)); },
        [](std::int64_t number) { return QString::number(number); });
}

QString windowName(const Window &window)
{
    switch (window.kind) {
    case Window::Kind::Hour: return Text::tr("hour");
    case Window::Kind::Day: return Text::tr("day");
    case Window::Kind::Week:
        return window.resetDay == 1
            ? Text::tr("week")
            : Text::tr("week, from %1", "a day of the week")
                  .arg(QLocale().dayName(window.resetDay));
    case Window::Kind::Month:
        return window.resetDay == 1
            ? Text::tr("month")
            : Text::tr("month, from day %1", "a number, 2 to 31").arg(window.resetDay);
    case Window::Kind::Total: return Text::tr("in total");
    case Window::Kind::Rolling: break;
    }
    return text(toString(window));
}

QString millis(std::int64_t micros)
{
    return Text::tr("%1 ms").arg(QLocale().toString(static_cast<double>(micros) / 1000.0, 'f', 2));
}

QString outcome(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Completed: return Text::tr("Completed");
    case Outcome::ClientGone: return Text::tr("Client gone");
    case Outcome::UpstreamFailed: return Text::tr("Provider failed");
    case Outcome::Refused: return Text::tr("Blocked");
    case Outcome::Crashed: return Text::tr("Cut off by a crash");
    }
    return {};
}

QString knownBy(CostBasis basis)
{
    switch (basis) {
    case CostBasis::None: return Text::tr("nothing billed");
    case CostBasis::Reported: return Text::tr("reported");
    case CostBasis::Estimated: return Text::tr("estimated");
    case CostBasis::Held: return Text::tr("held");
    case CostBasis::Unpriced: return Text::tr("unpriced");
    }
    return {};
}

QString knownByMeaning(CostBasis basis)
{
    switch (basis) {
    case CostBasis::None: return Text::tr("Nothing was billed.");
    case CostBasis::Reported: return Text::tr("From the usage that the provider reported.");
    case CostBasis::Estimated:
        return Text::tr("The provider reported no usage: estimated from what passed.");
    case CostBasis::Held: return Text::tr("Unknown: the whole amount held stays counted.");
    case CostBasis::Unpriced:
        return Text::tr("The usage is known, its price is not: counted as $0.");
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
        return Text::tr("All paid requests are blocked.");
    }
    if (snapshot.pausedUntil > snapshot.asOf) {
        return Text::tr("Caps are paused until %1: nothing is blocked.")
            .arg(moment(snapshot.pausedUntil, snapshot.asOf, zone));
    }
    return snapshot.warnOnly ? Text::tr("Warn only: nothing is blocked.") : QString();
}

} // namespace llmcap::dashboard
