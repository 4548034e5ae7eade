// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"
#include "money.h"
#include "rfc3339.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace llmcap;

namespace {

using Reason = Refusal::Reason;
using Refuse = LocalReply (*)(const Endpoint &, const Refusal &);

Refusal refusalOf(Reason reason)
{
    CapState state;
    state.cap.name = "day";
    state.limit = 10'000'000'000;
    state.spent = 9'800'000'000;
    state.held = 100'000'000;
    state.window.end = *parseRfc3339("2026-11-25T05:00:00Z");
    Refusal refusal;
    refusal.reason = reason;
    if (reason == Reason::CapReached || reason == Reason::Busy)
        refusal.cap = state;
    refusal.estimate = {350'000'000};
    refusal.now = *parseRfc3339("2026-11-24T17:00:00.5Z");
    refusal.zone = "America/New_York";
    refusal.requestId = "r1";
    refusal.message = "no \"room\"\n\x01\xFF left";
    return refusal;
}

std::string header(const LocalReply &reply, std::string_view name)
{
    std::string found;
    for (const auto &[key, value] : reply.headers) {
        if (key == name)
            found += found.empty() ? value : "|" + value;
    }
    return found;
}

QJsonObject bodyOf(const LocalReply &reply)
{
    QJsonParseError problem{};
    const QByteArray bytes = QByteArray::fromStdString(reply.body);
    const auto body = QJsonDocument::fromJson(bytes, &problem).object();
    return problem.error == QJsonParseError::NoError ? body : QJsonObject();
}

const QString message = QString::fromUtf8("no \"room\"\n\x01\xEF\xBF\xBD left");

} // namespace

class TestRefusal final : public QObject {
    Q_OBJECT
private slots:
    void tellsSdksWhetherToRetry_data();
    void tellsSdksWhetherToRetry();
    void hasTheStatusOfItsReason_data();
    void hasTheStatusOfItsReason();
    void speaksAnthropic();
    void speaksOpenAi();
    void speaksGemini();
    void speaksMistral();
    void speaksCohere();
    void namesTheCapInHeaders();
    void namesTheCapInWords();
    void knowsCredentialHeaders();
};

void TestRefusal::tellsSdksWhetherToRetry_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<QByteArray>("shouldRetry");
    QTest::addColumn<QByteArray>("afterMs");
    QTest::newRow("a reached cap") << int(Reason::CapReached) << QByteArray("false")
                                   << QByteArray("50");
    QTest::newRow("the kill switch") << int(Reason::BlockAll) << QByteArray("false")
                                     << QByteArray("50");
    QTest::newRow("busy") << int(Reason::Busy) << QByteArray("true") << QByteArray("2000");
    QTest::newRow("unpriced") << int(Reason::Unpriced) << QByteArray("") << QByteArray("");
}

void TestRefusal::tellsSdksWhetherToRetry()
{
    QFETCH(int, reason);
    QFETCH(QByteArray, shouldRetry);
    QFETCH(QByteArray, afterMs);
    const Refusal refusal = refusalOf(Reason(reason));
    for (const Refuse refuse :
         {refuseAnthropic, refuseOpenAi, refuseGemini, refuseMistral, refuseCohere}) {
        const LocalReply reply = refuse({}, refusal);
        QCOMPARE(header(reply, "content-type"), "application/json");
        QCOMPARE(header(reply, "x-should-retry"), shouldRetry.toStdString());
        QCOMPARE(header(reply, "retry-after-ms"), afterMs.toStdString());
        QCOMPARE(header(reply, "retry-after"), "");   // SDKs would sleep on it
    }
}

void TestRefusal::hasTheStatusOfItsReason_data()
{
    QTest::addColumn<int>("reason");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, Reason reason, int status) {
        QTest::newRow(name) << int(reason) << status;
    };
    row("cap", Reason::CapReached, 429);
    row("busy", Reason::Busy, 429);
    row("kill switch", Reason::BlockAll, 429);
    row("unpriced", Reason::Unpriced, 403);
    row("unbounded", Reason::Unbounded, 403);
    row("unknown endpoint", Reason::UnknownEndpoint, 403);
    row("bad request", Reason::BadRequest, 400);
    row("encoding", Reason::UnsupportedEncoding, 415);
    row("too large", Reason::TooLarge, 413);
    row("unknown provider", Reason::UnknownProvider, 404);
    row("upstream failed", Reason::UpstreamFailed, 502);
    row("upstream timeout", Reason::UpstreamTimeout, 504);
    row("ledger", Reason::LedgerUnavailable, 503);
    row("forbidden", Reason::Forbidden, 403);
}

void TestRefusal::hasTheStatusOfItsReason()
{
    QFETCH(int, reason);
    QFETCH(int, status);
    Refusal refusal = refusalOf(Reason(reason));
    for (const Refuse refuse :
         {refuseAnthropic, refuseOpenAi, refuseGemini, refuseMistral, refuseCohere}) {
        const LocalReply reply = refuse({}, refusal);
        QCOMPARE(reply.status, status);
        QVERIFY(!bodyOf(reply).isEmpty());
    }
    QCOMPARE(bodyOf(refusePlainly(refusal))["error"].toObject()["message"].toString(), message);
    refusal.paymentRequired = true;
    const bool byMoney = refusal.reason == Reason::CapReached
        || refusal.reason == Reason::BlockAll;
    QCOMPARE(refuseOpenAi({}, refusal).status, byMoney ? 402 : status);
}

