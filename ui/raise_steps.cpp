// SPDX-License-Identifier: GPL-3.0-or-later
#include "raise_steps.h"

#include "amount.h"
#include "dashboard_text.h"

#include <QCoreApplication>

namespace llmcap {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::RaiseSteps)
};

/// The largest of 1, 2, 5, 10, 20, 50, ... that is not above `count`; at least 1.
std::int64_t roundDown(std::int64_t count)
{
    std::int64_t power = 1;
    while (power <= count / 10) {
        power *= 10;
    }
    for (const std::int64_t factor : {5, 2}) {
        if (power <= count / factor) {
            return power * factor;
        }
    }
    return power;
}

RaiseStep counted(std::int64_t count, CapUnit unit)
{
    const QString unitName
        = unit == CapUnit::Tokens ? Text::tr("%1 tokens") : Text::tr("%1 requests");
    return {amountText(count, unit), unitName.arg(dashboard::count(count))};
}

} // namespace

std::array<RaiseStep, 2> raiseSteps(const Cap &cap)
{
    if (cap.unit == CapUnit::Usd) {
        return {RaiseStep{"1", QStringLiteral("$1")}, RaiseStep{"5", QStringLiteral("$5")}};
    }
    const std::int64_t small = roundDown(cap.limit / 10);
    const std::int64_t large = std::max(roundDown(cap.limit / 2), small * 2);
    return {counted(small, cap.unit), counted(large, cap.unit)};
}

QString raiseSpan(const Cap &cap)
{
    switch (cap.window.kind) {
    case Window::Kind::Hour: return Text::tr("this hour");
    case Window::Kind::Day: return Text::tr("today");
    case Window::Kind::Week: return Text::tr("this week");
    case Window::Kind::Month: return Text::tr("this month");
    case Window::Kind::Total: return Text::tr("for good");
    case Window::Kind::Rolling:
        return Text::tr("for %1").arg(dashboard::text(toString(cap.window)));
    }
    return {};
}

} // namespace llmcap
