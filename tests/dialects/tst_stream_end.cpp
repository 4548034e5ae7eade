// SPDX-License-Identifier: GPL-3.0-or-later
// A stream that ends at a cap: whole events, then the provider's own error event.
#include "dialect.h"
#include "event_gate.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace llmcap;

namespace {

Refusal ending()
{
    Refusal refusal;
    refusal.reason = Refusal::Reason::CapReached;
    refusal.message = "the cap \"day\" was reached";
    refusal.requestId = "r_1";
    refusal.isMidStream = true;
    return refusal;
}

std::string eventOf(WireFormat format, const char *name)
{
    Endpoint endpoint;
    endpoint.name = name;
    return dialectOf(format).errorEvent(endpoint, ending(), 7);
}

QJsonObject dataOf(const std::string &event)
{
    const QByteArray text = QByteArray::fromStdString(event);
    const int at = text.indexOf("data: ") + 6;
    return QJsonDocument::fromJson(text.mid(at, text.indexOf('\n', at) - at)).object();
}

} // namespace

class TestStreamEnd final : public QObject {
    Q_OBJECT
private slots:
    void anthropicSaysErrorByName();
    void openAiChatSendsAnErrorObject();
    void openAiResponsesNumbersItsError();
    void geminiSendsItsStatus();
    void cohereEndsTheMessage();
    void mistralSaysNothing();
    void theGateLetsWholeEventsThrough_data();
    void theGateLetsWholeEventsThrough();
    void theGateKeepsEveryByteWhereverItIsCut();
    void anEndlessEventPasses();
};

void TestStreamEnd::anthropicSaysErrorByName()
{
    const std::string event = eventOf(WireFormat::Anthropic, "messages");
    QVERIFY(event.starts_with("event: error\ndata: "));
    QVERIFY(event.ends_with("\n\n"));
    const QJsonObject data = dataOf(event);
    QCOMPARE(data["type"].toString(), QStringLiteral("error"));
    QCOMPARE(data["error"].toObject()["type"].toString(), QStringLiteral("rate_limit_error"));
    QCOMPARE(data["error"].toObject()["message"].toString(),
             QStringLiteral("the cap \"day\" was reached"));
}

void TestStreamEnd::openAiChatSendsAnErrorObject()
{
    const std::string event = eventOf(WireFormat::OpenAi, "chat");
    QVERIFY(event.starts_with("data: {\"error\":"));
    QCOMPARE(dataOf(event)["error"].toObject()["code"].toString(),
             QStringLiteral("insufficient_quota"));
}

void TestStreamEnd::openAiResponsesNumbersItsError()
{
    const std::string event = eventOf(WireFormat::OpenAi, "responses");
    QVERIFY(event.starts_with("event: error\ndata: "));
    const QJsonObject data = dataOf(event);
    QCOMPARE(data["type"].toString(), QStringLiteral("error"));
    QCOMPARE(data["sequence_number"].toInt(), 7);   // 0 to 6 have passed
    QVERIFY(data["param"].isNull());
    QVERIFY(!data["message"].toString().isEmpty());
    QCOMPARE(data["error"].toObject()["message"], data["message"]);   // where older SDKs look
}

void TestStreamEnd::geminiSendsItsStatus()
{
    const QJsonObject error
        = dataOf(eventOf(WireFormat::Gemini, "generate_content"))["error"].toObject();
    QCOMPARE(error["code"].toInt(), 429);
    QCOMPARE(error["status"].toString(), QStringLiteral("RESOURCE_EXHAUSTED"));
}

void TestStreamEnd::cohereEndsTheMessage()
{
    const std::string event = eventOf(WireFormat::Cohere, "chat");
    QVERIFY(event.starts_with("event: message-end\n"));
    QVERIFY(event.ends_with("data: [DONE]\n\n"));
    const QJsonObject delta = dataOf(event)["delta"].toObject();
    QCOMPARE(delta["finish_reason"].toString(), QStringLiteral("ERROR"));
    QVERIFY(!delta["error"].toString().isEmpty());
}

void TestStreamEnd::mistralSaysNothing()
{
    QCOMPARE(eventOf(WireFormat::Mistral, "chat"), std::string());
}

void TestStreamEnd::theGateLetsWholeEventsThrough_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("through");
    QTest::newRow("an event") << QByteArray("data: 1\n\n") << QByteArray("data: 1\n\n");
    QTest::newRow("one and a half") << QByteArray("data: 1\n\ndata: 2\n")
                                    << QByteArray("data: 1\n\n");
    QTest::newRow("none yet") << QByteArray("data: 1\n") << QByteArray();
    QTest::newRow("CRLF") << QByteArray("data: 1\r\n\r\ndata: 2\r\n")
                          << QByteArray("data: 1\r\n\r\n");
    QTest::newRow("CR") << QByteArray("data: 1\r\rdata") << QByteArray("data: 1\r\r");
    QTest::newRow("mixed line ends") << QByteArray("data: 1\n\r\ndata")
                                     << QByteArray("data: 1\n\r\n");
}

void TestStreamEnd::theGateLetsWholeEventsThrough()
{
    QFETCH(QByteArray, bytes);
    EventGate gate;
    std::string out;
    gate.feed(bytes.toStdString(), out);
    QTEST(QByteArray::fromStdString(out), "through");
    QVERIFY(gate.isBetweenEvents());
    gate.finish(out);
    QCOMPARE(QByteArray::fromStdString(out), bytes);
}

void TestStreamEnd::theGateKeepsEveryByteWhereverItIsCut()
{
    const std::string stream = "event: a\r\ndata: 1\r\n\r\n: note\n\ndata: 2\ndata: 3\n\nid";
    const std::string whole = stream.substr(0, stream.size() - 2);
    for (std::size_t first = 0; first <= stream.size(); ++first) {
        for (std::size_t second = first; second <= stream.size(); ++second) {
            EventGate gate;
            std::string out;
            gate.feed(stream.substr(0, first), out);
            gate.feed(stream.substr(first, second - first), out);
            gate.feed(stream.substr(second), out);
            QCOMPARE(out, whole);
            gate.finish(out);
            QCOMPARE(out, stream);
        }
    }
}

void TestStreamEnd::anEndlessEventPasses()
{
    EventGate gate;
    std::string out;
    const std::string piece(100'000, 'x');
    for (int i = 0; i < 30; ++i)
        gate.feed(piece, out);
    QVERIFY(out.size() > 2'000'000);
    QVERIFY(!gate.isBetweenEvents());
    gate.feed("\n\n", out);
    QVERIFY(gate.isBetweenEvents());
    QCOMPARE(out.size(), std::size_t(3'000'002));
}

QTEST_APPLESS_MAIN(TestStreamEnd)
#include "tst_stream_end.moc"