void TestRefusal::speaksAnthropic()
{
    const LocalReply reply = refuseAnthropic({}, refusalOf(Reason::CapReached));
    QCOMPARE(bodyOf(reply),
             (QJsonObject{{"type", "error"},
                          {"error", QJsonObject{{"type", "rate_limit_error"},
                                                {"message", message},
                                                {"details", QJsonObject{{"error_code",
                                                    "enforced_spend_limit_reached"}}}}},
                          {"request_id", "req_llmcap_r1"}}));
    QCOMPARE(header(reply, "request-id"), "req_llmcap_r1");
    const auto busy = bodyOf(refuseAnthropic({}, refusalOf(Reason::Busy)))["error"].toObject();
    QCOMPARE(busy["type"].toString(), "rate_limit_error");
    QVERIFY(!busy.contains("details"));
}

void TestRefusal::speaksOpenAi()
{
    const QJsonObject quota{{"message", message}, {"type", "insufficient_quota"},
                            {"param", QJsonValue::Null}, {"code", "insufficient_quota"}};
    QCOMPARE(bodyOf(refuseOpenAi({}, refusalOf(Reason::CapReached))),
             (QJsonObject{{"error", quota}}));
    const auto busy = bodyOf(refuseOpenAi({}, refusalOf(Reason::Busy)))["error"].toObject();
    QCOMPARE(busy["code"].toString(), "rate_limit_exceeded");
}

void TestRefusal::speaksGemini()
{
    Endpoint endpoint;
    endpoint.name = "generate_content";
    const Refusal refusal = refusalOf(Reason::CapReached);
    const auto error = bodyOf(refuseGemini(endpoint, refusal))["error"].toObject();
    QCOMPARE(error["code"].toInt(), 429);
    QCOMPARE(error["message"].toString(), message);
    QCOMPARE(error["status"].toString(), "RESOURCE_EXHAUSTED");
    QCOMPARE(error["details"].toArray()[0].toObject()["@type"].toString(),
             "type.googleapis.com/google.rpc.ErrorInfo");
    endpoint.name = "compat_chat";
    QCOMPARE(bodyOf(refuseGemini(endpoint, refusal))["error"].toObject()["code"].toString(),
             "insufficient_quota");
    endpoint.name = "interactions";
    QCOMPARE(bodyOf(refuseGemini(endpoint, refusal))["error"].toObject()["code"].toString(),
             "quota_exceeded");
}

void TestRefusal::speaksMistral()
{
    QCOMPARE(bodyOf(refuseMistral({}, refusalOf(Reason::CapReached))),
             (QJsonObject{{"object", "error"}, {"message", message}, {"type", "rate_limited"},
                          {"param", QJsonValue::Null}, {"code", "1300"},
                          {"raw_status_code", 429}}));
}

void TestRefusal::speaksCohere()
{
    const LocalReply reply = refuseCohere({}, refusalOf(Reason::CapReached));
    QCOMPARE(bodyOf(reply), (QJsonObject{{"id", "r1"}, {"message", message}}));
    // 2026-11-24T17:00:00.5Z, rounded up
    QCOMPARE(header(reply, "x-ratelimit-reset"), "1795539601");
    QCOMPARE(header(refuseCohere({}, refusalOf(Reason::Unpriced)), "x-ratelimit-reset"), "");
}

void TestRefusal::namesTheCapInHeaders()
{
    Refusal refusal = refusalOf(Reason::CapReached);
    const LocalReply reply = refuseOpenAi({}, refusal);
    QCOMPARE(header(reply, "x-llmcap-cap"), "day");
    QCOMPARE(header(reply, "x-llmcap-spent-usd"), "9.80");
    const auto limit = parseUsd(header(reply, "x-llmcap-limit-usd"));
    QVERIFY(limit && limit->count == 10'000'000'000);
    QCOMPARE(header(reply, "x-llmcap-estimate-usd"), "0.35");
    QCOMPARE(header(reply, "x-llmcap-reset"), "2026-11-25T05:00:00.000000Z");
    refusal.cap->cap.window.kind = Window::Kind::Total;
    refusal.cap->window.end = Instant::max();
    QCOMPARE(header(refuseOpenAi({}, refusal), "x-llmcap-reset"), "");
    QCOMPARE(header(refuseOpenAi({}, refusalOf(Reason::BlockAll)), "x-llmcap-cap"), "");
}

void TestRefusal::namesTheCapInWords()
{
    Refusal refusal = refusalOf(Reason::CapReached);
    QString words = QString::fromStdString(capMessage(refusal));
    for (const char *part : {"'day'", "$10.00", "$9.80", "$0.10", "$0.35",
                             "2026-11-25T05:00:00.000000Z", "America/New_York",
                             "llmcap caps raise day 5.00", "Caps menu"})
        QVERIFY2(words.contains(part), qPrintable(words + " lacks " + part));
    refusal.cap->cap.unit = CapUnit::Tokens;
    refusal.cap->limit = 20'000;
    words = QString::fromStdString(capMessage(refusal));
    QVERIFY2(words.contains("20000 tokens"), qPrintable(words));
    refusal.cap->cap.window.kind = Window::Kind::Total;
    QVERIFY(!capMessage(refusal).empty());
    refusal.cap.reset();
    QCOMPARE(capMessage(refusal), refusal.message);
}

void TestRefusal::knowsCredentialHeaders()
{
    for (const char *name : {"authorization", "x-api-key", "x-goog-api-key", "api-key"})
        QVERIFY2(isCredentialHeader(name), name);
    for (const char *name : {"", "cookie", "x-api-key-2", "anthropic-version"})
        QVERIFY2(!isCredentialHeader(name), name);
}

QTEST_APPLESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
