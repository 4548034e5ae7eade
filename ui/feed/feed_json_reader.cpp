// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_json_reader.h"

#include "amount.h"
#include "enum_name.h"
#include "rfc3339.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <optional>

namespace llmcap {

namespace {

/// Takes fields out of one object and remembers the first that is not as FEED.md says.
class Reader final {
public:
    Reader(QJsonObject object, std::optional<Error> &failure)
        : m_object(std::move(object)), m_failure(failure)
    {
    }

    std::string text(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        expect(value.isString(), name);
        return value.toString().toStdString();
    }
    std::string textOrEmpty(const char *name)
    {
        return m_object.value(QLatin1String(name)).toString().toStdString();
    }
    std::vector<std::string> textsOrEmpty(const char *name)
    {
        std::vector<std::string> texts;
        for (const QJsonValue &item : m_object.value(QLatin1String(name)).toArray())
            texts.push_back(item.toString().toStdString());
        return texts;
    }
    bool boolean(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        expect(value.isBool(), name);
        return value.toBool();
    }
    std::int64_t integer(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        expect(value.isDouble(), name);
        return value.toInteger();
    }
    /// "ms_..." as microseconds; not money, so a floating point number may carry it.
    std::int64_t micros(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        expect(value.isDouble(), name);
        return qRound64(value.toDouble() * 1000);
    }
    std::int64_t amount(const char *name, CapUnit unit)
    {
        const auto value = parseAmount(text(name), unit);
        expect(bool(value), name);
        return value ? *value : 0;
    }
    NanoUsd usd(const char *name) { return {amount(name, CapUnit::Usd)}; }
    Instant time(const char *name)
    {
        const auto value = parseRfc3339(text(name));
        expect(bool(value), name);
        return value ? *value : Instant{};
    }
    Instant timeOr(const char *name, Instant otherwise)
    {
        return m_object.value(QLatin1String(name)).isNull() ? otherwise : time(name);
    }
    template <class E>
    E name(const char *field, E last, std::string_view (*nameOf)(E))
    {
        const auto value = enumByName(text(field), last, nameOf);
        expect(value.has_value(), field);
        return value.value_or(last);
    }
    Reader object(const char *name)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        expect(value.isObject(), name);
        return Reader(value.toObject(), m_failure);
    }
    template <class Read>
    auto list(const char *name, Read read)
    {
        const QJsonValue value = m_object.value(QLatin1String(name));
        expect(value.isArray(), name);
        std::vector<decltype(read(*this))> result;
        for (const QJsonValue &item : value.toArray()) {
            Reader reader(item.toObject(), m_failure);
            result.push_back(read(reader));
        }
        return result;
    }
    const QJsonObject &raw() const { return m_object; }
    void expect(bool holds, const char *name)
    {
        if (!holds && !m_failure) {
            m_failure = Error{ErrorCode::BadInput,
                              std::string("the feed's answer has no usable '") + name
                                  + "'; the proxy and this program may differ in version"};
        }
    }

private:
    QJsonObject m_object;
    std::optional<Error> &m_failure;
};

template <class Read>
auto readWhole(const QByteArray &json, Read read)
    -> Result<decltype(read(std::declval<Reader &>()))>
{
    const QJsonDocument document = QJsonDocument::fromJson(json);
    if (!document.isObject()) {
        return Error{ErrorCode::BadInput, "the feed's answer is not JSON"};
    }
    std::optional<Error> failure;
    Reader reader(document.object(), failure);
    auto value = read(reader);
    if (failure) {
        return *failure;
    }
    return value;
}

Totals totalsFrom(Reader json)
{
    Totals totals;
    totals.spent = json.usd("spent_usd");
    totals.held = json.usd("held_usd");
    totals.requests = json.integer("requests");
    totals.blocked = json.integer("blocked");
    totals.unpriced = json.integer("unpriced");
    return totals;
}

Window windowFrom(Reader &json)
{
    const auto window = parseWindow(json.text("window"));
    json.expect(bool(window), "window");
    return window ? *window : Window{};
}

Cap capFrom(Reader &json)
{
    Cap cap;
    cap.name = json.text("name");
    cap.window = windowFrom(json);
    cap.unit = json.name("unit", CapUnit::Requests, capUnitName);
    cap.limit = json.amount("base_limit", cap.unit);
    cap.raise = json.amount("raised_by", cap.unit);
    cap.raiseUntil
        = json.timeOr("raise_until", cap.raise != 0 ? Instant::max() : Instant::min());
    cap.pausedUntil = json.timeOr("paused_until", Instant::min());
    cap.scope.provider = json.text("provider");
    cap.scope.model = json.text("model");
    cap.scope.key = json.text("key");
    cap.scope.project = json.text("project");
    cap.action = json.name("action", CapAction::Downgrade, capActionName);
    cap.downgradeModel = json.text("downgrade_model");
    cap.policy = json.name("policy", CapPolicy::Expected, capPolicyName);
    cap.warnPercent.clear();
    for (const QJsonValue &percent : json.raw().value(QLatin1String("warn_percent")).toArray()) {
        cap.warnPercent.push_back(percent.toInt());
    }
    return cap;
}

CapState capStateFrom(Reader &json)
{
    CapState state;
    state.cap = capFrom(json);
    state.limit = json.amount("limit", state.cap.unit);
    state.spent = json.amount("spent", state.cap.unit);
    state.held = json.amount("held", state.cap.unit);
    state.level = json.name("state", CapState::Level::Paused, capLevelName);
    state.window.start = json.time("starts_at");
    state.window.end = json.timeOr("resets_at", Instant::max());
    return state;
}

FeedProvider providerFrom(Reader &json)
{
    FeedProvider provider;
    provider.name = json.text("name");
    provider.format = json.name("format", WireFormat::Cohere, wireFormatName);
    provider.baseUrl = json.text("base_url");
    return provider;
}

Runaway::Alarm alarmFrom(Reader &json)
{
    Runaway::Alarm alarm;
    alarm.client = json.text("client");
    alarm.kind = json.name("kind", Runaway::Kind::BurnRate, runawayKindName);
    alarm.count = json.integer("count");
    alarm.spent = json.usd("spent_usd");
    alarm.isHeld = json.boolean("held");
    alarm.time = json.time("time");
    return alarm;
}

FeedPolicy::CapLimit capLimitFrom(Reader &json)
{
    FeedPolicy::CapLimit cap;
    cap.name = json.text("name");
    cap.unit = json.name("unit", CapUnit::Requests, capUnitName);
    cap.limit = json.amount("limit", cap.unit);
    return cap;
}

FeedPolicy policyFrom(Reader &&json)
{
    FeedPolicy policy;
    policy.isSet = true;
    policy.organisation = json.text("organisation");
    policy.message = json.text("message");
    policy.source = json.text("source");
    policy.reason = json.text("reason");
    policy.forbidPause = json.boolean("forbid_pause");
    policy.caps = json.list("caps", capLimitFrom);
    policy.locked = json.textsOrEmpty("locked");
    return policy;
}

FeedRouting routingFrom(Reader &json)
{
    FeedRouting routing;
    routing.isOn = json.boolean("on");
    routing.isWanted = json.boolean("wanted");
    routing.variables = json.list("variables", [](Reader &entry) {
        return std::pair{entry.text("name"), entry.text("value")};
    });
    routing.covered = json.textsOrEmpty("covered");
    routing.released = json.textsOrEmpty("released");
    routing.openPrograms = json.textsOrEmpty("open_programs");
    routing.problem = json.textOrEmpty("problem");
    return routing;
}

FeedStatus statusFrom(Reader &json)
{
    FeedStatus status;
    Snapshot &snapshot = status.snapshot;
    snapshot.asOf = json.time("as_of");
    snapshot.zone = json.text("zone");
    snapshot.state = json.name("state", Snapshot::State::Stale, stateName);
    snapshot.revision = static_cast<std::uint64_t>(json.integer("revision"));
    Reader enforcement = json.object("enforcement");
    snapshot.warnOnly = enforcement.boolean("warn_only");
    snapshot.blockAll = enforcement.boolean("block_all");
    snapshot.pausedUntil = enforcement.timeOr("paused_until", Instant::min());
    snapshot.today = totalsFrom(json.object("today"));
    snapshot.month = totalsFrom(json.object("month"));
    snapshot.caps = json.list("caps", capStateFrom);
    status.version = json.text("version");
    status.demo = json.boolean("demo");
    status.providers = json.list("providers", providerFrom);
    if (json.raw().contains(QLatin1String("guard"))) {   // a proxy of an earlier version has none
        Reader guard = json.object("guard");
        status.guard.mode = guard.text("mode");
        status.guard.alarms = guard.list("alarms", alarmFrom);
    }
    if (json.raw().value(QLatin1String("policy")).isObject()) {   // null: there is none
        status.policy = policyFrom(json.object("policy"));
    }
    if (json.raw().contains(QLatin1String("routing"))) {
        Reader routing = json.object("routing");
        status.canRoute = routing.boolean("available");
        status.isRouting = routing.boolean("on");
    }
    snapshot.ledgerProblem = json.textOrEmpty("ledger_problem");
    status.extraCaFile = json.textOrEmpty("extra_ca_file");
    status.allowedOrigins = json.textsOrEmpty("allowed_origins");
    return status;
}

Usage usageFrom(const Reader &json)
{
    Usage usage;
    for (std::size_t i = 0; i < unitCount; ++i) {
        const auto name = unitName(static_cast<Unit>(i));
        const QLatin1String key(name.data(), static_cast<qsizetype>(name.size()));
        usage.counts[i] = json.raw().value(key).toInteger();
    }
    usage.reasoning = json.raw().value(QLatin1String("reasoning")).toInteger();
    return usage;
}

Exchange rowFrom(Reader &json)
{
    Exchange row;
    row.id = json.text("id");
    row.time = json.time("time");
    row.labels.provider = json.text("provider");
    row.labels.endpoint = json.text("endpoint");
    row.labels.model = json.text("model");
    row.labels.project = json.text("project");
    row.labels.key = json.text("key");
    row.labels.client = json.text("client");
    row.outcome = json.name("outcome", Outcome::Crashed, outcomeName);
    row.status = static_cast<int>(json.integer("status"));
    row.streaming = json.boolean("streaming");
    row.usage = usageFrom(json.object("usage"));
    row.cost = json.usd("cost_usd");
    if (!json.textOrEmpty("correction_usd").empty()) {
        row.correction = json.usd("correction_usd");
    }
    row.basis = json.name("cost_basis", CostBasis::Unpriced, costBasisName);
    row.cap = json.text("cap");
    row.note = json.textOrEmpty("note");
    row.priceVersion = json.textOrEmpty("price_version");
    row.providerRequestId = json.textOrEmpty("provider_request_id");
    row.totalMicros = json.micros("ms_total");
    row.firstByteMicros = json.micros("ms_first_byte");
    row.addedMicros = json.micros("ms_added");
    return row;
}

FeedSeriesPoint pointFrom(Reader &json)
{
    FeedSeriesPoint point;
    point.start = json.time("t");
    point.group = json.text("group");
    point.spent = json.usd("spent_usd");
    point.estimated = json.usd("estimated_usd");
    point.requests = json.integer("requests");
    point.blocked = json.integer("blocked");
    point.unpriced = json.integer("unpriced");
    point.held = json.integer("held");
    point.inputTokens = json.integer("input_tokens");
    point.cacheReadTokens = json.integer("cache_read_tokens");
    point.cacheWriteTokens = json.integer("cache_write_tokens");
    point.outputTokens = json.integer("output_tokens");
    return point;
}

FeedHold holdFrom(Reader &json)
{
    FeedHold hold;
    hold.id = json.integer("id");
    hold.requestId = json.text("request_id");
    hold.time = json.time("time");
    hold.provider = json.text("provider");
    hold.model = json.text("model");
    hold.held = json.usd("held_usd");
    hold.orphan = json.boolean("orphan");
    hold.waitsFor = json.text("waits_for");
    return hold;
}

} // namespace

