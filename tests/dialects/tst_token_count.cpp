// SPDX-License-Identifier: GPL-3.0-or-later
// The question how many tokens an input has, in each provider's own words.
#include "token_count.h"

#include <QTest>

using namespace llmcap;

namespace {

std::optional<CountQuestion> ask(WireFormat format, const char *path, std::string body)
{
    const Endpoint endpoint = dialectOf(format).route("POST", path);
    body.reserve(body.size() + 64);
    return countQuestion(format, endpoint, body);
}

} // namespace

class TestTokenCount final : public QObject {
    Q_OBJECT
private slots:
    void asksInTheProvidersWords_data();
    void asksInTheProvidersWords();
    void doesNotAskWhatItCannotKnow_data();
    void doesNotAskWhatItCannotKnow();
    void readsTheAnswer();
};

void TestTokenCount::asksInTheProvidersWords_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("question");
    QTest::newRow("Anthropic takes no limit, no stream, no sampling")
        << WireFormat::Anthropic << QByteArray("/v1/messages?beta=true")
        << QByteArray(R"({"model":"m","max_tokens":9,"stream":true,"temperature":0.5,)"
                      R"("system":[{"type":"text","text":"a\"b"}],"metadata":{"user_id":"u"},)"
                      R"("tools":[{"name":"t","input_schema":{"type":"object"}}],)"
                      R"( "messages" : []})")
        << QByteArray("/v1/messages/count_tokens?beta=true")
        << QByteArray(R"({"model":"m","system":[{"type":"text","text":"a\"b"}],)"
                      R"("tools":[{"name":"t","input_schema":{"type":"object"}}],"messages":[]})");
    QTest::newRow("a key that is spelt with escapes")
        << WireFormat::Anthropic << QByteArray("/v1/messages")
        << QByteArray(R"({"mod\u0065l":"m","max_tokens":9,"messages":"x"})")
        << QByteArray("/v1/messages/count_tokens") << QByteArray(R"({"model":"m","messages":"x"})");
    QTest::newRow("OpenAI's responses")
        << WireFormat::OpenAi << QByteArray("/v1/responses")
        << QByteArray(R"({"model":"m","max_output_tokens":9,"input":"hi","store":false,)"
                      R"("instructions":null,"reasoning":{"effort":"low"}})")
        << QByteArray("/v1/responses/input_tokens")
        << QByteArray(R"({"model":"m","input":"hi","instructions":null,)"
                      R"("reasoning":{"effort":"low"}})");
    QTest::newRow("Gemini takes the whole request; a stream's own parameter stays behind")
        << WireFormat::Gemini
        << QByteArray("/v1beta/models/g-2:streamGenerateContent?alt=sse&key=k")
        << QByteArray(R"( { "contents":[{"parts":[{"text":"hi"}]}]} )")
        << QByteArray("/v1beta/models/g-2:countTokens?key=k")
        << QByteArray(R"({"generateContentRequest":{"model":"models/g-2",)"
                      R"("contents":[{"parts":[{"text":"hi"}]}]} })");
}

void TestTokenCount::asksInTheProvidersWords()
{
    QFETCH(WireFormat, format);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, question);
    const auto asked = ask(format, path.constData(), body.toStdString());
    QVERIFY(asked);
    QCOMPARE(QByteArray::fromStdString(asked->target), target);
    QCOMPARE(QByteArray::fromStdString(asked->body), question);
    const Endpoint endpoint = dialectOf(format).route("POST", asked->target);
    QVERIFY2(endpoint.cls == Endpoint::Class::Free, "only what costs nothing may be asked");
}

void TestTokenCount::doesNotAskWhatItCannotKnow_data()
{
    QTest::addColumn<WireFormat>("format");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("a field that may add to the input")
        << WireFormat::Anthropic << QByteArray("/v1/messages")
        << QByteArray(R"({"model":"m","max_tokens":9,"messages":[],"brand_new":{"skill":"x"}})");
    QTest::newRow("a batch") << WireFormat::Anthropic << QByteArray("/v1/messages/batches")
                             << QByteArray(R"({"requests":[]})");
    QTest::newRow("chat completions have no such endpoint")
        << WireFormat::OpenAi << QByteArray("/v1/chat/completions")
        << QByteArray(R"({"model":"m","messages":[]})");
    QTest::newRow("a shortened conversation is another request")
        << WireFormat::OpenAi << QByteArray("/v1/responses/compact")
        << QByteArray(R"({"model":"m","input":"hi"})");
    QTest::newRow("a stored conversation")
        << WireFormat::OpenAi << QByteArray("/v1/responses")
        << QByteArray(R"({"model":"m","input":"hi","previous_response_id":"resp_1"})");
    QTest::newRow("Gemini's embeddings")
        << WireFormat::Gemini << QByteArray("/v1beta/models/g:embedContent")
        << QByteArray(R"({"content":{}})");
    QTest::newRow("Mistral") << WireFormat::Mistral << QByteArray("/v1/chat/completions")
                             << QByteArray(R"({"model":"m","messages":[]})");
    QTest::newRow("Cohere") << WireFormat::Cohere << QByteArray("/v2/chat")
                            << QByteArray(R"({"model":"m","messages":[]})");
}

void TestTokenCount::doesNotAskWhatItCannotKnow()
{
    QFETCH(WireFormat, format);
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QVERIFY(!ask(format, path.constData(), body.toStdString()));
}

void TestTokenCount::readsTheAnswer()
{
    QCOMPARE(countAnswer(WireFormat::Anthropic, R"({"input_tokens":2095})").value_or(0), 2095);
    const char *openAi = R"({"object":"response.input_tokens","input_tokens":11})";
    QCOMPARE(countAnswer(WireFormat::OpenAi, openAi).value_or(0), 11);
    QCOMPARE(countAnswer(WireFormat::Gemini,
                         R"({"totalTokens":31,"promptTokensDetails":[]})").value_or(0), 31);
    for (const char *none : {"", "{}", "[]", R"({"input_tokens":"5"})", R"({"input_tokens":0})",
                             R"({"input_tokens":-5})", R"({"input_tokens":1e3)"})
        QVERIFY2(!countAnswer(WireFormat::Anthropic, none), none);
}

QTEST_APPLESS_MAIN(TestTokenCount)
#include "tst_token_count.moc"
