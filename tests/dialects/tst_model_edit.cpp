// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect.h"

#include <QTest>

using namespace llmcap;

class TestModelEdit final : public QObject {
    Q_OBJECT
private slots:
    void onlyTheModelChanges_data();
    void onlyTheModelChanges();
    void aModelInThePathIsReplacedThere_data();
    void aModelInThePathIsReplacedThere();
    void whatCannotBeReplacedIsLeft_data();
    void whatCannotBeReplacedIsLeft();
};

void TestModelEdit::onlyTheModelChanges_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("edited");
    QTest::newRow("first") << QByteArray(R"({"model":"big","n":1})")
                           << QByteArray(R"({"model":"mini","n":1})");
    QTest::newRow("last, with white space")
        << QByteArray("{\n \"n\" : 1,\n \"model\" : \"big\" \n}")
        << QByteArray("{\n \"n\" : 1,\n \"model\" : \"mini\" \n}");
    QTest::newRow("only its own, not one inside")
        << QByteArray(R"({"tools":[{"model":"x"}],"metadata":{"model":"y"},"model":"big"})")
        << QByteArray(R"({"tools":[{"model":"x"}],"metadata":{"model":"y"},"model":"mini"})");
    QTest::newRow("an escaped key") << QByteArray("{\"mod\\u0065l\":\"big\"}")
                                    << QByteArray("{\"mod\\u0065l\":\"mini\"}");
    QTest::newRow("bytes that are not ASCII stay")
        << QByteArray("{\"p\":\"\xC3\xA9\\u00e9\",\"model\":\"b\\\"ig\",\"x\":1e400}")
        << QByteArray("{\"p\":\"\xC3\xA9\\u00e9\",\"model\":\"mini\",\"x\":1e400}");
}

void TestModelEdit::onlyTheModelChanges()
{
    QFETCH(QByteArray, body);
    Endpoint endpoint;
    endpoint.upstreamTarget = "/v1/messages";
    const auto other = withModel(endpoint, body.toStdString(), "mini");
    QVERIFY(other && other->body);
    QTEST(QByteArray::fromStdString(*other->body), "edited");
    QCOMPARE(other->endpoint.upstreamTarget, endpoint.upstreamTarget);
}

void TestModelEdit::aModelInThePathIsReplacedThere_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("edited");
    QTest::newRow("plain") << "/v1beta/models/gemini-2.5-pro:generateContent"
                           << "/v1beta/models/gemini-2.5-flash:generateContent";
    QTest::newRow("stream with a query")
        << "/v1/models/gemini-2.5-pro:streamGenerateContent?alt=sse"
        << "/v1/models/gemini-2.5-flash:streamGenerateContent?alt=sse";
}

void TestModelEdit::aModelInThePathIsReplacedThere()
{
    QFETCH(QString, target);
    const Endpoint endpoint = dialectOf(WireFormat::Gemini).route("POST", target.toStdString());
    const auto other = withModel(endpoint, R"({"contents":[]})", "gemini-2.5-flash");
    QVERIFY(other);
    QVERIFY(!other->body);
    QTEST(QString::fromStdString(other->endpoint.upstreamTarget), "edited");
    QCOMPARE(other->endpoint.modelInPath, std::string("gemini-2.5-flash"));
    QCOMPARE(other->endpoint.name, endpoint.name);
}

void TestModelEdit::whatCannotBeReplacedIsLeft_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no model") << QByteArray(R"({"n":1})");
    QTest::newRow("a model that is no string") << QByteArray(R"({"model":{"a":1}})");
    QTest::newRow("not JSON") << QByteArray("model=big");
    QTest::newRow("empty") << QByteArray();
}

void TestModelEdit::whatCannotBeReplacedIsLeft()
{
    QFETCH(QByteArray, body);
    QVERIFY(!withModel({}, body.toStdString(), "mini"));
    // Nothing of a setting may turn into another path.
    const Endpoint gemini
        = dialectOf(WireFormat::Gemini).route("POST", "/v1/models/gemini-2.5-pro:generateContent");
    QVERIFY(!withModel(gemini, body.toStdString(), "x/../y"));
}

QTEST_APPLESS_MAIN(TestModelEdit)
#include "tst_model_edit.moc"
