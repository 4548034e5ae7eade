// SPDX-License-Identifier: GPL-3.0-or-later
// The runaway guard in the feed: what it saw, and the user's word to a client that it holds.
#include "feed_json.h"
#include "feed_routes.h"
#include "rfc3339.h"

namespace llmcap {

GuardState guardStateOf(const FeedOptions &options, Instant now)
{
    GuardState state;
    if (options.guard) {
        state.mode = runawayGuardName(options.guard->mode());
        state.alarms = options.guard->alarms(now);
    }
    return state;
}

std::string alarmJson(const Runaway::Alarm &alarm)
{
    JsonWriter json;
    writeAlarm(json, alarm);
    return json.take();
}

void writeAlarm(JsonWriter &json, const Runaway::Alarm &alarm)
{
    json.beginObject()
        .key("client").text(alarm.client)
        .key("kind").text(runawayKindName(alarm.kind))
        .key("count").number(alarm.count)
        .key("spent_usd").text(toUsdString(alarm.spent))
        .key("text").text(runawayText(alarm))
        .key("held").boolean(alarm.isHeld)
        .key("time").text(toRfc3339(alarm.time))
        .endObject();
}

FeedReply FeedRoutes::allowClient(const FeedTarget &, const FeedRequest &request)
{
    auto fields = FeedFields::fromJson(request.body);
    if (!fields)
        return error(fields.error());
    const auto client = fields->text("client");
    if (!client)
        fields->fail("give 'client', as the status names it");
    if (const auto complete = fields->finish(); !complete)
        return error(complete.error());
    if (!m_options.guard || !m_options.guard->allow(*client, request.now)) {
        return error(404, "not_found",
                     "the runaway guard knows no such client; `llmcap status` names those it "
                     "warned of");
    }
    FeedReply reply;
    reply.status = 204;
    reply.headers = {{"cache-control", "no-store"}};
    return reply;
}

} // namespace llmcap