Result<FeedStatus> readStatus(const QByteArray &json)
{
    return readWhole(json, statusFrom);
}

Result<CapState> readCap(const QByteArray &json)
{
    return readWhole(json, capStateFrom);
}

Result<std::vector<CapState>> readCaps(const QByteArray &json)
{
    return readWhole(json, [](Reader &reader) { return reader.list("caps", capStateFrom); });
}

Result<Exchange> readRow(const QByteArray &json)
{
    return readWhole(json, rowFrom);
}

Result<FeedRequestPage> readRequests(const QByteArray &json)
{
    return readWhole(json, [](Reader &reader) {
        return FeedRequestPage{reader.time("as_of"), reader.list("requests", rowFrom),
                               reader.textOrEmpty("next")};
    });
}

Result<FeedSeries> readSeries(const QByteArray &json)
{
    return readWhole(json, [](Reader &reader) {
        return FeedSeries{reader.time("as_of"), reader.text("zone"),
                          reader.list("points", pointFrom)};
    });
}

Result<std::vector<FeedHold>> readHolds(const QByteArray &json)
{
    return readWhole(json, [](Reader &reader) { return reader.list("holds", holdFrom); });
}

Result<FeedRouting> readRouting(const QByteArray &json)
{
    return readWhole(json, routingFrom);
}

