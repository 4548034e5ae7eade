// SPDX-License-Identifier: GPL-3.0-or-later
#include "notification_policy.h"

#include "dashboard_text.h"
#include "guard_rows.h"
#include "raise_steps.h"

#include <QCoreApplication>

#include <algorithm>
#include <utility>

namespace llmcap {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(llmcap::Notification)
};

using dashboard::text;

/// "This cap refuses" and "this request was refused" within so long are one piece of news.
constexpr std::chrono::seconds sameNews{60};
constexpr int longestName = 32;

QString cut(const QString &value, int longest)
{
    return value.size() <= longest ? value : value.left(longest - 1) + QChar(0x2026);
}

QString shortName(const std::string &name)
{
    return cut(text(name), longestName);
}

bool isPaused(const Snapshot &snapshot)
{
    return snapshot.asOf < snapshot.pausedUntil;
}

} // namespace

Notice NotificationPolicy::notice(Notice::Kind kind, const QString &title,
                                  const QString &body) const
{
    Notice made;
    made.kind = kind;
    const bool isDemo = m_status && m_status->demo;
    made.title = cut(isDemo ? Text::tr("DEMO: %1").arg(title) : title, longestNoticeTitle);
    made.body = cut(body, longestNoticeBody);
    return made;
}

const CapState *NotificationPolicy::find(const std::string &cap) const
{
    if (!m_status) {
        return nullptr;
    }
    const auto &caps = m_status->snapshot.caps;
    const auto found = std::find_if(caps.begin(), caps.end(),
                                    [&](const CapState &state) { return state.cap.name == cap; });
    return found == caps.end() ? nullptr : &*found;
}

QString NotificationPolicy::endOf(const CapState &cap) const
{
    const bool isCalendar = cap.cap.window.kind != Window::Kind::Total
        && cap.cap.window.kind != Window::Kind::Rolling;
    return isCalendar ? dashboard::moment(cap.window.end, m_status->snapshot.asOf,
                                          dashboard::zoneOf(m_status->snapshot.zone))
                      : QString();
}

QString NotificationPolicy::until(const CapState &cap) const
{
    const QString end = endOf(cap);
    return end.isEmpty() ? end : Text::tr(" until %1", "appended to a sentence: a time").arg(end);
}

QString NotificationPolicy::resets(const CapState &cap) const
{
    const QString end = endOf(cap);
    return end.isEmpty() ? end
        : Text::tr("; it resets at %1", "appended to \"80% of $10 is spent\": a time").arg(end);
}

void NotificationPolicy::offerRaise(Notice &notice, const CapState *cap) const
{
    if (!cap) {
        return;
    }
    const RaiseStep step = raiseSteps(cap->cap)[1];
    notice.cap = cap->cap.name;
    notice.raiseBy = step.amount;
    notice.raiseLabel = Text::tr("Allow +%1 %2", "button: +$5 today")
        .arg(step.shown, raiseSpan(cap->cap));
}

QString NotificationPolicy::reachedBody(const CapState *cap) const
{
    if (!cap) {
        return Text::tr("Requests that do not fit are refused.");
    }
    const QString limit = dashboard::amount(cap->limit, cap->cap.unit);
    const Snapshot &snapshot = m_status->snapshot;
    if (cap->cap.action == CapAction::Warn || snapshot.warnOnly || isPaused(snapshot)) {
        return Text::tr("The limit of %1 is reached%2. Nothing is refused: LLMCap only warns.",
                        "%2: maybe \" until 17:40\"")
            .arg(limit, until(*cap));
    }
    if (cap->cap.action == CapAction::Downgrade) {
        return Text::tr("The limit of %1 is reached. Requests go to %2%3.",
                        "%2: a cheaper model, %3: maybe \" until 17:40\"")
            .arg(limit, text(cap->cap.downgradeModel), until(*cap));
    }
    return Text::tr("Requests that do not fit under %1 are refused%2.",
                    "%1: a limit, %2: maybe \" until 17:40\"")
        .arg(limit, until(*cap));
}

