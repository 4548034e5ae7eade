// SPDX-License-Identifier: GPL-3.0-or-later
// What every path of FEED.md answers to a look, and to a request that is wrong.
#include "feed_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

class TestFeedApi final : public QObject {
    Q_OBJECT
private slots:
    void statusHasAllFields();
    void capHasAllFields();
    void moneyIsExactText();
    void aTotalCapNeverResets();
    void aRollingCapHasNoResetTime();
    void pathsAndMethods_data();
    void pathsAndMethods();
    void bodiesMustBeJson_data();
    void bodiesMustBeJson();
    void whatIsUnknownIsNamed_data();
    void whatIsUnknownIsNamed();
    void anEventStreamIsAnnounced();
};

namespace {

QStringList keysOf(const QJsonObject &object)
{
    QStringList keys = object.keys();
    keys.sort();
    return keys;
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

const char *const dayCap = R"({"window":"day","limit":"10.00"})";

} // namespace

void TestFeedApi::statusHasAllFields()
{
    FeedBench bench;
    QCOMPARE(bench.ask("PUT", "/caps/day", dayCap).status, 200);
    bench.spend("r_1", 4'180'000'000);
    bench.refuse("r_2");
    QVERIFY(bench.hold("r_3", 250'000'000) > 0);
    const auto reply = bench.ask("GET", "/status");
    QCOMPARE(reply.status, 200);
    QCOMPARE(FeedBench::header(reply, "cache-control"), std::string("no-store"));
    const QJsonObject status = FeedBench::json(reply);
    QCOMPARE(keysOf(status), sorted({"as_of", "zone", "state", "revision", "version", "demo",
                                     "enforcement", "today", "month", "providers", "caps",
                                     "ledger_problem", "extra_ca_file", "allowed_origins", "policy",
                                     "routing", "guard"}));
    QCOMPARE(status["ledger_problem"].toString(), "");
    QCOMPARE(status["as_of"].toString(), "2026-11-24T12:00:00.000000Z");
    QCOMPARE(status["zone"].toString(), "Europe/Berlin");
    QCOMPARE(status["state"].toString(), "ok");
    QCOMPARE(status["version"].toString(), "1.2.3");
    QCOMPARE(status["demo"].toBool(), true);
    QVERIFY(status["revision"].toInteger() > 0);
    const QJsonObject calm{{"warn_only", false}, {"block_all", false}, {"paused_until", {}}};
    QCOMPARE(status["enforcement"].toObject(), calm);
    const QJsonObject totals{{"spent_usd", "4.18"}, {"held_usd", "0.25"}, {"requests", 1},
                             {"blocked", 1}, {"unpriced", 0}};
    QCOMPARE(status["today"].toObject(), totals);
    QCOMPARE(status["month"].toObject(), totals);
    QCOMPARE(status["providers"].toArray().size(), 5);
    const QJsonObject anthropic{{"name", "anthropic"}, {"format", "anthropic"},
                                {"base_url", "http://127.0.0.1:4517/anthropic"}};
    QVERIFY(status["providers"].toArray().contains(anthropic));
    QCOMPARE(status["caps"].toArray().size(), 1);
}

void TestFeedApi::capHasAllFields()
{
    FeedBench bench;
    QCOMPARE(bench.ask("PUT", "/caps/day", dayCap).status, 200);
    bench.spend("r_1", 4'180'000'000);
    const QJsonObject cap = bench.object("GET", "/caps/day");
    const QJsonObject expected{
        {"name", "day"}, {"window", "day"}, {"unit", "usd"}, {"limit", "10"},
        {"base_limit", "10"}, {"raised_by", "0"}, {"raise_until", {}}, {"spent", "4.18"},
        {"held", "0"}, {"state", "ok"}, {"starts_at", "2026-11-24T00:00:00.000000Z"},
        {"resets_at", "2026-11-25T00:00:00.000000Z"}, {"paused_until", {}}, {"provider", ""},
        {"model", ""}, {"key", ""}, {"project", ""}, {"action", "block"},
        {"downgrade_model", ""}, {"policy", "worst-case"}, {"warn_percent", QJsonArray{80}}};
    QCOMPARE(keysOf(cap), keysOf(expected));
    for (const QString &key : expected.keys())
        QVERIFY2(cap[key] == expected[key], qPrintable(key + " is " + cap[key].toString()));
    QCOMPARE(bench.object("GET", "/caps")["caps"].toArray().at(0).toObject(), cap);
    QCOMPARE(keysOf(bench.object("GET", "/caps")), sorted({"as_of", "caps"}));
}

void TestFeedApi::moneyIsExactText()
{
    FeedBench bench;
    // A sum that no double holds: 9007199254.740993 USD and a nano-dollar.
    bench.ask("PUT", "/caps/big", R"({"window":"month","limit":"9223372036.854775807"})");
    QCOMPARE(bench.object("GET", "/caps/big")["limit"].toString(), "9223372036.854775807");
    bench.spend("r_1", 9'007'199'254'740'993'001);
    bench.spend("r_2", 1);
    QCOMPARE(bench.object("GET", "/status")["today"]["spent_usd"].toString(),
             "9007199254.740993002");
    // Rows are written behind the call; the feed has them within a moment.
    QTRY_VERIFY(bench.ask("GET", "/requests").body.find("\"cost_usd\":\"0.000000001\"")
                != std::string::npos);
    bench.ask("PUT", "/caps/count", R"({"window":"day","unit":"tokens","limit":"20000"})");
    QCOMPARE(bench.object("GET", "/caps/count")["limit"].toString(), "20000");
    QCOMPARE(bench.object("GET", "/caps/count")["spent"].toString(), "20");
}

void TestFeedApi::aTotalCapNeverResets()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/all", R"({"window":"total","limit":"5"})");
    QVERIFY(bench.object("GET", "/caps/all")["resets_at"].isNull());
}

void TestFeedApi::aRollingCapHasNoResetTime()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/hour", R"({"window":"90m","limit":"5"})");
    const QJsonObject cap = bench.object("GET", "/caps/hour");
    QCOMPARE(cap["window"].toString(), "90m");
    QVERIFY2(cap["resets_at"].isNull(), "it moves on with every instant, so there is none");
}

void TestFeedApi::pathsAndMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("allow");
    const auto row = [](const char *method, const char *target, int status,
                        const char *allow = "") {
        QTest::addRow("%s %s is %d", method, target, status)
            << QByteArray(method) << QByteArray(target) << status << QByteArray(allow);
    };
    row("GET", "/status", 200);
    row("GET", "/series", 200);
    row("GET", "/requests", 200);
    row("GET", "/holds", 200);
    row("GET", "/caps", 200);
    row("GET", "/caps/none", 404);
    row("GET", "", 404);
    row("GET", "/", 404);
    row("GET", "/status/", 404);
    row("GET", "/status/more", 404);
    row("GET", "//status", 404);
    row("GET", "/caps/a/b", 404);
    row("GET", "/STATUS", 404);
    row("GET", "/%73tatus", 200);
    row("GET", "/caps/%zz", 400);
    row("GET", "/caps/%", 400);
    row("GET", "/caps/%4", 400);
    row("GET", "/caps/%00", 400);
    row("POST", "/status", 405, "GET");
    row("HEAD", "/status", 405, "GET");
    row("OPTIONS", "/status", 405, "GET");
    row("POST", "/hello", 405, "GET");
    row("POST", "/caps/day", 405, "GET, PUT, PATCH, DELETE");
    row("GET", "/enforcement", 405, "PATCH");
    row("GET", "/holds/1/resolve", 405, "POST");
    row("DELETE", "/caps", 405, "GET");
}

