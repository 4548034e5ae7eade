// SPDX-License-Identifier: GPL-3.0-or-later
#include "chart_ticks.h"

#include "dashboard_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace llmcap {

namespace {

using std::chrono::hours;
using std::chrono::seconds;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::ChartTicks)
};

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
                ? dashboard::endOfDay()
                : dashboard::wholeHour(time.time());
            ticks.push_back({secondsAfter(span.from, at), label});
        }
    }
    return ticks;
}

std::vector<ChartTick> dayTicks(const SpendSpan &span, const QTimeZone &zone, int step)
{
    std::vector<ChartTick> ticks;
    const bool isLong = span.end - span.from > hours{24 * 300};
    QDate day = dashboard::local(span.from, zone).date();
    for (int number = 0; number < 7320; ++number, day = day.addDays(1)) {
        const Instant at = dashboard::instantOf(day.startOfDay(zone));
        if (at >= span.end) {
            break;
        }
        if (at >= span.from && number % step == 0) {
            ticks.push_back({secondsAfter(span.from, at),
                             isLong ? dashboard::dayOfShortYear(day) : dashboard::day(day)});
        }
    }
    return ticks;
}

} // namespace

std::vector<ChartTick> timeTicks(const SpendSpan &span, const QTimeZone &zone, int most)
{
    const bool isOneDay = span.end - span.from <= hours{26};
    const std::vector<int> steps
        = isOneDay ? std::vector{1, 2, 3, 4, 6, 12}
                   : std::vector{1, 2, 5, 7, 10, 14, 30, 61, 91, 182, 365};
    std::vector<ChartTick> ticks;
    for (const int step : steps) {
        ticks = isOneDay ? hourTicks(span, zone, step) : dayTicks(span, zone, step);
        if (static_cast<int>(ticks.size()) <= std::max(2, most)) {
            break;
        }
    }
    return ticks;
}

namespace {

/// The smallest of 1, 2, 5 times a power of ten that needs at most so many steps.
double niceStep(double highest, int most)
{
    const double rough = highest / std::max(2, most);
    const double power = std::pow(10.0, std::floor(std::log10(rough)));
    for (const double candidate : {1.0, 2.0, 5.0}) {
        if (candidate * power >= rough * 0.999) {
            return candidate * power;
        }
    }
    return 10 * power;
}

template <class Label>
std::vector<ChartTick> ticksBy(double step, double highest, Label label)
{
    std::vector<ChartTick> ticks;
    for (int number = 0; number < 2 || ticks.back().at < highest * 0.999; ++number) {
        ticks.push_back({number * step, label(number * step)});
    }
    return ticks;
}

QString shortCount(double count)
{
    const QLocale locale;
    if (count >= 1e6) {
        return Text::tr("%1 M", "millions").arg(locale.toString(count / 1e6, 'g', 4));
    }
    return locale.toString(static_cast<qlonglong>(std::llround(count)));
}

} // namespace

std::vector<ChartTick> dollarTicks(double highest, int most)
{
    const double step = niceStep(std::max(highest, 1e-6), most);
    const int small = static_cast<int>(std::ceil(-std::log10(step)));
    const int decimals = step >= 1 ? 0 : std::max(2, small);
    return ticksBy(step, highest, [decimals](double at) {
        return dashboard::usdOfPixels(at, decimals);
    });
}

std::vector<ChartTick> countTicks(double highest, int most)
{
    return ticksBy(std::max(1.0, niceStep(std::max(highest, 1.0), most)), highest, shortCount);
}

} // namespace llmcap
