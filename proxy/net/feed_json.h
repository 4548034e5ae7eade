// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_api.h"
#include "feed_request.h"
#include "json_writer.h"

#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

// The values of FEED.md as JSON. Pure: no clock, no ledger.

std::string statusJson(const Snapshot &snapshot, const FeedOptions &options,
                       const GuardState &guard);
GuardState guardStateOf(const FeedOptions &options, Instant now);
std::string alarmJson(const Runaway::Alarm &alarm);
void writeAlarm(JsonWriter &json, const Runaway::Alarm &alarm);
std::string enforcementJson(const Snapshot &snapshot);
std::string capJson(const CapState &state, Instant now);
std::string capsJson(const Snapshot &snapshot);
std::string rowJson(const Exchange &row);
std::string requestsJson(const RequestPage &page, Instant now);
std::string holdsJson(const std::vector<OpenHold> &holds, Instant now);
std::string seriesJson(const SeriesQuery &query, const std::vector<SeriesPoint> &points,
                       Instant now, const std::string &zone);
std::string crossingJson(const Crossing &crossing);
std::string errorJson(std::string_view code, std::string_view message);

std::string_view bucketName(SeriesQuery::Bucket bucket);   ///< "minute", "hour", "day"
std::string_view groupingName(SeriesQuery::By by);         ///< "none", "provider", ...

/// Reads CAP-INPUT into a cap of that name; failures are noted in `fields`.
Cap capFrom(const std::string &name, FeedFields &fields);

} // namespace llmcap
