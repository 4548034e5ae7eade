// SPDX-License-Identifier: GPL-3.0-or-later
// What the paths of FEED.md that change something do.
#include "feed_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

class TestFeedEdits final : public QObject {
    Q_OBJECT
private slots:
    void putMakesAndReplaces();
    void putRefusesWhatCannotBe_data();
    void putRefusesWhatCannotBe();
    void patchChangesWhatItNames();
    void patchRefusesWhatCannotBe_data();
    void patchRefusesWhatCannotBe();
    void aLimitCountsInTheUnitOfItsCap();
    void deleteRemoves();
    void enforcementIsPatched();
    void enforcementRefusesWhatCannotBe_data();
    void enforcementRefusesWhatCannotBe();
    void onlyAnOrphanIsResolved();
    void holdsRefuseWhatCannotBe_data();
    void holdsRefuseWhatCannotBe();
};

void TestFeedEdits::putMakesAndReplaces()
{
    FeedBench bench;
    const QJsonObject made = bench.object("PUT", "/caps/team.a_1-x", R"({"window":"month:15",
        "limit":"20000","unit":"tokens","provider":"openai","model":"gpt-5*","key":"k_1",
        "project":"site","action":"downgrade","downgrade_model":"gpt-5-mini","policy":"strict",
        "warn_percent":[50,90]})");
    QCOMPARE(made["name"].toString(), "team.a_1-x");
    QCOMPARE(made["window"].toString(), "month:15");
    QCOMPARE(made["limit"].toString(), "20000");
    QCOMPARE(made["unit"].toString(), "tokens");
    QCOMPARE(made["provider"].toString(), "openai");
    QCOMPARE(made["model"].toString(), "gpt-5*");
    QCOMPARE(made["key"].toString(), "k_1");
    QCOMPARE(made["project"].toString(), "site");
    QCOMPARE(made["action"].toString(), "downgrade");
    QCOMPARE(made["downgrade_model"].toString(), "gpt-5-mini");
    QCOMPARE(made["policy"].toString(), "strict");
    QCOMPARE(made["warn_percent"].toArray(), (QJsonArray{50, 90}));
    QCOMPARE(bench.object("GET", "/caps/team.a_1-x"), made);

    bench.ask("PATCH", "/caps/team.a_1-x", R"({"raise_by":"5"})");
    bench.ask("PATCH", "/caps/team.a_1-x", R"({"paused_until":"2026-11-24T13:00:00Z"})");
    const QJsonObject replaced
        = bench.object("PUT", "/caps/team.a_1-x", R"({"window":"day","limit":"1"})");
    QCOMPARE(replaced["unit"].toString(), "usd");
    QCOMPARE(replaced["provider"].toString(), "");
    QCOMPARE(replaced["raised_by"].toString(), "0");
    QVERIFY(replaced["paused_until"].isNull());
    QCOMPARE(bench.object("GET", "/caps")["caps"].toArray().size(), 1);
}

