// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace llmcap;

class TestIncludeUsage final : public QObject {
    Q_OBJECT
private slots:
    void edits_data();
    void edits();
    void leavesAlone_data();
    void leavesAlone();
};

namespace {

std::optional<std::string> inject(const char *path, QByteArray body)
{
    const Endpoint endpoint = routeOpenAi("POST", path);
    const std::string text = body.toStdString();
    const auto size = text.size();
    const std::string padded = text + std::string(64, ' ');
    const std::string_view view(padded.data(), size);
    const auto request = inspectOpenAi(endpoint, view);
    if (!request) {
        qWarning() << request.error().message.c_str();
        return "refused";
    }
    return injectIncludeUsage(endpoint, *request, view);
}

} // namespace

void TestIncludeUsage::edits_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("edited");
    const auto row = [](const char *law, const char *body, const char *edited) {
        QTest::newRow(law) << QByteArray(body) << QByteArray(edited);
    };
    row("no options: added in front, all else as it was",
        " { \"model\" : \"m\",\"stream\":true , \"x\":1.50}\n",
        " {\"stream_options\":{\"include_usage\":true}, \"model\" : \"m\",\"stream\":true ,"
        " \"x\":1.50}\n");
    row("null is replaced", R"({"model":"m","stream_options": null ,"stream":true})",
        R"({"model":"m","stream_options": {"include_usage":true} ,"stream":true})");
    row("empty options are filled", R"({"model":"m","stream":true,"stream_options":{ }})",
        R"({"model":"m","stream":true,"stream_options":{"include_usage":true }})");
    row("other options stay",
        R"({"model":"m","stream":true,"stream_options":{"include_obfuscation":false}})",
        R"({"model":"m","stream":true,"stream_options":{"include_usage":true,)"
        R"("include_obfuscation":false}})");
    row("false becomes true",
        R"({"model":"m","stream":true,"stream_options":{"a":1,"include_usage" : false , "b":2}})",
        R"({"model":"m","stream":true,"stream_options":{"a":1,"include_usage" : true , "b":2}})");
    row("null inside becomes true",
        R"({"stream_options":{"include_usage":null},"model":"m","stream":true})",
        R"({"stream_options":{"include_usage":true},"model":"m","stream":true})");
    row("an escaped key is the key",
        R"({"model":"m","stream":true,"stream\u005foptions":{"include\u005Fusage":false}})",
        R"({"model":"m","stream":true,"stream\u005foptions":{"include\u005Fusage":true}})");
    row("the words in a message are no options",
        R"({"messages":[{"role":"user","content":"\"stream_options\":{\"include_usage\":false}",)"
        R"("stream_options":{"include_usage":false}}],"model":"m","stream":true})",
        R"({"stream_options":{"include_usage":true},"messages":[{"role":"user","content":)"
        R"("\"stream_options\":{\"include_usage\":false}","stream_options":)"
        R"({"include_usage":false}}],"model":"m","stream":true})");
}

void TestIncludeUsage::edits()
{
    QFETCH(QByteArray, body);
    for (const char *path : {"/v1/chat/completions", "/v1/completions"}) {
        const auto edited = inject(path, body);
        QVERIFY(edited);
        QTEST(QByteArray::fromStdString(*edited), "edited");
        auto before = QJsonDocument::fromJson(body).object();
        auto after = QJsonDocument::fromJson(QByteArray::fromStdString(*edited)).object();
        QVERIFY(after["stream_options"].toObject()["include_usage"].toBool());
        before.remove("stream_options");
        after.remove("stream_options");
        QCOMPARE(after, before);
        QVERIFY(!inject(path, QByteArray::fromStdString(*edited)));   // once is enough
    }
}

void TestIncludeUsage::leavesAlone_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    const char *chat = "/v1/chat/completions";
    QTest::newRow("no stream") << chat << QByteArray(R"({"model":"m"})");
    QTest::newRow("stream is false") << chat << QByteArray(R"({"model":"m","stream":false})");
    QTest::newRow("asked for already")
        << chat
        << QByteArray(R"({"model":"m","stream":true,"stream_options":{"include_usage":true}})");
    QTest::newRow("responses report anyway")
        << "/v1/responses" << QByteArray(R"({"model":"m","stream":true})");
    QTest::newRow("embeddings do not stream")
        << "/v1/embeddings" << QByteArray(R"({"model":"m","input":"x"})");
}

void TestIncludeUsage::leavesAlone()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QVERIFY(!inject(path.toUtf8().constData(), body));
}

QTEST_APPLESS_MAIN(TestIncludeUsage)
#include "tst_include_usage.moc"
