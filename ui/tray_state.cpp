// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_state.h"

#include "dashboard_text.h"
#include "spend_curve.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace llmcap {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::Tray)
};

using dashboard::text;

constexpr int longestProblemRow = 60;

bool isLost(FeedClient::Link link)
{
    return link == FeedClient::Link::Unreachable || link == FeedClient::Link::NotLlmcap
        || link == FeedClient::Link::TokenRefused;
}

bool isDown(const TrayInput &input)
{
    if (!input.problem.isEmpty()) {
        return true;
    }
    // Somebody else on the port does not become LLMCap by waiting.
    return isLost(input.link)
        && (!input.status || input.link != FeedClient::Link::Unreachable
            || input.age >= downAfter);
}

bool isStale(const TrayInput &input)
{
    return !input.status || input.link != FeedClient::Link::Live
        || input.status->snapshot.state == Snapshot::State::Stale;
}

/// "$4.18 of $10.00 (42%)", or "$4.18 (no cap)".
QString spentText(const Totals &totals, const CapState *cap)
{
    const QString spent = dashboard::total(totals.spent, totals.unpriced);
    if (!cap) {
        return Text::tr("%1 (no cap)").arg(spent);
    }
    return Text::tr("%1 of %2 (%3)", "spent of the limit, as a percentage")
        .arg(spent, dashboard::usd({cap->limit}), dashboard::percent(percentOf(*cap)));
}

QString shortSpent(const Totals &totals, const CapState *cap)
{
    const QString spent = dashboard::total(totals.spent, totals.unpriced);
    return cap ? Text::tr("%1 of %2", "spent of the limit")
                     .arg(spent, dashboard::usdShort({cap->limit}))
               : spent;
}

QString enforcementWord(const Snapshot &snapshot, const QTimeZone &zone)
{
    if (snapshot.asOf < snapshot.pausedUntil) {
        return Text::tr("paused until %1", "enforcement")
            .arg(dashboard::moment(snapshot.pausedUntil, snapshot.asOf, zone));
    }
    return snapshot.warnOnly ? Text::tr("warn only", "enforcement")
                             : Text::tr("on", "enforcement");
}

/// Puts parts together as long as they fit; the head always stays.
QString fitted(const QString &head, const QStringList &parts, const QString &tail)
{
    QString result = head;
    QString separator = QStringLiteral(" ");
    for (const QString &part : parts) {
        if (result.size() + separator.size() + part.size() + tail.size() > longestTooltip) {
            break;
        }
        result += separator + part;
        separator = QStringLiteral(", ");
    }
    return (result + tail).left(longestTooltip);
}

QString downText(const TrayInput &input)
{
    QString reason = input.problem.isEmpty() ? input.linkMessage : input.problem;
    if (reason.isEmpty()) {
        reason = Text::tr("the proxy cannot be reached");
    }
    return reason;
}

} // namespace

QTimeZone zoneOf(const std::optional<FeedStatus> &status)
{
    return status ? dashboard::zoneOf(status->snapshot.zone) : QTimeZone::utc();
}

int percentOf(const CapState &cap)
{
    if (cap.limit <= 0) {
        return cap.spent > 0 ? 100 : 0;
    }
    // spent x 100 could leave 64 bits where limits are large.
    const std::int64_t percent = cap.limit >= 100'000 ? cap.spent / (cap.limit / 100)
                                                      : cap.spent * 100 / cap.limit;
    return static_cast<int>(std::clamp<std::int64_t>(percent, 0, 9999));
}

QString capTitle(const CapState &cap, Instant now, const QTimeZone &zone)
{
    const QString name = text(cap.cap.name);
    if (cap.cap.isPaused(now)) {
        return Text::tr("%1: paused until %2", "a cap")
            .arg(name, dashboard::moment(cap.cap.pausedUntil, now, zone));
    }
    const QString limit = dashboard::amount(cap.limit, cap.cap.unit);
    const QString spent = cap.cap.unit == CapUnit::Usd
        ? dashboard::usd({cap.spent})
        : dashboard::count(cap.spent);
    return Text::tr("%1: %2 of %3 (%4)", "a cap: spent of its limit, as a percentage")
        .arg(name, spent, limit, dashboard::percent(percentOf(cap)));
}