void TestFeedEdits::putRefusesWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *what, const char *name, const char *body, const char *named) {
        QTest::newRow(what) << QByteArray(name) << QByteArray(body) << QByteArray(named);
    };
    const char *const fine = R"({"window":"day","limit":"1"})";
    row("no JSON", "day", "window=day", "JSON");
    row("an array", "day", "[1]", "JSON object");
    row("nothing", "day", "{}", "'window'");
    row("no limit", "day", R"({"window":"day"})", "'limit'");
    row("a number as money", "day", R"({"window":"day","limit":10.5})", "'limit'");
    row("a whole number as money", "day", R"({"window":"day","limit":10})", "'limit'");
    row("ten decimals", "day", R"({"window":"day","limit":"0.0000000001"})", "'limit'");
    row("an exponent", "day", R"({"window":"day","limit":"1e3"})", "'limit'");
    row("a negative limit", "day", R"({"window":"day","limit":"-1"})", "negative");
    row("half a token", "day", R"({"window":"day","unit":"tokens","limit":"0.5"})", "'limit'");
    row("too much", "day", R"({"window":"day","limit":"9223372036.854775808"})", "'limit'");
    row("an unknown window", "day", R"({"window":"year","limit":"1"})", "'window'");
    row("an unknown unit", "day", R"({"window":"day","limit":"1","unit":"eur"})", "usd");
    row("an unknown action", "day", R"({"window":"day","limit":"1","action":"stop"})", "block");
    row("an unknown policy", "day", R"({"window":"day","limit":"1","policy":"lax"})", "strict");
    row("a downgrade to nothing", "day", R"({"window":"day","limit":"1","action":"downgrade"})",
        "downgrade");
    row("a warning at 0 %", "day", R"({"window":"day","limit":"1","warn_percent":[0]})",
        "'warn_percent'");
    row("a warning at 101 %", "day", R"({"window":"day","limit":"1","warn_percent":[80,101]})",
        "'warn_percent'");
    row("a warning in words", "day", R"({"window":"day","limit":"1","warn_percent":["80"]})",
        "'warn_percent'");
    row("a name in capitals", "Day", fine, "name");
    row("a name with a slash", "a%2Fb", fine, "name");
    row("a name with a space", "a%20b", fine, "name");
    row("a name with a plus", "a+b", fine, "name");
}

void TestFeedEdits::putRefusesWhatCannotBe()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, named);
    FeedBench bench;
    const auto reply = bench.ask("PUT", "/caps/" + name.toStdString(), body.toStdString());
    QCOMPARE(reply.status, 400);
    QVERIFY2(QByteArray::fromStdString(reply.body).contains(named), reply.body.c_str());
    QVERIFY(bench.object("GET", "/caps")["caps"].toArray().isEmpty());
}

void TestFeedEdits::patchChangesWhatItNames()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/day", R"({"window":"day","limit":"10.00","provider":"openai"})");
    bench.spend("r_1", 4'000'000'000);

    const QJsonObject raised = bench.object("PATCH", "/caps/day", R"({"raise_by":"5.00"})");
    QCOMPARE(raised["limit"].toString(), "15");
    QCOMPARE(raised["base_limit"].toString(), "10");
    QCOMPARE(raised["raised_by"].toString(), "5");
    QCOMPARE(raised["raise_until"].toString(), "2026-11-25T00:00:00.000000Z");

    const QJsonObject paused
        = bench.object("PATCH", "/caps/day", R"({"paused_until":"2026-11-24T14:00:00+01:00"})");
    QCOMPARE(paused["paused_until"].toString(), "2026-11-24T13:00:00.000000Z");
    QCOMPARE(paused["state"].toString(), "paused");

    const QJsonObject limited = bench.object("PATCH", "/caps/day", R"({"limit":"20.00"})");
    QCOMPARE(limited["base_limit"].toString(), "20");
    QCOMPARE(limited["limit"].toString(), "25");
    QCOMPARE(limited["paused_until"].toString(), "2026-11-24T13:00:00.000000Z");
    QCOMPARE(limited["provider"].toString(), "openai");
    QCOMPARE(limited["spent"].toString(), "4");

    const QJsonObject resumed = bench.object("PATCH", "/caps/day", R"({"paused_until":null})");
    QVERIFY(resumed["paused_until"].isNull());
    const QJsonObject lowered = bench.object("PATCH", "/caps/day", R"({"raise_by":"-2.00"})");
    QCOMPARE(lowered["raised_by"].toString(), "3");
    const QJsonObject both
        = bench.object("PATCH", "/caps/day", R"({"limit":"1.00","raise_by":"-3.00"})");
    QCOMPARE(both["limit"].toString(), "1");
    QCOMPARE(both["state"].toString(), "reached");

    bench.ask("PATCH", "/caps/day", R"({"raise_by":"7"})");
    bench.setNow(FeedBench::noon() + 24h);
    const QJsonObject tomorrow = bench.object("GET", "/caps/day");
    QCOMPARE(tomorrow["limit"].toString(), "1");
    QCOMPARE(tomorrow["raised_by"].toString(), "0");
    QVERIFY(tomorrow["raise_until"].isNull());
}

