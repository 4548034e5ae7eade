// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_writer.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace llmcap;

class TestJsonWriter final : public QObject {
    Q_OBJECT
private slots:
    void writesWhatAParserReads();
    void keepsAnyBytesValid_data();
    void keepsAnyBytesValid();
    void everyByteGivesJson();
    void writesThousandths_data();
    void writesThousandths();
};

void TestJsonWriter::writesWhatAParserReads()
{
    JsonWriter writer;
    writer.beginObject()
        .key("text").text("a \"quoted\" \\ line\nand\ttab")
        .key("number").number(INT64_MIN)
        .key("yes").boolean(true)
        .key("nothing").null()
        .key("list").beginArray().number(1).beginObject().endObject().beginArray().endArray()
        .endArray()
        .key("empty").beginObject().endObject()
        .endObject();
    const std::string json = writer.take();
    const std::string expected
        = "{\"text\":\"a \\\"quoted\\\" \\\\ line\\u000aand\\u0009tab\","
          "\"number\":-9223372036854775808,\"yes\":true,\"nothing\":null,"
          "\"list\":[1,{},[]],\"empty\":{}}";
    QCOMPARE(json, expected);
    QVERIFY(QJsonDocument::fromJson(QByteArray::fromStdString(json)).isObject());
}

void TestJsonWriter::keepsAnyBytesValid_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray mark("\xef\xbf\xbd");
    QTest::newRow("plain text stays") << QByteArray("gpt-5") << QByteArray("gpt-5");
    QTest::newRow("two, three and four bytes stay")
        << QByteArray("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80")
        << QByteArray("\xc3\xa4\xe2\x82\xac\xf0\x9f\x98\x80");
    QTest::newRow("a lone continuation is replaced") << QByteArray("a\x80z") << "a" + mark + "z";
    QTest::newRow("a cut sequence is replaced") << QByteArray("a\xe2\x82") << "a" + mark + mark;
    QTest::newRow("an overlong slash is replaced") << QByteArray("\xc0\xaf") << mark + mark;
    QTest::newRow("an overlong of three is replaced")
        << QByteArray("\xe0\x80\xaf") << mark + mark + mark;
    QTest::newRow("a surrogate is replaced")
        << QByteArray("\xed\xa0\x80") << mark + mark + mark;
    QTest::newRow("beyond U+10FFFF is replaced")
        << QByteArray("\xf4\x90\x80\x80") << mark + mark + mark + mark;
    QTest::newRow("0xff is replaced") << QByteArray("\xff") << mark;
}

void TestJsonWriter::keepsAnyBytesValid()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, expected);
    QCOMPARE(QByteArray::fromStdString(toValidUtf8(bytes.toStdString())), expected);
}

void TestJsonWriter::everyByteGivesJson()
{
    for (int byte = 0; byte < 256; ++byte) {
        JsonWriter writer;
        writer.beginArray().text(std::string("a") + static_cast<char>(byte) + "b").endArray();
        const QByteArray json = QByteArray::fromStdString(writer.take());
        const QJsonArray read = QJsonDocument::fromJson(json).array();
        QVERIFY2(read.size() == 1 && read.at(0).toString().size() == 3, json.constData());
        QVERIFY2(!json.contains('\n') && !json.contains('\r'), "would end a line of the stream");
    }
}

void TestJsonWriter::writesThousandths_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<QString>("expected");
    QTest::newRow("whole") << qint64(812'000) << "812";
    QTest::newRow("one digit") << qint64(812'300) << "812.3";
    QTest::newRow("leading zeros stay") << qint64(1'005) << "1.005";
    QTest::newRow("below one") << qint64(20) << "0.02";
    QTest::newRow("zero") << qint64(0) << "0";
    QTest::newRow("negative") << qint64(-1'500) << "-1.5";
    QTest::newRow("the least") << qint64(INT64_MIN) << "-9223372036854775.808";
}

void TestJsonWriter::writesThousandths()
{
    QFETCH(qint64, value);
    JsonWriter writer;
    writer.thousandths(value);
    QTEST(QString::fromStdString(writer.take()), "expected");
}

QTEST_GUILESS_MAIN(TestJsonWriter)
#include "tst_json_writer.moc"
