// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"
#include "gauge_icon.h"

#include <QString>
#include <QTimeZone>

#include <chrono>
#include <optional>

namespace llmcap {

/// What the tray knows at one moment. Thread: any.
struct TrayInput {
    std::optional<FeedStatus> status;   ///< the newest figures; they stay when the feed is lost
    FeedClient::Link link = FeedClient::Link::Idle;
    QString linkMessage;                ///< why there is no link, with the next step
    std::chrono::seconds age{0};        ///< since the figures were known to be right; 0 while live
    QString problem;                    ///< why the own proxy did not start; "" it did
};

/// For so long a lost feed is "old figures"; afterwards it is "cannot be reached".
inline constexpr std::chrono::seconds downAfter{15};
/// What Windows shows of a tooltip, in UTF-16 units.
inline constexpr int longestTooltip = 127;

Gauge gaugeOf(const TrayInput &input);
QString tooltipOf(const TrayInput &input);

/// The rows of the menu that change, as they are shown; "" is a row that is hidden.
struct TrayTexts {
    QString problem;             ///< the proxy did not start, or cannot be reached
    QString today, month, blocked;
    QString stale;
    QString enforcement;
};
TrayTexts textsOf(const TrayInput &input);

/// The zone of the figures.
QTimeZone zoneOf(const std::optional<FeedStatus> &status);
/// 0 to 100, or more where a cap is overrun.
int percentOf(const CapState &cap);
/// "day: $4.18 of $10.00 (42%)", "day: paused until 17:40"
QString capTitle(const CapState &cap, Instant now, const QTimeZone &zone);

} // namespace llmcap
