// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange.h"
#include "feed_values.h"
#include "instant.h"
#include "locale_text.h"
#include "snapshot.h"

#include <QDateTime>
#include <QString>
#include <QTimeZone>

#include <chrono>
#include <string>

/// The words and numbers of the dashboard, for people. Thread: any.
namespace llmcap::dashboard {

QString text(std::string_view utf8);
/// "Nothing answers.": with a capital and an end, for messages that stand among others.
QString sentence(QString message);
/// "1 request", "14,366 requests"
QString requests(std::int64_t number);

/// The zone of that label; UTC where this machine does not know it, so that no time is shown in a
/// zone that was guessed.
QTimeZone zoneOf(const std::string &label);
/// "Europe/Berlin": the zone that the times are shown in.
QString zoneName(const QTimeZone &zone);
QDateTime local(Instant at, const QTimeZone &zone);
Instant instantOf(const QDateTime &time);
/// "17:02:11"
QString clock(Instant at, const QTimeZone &zone);
/// "17:40" on the day of `now`, else "28 Nov 17:40".
QString moment(Instant at, Instant now, const QTimeZone &zone);
/// "12 s", "4 min", "3 h", "2 days"
QString age(std::chrono::seconds age);

/// "$4.18", or "at least $4.18" where requests without a price are in it.
QString total(NanoUsd amount, std::int64_t unpriced);
/// How a sum is known: "reported", "$0.12 estimated, 3 unpriced", "nothing billed".
QString knownHow(const FeedSeriesPoint &sums);
/// The same in files: always in English.
QString knownHowInFiles(const FeedSeriesPoint &sums);
/// What a cap counts over: "day", "month, from day 15", "90m".
QString windowName(const Window &window);
/// "0.21 ms"
QString millis(std::int64_t micros);

/// "Completed", "Blocked", ...
QString outcome(Outcome outcome);
/// "reported", "estimated", "held", "unpriced", "nothing billed"
QString knownBy(CostBasis basis);
/// What `knownBy` means, in one sentence.
QString knownByMeaning(CostBasis basis);
std::int64_t inputTokens(const Usage &usage);
std::int64_t outputTokens(const Usage &usage);

/// What is out of the ordinary in the enforcement of caps; "" is nothing.
QString enforcement(const Snapshot &snapshot, const QTimeZone &zone);

} // namespace llmcap::dashboard
