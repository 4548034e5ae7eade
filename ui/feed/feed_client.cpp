// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_client.h"

#include "feed_json_reader.h"
#include "feed_stream.h"
#include "feed_wire.h"
#include "rfc3339.h"

#include <QJsonDocument>
#include <QPointer>

#include <utility>

namespace llmcap {

namespace {

constexpr std::string_view bucketNames[] = {"minute", "hour", "day"};
constexpr std::string_view groupingNames[] = {"none",  "provider", "model",
                                                "key",   "project",  "client"};

QString qt(std::string_view text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Percent-encodes everything that is not unreserved, '+' included.
void add(QUrlQuery &query, const char *name, std::string_view value)
{
    if (!value.empty()) {
        const QByteArray bytes(value.data(), static_cast<qsizetype>(value.size()));
        query.addQueryItem(QLatin1String(name), QString::fromLatin1(bytes.toPercentEncoding()));
    }
}

void add(QUrlQuery &query, const char *name, const std::optional<Instant> &at)
{
    if (at) {
        add(query, name, toRfc3339(*at));
    }
}

QString capPath(const std::string &name)
{
    return QLatin1String("caps/")
        + QString::fromLatin1(QByteArray::fromStdString(name).toPercentEncoding());
}

QByteArray bytesOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QJsonValue timeOrNull(Instant at)
{
    return at == Instant::min() ? QJsonValue() : QJsonValue(qt(toRfc3339(at)));
}

/// Turns the bytes of an answer into a value for `then`, unless `context` is gone.
template <class Read, class Then>
FeedWire::Answer reading(QObject *context, Read read, Then then)
{
    return [guard = QPointer<QObject>(context), read, then = std::move(then)](
               const Result<QByteArray> &answer) {
        if (guard.isNull()) {
            return;
        }
        if (!answer) {
            then(answer.error());
        } else {
            then(read(*answer));
        }
    };
}

Result<std::string> asItCame(const QByteArray &body)
{
    return body.toStdString();
}

Result<void> ignoring(const QByteArray &)
{
    return {};
}

} // namespace

class FeedClient::Private final {
public:
    Private(FeedClient &client, FeedAddress address, FeedTimes times)
        : m_client(client),
          m_wire(std::move(address), times, nullptr),
          m_stream(m_wire, times, nullptr)
    {
        connect(&m_stream, &FeedStream::linkChanged, &client,
                [this] { emit m_client.linkChanged(m_stream.link()); });
        connect(&m_stream, &FeedStream::arrived, &client,
                [this](const SseEvent &event) { take(event); });
    }

    void take(const SseEvent &event)
    {
        if (event.name == "status") {
            if (auto status = readStatus(event.data)) {
                remember(*status);
            }
        } else if (event.name == "request") {
            if (auto row = readRow(event.data)) {
                emit m_client.requestRecorded(*row);
            }
        } else if (event.name == "gap") {
            const QJsonObject gap = QJsonDocument::fromJson(event.data).object();
            emit m_client.rowsLeftOut(gap.value("requests").toInteger());
        } else if (event.name == "crossing") {
            if (auto crossing = readCrossing(event.data)) {
                emit m_client.crossed(*crossing);
            }
        } else if (event.name == "alarm") {
            if (auto alarm = readAlarm(event.data)) {
                emit m_client.alarmed(*alarm);
            }
        }
    }

    void remember(FeedStatus status)
    {
        m_status = std::move(status);
        emit m_client.statusChanged(*m_status);
    }

    void patchCap(const std::string &name, const QJsonObject &change, QObject *context,
                  Then<CapState> then)
    {
        m_wire.call("PATCH", capPath(name), {}, bytesOf(change),
                    reading(context, readCap, std::move(then)));
    }