NotificationPolicy::Notices NotificationPolicy::takeStatus(const FeedStatus &status)
{
    Notices notices;
    const std::optional<FeedStatus> before = std::exchange(m_status, status);
    for (const CapState &cap : status.snapshot.caps) {
        const bool isBelow = cap.level == CapState::Level::Ok || cap.level == CapState::Level::Warn;
        const auto told = m_reached.find(cap.cap.name);
        if (isBelow && told != m_reached.end() && told->second < status.snapshot.asOf) {
            m_reached.erase(told);   // raised, or a new window: the next crossing is news
        }
    }
    if (!before || !m_switches.pauseEnded) {
        return notices;
    }
    const Instant then = before->snapshot.asOf;
    const Instant now = status.snapshot.asOf;
    const auto endedByItself = [&](Instant end) { return then < end && end <= now; };
    if (endedByItself(before->snapshot.pausedUntil) && !isPaused(status.snapshot)) {
        notices.push_back(notice(Notice::Kind::PauseEnded, Text::tr("Caps are enforced again"),
                                 Text::tr("The pause of all caps has ended.")));
    }
    QStringList names;
    for (const CapState &cap : before->snapshot.caps) {
        const CapState *const current = find(cap.cap.name);
        if (endedByItself(cap.cap.pausedUntil) && current && !current->cap.isPaused(now)) {
            names << shortName(cap.cap.name);
        }
    }
    if (!names.isEmpty()) {
        notices.push_back(
            notice(Notice::Kind::PauseEnded, Text::tr("%1: enforced again").arg(names.join(", ")),
                   Text::tr("The pause of this cap has ended.")));
    }
    return notices;
}

NotificationPolicy::Notices NotificationPolicy::takeCrossing(const FeedCrossing &crossing,
                                                             Instant now)
{
    const CapState *const cap = find(crossing.cap);
    Notice made;
    if (crossing.percent < 100) {
        if (!m_switches.threshold) {
            return {};
        }
        const QString limit
            = cap ? dashboard::amount(cap->limit, cap->cap.unit) : Text::tr("the limit");
        made = notice(Notice::Kind::Threshold,
                      Text::tr("%1: %2 is spent", "a cap, a percentage").arg(
                          shortName(crossing.cap), dashboard::percent(crossing.percent)),
                      Text::tr("%1 of %2 is spent%3.",
                               "a percentage, a limit, and maybe \"; it resets at ...\"")
                          .arg(dashboard::percent(crossing.percent), limit,
                               cap ? resets(*cap) : QString()));
    } else {
        const bool isNews = !m_reached.count(crossing.cap) && !wasToldLately(crossing.cap, now);
        m_reached[crossing.cap] = now;
        if (!m_switches.reached || !isNews) {
            return {};
        }
        m_lastTold[crossing.cap] = now;
        made = notice(Notice::Kind::Reached,
                      Text::tr("%1: limit reached").arg(shortName(crossing.cap)),
                      reachedBody(cap));
    }
    offerRaise(made, cap);
    return {made};
}

bool NotificationPolicy::wasToldLately(const std::string &cap, Instant now) const
{
    const auto told = m_lastTold.find(cap);
    return told != m_lastTold.end() && now - told->second < sameNews;
}

QString NotificationPolicy::blockedBody(const Exchange &row) const
{
    const QString what = row.labels.model.empty()
        ? shortName(row.labels.provider)
        : Text::tr("%1 (%2)").arg(cut(text(row.labels.model), 60), shortName(row.labels.provider));
    if (row.cap.empty()) {
        return row.note.empty() ? what : Text::tr("%1: %2").arg(what, text(row.note));
    }
    const CapState *const cap = find(row.cap);
    if (!cap) {
        return Text::tr("%1 did not fit under the cap “%2”.").arg(what, shortName(row.cap));
    }
    return Text::tr("%1 did not fit under the cap “%2”: %3%4.",
                    "%3: its limit, %4: maybe \" until 17:40\"")
        .arg(what, shortName(row.cap), dashboard::amount(cap->limit, cap->cap.unit),
             until(*cap));
}