void TestFeedEdits::patchRefusesWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const auto row = [](const char *what, const char *name, const char *body, int status = 400) {
        QTest::newRow(what) << QByteArray(name) << QByteArray(body) << status;
    };
    row("no such cap", "none", R"({"limit":"1"})", 404);
    row("nothing", "day", "{}");
    row("an empty body", "day", "");
    row("a negative limit", "day", R"({"limit":"-1"})");
    row("no limit", "day", R"({"limit":null})");
    row("a number as money", "day", R"({"raise_by":5})");
    row("a raise out of range", "day", R"({"raise_by":"9223372036.854775807"})");
    row("a pause without time", "day", R"({"paused_until":""})");
    row("a pause until never", "day", R"({"paused_until":"tomorrow"})");
    row("a pause as a number", "day", R"({"paused_until":1764000000})");
    row("a limit beside a wrong pause", "day", R"({"limit":"2","paused_until":"soon"})");
}

void TestFeedEdits::patchRefusesWhatCannotBe()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, body);
    FeedBench bench;
    bench.ask("PUT", "/caps/day", R"({"window":"day","limit":"10.00"})");
    const QJsonObject before = bench.object("GET", "/caps/day");
    FeedRequest request;
    request.method = "PATCH";
    request.target = "/caps/" + name.toStdString();
    request.authorization = std::string("Bearer ") + FeedBench::control;
    request.contentType = "application/json";
    request.body = body.toStdString();
    request.now = bench.now();
    QTEST(bench.ask(request).status, "status");
    QCOMPARE(bench.object("GET", "/caps/day"), before);
}

void TestFeedEdits::aLimitCountsInTheUnitOfItsCap()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/few", R"({"window":"day","unit":"requests","limit":"3"})");
    QCOMPARE(bench.object("PATCH", "/caps/few", R"({"limit":"5"})")["limit"].toString(), "5");
    QCOMPARE(bench.object("PATCH", "/caps/few", R"({"raise_by":"2"})")["limit"].toString(), "7");
    QCOMPARE(bench.ask("PATCH", "/caps/few", R"({"limit":"5.00"})").status, 400);
}

void TestFeedEdits::deleteRemoves()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/day", R"({"window":"day","limit":"10.00"})");
    const auto removed = bench.ask("DELETE", "/caps/day");
    QCOMPARE(removed.status, 204);
    QVERIFY(removed.body.empty());
    QCOMPARE(bench.ask("DELETE", "/caps/day").status, 404);
    QCOMPARE(bench.ask("GET", "/caps/day").status, 404);
    QVERIFY(bench.object("GET", "/status")["caps"].toArray().isEmpty());
}

void TestFeedEdits::enforcementIsPatched()
{
    FeedBench bench;
    QCOMPARE(bench.object("PATCH", "/enforcement", R"({"block_all":true})"),
             (QJsonObject{{"warn_only", false}, {"block_all", true}, {"paused_until", {}}}));
    QCOMPARE(bench.object("GET", "/status")["state"].toString(), "reached");
    QVERIFY(bench.hold("r_1", 1) == 0);
    QCOMPARE(bench.object("PATCH", "/enforcement", R"({"warn_only":true})"),
             (QJsonObject{{"warn_only", true}, {"block_all", true}, {"paused_until", {}}}));
    const QJsonObject paused = bench.object("PATCH", "/enforcement",
        R"({"warn_only":false,"block_all":false,"paused_until":"2026-11-24T13:00:00Z"})");
    QCOMPARE(paused["paused_until"].toString(), "2026-11-24T13:00:00.000000Z");
    QCOMPARE(bench.object("GET", "/status")["state"].toString(), "paused");
    bench.setNow(FeedBench::noon() + 2h);
    QCOMPARE(bench.object("GET", "/status")["state"].toString(), "ok");
    QVERIFY(bench.object("GET", "/status")["enforcement"]["paused_until"].isNull());
}

