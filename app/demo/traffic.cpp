// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic.h"

#include "traffic_plan.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QThread>
#include <QTimer>

#include <mutex>
#include <vector>

namespace llmcap {

namespace {

/// Totals that the traffic's thread writes and any thread reads.
class Counter final {
public:
    void noteSent()
    {
        const std::lock_guard lock(m_mutex);
        ++m_totals.sent;
    }
    void note(const TrafficReply &reply)
    {
        const std::lock_guard lock(m_mutex);
        if (reply.status >= 200 && reply.status < 300) {
            ++m_totals.answered;
            ++m_totals.answeredByProvider[reply.provider];
        } else if (!reply.cap.empty() || reply.status == 429) {
            ++m_totals.blocked;
        } else {
            ++m_totals.failed;
            m_totals.unreachable += reply.status == 0 ? 1 : 0;
        }
    }
    TrafficTotals totals() const
    {
        const std::lock_guard lock(m_mutex);
        return m_totals;
    }

private:
    mutable std::mutex m_mutex;
    TrafficTotals m_totals;        // guarded by m_mutex
};

/// Every provider's error has its message at one of two places.
std::string messageOf(const QByteArray &body)
{
    const QJsonObject root = QJsonDocument::fromJson(body).object();
    const QJsonValue inner = root.value(QLatin1String("error")).toObject().value("message");
    const QString text = inner.isString() ? inner.toString() : root.value("message").toString();
    return text.simplified().toStdString();
}

/// Lives in the traffic's thread with everything it owns.
class Sender final : public QObject {
public:
    Sender(const TrafficOptions &options, Counter &counter)
        : m_options(options), m_counter(counter), m_plan(options.seed, options.name)
    {
        // One client for each program: a client keeps at most six connections to one host.
        for (std::size_t i = 0; i < trafficPrograms(); ++i) {
            auto &client = m_clients.emplace_back(std::make_unique<QNetworkAccessManager>());
            client->setProxy(QNetworkProxy::NoProxy);
            client->setTransferTimeout(static_cast<int>(options.patience.count()));
        }
        m_timer.setSingleShot(true);
        m_timer.setTimerType(Qt::PreciseTimer);
        connect(&m_timer, &QTimer::timeout, this, &Sender::sendNext);
        m_timer.start(0);
    }

    ~Sender() override
    {
        // Replies end with their client; what they say then must not reach us.
        for (auto &client : m_clients) {
            for (auto *reply : client->findChildren<QNetworkReply *>()) {
                reply->disconnect(this);
            }
        }
    }

private:
    void sendNext()
    {
        if (m_sent >= m_options.requests) {
            endIfDone();
            return;
        }
        const bool isCalm
            = m_options.livelyRequests > 0 && m_sent >= m_options.livelyRequests;
        m_timer.start(m_plan.pause(isCalm ? m_options.calmPerMinute : m_options.perMinute));
        if (m_inFlight < m_options.inFlight) {
            send(m_plan.next());
        }
    }

    void send(const TrafficCall &call)
    {
        ++m_sent;
        ++m_inFlight;
        m_counter.noteSent();
        QNetworkRequest request(QUrl(QString::fromStdString(m_options.url + call.path)));
        for (const auto &[name, value] : call.headers) {
            request.setRawHeader(QByteArray::fromStdString(name),
                                 QByteArray::fromStdString(value));
        }
        auto *const reply
            = m_clients[call.program]->post(request, QByteArray::fromStdString(call.body));
        if (call.abandoned) {
            connect(reply, &QNetworkReply::readyRead, reply, &QNetworkReply::abort);
        }
        TrafficReply ended;
        ended.id = call.id;
        ended.provider = call.provider;
        ended.model = call.model;
        ended.project = call.project;
        connect(reply, &QNetworkReply::finished, this,
                [this, reply, ended = std::move(ended)] { finish(*reply, ended); });
    }

    void finish(QNetworkReply &reply, TrafficReply ended)
    {
        --m_inFlight;
        ended.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        ended.requestId = reply.rawHeader("x-llmcap-request-id").toStdString();
        ended.cap = reply.rawHeader("x-llmcap-cap").toStdString();
        if (ended.status == 0) {
            ended.message = reply.errorString().toStdString();
        } else if (ended.status >= 400) {
            ended.message = messageOf(reply.readAll());
        }
        reply.deleteLater();
        m_counter.note(ended);
        if (m_options.ended) {
            m_options.ended(ended);
        }
        endIfDone();
    }

    void endIfDone()
    {
        if (m_sent < m_options.requests || m_inFlight > 0 || m_isDone) {
            return;
        }
        m_isDone = true;
        m_timer.stop();
        if (m_options.finished) {
            m_options.finished();
        }
    }

    const TrafficOptions &m_options;
    Counter &m_counter;
    TrafficPlan m_plan;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_clients;
    QTimer m_timer;
    std::int64_t m_sent = 0;
    int m_inFlight = 0;
    bool m_isDone = false;
};

class TrafficThread final : public Traffic, private QThread {
public:
    explicit TrafficThread(TrafficOptions options) : m_options(std::move(options))
    {
        setObjectName("traffic");
        QThread::start();
    }
    ~TrafficThread() override { stop(); }

    void stop() override
    {
        quit();
        wait();
    }
    TrafficTotals totals() const override { return m_counter.totals(); }

private:
    void run() override
    {
        const Sender sender(m_options, m_counter);
        exec();
    }

    const TrafficOptions m_options;
    Counter m_counter;
};

} // namespace

std::unique_ptr<Traffic> Traffic::start(TrafficOptions options)
{
    return std::make_unique<TrafficThread>(std::move(options));
}

} // namespace llmcap