void TestFeedApi::pathsAndMethods()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    FeedBench bench;
    const auto reply = bench.ask(method, target.toStdString());
    QTEST(reply.status, "status");
    QTEST(QByteArray::fromStdString(FeedBench::header(reply, "allow")), "allow");
    if (reply.status != 200) {
        const QJsonObject error = FeedBench::json(reply)["error"].toObject();
        QVERIFY(!error["code"].toString().isEmpty());
        QVERIFY(!error["message"].toString().isEmpty());
    }
}

void TestFeedApi::bodiesMustBeJson_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<int>("status");
    QTest::newRow("as it should be") << QByteArray("application/json") << 200;
    QTest::newRow("with a charset") << QByteArray("Application/JSON; charset=utf-8") << 200;
    QTest::newRow("none") << QByteArray() << 415;
    QTest::newRow("a form, as any web page can send") << QByteArray("text/plain") << 415;
    QTest::newRow("a longer name") << QByteArray("application/json5") << 415;
}

void TestFeedApi::bodiesMustBeJson()
{
    QFETCH(QByteArray, type);
    QFETCH(int, status);
    FeedBench bench;
    FeedRequest request;
    request.method = "PUT";
    request.target = "/caps/day";
    request.authorization = std::string("Bearer ") + FeedBench::control;
    request.contentType = type.toStdString();
    request.body = dayCap;
    request.now = bench.now();
    QCOMPARE(bench.ask(request).status, status);
    request.method = "PATCH";
    request.body = R"({"limit":"11"})";
    QCOMPARE(bench.ask(request).status, status);
    request.target = "/enforcement";
    request.body = R"({"block_all":true})";
    QCOMPARE(bench.ask(request).status, status);
}

