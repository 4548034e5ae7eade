// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_auth.h"
#include "feed_bench.h"

#include <QElapsedTimer>
#include <QMessageAuthenticationCode>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

QByteArray hmac(const QByteArray &key, const QByteArray &text)
{
    return QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256).toHex();
}

const QByteArray readToken = hmac(FeedBench::control, "llmcap read scope");

FeedRequest asking(const char *method, const char *target, const QByteArray &authorization)
{
    FeedRequest request;
    request.method = method;
    request.target = target;
    request.authorization = authorization.toStdString();
    request.contentType = "application/json";
    request.body = "{}";
    request.now = FeedBench::noon();
    return request;
}

} // namespace

class TestFeedAuth final : public QObject {
    Q_OBJECT
private slots:
    void theMacIsTheStandardOne();
    void aTokenOpensWhatItMay_data();
    void aTokenOpensWhatItMay();
    void theReadTokenCannotWrite_data();
    void theReadTokenCannotWrite();
    void helloProvesTheTokens();
    void helloSignsNothingButNonces_data();
    void helloSignsNothingButNonces();
    void wrongTokensAreCounted();
    void theEleventhWrongTokenWaits();
    void noTokenIsNoWrongToken();
};

void TestFeedAuth::theMacIsTheStandardOne()
{
    // RFC 4231, test case 2.
    QCOMPARE(hmacSha256Hex("Jefe", "what do ya want for nothing?"),
             std::string("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
}

void TestFeedAuth::aTokenOpensWhatItMay_data()
{
    QTest::addColumn<QByteArray>("authorization");
    QTest::addColumn<int>("status");
    const QByteArray token(FeedBench::control);
    QTest::newRow("control") << "Bearer " + token << 200;
    QTest::newRow("read") << "Bearer " + readToken << 200;
    QTest::newRow("the scheme in any case") << "bEARER " + token << 200;
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("empty") << QByteArray("Bearer ") << 401;
    QTest::newRow("without scheme") << token << 401;
    QTest::newRow("another scheme") << "Basic " + token << 401;
    QTest::newRow("cut") << "Bearer " + token.chopped(1) << 401;
    QTest::newRow("one letter more") << "Bearer " + token + "0" << 401;
    QTest::newRow("in capitals") << "Bearer " + token.toUpper() << 401;
    QTest::newRow("another one") << "Bearer " + QByteArray(64, 'a') << 401;
}

void TestFeedAuth::aTokenOpensWhatItMay()
{
    QFETCH(QByteArray, authorization);
    FeedBench bench;
    const FeedReply reply = bench.ask(asking("GET", "/status", authorization));
    QTEST(reply.status, "status");
    QCOMPARE(FeedBench::header(reply, "content-type"), std::string("application/json"));
    if (reply.status == 401) {
        QCOMPARE(FeedBench::header(reply, "www-authenticate"), std::string("Bearer"));
        QCOMPARE(FeedBench::json(reply)["error"]["code"].toString(), "unauthorized");
        // Nothing of the books, and nothing of what exists here.
        QCOMPARE(bench.ask(asking("GET", "/no/such/path", authorization)).status, 401);
        QCOMPARE(bench.ask(asking("POST", "/status", authorization)).status, 401);
    }
}

void TestFeedAuth::theReadTokenCannotWrite_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    const auto row = [](const char *method, const char *target) {
        QTest::addRow("%s %s", method, target) << QByteArray(method) << QByteArray(target);
    };
    row("PUT", "/caps/day");
    row("PATCH", "/caps/day");
    row("DELETE", "/caps/day");
    row("PATCH", "/enforcement");
    row("POST", "/holds/1/resolve");
}

void TestFeedAuth::theReadTokenCannotWrite()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    FeedBench bench;
    const auto reply = bench.ask(asking(method, target, "Bearer " + readToken));
    QCOMPARE(reply.status, 403);
    QVERIFY(QByteArray::fromStdString(reply.body).contains("control token"));
}

void TestFeedAuth::helloProvesTheTokens()
{
    FeedBench bench;
    const QByteArray nonce = "0123456789abcdefABCDEF";
    const auto reply = bench.ask(asking("GET", "/hello?nonce=0123456789abcdefABCDEF", {}));
    QCOMPARE(reply.status, 200);
    const QJsonObject hello = FeedBench::json(reply);
    QCOMPARE(hello["product"].toString(), "llmcap");
    QCOMPARE(hello["version"].toString(), "1.2.3");
    QCOMPARE(hello["demo"].toBool(), true);
    QCOMPARE(hello["hmac"].toString().toLatin1(), hmac(FeedBench::control, nonce));
    QCOMPARE(hello["hmac_read"].toString().toLatin1(), hmac(readToken, nonce));
    QCOMPARE(hello.size(), 5);
}

void TestFeedAuth::helloSignsNothingButNonces_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("the text of the read scope") << QByteArray("/hello?nonce=llmcap%20read%20scope");
    QTest::newRow("none") << QByteArray("/hello");
    QTest::newRow("empty") << QByteArray("/hello?nonce=");
    QTest::newRow("15 digits") << QByteArray("/hello?nonce=0123456789abcde");
    QTest::newRow("129 digits") << "/hello?nonce=" + QByteArray(129, 'a');
    QTest::newRow("not hex") << QByteArray("/hello?nonce=0123456789abcdeg");
    QTest::newRow("two nonces")
        << QByteArray("/hello?nonce=0123456789abcdef&nonce=0123456789abcdef");
}

void TestFeedAuth::helloSignsNothingButNonces()
{
    QFETCH(QByteArray, target);
    FeedBench bench;
    const auto reply = bench.ask(asking("GET", target, {}));
    QCOMPARE(reply.status, 400);
    QVERIFY2(QByteArray::fromStdString(reply.body).contains("'nonce'"), reply.body.c_str());
}

void TestFeedAuth::wrongTokensAreCounted()
{
    WrongTokenCount count;
    const WrongTokenCount::Clock::time_point start{};
    for (int i = 0; i < 10; ++i)
        QCOMPARE(count.note(start + i * 1s).count(), 0);
    QCOMPARE(count.note(start + 10s), std::chrono::milliseconds{1000});
    QCOMPARE(count.note(start + 11s), std::chrono::milliseconds{1000});
    QCOMPARE(count.note(start + 3min).count(), 0);
}

void TestFeedAuth::theEleventhWrongTokenWaits()
{
    FeedBench bench;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 10; ++i)
        QCOMPARE(bench.ask(asking("GET", "/status", "Bearer wrong")).status, 401);
    QVERIFY2(clock.elapsed() < 800, qPrintable(QString::number(clock.elapsed())));

    clock.restart();
    std::promise<qint64> late;
    auto lateAnswer = late.get_future();
    bench.feed().handle(asking("GET", "/status", "Bearer wrong"),
                        [&](FeedReply) { late.set_value(clock.elapsed()); });
    // Whoever has the right one is not slowed down meanwhile.
    QCOMPARE(bench.ask("GET", "/status").status, 200);
    QVERIFY(clock.elapsed() < 800);
    QVERIFY(lateAnswer.get() >= 990);
}

void TestFeedAuth::noTokenIsNoWrongToken()
{
    FeedBench bench;
    QElapsedTimer clock;
    clock.start();
    for (int i = 0; i < 15; ++i)
        QCOMPARE(bench.ask(asking("GET", "/status", {})).status, 401);
    QVERIFY(clock.elapsed() < 800);
}

QTEST_GUILESS_MAIN(TestFeedAuth)
#include "tst_feed_auth.moc"