    FeedClient &m_client;
    FeedWire m_wire;
    FeedStream m_stream;
    std::optional<FeedStatus> m_status;
};

FeedClient::FeedClient(FeedAddress address, QObject *parent, FeedTimes times)
    : QObject(parent), m_d(std::make_unique<Private>(*this, std::move(address), times))
{
}

FeedClient::~FeedClient() = default;

const FeedAddress &FeedClient::address() const
{
    return m_d->m_wire.address();
}

FeedClient::Link FeedClient::link() const
{
    return m_d->m_stream.link();
}

QString FeedClient::linkMessage() const
{
    return m_d->m_stream.message();
}

std::chrono::milliseconds FeedClient::sinceHeard() const
{
    return m_d->m_stream.sinceHeard();
}

const std::optional<FeedStatus> &FeedClient::lastStatus() const
{
    return m_d->m_status;
}

void FeedClient::subscribe()
{
    m_d->m_stream.start();
}

void FeedClient::unsubscribe()
{
    m_d->m_stream.stop();
}

void FeedClient::reconnect()
{
    m_d->m_stream.retryNow();
}

void FeedClient::status(QObject *context, Then<FeedStatus> then)
{
    m_d->m_wire.call("GET", "status", {}, {},
                     reading(context, readStatus,
                             [this, then = std::move(then)](Result<FeedStatus> status) {
                                 const QPointer<FeedClient> alive(this);
                                 if (status) {
                                     m_d->remember(*status);
                                 }
                                 if (alive) {
                                     then(std::move(status));
                                 }
                             }));
}

void FeedClient::series(const FeedSeriesQuery &query, QObject *context, Then<FeedSeries> then)
{
    QUrlQuery items;
    add(items, "from", query.from);
    add(items, "to", query.to);
    add(items, "bucket", bucketNames[static_cast<std::size_t>(query.bucket)]);
    add(items, "by", groupingNames[static_cast<std::size_t>(query.by)]);
    m_d->m_wire.call("GET", "series", items, {}, reading(context, readSeries, std::move(then)));
}

void FeedClient::requests(const FeedRequestQuery &query, QObject *context,
                          Then<FeedRequestPage> then)
{
    QUrlQuery items;
    add(items, "limit", std::to_string(query.limit));
    add(items, "before", query.before);
    add(items, "since", query.since);
    add(items, "until", query.until);
    add(items, "provider", query.provider);
    add(items, "model", query.model);
    add(items, "key", query.key);
    add(items, "project", query.project);
    add(items, "client", query.client);
    add(items, "outcome", query.outcome ? outcomeName(*query.outcome) : std::string_view{});
    m_d->m_wire.call("GET", "requests", items, {},
                     reading(context, readRequests, std::move(then)));
}

void FeedClient::holds(QObject *context, Then<std::vector<FeedHold>> then)
{
    m_d->m_wire.call("GET", "holds", {}, {}, reading(context, readHolds, std::move(then)));
}

void FeedClient::bill(const std::string &id, QObject *context, Then<std::string> then)
{
    const QByteArray name = QByteArray::fromStdString(id).toPercentEncoding();
    m_d->m_wire.call("GET", QStringLiteral("requests/%1/bill").arg(QString::fromLatin1(name)), {},
                     {}, reading(context, asItCame, std::move(then)));
}

void FeedClient::reprice(const std::string &order, QObject *context, Then<std::string> then)
{
    m_d->m_wire.call("POST", "reprice", {}, QByteArray::fromStdString(order),
                     reading(context, asItCame, std::move(then)));
}

void FeedClient::resolveHold(std::int64_t id, NanoUsd cost, QObject *context, Then<void> then)
{
    m_d->m_wire.call("POST", QStringLiteral("holds/%1/resolve").arg(id), {},
                     bytesOf({{"cost_usd", qt(toUsdString(cost))}}),
                     reading(context, ignoring, std::move(then)));
}

void FeedClient::allowClient(const std::string &client, QObject *context, Then<void> then)
{
    m_d->m_wire.call("POST", "guard/allow", {}, bytesOf({{"client", qt(client)}}),
                     reading(context, ignoring, std::move(then)));
}

void FeedClient::routing(QObject *context, Then<FeedRouting> then)
{
    m_d->m_wire.call("GET", "routing", {}, {}, reading(context, readRouting, std::move(then)));
}

void FeedClient::setRouting(bool on, QObject *context, Then<FeedRouting> then)
{
    m_d->m_wire.call("PUT", "routing", {}, bytesOf({{"on", on}}),
                     reading(context, readRouting, std::move(then)));
}

void FeedClient::estimate(const std::string &provider, const std::string &path,
                          const std::string &project, const QByteArray &body, QObject *context,
                          Then<std::string> then)
{
    // The body goes as it is: whatever is wrong with it, the proxy is the one who says so.
    QByteArray asked = bytesOf({{"provider", qt(provider)}, {"path", qt(path)},
                                {"project", qt(project)}});
    asked.chop(1);
    asked += ",\"body\":" + body + "}";
    m_d->m_wire.call("POST", "estimate", {}, asked,
                     reading(context,
                             [](const QByteArray &json) { return Result(json.toStdString()); },
                             std::move(then)));
}

void FeedClient::caps(QObject *context, Then<std::vector<CapState>> then)
{
    m_d->m_wire.call("GET", "caps", {}, {}, reading(context, readCaps, std::move(then)));
}

void FeedClient::putCap(const Cap &cap, QObject *context, Then<CapState> then)
{
    m_d->m_wire.call("PUT", capPath(cap.name), {}, bytesOf(capInput(cap)),
                     reading(context, readCap, std::move(then)));
}

void FeedClient::setCapLimit(const std::string &name, const std::string &limit, QObject *context,
                             Then<CapState> then)
{
    m_d->patchCap(name, {{"limit", qt(limit)}}, context, std::move(then));
}

void FeedClient::raiseCap(const std::string &name, const std::string &amount, QObject *context,
                          Then<CapState> then)
{
    m_d->patchCap(name, {{"raise_by", qt(amount)}}, context, std::move(then));
}

void FeedClient::pauseCap(const std::string &name, Instant until, QObject *context,
                          Then<CapState> then)
{
    m_d->patchCap(name, {{"paused_until", timeOrNull(until)}}, context, std::move(then));
}

void FeedClient::removeCap(const std::string &name, QObject *context, Then<void> then)
{
    m_d->m_wire.call("DELETE", capPath(name), {}, {},
                     reading(context, ignoring, std::move(then)));
}

void FeedClient::setEnforcement(const FeedEnforcementChange &change, QObject *context,
                                Then<void> then)
{
    QJsonObject body;
    if (change.warnOnly) {
        body.insert("warn_only", *change.warnOnly);
    }
    if (change.blockAll) {
        body.insert("block_all", *change.blockAll);
    }
    if (change.pausedUntil) {
        body.insert("paused_until", timeOrNull(*change.pausedUntil));
    }
    m_d->m_wire.call("PATCH", "enforcement", {}, bytesOf(body),
                     reading(context, ignoring, std::move(then)));
}

} // namespace llmcap