void TestFeedApi::whatIsUnknownIsNamed_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *what, const char *method, const char *target,
                        const char *body, const char *named) {
        QTest::newRow(what) << QByteArray(method) << QByteArray(target) << QByteArray(body)
                            << QByteArray(named);
    };
    row("a query of status", "GET", "/status?verbose=1", "", "'verbose'");
    row("a query of caps", "GET", "/caps?name=day", "", "'name'");
    row("a query of one cap", "GET", "/caps/day?full=1", "", "'full'");
    row("a query of holds", "GET", "/holds?orphan=1", "", "'orphan'");
    row("a query of events", "GET", "/events?since=1", "", "'since'");
    row("a query of hello", "GET", "/hello?nonce=0123456789abcdef&a=1", "", "'a'");
    row("a misspelt filter", "GET", "/requests?provder=openai", "", "'provder'");
    row("a misspelt bucket", "GET", "/series?bukket=day", "", "'bukket'");
    row("a query behind an edit", "PUT", "/caps/day?limit=5", dayCap, "'limit'");
    row("a query behind a patch", "PATCH", "/caps/day?dry_run=1", R"({"limit":"5"})", "'dry_run'");
    row("a query behind a delete", "DELETE", "/caps/day?dry_run=1", "", "'dry_run'");
    row("a query behind enforcement", "PATCH", "/enforcement?x=1", R"({"block_all":true})", "'x'");
    row("a field of a new cap", "PUT", "/caps/day",
        R"({"window":"day","limit":"1","polcy":"strict"})", "'polcy'");
    row("a field of a patch", "PATCH", "/caps/day", R"({"limit":"5","unit":"tokens"})", "'unit'");
    row("a field of enforcement", "PATCH", "/enforcement", R"({"block_al":true})", "block_all");
    row("a field beside a right one", "PATCH", "/enforcement", R"({"block_all":true,"x":1})",
        "'x'");
    row("a field twice", "PUT", "/caps/day", R"({"window":"day","limit":"1","limit":"9"})",
        "'limit'");
}

void TestFeedApi::whatIsUnknownIsNamed()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, named);
    FeedBench bench;
    QCOMPARE(bench.ask("PUT", "/caps/day", dayCap).status, 200);
    const auto before = bench.object("GET", "/status");
    const auto reply = bench.ask(method, target.toStdString(), body.toStdString());
    QCOMPARE(reply.status, 400);
    QVERIFY2(QByteArray::fromStdString(reply.body).contains(named), reply.body.c_str());
    QCOMPARE(bench.object("GET", "/status"), before);
}

void TestFeedApi::anEventStreamIsAnnounced()
{
    FeedBench bench;
    const auto reply = bench.ask("GET", "/events");
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.isEventStream);
    QCOMPARE(FeedBench::header(reply, "content-type"), std::string("text/event-stream"));
}

QTEST_GUILESS_MAIN(TestFeedApi)
#include "tst_feed_api.moc"