NotificationPolicy::Notices NotificationPolicy::takeRow(const Exchange &row, Instant now)
{
    if (row.outcome != Outcome::Refused || !m_switches.blocked) {
        return {};
    }
    if (m_summaryAt && now < *m_summaryAt) {
        ++m_blocked[row.cap];
        return {};
    }
    Notices notices = tick(now);   // a summary that is due comes first
    if (m_summaryAt) {
        ++m_blocked[row.cap];      // it opened the next one
        return notices;
    }
    openSummary(now);
    if (wasToldLately(row.cap, now)) {
        return notices;
    }
    m_lastTold[row.cap] = now;
    notices.push_back(
        notice(Notice::Kind::Blocked, Text::tr("Request blocked"), blockedBody(row)));
    offerRaise(notices.back(), find(row.cap));
    return notices;
}

void NotificationPolicy::openSummary(Instant now)
{
    m_summaryFrom = now;
    m_summaryAt = now + summaryAfter;
    m_blocked.clear();
    m_isAtLeast = false;
}

Notice NotificationPolicy::summary() const
{
    int total = 0;
    QStringList parts;
    for (const auto &[cap, count] : m_blocked) {
        total += count;
        const QString number = dashboard::count(count);
        parts << (cap.empty() ? Text::tr("%1 without a price or a bound",
                                         "how many requests were blocked so").arg(number)
                              : Text::tr("%1 by “%2”", "how many requests a cap blocked")
                                  .arg(number, shortName(cap)));
    }
    const QTime since = dashboard::local(m_summaryFrom, dashboard::zoneOf(
                                               m_status ? m_status->snapshot.zone : std::string()))
                              .time();
    const QString title = m_isAtLeast
        ? Text::tr("At least %1 more request(s) blocked", nullptr, total)
        : Text::tr("%1 more request(s) blocked", nullptr, total);
    return notice(Notice::Kind::Blocked, title.arg(dashboard::count(total)),
                  Text::tr("Since %1: %2.", "a time, which caps how often")
                      .arg(dashboard::hourAndMinute(since), parts.join(QStringLiteral(", "))));
}

NotificationPolicy::Notices NotificationPolicy::tick(Instant now)
{
    if (!m_summaryAt || now < *m_summaryAt) {
        return {};
    }
    if (m_blocked.empty() || !m_switches.blocked) {
        m_summaryAt.reset();
        m_blocked.clear();
        return {};
    }
    Notice made = summary();
    if (m_blocked.size() == 1) {
        offerRaise(made, find(m_blocked.begin()->first));
    }
    openSummary(now);
    return {made};
}

NotificationPolicy::Notices NotificationPolicy::takeDown(bool isDown, const QString &why)
{
    const bool wasDown = std::exchange(m_isDown, isDown);
    if (!isDown || wasDown || !m_switches.proxyDown) {
        return {};
    }
    return {notice(Notice::Kind::ProxyDown, Text::tr("LLMCap cannot be reached"), why)};
}

NotificationPolicy::Notices NotificationPolicy::takeAlarm(const Runaway::Alarm &alarm) const
{
    if (!m_switches.runaway) {
        return {};
    }
    const QString client = shortName(alarm.client);
    return {notice(Notice::Kind::Runaway,
                   alarm.isHeld ? Text::tr("%1 is held").arg(client)
                                : Text::tr("%1 runs away").arg(client),
                   alarm.isHeld
                       ? Text::tr("It sent %1. It waits until you let it go on, in the icon's "
                                  "menu.")
                             .arg(alarmText(alarm))
                       : Text::tr("It sent %1.").arg(alarmText(alarm)))};
}

} // namespace llmcap