Gauge gaugeOf(const TrayInput &input)
{
    Gauge gauge;
    if (input.status) {
        for (const CapState &cap : input.status->snapshot.caps) {
            gauge.percent = std::clamp(percentOf(cap), gauge.percent, 100);
        }
    }
    if (isDown(input)) {
        gauge.state = GaugeState::Down;
        return gauge;
    }
    if (isStale(input)) {
        gauge.state = GaugeState::Stale;
        return gauge;
    }
    const Snapshot &snapshot = input.status->snapshot;
    switch (snapshot.state) {
    case Snapshot::State::Ok: gauge.state = GaugeState::Ok; break;
    case Snapshot::State::Warn: gauge.state = GaugeState::Warn; break;
    case Snapshot::State::Paused: gauge.state = GaugeState::Paused; break;
    case Snapshot::State::Stale: gauge.state = GaugeState::Stale; break;
    case Snapshot::State::Reached:
        // A bar says that something is refused; with warn only nothing is.
        gauge.state = snapshot.warnOnly && !snapshot.blockAll ? GaugeState::Warn
                                                              : GaugeState::Blocked;
        break;
    }
    return gauge;
}

QString tooltipOf(const TrayInput &input)
{
    const bool isDemo = input.status && input.status->demo;
    const QString head = isDemo ? Text::tr("LLMCap DEMO:") : Text::tr("LLMCap:");
    if (isDown(input)) {
        return fitted(head, {downText(input).left(longestTooltip - head.size() - 1)}, {});
    }
    if (!input.status) {
        return fitted(head, {Text::tr("waiting for the first figures")}, {});
    }
    const Snapshot &snapshot = input.status->snapshot;
    const QTimeZone zone = zoneOf(input.status);
    QStringList parts;
    if (snapshot.blockAll) {
        parts << Text::tr("all paid requests blocked");
    } else if (snapshot.asOf < snapshot.pausedUntil || snapshot.warnOnly) {
        parts << enforcementWord(snapshot, zone);
    }
    parts << Text::tr("%1 today", "tooltip: an amount").arg(
                 shortSpent(snapshot.today, capOfRange(SpendRange::Today, snapshot.caps)))
          << Text::tr("%1 month", "tooltip: an amount in this month").arg(
                 shortSpent(snapshot.month, capOfRange(SpendRange::Month, snapshot.caps)))
          << Text::tr("%1 blocked", "tooltip: requests",
                      dashboard::pluralOf(snapshot.today.blocked))
                 .arg(dashboard::count(snapshot.today.blocked));
    const QString time = dashboard::hourAndMinute(dashboard::local(snapshot.asOf, zone).time());
    const QString tail = input.link == FeedClient::Link::Live
        ? QStringLiteral(" (%1)").arg(time)
        : Text::tr(" (%1 old)", "tooltip: how old its figures are, like 4 min")
            .arg(dashboard::age(input.age));
    return fitted(head, parts, tail);
}

TrayTexts textsOf(const TrayInput &input)
{
    TrayTexts texts;
    if (isDown(input)) {
        texts.problem = downText(input);
        if (texts.problem.size() > longestProblemRow) {   // a click shows the whole of it
            texts.problem = texts.problem.left(longestProblemRow) + QChar(0x2026);
        }
    }
    if (!input.status) {
        texts.today = Text::tr("&Today: no figures yet");
        texts.enforcement = Text::tr("&Enforcement");
        return texts;
    }
    const Snapshot &snapshot = input.status->snapshot;
    const QString demo = input.status->demo ? Text::tr(" DEMO") : QString();
    texts.today = Text::tr("&Today: %1").arg(
                      spentText(snapshot.today, capOfRange(SpendRange::Today, snapshot.caps)))
        + demo;
    texts.month = Text::tr("This &month: %1").arg(
                      spentText(snapshot.month, capOfRange(SpendRange::Month, snapshot.caps)))
        + demo;
    texts.blocked = Text::tr("&Blocked today: %1").arg(dashboard::count(snapshot.today.blocked))
        + demo;
    if (input.link != FeedClient::Link::Live) {
        texts.stale = Text::tr("Data is %1 old – &reconnect", "an age like 4 min")
            .arg(dashboard::age(input.age));
    }
    texts.enforcement
        = Text::tr("&Enforcement: %1", "on, warn only, paused until 17:40")
            .arg(enforcementWord(snapshot, zoneOf(input.status)));
    return texts;
}

} // namespace llmcap
