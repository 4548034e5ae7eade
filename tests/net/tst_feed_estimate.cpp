// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates and the runaway guard, as the feed shows them.
#include "feed_auth.h"
#include "feed_bench.h"

#include <QJsonArray>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const char *const chat
    = R"({"provider":"openai","path":"/v1/chat/completions","body":{"model":"m","max_tokens":100,)"
      R"("messages":[{"role":"user","content":"hello"}]}})";

} // namespace

class TestFeedEstimate final : public QObject {
    Q_OBJECT
private slots:
    void namesTheWorstCost();
    void whatWasLearnedIsExpected();
    void saysWhatTheCapsWouldDo_data();
    void saysWhatTheCapsWouldDo();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void theReadTokenMayEstimateAndNotAllow();
    void aHeldClientIsShownAndAllowed();
};

void TestFeedEstimate::namesTheWorstCost()
{
    FeedBench bench;
    const QJsonObject answer = bench.object("POST", "/estimate", chat);
    QCOMPARE(answer["provider"].toString(), "openai");
    QCOMPARE(answer["endpoint"].toString(), "chat");
    QCOMPARE(answer["model"].toString(), "m");
    QCOMPARE(answer["learned"].toBool(), false);
    QCOMPARE(answer["min_usd"].toString(), "0");
    QCOMPARE(answer["expected_usd"], answer["worst_usd"]);
    QCOMPARE(answer["worst_usage"]["output"].toInt(), 100);
    QVERIFY(answer["worst_usage"]["input"].toInt() >= 5);
    QCOMPARE(answer["admission"].toString(), "now");
    QVERIFY(answer["caps"].toArray().isEmpty());
    QCOMPARE(bench.ledger().snapshot(bench.now()).today.requests, 0);
}

void TestFeedEstimate::whatWasLearnedIsExpected()
{
    FeedBench bench;
    RequestLabels labels;
    labels.provider = "openai";
    labels.model = "m";
    for (std::int64_t i = 1; i <= 100; ++i)
        bench.learner().learn(labels, {400, 100, i, 0});
    const QJsonObject answer = bench.object("POST", "/estimate", chat);
    QVERIFY(answer["learned"].toBool());
    QCOMPARE(answer["expected_usage"]["output"].toInt(), 95);
    const auto usd = [&](const char *name) {
        return *parseUsd(answer[name].toString().toStdString());
    };
    QVERIFY(usd("min_usd") < usd("expected_usd"));
    QVERIFY(usd("expected_usd") < usd("worst_usd"));
}

void TestFeedEstimate::saysWhatTheCapsWouldDo_data()
{
    QTest::addColumn<QByteArray>("cap");
    QTest::addColumn<qint64>("held");
    QTest::addColumn<QString>("admission");
    QTest::addColumn<QString>("cheaper");
    QTest::newRow("room enough") << QByteArray(R"({"window":"day","limit":"1"})") << qint64(0)
                                 << "now" << "";
    QTest::newRow("room once others settle")
        << QByteArray(R"({"window":"day","limit":"0.001"})") << qint64(900'000) << "waits" << "";
    QTest::newRow("no room") << QByteArray(R"({"window":"day","limit":"0.0001"})") << qint64(0)
                             << "refused" << "";
    QTest::newRow("a cap of others")
        << QByteArray(R"({"window":"day","limit":"0.0001","provider":"mistral"})") << qint64(0)
        << "now" << "";
    QTest::newRow("a cap that warns")
        << QByteArray(R"({"window":"day","limit":"0.0001","action":"warn"})") << qint64(0)
        << "now" << "";
    QTest::newRow("a cap with a way out")
        << QByteArray(R"({"window":"day","limit":"0.0001","action":"downgrade",)"
                      R"("downgrade_model":"mini"})")
        << qint64(0) << "refused" << "mini";
}

void TestFeedEstimate::saysWhatTheCapsWouldDo()
{
    QFETCH(QByteArray, cap);
    QFETCH(qint64, held);
    FeedBench bench;
    QCOMPARE(bench.ask("PUT", "/caps/day", cap.toStdString()).status, 200);
    if (held > 0)
        QVERIFY(bench.hold("r_other", held) != 0);
    const QJsonObject answer = bench.object("POST", "/estimate", chat);
    QTEST(answer["admission"].toString(), "admission");
    QTEST(answer["cheaper_model"].toString(), "cheaper");
}

void TestFeedEstimate::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("word");
    const auto row = [](const char *name, const char *body, const char *word) {
        QTest::newRow(name) << QByteArray(body) << QString(word);
    };
    row("nothing", "{}", "provider");
    row("an unknown field", R"({"providr":"openai"})", "providr");
    row("a body that is a string",
        R"({"provider":"openai","path":"/v1/chat/completions","body":"{}"})", "body");
    row("an unknown provider", R"({"provider":"x","path":"/","body":{}})", "x");
    row("a path that costs nothing", R"({"provider":"openai","path":"/v1/models","body":{}})",
        "/v1/models");
    row("a model without a price",
        R"({"provider":"openai","path":"/v1/chat/completions","body":{"model":"new"}})", "new");
    row("a body that would be refused",
        R"({"provider":"openai","path":"/v1/chat/completions","body":{"model":"m","model":"m"}})",
        "model");
    row("not JSON", "{", "JSON");
}

