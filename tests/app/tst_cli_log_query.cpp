// SPDX-License-Identifier: GPL-3.0-or-later
// How the console reads the audit log from the feed, page by page.
#include "../feed_client/scripted_server.h"
#include "log_query.h"

#include <QTest>
#include <QUrlQuery>

using namespace llmcap;

namespace {

const QByteArray token("0123456789abcdef");

const QByteArray status(
    "{\"as_of\":\"2026-11-24T12:00:00Z\",\"zone\":\"Europe/Berlin\",\"state\":\"ok\","
    "\"revision\":1,\"version\":\"1\",\"demo\":false,\"enforcement\":{\"warn_only\":false,"
    "\"block_all\":false,\"paused_until\":null},\"today\":{\"spent_usd\":\"0\",\"held_usd\":"
    "\"0\",\"requests\":0,\"blocked\":0,\"unpriced\":0},\"month\":{\"spent_usd\":\"0\","
    "\"held_usd\":\"0\",\"requests\":0,\"blocked\":0,\"unpriced\":0},\"providers\":[],"
    "\"caps\":[]}");

QByteArray rowNumber(int number)
{
    return "{\"id\":\"r_" + QByteArray::number(number)
        + "\",\"time\":\"2026-11-24T12:00:00Z\",\"provider\":\"openai\",\"endpoint\":\"chat\","
          "\"model\":\"m\",\"project\":\"\",\"key\":\"\",\"client\":\"\",\"outcome\":"
          "\"completed\",\"status\":200,\"streaming\":false,\"usage\":{},\"cost_usd\":\"0\","
          "\"cost_basis\":\"none\",\"cap\":\"\",\"ms_total\":0,\"ms_first_byte\":0,"
          "\"ms_added\":0}";
}

/// A feed whose log has so many rows, the newest with the highest number.
class Feed final {
public:
    explicit Feed(int rows)
        : m_rows(rows), m_server([this](const ScriptedServer::Call &call) { answer(call); })
    {
    }

    Result<void> read(const LogOptions &options)
    {
        ClientOptions client;
        client.url = m_server.url().toString().toStdString();
        client.token = token.toStdString();
        FeedSession session(client);
        return forEachRow(
            session, options, [this](const std::string &name) { zone = name; },
            [this](const Exchange &row) { ids.append(QString::fromStdString(row.id)); });
    }

    QList<QUrlQuery> queries;
    QStringList ids;
    std::string zone;
    int failFrom = 1000;         ///< the page from which on the feed is not available

private:
    void answer(const ScriptedServer::Call &call)
    {
        if (call.target.startsWith("/llmcap/v1/hello"))
            return ScriptedServer::hello(call, token);
        if (call.target.startsWith("/llmcap/v1/status"))
            return ScriptedServer::reply(call, 200, status);
        const QUrlQuery query(QString::fromLatin1(call.target.mid(call.target.indexOf('?') + 1)));
        queries.append(query);
        if (queries.size() > failFrom) {
            return ScriptedServer::reply(
                call, 503, "{\"error\":{\"code\":\"unavailable\",\"message\":\"later\"}}");
        }
        const QString before = query.queryItemValue("before");
        int next = before.isEmpty() ? m_rows : before.toInt() - 1;
        QByteArray rows;
        for (int left = query.queryItemValue("limit").toInt(); left > 0 && next > 0; --left)
            rows += (rows.isEmpty() ? "" : ",") + rowNumber(next--);
        const QByteArray cursor
            = next > 0 ? '"' + QByteArray::number(next + 1) + '"' : QByteArray("null");
        ScriptedServer::reply(call, 200,
                              "{\"as_of\":\"2026-11-24T12:00:00Z\",\"requests\":[" + rows
                                  + "],\"next\":" + cursor + "}");
    }

    int m_rows;
    ScriptedServer m_server;
};

} // namespace

class TestCliLogQuery final : public QObject {
    Q_OBJECT
private slots:
    void allRowsComeOnceAndInOrder_data();
    void allRowsComeOnceAndInOrder();
    void filtersArePassedOn();
    void aFailureInTheMiddleIsSaid();
};

void TestCliLogQuery::allRowsComeOnceAndInOrder_data()
{
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("limit");
    QTest::addColumn<int>("shown");
    QTest::addColumn<int>("pages");
    QTest::newRow("none there") << 0 << 50 << 0 << 1;
    QTest::newRow("fewer than asked") << 7 << 50 << 7 << 1;
    QTest::newRow("as many as asked, with more behind") << 100 << 50 << 50 << 1;
    QTest::newRow("more than a page") << 2600 << 2500 << 2500 << 3;
    QTest::newRow("all") << 2300 << 0 << 2300 << 3;
    QTest::newRow("all, exactly two pages") << 2000 << 0 << 2000 << 2;
}

void TestCliLogQuery::allRowsComeOnceAndInOrder()
{
    QFETCH(int, rows);
    QFETCH(int, limit);
    QFETCH(int, shown);
    Feed feed(rows);
    LogOptions options;
    options.limit = limit;
    const auto done = feed.read(options);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QCOMPARE(feed.zone, std::string("Europe/Berlin"));
    QTEST(int(feed.queries.size()), "pages");
    QCOMPARE(feed.ids.size(), shown);
    for (int i = 0; i < shown; ++i)
        QCOMPARE(feed.ids[i], QString("r_%1").arg(rows - i));
}

void TestCliLogQuery::filtersArePassedOn()
{
    Feed feed(1);
    LogOptions options;
    options.provider = "openai";
    options.model = "gpt-5*";
    options.key = "k_1";
    options.project = "a+b";
    options.outcome = "refused";
    options.since = "2026-11-24";   // a date of the feed's zone
    options.until = "2026-11-24T12:00:00Z";
    QVERIFY(feed.read(options));
    const QUrlQuery query = feed.queries.first();
    const auto value = [&](const char *name) {
        return query.queryItemValue(QLatin1String(name), QUrl::FullyDecoded);
    };
    QCOMPARE(value("provider"), QString("openai"));
    QCOMPARE(value("model"), QString("gpt-5*"));
    QCOMPARE(value("key"), QString("k_1"));
    QCOMPARE(value("project"), QString("a+b"));
    QCOMPARE(value("outcome"), QString("refused"));
    QCOMPARE(value("since"), QString("2026-11-23T23:00:00.000000Z"));
    QCOMPARE(value("until"), QString("2026-11-24T12:00:00.000000Z"));
    QCOMPARE(value("limit"), QString("50"));
}

void TestCliLogQuery::aFailureInTheMiddleIsSaid()
{
    Feed feed(3000);
    feed.failFrom = 1;
    LogOptions options;
    options.limit = 0;
    const auto done = feed.read(options);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Unavailable);
    QCOMPARE(done.error().message, std::string("later"));
    QCOMPARE(feed.ids.size(), 1000);
}

QTEST_GUILESS_MAIN(TestCliLogQuery)
#include "tst_cli_log_query.moc"
