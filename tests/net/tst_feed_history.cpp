// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log and the sums over time, as FEED.md promises them.
#include "feed_bench.h"

#include <QJsonArray>
#include <QSet>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

class TestFeedHistory final : public QObject {
    Q_OBJECT
private slots:
    void aRowHasAllFields();
    void pagesGiveEveryRowOnce_data();
    void pagesGiveEveryRowOnce();
    void rowsAreFiltered_data();
    void rowsAreFiltered();
    void sumsFollowTheBuckets_data();
    void sumsFollowTheBuckets();
    void sumsFollowTheGroups();
    void theDefaultsAreADayByHours();
    void emptyValuesCountAsAbsent_data();
    void emptyValuesCountAsAbsent();
    void wrongQueriesAreRefused_data();
    void wrongQueriesAreRefused();
};

namespace {

/// Two days of traffic: three requests with OpenAI, one with Cohere, one that was refused.
void fill(FeedBench &bench)
{
    bench.setNow(FeedBench::noon() - 26h);
    bench.spend("r_1", 1'000'000'000);
    bench.setNow(FeedBench::noon() - 90min);
    bench.spend("r_2", 2'000'000'000);
    bench.spend("r_3", 500'000'001, {"cohere", "chat", "command-a", "a+b", "k_3", ""});
    bench.setNow(FeedBench::noon() - 1min);
    bench.spend("r_4", 4'000'000'000, {"openai", "chat", "gpt-5-mini", "", "k_1", ""});
    bench.refuse("r_5");
    bench.setNow(FeedBench::noon());
}

QStringList idsOf(const QJsonObject &page)
{
    QStringList ids;
    for (const QJsonValue &row : page["requests"].toArray())
        ids.append(row["id"].toString());
    return ids;
}

} // namespace

void TestFeedHistory::aRowHasAllFields()
{
    FeedBench bench;
    Exchange row;
    row.id = "r_9";
    row.time = FeedBench::noon() + 1us;
    row.labels = {"openai", "chat", "gpt-5\xff", "p", "k_1", "OpenAI/JS"};
    row.outcome = Outcome::UpstreamFailed;
    row.status = 502;
    row.streaming = true;
    row.usage[Unit::Input] = 12;
    row.usage[Unit::CacheWrite1h] = 5;
    row.usage[Unit::Output] = 99;
    row.usage[Unit::WebSearch] = 2;
    row.usage.reasoning = 40;
    row.cost = {1'230'000};
    row.basis = CostBasis::Estimated;
    row.cap = "day";
    row.note = "upstream \"broke\" off";
    row.priceVersion = "2026-11-24.1";
    row.providerRequestId = "req_1";
    row.totalMicros = 812'300;
    row.firstByteMicros = 201'500;
    row.addedMicros = 200;
    bench.ledger().record(row);
    const QJsonObject expected{
        {"id", "r_9"}, {"time", "2026-11-24T12:00:00.000001Z"}, {"provider", "openai"},
        {"endpoint", "chat"}, {"model", QString("gpt-5") + QChar(0xfffd)}, {"project", "p"},
        {"key", "k_1"}, {"client", "OpenAI/JS"}, {"outcome", "upstream_failed"}, {"status", 502},
        {"streaming", true},
        {"usage", QJsonObject{{"input", 12}, {"cache_read", 0}, {"cache_write_5m", 0},
                              {"cache_write_1h", 5}, {"output", 99}, {"reasoning", 40},
                              {"web_search", 2}}},
        {"cost_usd", "0.00123"}, {"cost_basis", "estimated"}, {"cap", "day"},
        {"note", "upstream \"broke\" off"}, {"price_version", "2026-11-24.1"},
        {"provider_request_id", "req_1"}, {"ms_total", 812.3}, {"ms_first_byte", 201.5},
        {"ms_added", 0.2}};
    // The row is written behind the call; the feed has it within a moment.
    QTRY_COMPARE(bench.object("GET", "/requests")["requests"].toArray().size(), 1);
    QCOMPARE(bench.object("GET", "/requests")["requests"].toArray().at(0).toObject(), expected);
}

void TestFeedHistory::pagesGiveEveryRowOnce_data()
{
    QTest::addColumn<int>("limit");
    QTest::newRow("one by one") << 1;
    QTest::newRow("two by two") << 2;
    QTest::newRow("exactly one page") << 5;
    QTest::newRow("more than there are") << 1000;
}

void TestFeedHistory::pagesGiveEveryRowOnce()
{
    QFETCH(int, limit);
    FeedBench bench;
    fill(bench);
    QTRY_COMPARE(idsOf(bench.object("GET", "/requests")).size(), 5);
    QStringList all;
    std::string cursor;
    for (int page = 0; page < 10; ++page) {
        const QJsonObject answer
            = bench.object("GET", "/requests?limit=" + std::to_string(limit) + cursor);
        QVERIFY(idsOf(answer).size() <= limit);
        all += idsOf(answer);
        if (answer["next"].isNull())
            break;
        QVERIFY(answer["next"].isString());
        cursor = "&before=" + answer["next"].toString().toStdString();
        // What comes meanwhile moves no page.
        bench.refuse("r_new" + std::to_string(page));
    }
    QCOMPARE(all, QStringList({"r_5", "r_4", "r_3", "r_2", "r_1"}));
}

void TestFeedHistory::rowsAreFiltered_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("ids");
    const auto row = [](const char *query, const QStringList &ids) {
        QTest::newRow(query) << QByteArray(query) << ids;
    };
    row("", {"r_5", "r_4", "r_3", "r_2", "r_1"});
    row("provider=openai", {"r_4", "r_2", "r_1"});
    row("provider=none", {});
    row("model=gpt-5*", {"r_4", "r_2", "r_1"});
    row("model=gpt-5", {"r_2", "r_1"});
    row("key=k_3", {"r_3"});
    row("project=a+b", {"r_3"});
    row("project=a%2Bb", {"r_3"});
    row("client=curl", {"r_2", "r_1"});
    row("client=cur", {});
    row("outcome=refused", {"r_5"});
    row("model=*a*&key=k_3", {"r_3"});
    row("model=*", {"r_5", "r_4", "r_3", "r_2", "r_1"});
    row("model=GPT-5", {"r_2", "r_1"});
    row("model=none*", {});
    row("before=r_3", {"r_2", "r_1"});
    row("before=r_4&model=*-*&limit=1", {"r_3"});
    row("outcome=completed&provider=cohere", {"r_3"});
    row("since=2026-11-24T11:59:00Z", {"r_5", "r_4"});
    row("until=2026-11-24T11:59:00Z", {"r_3", "r_2", "r_1"});
    row("since=2026-11-24T11:00:00+01:00&until=2026-11-24T11:00:00Z", {"r_3", "r_2"});
    row("limit=2", {"r_5", "r_4"});
}

void TestFeedHistory::rowsAreFiltered()
{
    QFETCH(QByteArray, query);
    FeedBench bench;
    fill(bench);
    QTRY_COMPARE(idsOf(bench.object("GET", "/requests")).size(), 5);
    const QJsonObject page = bench.object("GET", "/requests?" + query.toStdString());
    QTEST(idsOf(page), "ids");
    QCOMPARE(page["as_of"].toString(), "2026-11-24T12:00:00.000000Z");
}

void TestFeedHistory::sumsFollowTheBuckets_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QStringList>("sums");
    const auto row = [](const char *query, const QStringList &sums) {
        QTest::newRow(query) << QByteArray(query) << sums;
    };
    row("from=2026-11-23T00:00:00Z&bucket=day",
        {"2026-11-23T00:00:00.000000Z 1", "2026-11-24T00:00:00.000000Z 6.500000001"});
    row("from=2026-11-23T00:00:00Z",
        {"2026-11-23T10:00:00.000000Z 1", "2026-11-24T10:00:00.000000Z 2.500000001",
         "2026-11-24T11:00:00.000000Z 4"});
    row("bucket=minute",
        {"2026-11-24T10:30:00.000000Z 2.500000001", "2026-11-24T11:59:00.000000Z 4"});
    row("to=2026-11-24T10:30:00Z&from=2026-11-23T00:00:00Z", {"2026-11-23T10:00:00.000000Z 1"});
}

void TestFeedHistory::sumsFollowTheBuckets()
{
    QFETCH(QByteArray, query);
    FeedBench bench;
    fill(bench);
    QTRY_COMPARE(idsOf(bench.object("GET", "/requests")).size(), 5);
    QStringList sums;
    for (const QJsonValue &point :
         bench.object("GET", "/series?" + query.toStdString())["points"].toArray()) {
        sums.append(point["t"].toString() + ' ' + point["spent_usd"].toString());
        QCOMPARE(point["group"].toString(), "");
    }
    QTEST(sums, "sums");
}

void TestFeedHistory::sumsFollowTheGroups()
{
    FeedBench bench;
    fill(bench);
    QTRY_COMPARE(idsOf(bench.object("GET", "/requests")).size(), 5);
    const std::string base = "/series?from=2026-11-24T00:00:00Z&bucket=day&by=";
    const QJsonArray byProvider = bench.object("GET", base + "provider")["points"].toArray();
    QCOMPARE(byProvider.size(), 3);
    const QJsonObject openai{{"t", "2026-11-24T00:00:00.000000Z"}, {"group", "openai"},
                             {"spent_usd", "6"}, {"estimated_usd", "0"}, {"requests", 2},
                             {"blocked", 0}, {"unpriced", 0}, {"held", 0},
                             {"input_tokens", 14}, {"cache_read_tokens", 6},
                             {"cache_write_tokens", 0}, {"output_tokens", 4}};
    QVERIFY(byProvider.contains(openai));
    const QJsonObject refused{{"t", "2026-11-24T00:00:00.000000Z"}, {"group", "anthropic"},
                              {"spent_usd", "0"}, {"estimated_usd", "0"}, {"requests", 0},
                              {"blocked", 1}, {"unpriced", 0}, {"held", 0},
                              {"input_tokens", 0}, {"cache_read_tokens", 0},
                              {"cache_write_tokens", 0}, {"output_tokens", 0}};
    QVERIFY(byProvider.contains(refused));
    const auto groups = [&](const char *by) {
        QSet<QString> names;
        for (const QJsonValue &point : bench.object("GET", base + by)["points"].toArray())
            names.insert(point["group"].toString());
        return names;
    };
    QCOMPARE(groups("model"),
             QSet<QString>({"gpt-5", "gpt-5-mini", "command-a", "claude-sonnet-4-5"}));
    QCOMPARE(groups("key"), QSet<QString>({"k_1", "k_2", "k_3"}));
    QCOMPARE(groups("project"), QSet<QString>({"", "a+b", "site"}));
    QCOMPARE(groups("client"), QSet<QString>({"", "curl"}));
}

void TestFeedHistory::theDefaultsAreADayByHours()
{
    FeedBench bench;
    const QJsonObject series = bench.object("GET", "/series");
    QCOMPARE(series["bucket"].toString(), "hour");
    QCOMPARE(series["by"].toString(), "none");
    QCOMPARE(series["zone"].toString(), "Europe/Berlin");
    QCOMPARE(series["as_of"].toString(), "2026-11-24T12:00:00.000000Z");
    fill(bench);
    QTRY_COMPARE(bench.object("GET", "/series")["points"].toArray().size(), 2);
}

void TestFeedHistory::emptyValuesCountAsAbsent_data()
{
    QTest::addColumn<QByteArray>("target");
    for (const char *target : {"/series?from=", "/series?to=", "/series?bucket=", "/series?by=",
                               "/requests?limit=", "/requests?before=", "/requests?since=",
                               "/requests?until=", "/requests?provider=", "/requests?model=",
                               "/requests?key=", "/requests?project=", "/requests?client=",
                               "/requests?outcome="})
        QTest::newRow(target) << QByteArray(target);
}

void TestFeedHistory::emptyValuesCountAsAbsent()
{
    QFETCH(QByteArray, target);
    FeedBench bench;
    const auto reply = bench.ask("GET", target.toStdString());
    QVERIFY2(reply.status == 200, reply.body.c_str());
    const std::string plain = target.left(target.indexOf('?')).toStdString();
    QCOMPARE(reply.body, bench.ask("GET", plain).body);
}

void TestFeedHistory::wrongQueriesAreRefused_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *target, const char *named) {
        QTest::newRow(target) << QByteArray(target) << QByteArray(named);
    };
    row("/requests?limit=0", "'limit'");
    row("/requests?limit=1001", "'limit'");
    row("/requests?limit=-1", "'limit'");
    row("/requests?limit=1e2", "'limit'");
    row("/requests?before=abc", "'before'");
    row("/requests?before=r_gone", "'before'");
    row("/requests?outcome=lost", "'outcome'");
    row("/requests?since=yesterday", "'since'");
    row("/requests?since=2026-11-24", "'since'");
    row("/requests?limit=5&limit=6", "'limit'");
    row("/requests?model=%zz", "'%'");
    row("/series?bucket=week", "'bucket'");
    row("/series?by=colour", "'by'");
    row("/series?from=2026-11-24T12:00:00Z", "'to'");
    row("/series?from=2026-11-24T13:00:00Z", "'to'");
    row("/series?from=2026-01-01T00:00:00Z&bucket=minute", "20000");
    row("/series?from=2020-01-01T00:00:00Z", "20000");
}

void TestFeedHistory::wrongQueriesAreRefused()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, named);
    FeedBench bench;
    const auto reply = bench.ask("GET", target.toStdString());
    QCOMPARE(reply.status, 400);
    QVERIFY2(QByteArray::fromStdString(reply.body).contains(named), reply.body.c_str());
}

QTEST_GUILESS_MAIN(TestFeedHistory)
#include "tst_feed_history.moc"