Result<FeedCrossing> readCrossing(const QByteArray &json)
{
    return readWhole(json, [](Reader &reader) {
        return FeedCrossing{reader.text("cap"), static_cast<int>(reader.integer("percent")),
                            reader.boolean("first_block"), reader.time("time")};
    });
}

Result<Runaway::Alarm> readAlarm(const QByteArray &json)
{
    return readWhole(json, alarmFrom);
}

std::string readErrorMessage(const QByteArray &json)
{
    return QJsonDocument::fromJson(json)
        .object()
        .value(QLatin1String("error"))
        .toObject()
        .value(QLatin1String("message"))
        .toString()
        .toStdString();
}

std::string readErrorCode(const QByteArray &json)
{
    return QJsonDocument::fromJson(json)
        .object()
        .value(QLatin1String("error"))
        .toObject()
        .value(QLatin1String("code"))
        .toString()
        .toStdString();
}

QJsonObject capInput(const Cap &cap)
{
    const auto text = [](std::string_view value) {
        return QString::fromUtf8(value.data(), static_cast<qsizetype>(value.size()));
    };
    QJsonArray warnPercent;
    for (const int percent : cap.warnPercent) {
        warnPercent.append(percent);
    }
    return QJsonObject{
        {"window", text(toString(cap.window))},
        {"unit", text(capUnitName(cap.unit))},
        {"limit", text(amountText(cap.limit, cap.unit))},
        {"provider", text(cap.scope.provider)},
        {"model", text(cap.scope.model)},
        {"key", text(cap.scope.key)},
        {"project", text(cap.scope.project)},
        {"action", text(capActionName(cap.action))},
        {"downgrade_model", text(cap.downgradeModel)},
        {"policy", text(capPolicyName(cap.policy))},
        {"warn_percent", warnPercent},
    };
}

} // namespace llmcap