void TestFeedEdits::enforcementRefusesWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray("{}");
    QTest::newRow("a word for a truth") << QByteArray(R"({"block_all":"true"})");
    QTest::newRow("a number for a truth") << QByteArray(R"({"block_all":1})");
    QTest::newRow("null for a truth") << QByteArray(R"({"block_all":null})");
    QTest::newRow("no time") << QByteArray(R"({"paused_until":"later"})");
}

void TestFeedEdits::enforcementRefusesWhatCannotBe()
{
    QFETCH(QByteArray, body);
    FeedBench bench;
    QCOMPARE(bench.ask("PATCH", "/enforcement", body.toStdString()).status, 400);
    QCOMPARE(bench.object("GET", "/status")["enforcement"]["block_all"].toBool(), false);
}

void TestFeedEdits::onlyAnOrphanIsResolved()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/day", R"({"window":"day","limit":"10.00"})");
    const HoldId id = bench.hold("r_1", 2'500'000'000);
    const std::string path = "/holds/" + std::to_string(id) + "/resolve";
    const QJsonObject open = bench.object("GET", "/holds");
    QCOMPARE(open["as_of"].toString(), "2026-11-24T12:00:00.000000Z");
    const QJsonObject expected{{"id", qint64(id)}, {"request_id", "r_1"},
                               {"time", "2026-11-24T12:00:00.000000Z"}, {"provider", "openai"},
                               {"model", "gpt-5"}, {"held_usd", "2.50"}, {"orphan", false},
                               {"waits_for", ""}};
    QCOMPARE(open["holds"].toArray(), QJsonArray{expected});
    QCOMPARE(bench.ask("POST", path, R"({"cost_usd":"0"})").status, 409);

    Settlement unknown;
    unknown.hold = id;
    unknown.actual = {NanoUsd{2'500'000'000}, 10, 1};
    unknown.exchange.id = "r_1";
    unknown.exchange.time = bench.now();
    unknown.exchange.labels = {"openai", "chat", "gpt-5", "", "k_1", ""};
    unknown.exchange.outcome = Outcome::UpstreamFailed;
    unknown.exchange.basis = CostBasis::Held;
    unknown.exchange.cost = {2'500'000'000};
    bench.ledger().settle(unknown, bench.now());
    QCOMPARE(bench.object("GET", "/holds")["holds"].toArray().at(0)["orphan"].toBool(), true);
    QCOMPARE(bench.object("GET", "/caps/day")["held"].toString(), "2.50");

    const auto resolved = bench.ask("POST", path, R"({"cost_usd":"1.25"})");
    QCOMPARE(resolved.status, 204);
    QVERIFY(bench.object("GET", "/holds")["holds"].toArray().isEmpty());
    QCOMPARE(bench.object("GET", "/caps/day")["spent"].toString(), "1.25");
    QCOMPARE(bench.object("GET", "/caps/day")["held"].toString(), "0");
    QCOMPARE(bench.ask("POST", path, R"({"cost_usd":"1.25"})").status, 404);
}

void TestFeedEdits::holdsRefuseWhatCannotBe_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    const QByteArray fine = R"({"cost_usd":"0"})";
    QTest::newRow("no such hold") << QByteArray("/holds/999/resolve") << fine << 404;
    QTest::newRow("no number") << QByteArray("/holds/last/resolve") << fine << 404;
    QTest::newRow("a negative number") << QByteArray("/holds/-1/resolve") << fine << 404;
    QTest::newRow("a number and more") << QByteArray("/holds/1x/resolve") << fine << 404;
    QTest::newRow("no cost") << QByteArray("/holds/1/resolve") << QByteArray("{}") << 400;
    QTest::newRow("a negative cost")
        << QByteArray("/holds/1/resolve") << QByteArray(R"({"cost_usd":"-1"})") << 400;
    QTest::newRow("a cost as a number")
        << QByteArray("/holds/1/resolve") << QByteArray(R"({"cost_usd":0})") << 400;
}

void TestFeedEdits::holdsRefuseWhatCannotBe()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    FeedBench bench;
    QTEST(bench.ask("POST", target.toStdString(), body.toStdString()).status, "status");
}

QTEST_GUILESS_MAIN(TestFeedEdits)
#include "tst_feed_edits.moc"