void TestFeedEstimate::saysWhatIsWrong()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, word);
    FeedBench bench;
    const FeedReply reply = bench.ask("POST", "/estimate", body.toStdString());
    QCOMPARE(reply.status, 400);
    const QString message = FeedBench::json(reply)["error"]["message"].toString();
    QVERIFY2(message.contains(word), qPrintable(message));
}

void TestFeedEstimate::theReadTokenMayEstimateAndNotAllow()
{
    FeedBench bench;
    FeedRequest request;
    request.method = "POST";
    request.target = "/estimate";
    request.authorization = std::string("Bearer ") + FeedBench::control;
    request.contentType = "application/json";
    request.body = chat;
    request.now = bench.now();
    QCOMPARE(bench.ask(request).status, 200);
    request.authorization = "Bearer " + FeedTokens(FeedBench::control).readToken();
    QCOMPARE(bench.ask(request).status, 200);
    request.target = "/guard/allow";
    request.body = R"({"client":"c"})";
    QCOMPARE(bench.ask(request).status, 403);
}

void TestFeedEstimate::aHeldClientIsShownAndAllowed()
{
    FeedBench bench;
    QCOMPARE(bench.object("GET", "/status")["guard"]["mode"].toString(), "hold");
    std::promise<std::string> said;
    std::atomic<bool> isSaid{false};
    const auto subscription = bench.feed().subscribe([&](FeedApi::Frame frame) {
        if (frame->find("event: alarm") != std::string::npos && !isSaid.exchange(true))
            said.set_value(*frame);
    });
    RequestLabels labels;
    labels.key = "k_1";
    labels.client = "agent";
    bench.guard().noteRequest(labels, {1, Runaway::sameRounds, 0}, bench.now());
    auto frame = said.get_future();
    QVERIFY(frame.wait_for(10s) == std::future_status::ready);
    QVERIFY(frame.get().find("k_1/agent") != std::string::npos);
    bench.feed().unsubscribe(subscription);

    const QJsonObject alarm
        = bench.object("GET", "/status")["guard"]["alarms"].toArray()[0].toObject();
    QCOMPARE(alarm["client"].toString(), "k_1/agent");
    QCOMPARE(alarm["kind"].toString(), "loop");
    QCOMPARE(alarm["count"].toInt(), Runaway::sameRounds);
    QCOMPARE(alarm["held"].toBool(), true);
    QVERIFY(alarm["text"].toString().contains("tool calls"));
    QVERIFY(bench.guard().heldFor(labels));
    QCOMPARE(bench.ask("POST", "/guard/allow", R"({"client":"k_2/agent"})").status, 404);
    QCOMPARE(bench.ask("POST", "/guard/allow", R"({"klient":"k_1/agent"})").status, 400);
    QCOMPARE(bench.ask("POST", "/guard/allow", R"({"client":"k_1/agent"})").status, 204);
    QVERIFY(!bench.guard().heldFor(labels));
}

QTEST_GUILESS_MAIN(TestFeedEstimate)
#include "tst_feed_estimate.moc"
