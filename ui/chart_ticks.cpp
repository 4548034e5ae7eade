// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_ticks.h"

#include "dashboard_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace llmcap {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

double secondsAfter(Instant start, Instant at)
{
    return static_cast<double>(std::chrono::duration_cast<seconds>(at - start).count());
}

std::vector<ChartTick> hourTicks(const SpendSpan &span, const QTimeZone &zone, int step)
{
    std::vector<ChartTick> ticks;
    for (Instant at = std::chrono::ceil<hours>(span.from); at <= span.end; at += hours{1}) {
        const QDateTime time = dashboard::local(at, zone);
        if (time.time().hour() % step == 0) {
            // The hour that a clock change repeats is labelled once: labels must differ.
            const QString label = at == span.end && at != span.from
                    && time.time() == QTime(0, 0)
                ? QStringLiteral("24:00")
                : time.toString(QStringLiteral("HH:mm"));
            ticks.push_back({secondsAfter(span.from, at), label});
        }
    }
    return ticks;
}

std::vector<ChartTick> dayTicks(const SpendSpan &span, const QTimeZone &zone, int step)
{
    std::vector<ChartTick> ticks;
    QDate day = dashboard::local(span.from, zone).date();
    for (int number = 0; number < 400; ++number, day = day.addDays(1)) {
        const Instant at = dashboard::instantOf(day.startOfDay(zone));
        if (at >= span.end) {
            break;
        }
        if (at >= span.from && number % step == 0) {
            ticks.push_back({secondsAfter(span.from, at),
                             QLocale().toString(day, QStringLiteral("d MMM"))});
        }
    }
    return ticks;
}

} // namespace

std::vector<ChartTick> timeTicks(const SpendSpan &span, const QTimeZone &zone, int most)
{
    const bool isOneDay = span.end - span.from <= hours{26};
    const std::vector<int> steps
        = isOneDay ? std::vector{1, 2, 3, 4, 6, 12} : std::vector{1, 2, 5, 7, 10, 14};
    std::vector<ChartTick> ticks;
    for (const int step : steps) {
        ticks = isOneDay ? hourTicks(span, zone, step) : dayTicks(span, zone, step);
        if (static_cast<int>(ticks.size()) <= std::max(2, most)) {
            break;
        }
    }
    return ticks;
}

std::vector<ChartTick> dollarTicks(double highest, int most)
{
    const double rough = std::max(highest, 1e-6) / std::max(2, most);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    double step = 10 * power;
    for (const double candidate : {1.0, 2.0, 5.0}) {
        if (candidate * power >= rough * 0.999) {
            step = candidate * power;
            break;
        }
    }
    const int decimals
        = step >= 1 ? 0 : std::max(2, static_cast<int>(std::ceil(-std::log10(step))));
    std::vector<ChartTick> ticks;
    for (int number = 0; number == 0 || ticks.back().at < highest * 0.999; ++number) {
        const double at = number * step;
        ticks.push_back({at, QChar('$') + QLocale().toString(at, 'f', decimals)});
    }
    return ticks;
}

} // namespace llmcap
