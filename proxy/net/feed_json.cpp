// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_json.h"

#include "amount.h"
#include "rfc3339.h"

namespace llmcap {

namespace {

constexpr Unit alwaysShown[] = {Unit::Input,        Unit::CacheRead, Unit::CacheWrite5m,
                                Unit::CacheWrite1h, Unit::Output};

bool isAlwaysShown(Unit unit)
{
    for (const Unit shown : alwaysShown) {
        if (shown == unit) {
            return true;
        }
    }
    return false;
}

/// Null where nothing ends: a total cap, a pause that is over.
void writeTimeOrNull(JsonWriter &json, Instant at, bool isSet)
{
    if (isSet && at != Instant::max()) {
        json.text(toRfc3339(at));
    } else {
        json.null();
    }
}

void writeTotals(JsonWriter &json, const Totals &totals)
{
    json.beginObject()
        .key("spent_usd").text(toUsdString(totals.spent))
        .key("held_usd").text(toUsdString(totals.held))
        .key("requests").number(totals.requests)
        .key("blocked").number(totals.blocked)
        .key("unpriced").number(totals.unpriced)
        .endObject();
}

void writeEnforcement(JsonWriter &json, const Snapshot &snapshot)
{
    json.beginObject()
        .key("warn_only").boolean(snapshot.warnOnly)
        .key("block_all").boolean(snapshot.blockAll)
        .key("paused_until");
    writeTimeOrNull(json, snapshot.pausedUntil, snapshot.asOf < snapshot.pausedUntil);
    json.endObject();
}

void writeCap(JsonWriter &json, const CapState &state, Instant now)
{
    const Cap &cap = state.cap;
    const bool raised = now < cap.raiseUntil && cap.raise != 0;
    json.beginObject()
        .key("name").text(cap.name)
        .key("window").text(toString(cap.window))
        .key("unit").text(capUnitName(cap.unit))
        .key("limit").text(amountText(state.limit, cap.unit))
        .key("base_limit").text(amountText(cap.limit, cap.unit))
        .key("raised_by").text(amountText(raised ? cap.raise : 0, cap.unit))
        .key("raise_until");
    writeTimeOrNull(json, cap.raiseUntil, raised);
    json.key("spent").text(amountText(state.spent, cap.unit))
        .key("held").text(amountText(state.held, cap.unit))
        .key("state").text(capLevelName(state.level))
        .key("starts_at").text(toRfc3339(state.window.start))
        .key("resets_at");
    // A rolling window ends with every instant, so nothing resets.
    writeTimeOrNull(json, state.window.end, cap.window.kind != Window::Kind::Rolling);
    json.key("paused_until");
    writeTimeOrNull(json, cap.pausedUntil, cap.isPaused(now));
    json.key("provider").text(cap.scope.provider)
        .key("model").text(cap.scope.model)
        .key("key").text(cap.scope.key)
        .key("project").text(cap.scope.project)
        .key("action").text(capActionName(cap.action))
        .key("downgrade_model").text(cap.downgradeModel)
        .key("policy").text(capPolicyName(cap.policy))
        .key("warn_percent").beginArray();
    for (const int percent : cap.warnPercent) {
        json.number(percent);
    }
    json.endArray().endObject();
}

void writeCaps(JsonWriter &json, const Snapshot &snapshot)
{
    json.key("caps").beginArray();
    for (const CapState &state : snapshot.caps) {
        writeCap(json, state, snapshot.asOf);
    }
    json.endArray();
}

void writeUsage(JsonWriter &json, const Usage &usage)
{
    json.beginObject();
    for (const Unit unit : alwaysShown) {
        json.key(unitName(unit)).number(usage[unit]);
    }
    json.key("reasoning").number(usage.reasoning);
    for (std::size_t i = 0; i < unitCount; ++i) {
        const auto unit = static_cast<Unit>(i);
        if (usage[unit] != 0 && !isAlwaysShown(unit)) {
            json.key(unitName(unit)).number(usage[unit]);
        }
    }
    json.endObject();
}

void writeRow(JsonWriter &json, const Exchange &row)
{
    json.beginObject()
        .key("id").text(row.id)
        .key("time").text(toRfc3339(row.time))
        .key("provider").text(row.labels.provider)
        .key("endpoint").text(row.labels.endpoint)
        .key("model").text(row.labels.model)
        .key("project").text(row.labels.project)
        .key("key").text(row.labels.key)
        .key("client").text(row.labels.client)
        .key("outcome").text(outcomeName(row.outcome))
        .key("status").number(row.status)
        .key("streaming").boolean(row.streaming)
        .key("usage");
    writeUsage(json, row.usage);
    json.key("cost_usd").text(toUsdString(row.cost))
        .key("cost_basis").text(costBasisName(row.basis))
        .key("cap").text(row.cap)
        .key("note").text(row.note)
        .key("price_version").text(row.priceVersion)
        .key("provider_request_id").text(row.providerRequestId)
        .key("ms_total").thousandths(row.totalMicros)
        .key("ms_first_byte").thousandths(row.firstByteMicros)
        .key("ms_added").thousandths(row.addedMicros);
    if (row.correction != NanoUsd{}) {
        json.key("correction_usd").text(toUsdString(row.correction));
    }
    json.endObject();
}

/// What a surface must know to show as locked what the feed would refuse.
void writePolicy(JsonWriter &json, const Policy &policy)
{
    json.key("policy");
    if (!policy.isSet()) {
        json.null();
        return;
    }
    json.beginObject()
        .key("organisation").text(policy.organisation)
        .key("message").text(policy.message)
        .key("source").text(policy.source)
        .key("reason").text(policyReason(policy))
        .key("forbid_pause").boolean(policy.forbidPause)
        .key("caps").beginArray();
    for (const Cap &cap : policy.caps) {
        json.beginObject()
            .key("name").text(cap.name)
            .key("limit").text(amountText(cap.limit, cap.unit))
            .key("unit").text(capUnitName(cap.unit))
            .endObject();
    }
    json.endArray().key("locked").beginArray();
    for (const std::string &key : policy.lockedSettings) {
        json.text(key);
    }
    json.endArray().endObject();
}

template <class Write>
std::string whole(Write write)
{
    JsonWriter json;
    write(json);
    return json.take();
}

} // namespace

std::string statusJson(const Snapshot &snapshot, const FeedOptions &options,
                       const GuardState &guard)
{
    JsonWriter json;
    json.beginObject()
        .key("as_of").text(toRfc3339(snapshot.asOf))
        .key("zone").text(options.zone)
        .key("state").text(stateName(snapshot.state))
        .key("revision").number(static_cast<std::int64_t>(snapshot.revision))
        .key("version").text(options.version)
        .key("demo").boolean(options.demo)
        .key("enforcement");
    writeEnforcement(json, snapshot);
    json.key("today");
    writeTotals(json, snapshot.today);
    json.key("month");
    writeTotals(json, snapshot.month);
    json.key("providers").beginArray();
    for (const Provider &provider : options.providers) {
        json.beginObject()
            .key("name").text(provider.name)
            .key("format").text(wireFormatName(provider.format))
            .key("base_url").text(options.baseUrl + "/" + provider.name)
            .endObject();
    }
    json.endArray();
    json.key("ledger_problem").text(snapshot.ledgerProblem);
    json.key("extra_ca_file").text(options.extraCaFile);
    json.key("allowed_origins").beginArray();
    for (const std::string &page : options.allowedOrigins) {
        json.text(page);
    }
    json.endArray();
    writeCaps(json, snapshot);
    writePolicy(json, options.policy);
    json.key("routing").beginObject()
        .key("available").boolean(bool(options.routing.set))
        .key("on").boolean(options.routing.isOn && options.routing.isOn())
        .endObject();
    json.key("guard").beginObject().key("mode").text(guard.mode).key("alarms").beginArray();
    for (const Runaway::Alarm &alarm : guard.alarms)
        writeAlarm(json, alarm);
    json.endArray().endObject();
    json.endObject();
    return json.take();
}

std::string enforcementJson(const Snapshot &snapshot)
{
    return whole([&](JsonWriter &json) { writeEnforcement(json, snapshot); });
}

std::string capJson(const CapState &state, Instant now)
{
    return whole([&](JsonWriter &json) { writeCap(json, state, now); });
}

std::string capsJson(const Snapshot &snapshot)
{
    JsonWriter json;
    json.beginObject().key("as_of").text(toRfc3339(snapshot.asOf));
    writeCaps(json, snapshot);
    json.endObject();
    return json.take();
}

std::string rowJson(const Exchange &row)
{
    return whole([&](JsonWriter &json) { writeRow(json, row); });
}

std::string requestsJson(const RequestPage &page, Instant now)
{
    JsonWriter json;
    json.beginObject().key("as_of").text(toRfc3339(now)).key("requests").beginArray();
    for (const Exchange &row : page.rows) {
        writeRow(json, row);
    }
    json.endArray().key("next");
    if (!page.next.empty()) {
        json.text(page.next);
    } else {
        json.null();
    }
    json.endObject();
    return json.take();
}

std::string holdsJson(const std::vector<OpenHold> &holds, Instant now)
{
    JsonWriter json;
    json.beginObject().key("as_of").text(toRfc3339(now)).key("holds").beginArray();
    for (const OpenHold &hold : holds) {
        json.beginObject()
            .key("id").number(hold.id)
            .key("request_id").text(hold.requestId)
            .key("time").text(toRfc3339(hold.time))
            .key("provider").text(hold.labels.provider)
            .key("model").text(hold.labels.model)
            .key("held_usd").text(toUsdString(hold.amount.usd))
            .key("orphan").boolean(hold.orphan)
            .key("waits_for").text(hold.waitsFor)
            .endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string seriesJson(const SeriesQuery &query, const std::vector<SeriesPoint> &points,
                       Instant now, const std::string &zone)
{
    JsonWriter json;
    json.beginObject()
        .key("as_of").text(toRfc3339(now))
        .key("zone").text(zone)
        .key("bucket").text(bucketName(query.bucket))
        .key("by").text(groupingName(query.by))
        .key("points").beginArray();
    for (const SeriesPoint &point : points) {
        json.beginObject()
            .key("t").text(toRfc3339(point.start))
            .key("group").text(point.group)
            .key("spent_usd").text(toUsdString(point.spent))
            .key("estimated_usd").text(toUsdString(point.estimated))
            .key("requests").number(point.requests)
            .key("blocked").number(point.blocked)
            .key("unpriced").number(point.unpriced)
            .key("held").number(point.held)
            .key("input_tokens").number(point.inputTokens)
            .key("cache_read_tokens").number(point.cacheReadTokens)
            .key("cache_write_tokens").number(point.cacheWriteTokens)
            .key("output_tokens").number(point.outputTokens)
            .endObject();
    }
    json.endArray().endObject();
    return json.take();
}

std::string crossingJson(const Crossing &crossing)
{
    JsonWriter json;
    json.beginObject()
        .key("cap").text(crossing.cap)
        .key("percent").number(crossing.percent)
        .key("first_block").boolean(crossing.firstBlock)
        .key("time").text(toRfc3339(crossing.time))
        .endObject();
    return json.take();
}

std::string errorJson(std::string_view code, std::string_view message)
{
    JsonWriter json;
    json.beginObject().key("error").beginObject()
        .key("code").text(code)
        .key("message").text(message)
        .endObject().endObject();
    return json.take();
}

} // namespace llmcap
