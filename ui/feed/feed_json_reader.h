// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_values.h"
#include "result.h"

#include <QByteArray>
#include <QJsonObject>

#include <string>
#include <vector>

namespace llmcap {

// The answers of FEED.md as values. Fields that are not known are passed over, so that an older
// window can watch a newer proxy; a field that is missing or has another type is BadInput.

Result<FeedStatus> readStatus(const QByteArray &json);
Result<CapState> readCap(const QByteArray &json);
Result<std::vector<CapState>> readCaps(const QByteArray &json);
Result<Exchange> readRow(const QByteArray &json);
Result<FeedRequestPage> readRequests(const QByteArray &json);
Result<FeedSeries> readSeries(const QByteArray &json);
Result<std::vector<FeedHold>> readHolds(const QByteArray &json);
Result<FeedRouting> readRouting(const QByteArray &json);
Result<FeedCrossing> readCrossing(const QByteArray &json);
Result<Runaway::Alarm> readAlarm(const QByteArray &json);

/// `error.message` of an error answer; "" where it is none.
std::string readErrorMessage(const QByteArray &json);
/// `error.code`: "policy", "not_found" and so on; "" where it is none.
std::string readErrorCode(const QByteArray &json);

/// CAP-INPUT of a cap.
QJsonObject capInput(const Cap &cap);

} // namespace llmcap
