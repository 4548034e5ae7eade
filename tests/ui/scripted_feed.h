// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "scripted_server.h"

#include <QDateTime>
#include <QUrlQuery>

#include <memory>

namespace llmcap {

/// A feed that says what a test wants: a status, the same sums for every series, and rows by pages.
/// Thread: the test's.
class ScriptedFeed final {
public:
    static constexpr const char *token = "5ec7e7-0123456789abcdef";

    QByteArray status = statusJson("4.18", "10");
    /// Points of `series`, as JSON, by the value of `by`.
    QHash<QString, QByteArray> points;
    /// Rows of the log, newest first, as JSON; pages are cut from them.
    QList<QByteArray> rows;
    bool answersSeries = true;
    int seriesError = 0;         ///< a status that it answers with instead
    QByteArray seriesMessage;

    ScriptedFeed() { start(); }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_port)); }
    /// Ends everything, as a proxy that is closed does.
    void stop()
    {
        m_events.clear();
        for (QTcpSocket *const socket : m_server->findChildren<QTcpSocket *>()) {
            socket->abort();
        }
        m_server.reset();
    }
    void start()
    {
        m_server = std::make_unique<ScriptedServer>(
            [this](const ScriptedServer::Call &call) { answer(call); }, m_port);
        m_port = m_server->serverPort();
    }
    void event(const QByteArray &name, const QByteArray &data)
    {
        for (const auto &socket : m_events) {
            if (socket) {
                socket->write("event: " + name + "\ndata: " + data + "\n\n");
            }
        }
    }
    /// The queries of all calls of that path, oldest first.
    QList<QUrlQuery> queriesOf(const QByteArray &path) const
    {
        QList<QUrlQuery> queries;
        for (const auto &call : m_server->callsTo("/llmcap/v1/" + path + "?")) {
            queries.append(QUrlQuery(QUrl(QString::fromUtf8(call.target)).query()));
        }
        return queries;
    }
    void forget() { m_server->calls.clear(); }

    static QByteArray statusJson(const QByteArray &spent, const QByteArray &limit,
                                 bool demo = false, const QByteArray &zone = "Europe/Berlin")
    {
        return R"({"as_of":"2026-11-24T12:03:00.000000Z","zone":")" + zone
            + R"(","state":"ok","revision":1,"version":"1","demo":)" + (demo ? "true" : "false")
            + R"(,"enforcement":{"warn_only":false,"block_all":false,"paused_until":null},)"
              R"("today":{"spent_usd":")" + spent
            + R"(","held_usd":"0","requests":12,"blocked":3,"unpriced":0},"month":{"spent_usd":")"
            + spent
            + R"(","held_usd":"0","requests":12,"blocked":3,"unpriced":0},"providers":[)"
              R"({"name":"openai","format":"openai","base_url":"http://127.0.0.1:1/openai"}],)"
              R"("caps":[{"name":"day","window":"day","unit":"usd","limit":")" + limit
            + R"(","base_limit":")" + limit
            + R"(","raised_by":"0","raise_until":null,"spent":")" + spent
            + R"(","held":"0.5","state":"ok","starts_at":"2026-11-23T23:00:00.000000Z",)"
              R"("resets_at":"2026-11-24T23:00:00.000000Z","paused_until":null,"provider":"",)"
              R"("model":"","key":"","project":"","action":"block","downgrade_model":"",)"
              R"("policy":"worst-case","warn_percent":[80]}]})";
    }
    static QByteArray pointJson(const QByteArray &start, const QByteArray &group,
                                const QByteArray &spent, int requests, int blocked = 0,
                                int unpriced = 0)
    {
        const auto number = [](int value) { return QByteArray::number(value); };
        return R"({"t":")" + start + R"(","group":")" + group + R"(","spent_usd":")" + spent
            + R"(","estimated_usd":"0","requests":)" + number(requests) + R"(,"blocked":)"
            + number(blocked) + R"(,"unpriced":)" + number(unpriced)
            + R"(,"held":0,"input_tokens":70,"cache_read_tokens":20,"cache_write_tokens":0,)"
              R"("output_tokens":9})";
    }
    static QByteArray rowJson(int number, const QByteArray &outcome = "completed",
                              const QByteArray &basis = "reported")
    {
        // Larger numbers are newer, one a second from noon.
        return R"({"id":"r_)" + QByteArray::number(number) + R"(","time":")"
            + QDateTime(QDate(2026, 11, 24), QTime(12, 0), Qt::UTC).addSecs(number)
                  .toString(Qt::ISODate).toUtf8()
            + R"(","provider":"openai","endpoint":"chat","model":"gpt-5.2","project":"site",)"
              R"("key":"k_1","client":"curl/8","outcome":")" + outcome
            + R"(","status":200,"streaming":true,"usage":{"input":12,"cache_read":0,)"
              R"("cache_write_5m":0,"cache_write_1h":0,"output":99,"reasoning":0},)"
              R"("cost_usd":"0.00123","cost_basis":")" + basis
            + R"(","cap":"","note":"","price_version":"1","provider_request_id":"",)"
              R"("ms_total":812.3,"ms_first_byte":201.5,"ms_added":0.2})";
    }

private:
    void answer(const ScriptedServer::Call &call)
    {
        const QUrl url(QString::fromUtf8(call.target));
        const QString path = url.path().mid(11);
        const QUrlQuery query(url.query());
        if (path == "hello") {
            ScriptedServer::hello(call, token);
        } else if (path == "events") {
            ScriptedServer::beginEvents(call);
            m_events.append(call.socket);
            call.socket->write("event: status\ndata: " + status + "\n\n");
        } else if (path == "series" && seriesError > 0) {
            ScriptedServer::reply(call, seriesError, R"({"error":{"code":"x","message":")"
                                                         + seriesMessage + R"("}})");
        } else if (path == "series" && answersSeries) {
            ScriptedServer::reply(
                call, 200, R"({"as_of":"2026-11-24T12:03:00.000000Z","zone":"Europe/Berlin",)"
                           R"("bucket":"hour","by":"model","points":[)"
                               + points.value(query.queryItemValue("by")) + "]}");
        } else if (path == "requests") {
            ScriptedServer::reply(call, 200, page(query));
        }
    }
    QByteArray page(const QUrlQuery &query) const
    {
        const auto idOf = [](const QByteArray &row) {
            return row.mid(7, row.indexOf('"', 7) - 7);
        };
        qsizetype first = 0;
        if (const QByteArray before = query.queryItemValue("before").toUtf8(); !before.isEmpty()) {
            while (first < rows.size() && idOf(rows[first]) != before) {
                ++first;
            }
            ++first;
        }
        const QList<QByteArray> cut = rows.mid(first, query.queryItemValue("limit").toInt());
        const bool isLast = first + cut.size() >= rows.size();
        return R"({"as_of":"2026-11-24T12:03:00.000000Z","requests":[)" + cut.join(',')
            + R"(],"next":)" + (isLast ? "null" : '"' + idOf(cut.last()) + '"') + "}";
    }

    std::unique_ptr<ScriptedServer> m_server;
    QList<QPointer<QTcpSocket>> m_events;
    quint16 m_port = 0;
};

} // namespace llmcap
