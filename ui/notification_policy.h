// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"
#include "notice.h"

#include <QTimeZone>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// Decides what is worth a notification: one a crossing, the first blocked request at once and
/// later ones in a summary, the end of a pause, a proxy that is gone. No clock, no I/O.
/// Thread: one at a time.
class NotificationPolicy final {
public:
    using Notices = std::vector<Notice>;
    /// Blocked requests after the first are told together after this time.
    static constexpr std::chrono::minutes summaryAfter{15};

    explicit NotificationPolicy(NoticeSwitches switches = {}) : m_switches(switches) {}
    void setSwitches(NoticeSwitches switches) { m_switches = switches; }

    Notices takeStatus(const FeedStatus &status);
    Notices takeCrossing(const FeedCrossing &crossing, Instant now);
    Notices takeRow(const Exchange &row, Instant now);
    /// Rows were left out by the feed: counts are lower bounds from here on.
    void takeGap() { m_isAtLeast = true; }
    Notices takeDown(bool isDown, const QString &why);
    /// The runaway guard warns; it does so once an hour for each kind.
    Notices takeAlarm(const Runaway::Alarm &alarm) const;
    /// What is due by then; to be called at nextTick().
    Notices tick(Instant now);
    std::optional<Instant> nextTick() const { return m_summaryAt; }

private:
    Notice notice(Notice::Kind kind, const QString &title, const QString &body) const;
    void offerRaise(Notice &notice, const CapState *cap) const;
    const CapState *find(const std::string &cap) const;
    /// When its window ends, for people; "" where none ends at a fixed time.
    QString endOf(const CapState &cap) const;
    QString until(const CapState &cap) const;
    QString resets(const CapState &cap) const;
    QString reachedBody(const CapState *cap) const;
    QString blockedBody(const Exchange &row) const;
    Notice summary() const;
    void openSummary(Instant now);
    bool wasToldLately(const std::string &cap, Instant now) const;

    NoticeSwitches m_switches;
    std::optional<FeedStatus> m_status;
    std::map<std::string, Instant> m_reached;    // told since the cap was last below its limit
    std::map<std::string, Instant> m_lastTold;   // that this cap refuses
    std::map<std::string, int> m_blocked;        // not told yet, by cap
    std::optional<Instant> m_summaryAt;
    Instant m_summaryFrom{};
    bool m_isAtLeast = false;
    bool m_isDown = false;
};

} // namespace llmcap
