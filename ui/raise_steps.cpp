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
    return {amountText(count, unit), dashboard::amount(count, unit)};
}

} // namespace

std::array<RaiseStep, 2> raiseSteps(const Cap &cap)
{
    if (cap.unit == CapUnit::Usd) {
        constexpr std::int64_t dollar = 1'000'000'000;
        return {RaiseStep{"1", dashboard::usdShort({dollar})},
                RaiseStep{"5", dashboard::usdShort({5 * dollar})}};
    }
    const std::int64_t small = roundDown(cap.limit / 10);
    const std::int64_t large = std::max(roundDown(cap.limit / 2), small * 2);
    return {counted(small, cap.unit), counted(large, cap.unit)};
}

QString raiseSpan(const Cap &cap)
{
    switch (cap.window.kind) {
    case Window::Kind::Hour: return Text::tr("this hour", "+$5 this hour");
    case Window::Kind::Day: return Text::tr("today", "+$5 today");
    case Window::Kind::Week: return Text::tr("this week", "+$5 this week");
    case Window::Kind::Month: return Text::tr("this month", "+$5 this month");
    case Window::Kind::Total: return Text::tr("for good", "+$5 for good: without an end");
    case Window::Kind::Rolling:
        return Text::tr("for %1", "+$5 for 90m: a length of time")
            .arg(dashboard::text(toString(cap.window)));
    }
    return {};
}

} // namespace llmcap
