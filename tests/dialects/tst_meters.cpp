// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"

#include <QTest>

#include <string>

using namespace llmcap;

namespace {

using Make = std::unique_ptr<Meter> (*)(const Endpoint &, const Inspection &, int,
                                        std::string_view);

MeterReading readingOf(Make make, const char *endpointName, const char *model,
                       std::string_view body, bool complete, int status = 200)
{
    Endpoint endpoint;
    endpoint.name = endpointName;
    Inspection request;
    request.model = model;
    const auto meter = make(endpoint, request, status, "");
    meter->feed(body);
    return meter->finish(complete);
}

const std::string messageStart
    = "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\","
      "\"model\":\"m\",\"usage\":{\"input_tokens\":40,\"output_tokens\":2}}}\n\n";
const std::string textDelta
    = "data: {\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\","
      "\"text\":\"h\\u00e9llo\"}}\n\n";

} // namespace

class TestMeters final : public QObject {
    Q_OBJECT
private slots:
    void aCutAnthropicStreamIsPartial();
    void anErrorEndsA200Stream_data();
    void anErrorEndsA200Stream();
    void aCutGeminiStreamKeepsItsFigures();
    void anErrorStatusBillsNothing();
    void aReplyWithoutUsageIsUnreported();
    void secretReasoningIsKnownByName_data();
    void secretReasoningIsKnownByName();
    void keepsOpenAiBucketsDisjoint();
    void findsUsageBehindSixtyMegabytes();
    void voxtralHearsBesideItsPrompt();
    void survivesGarbage();
};

void TestMeters::aCutAnthropicStreamIsPartial()
{
    const auto reading
        = readingOf(makeAnthropicMeter, "messages", "m", messageStart + textDelta, false);
    QVERIFY(!reading.reported);
    QVERIFY(reading.partial);
    QCOMPARE(reading.usage[Unit::Input], 40);
    QCOMPARE(reading.streamedBytes, 6);   // decoded UTF-8
    QCOMPARE(reading.providerRequestId, "msg_1");
    QCOMPARE(reading.servedModel, "");
}

void TestMeters::anErrorEndsA200Stream_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("stream");
    const auto row = [](const char *name, WireFormat format, const char *stream) {
        QTest::newRow(name) << int(format) << QByteArray(stream);
    };
    row("anthropic", WireFormat::Anthropic,
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\"}}\n\n");
    row("openai", WireFormat::OpenAi, "data: {\"error\":{\"message\":\"x\"}}\n\n");
    row("gemini", WireFormat::Gemini, "data: {\"error\":{\"code\":429}}\r\n\r\n");
    row("gemini array", WireFormat::Gemini, "[{\"error\":{\"code\":429}}]");
    row("mistral", WireFormat::Mistral, "data: {\"object\":\"error\",\"message\":\"x\"}\n\n");
    row("cohere", WireFormat::Cohere,
        "data: {\"type\":\"message-end\","
        "\"delta\":{\"finish_reason\":\"ERROR\",\"usage\":{}}}\n\n");
}

void TestMeters::anErrorEndsA200Stream()
{
    QFETCH(int, format);
    QFETCH(QByteArray, stream);
    const Make makers[] = {makeAnthropicMeter, makeOpenAiMeter, makeGeminiMeter,
                           makeMistralMeter, makeCohereMeter};
    const auto reading
        = readingOf(makers[format], "chat", "m", stream.toStdString(), true);
    QVERIFY(reading.errorInStream);
    QVERIFY(!reading.reported);
}

void TestMeters::aCutGeminiStreamKeepsItsFigures()
{
    const char *stream = "[{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"abc\"}]}}],"
        "\"usageMetadata\":{\"promptTokenCount\":10,\"candidatesTokenCount\":3,"
        "\"thoughtsTokenCount\":5,\"totalTokenCount\":18}},";
    const auto reading
        = readingOf(makeGeminiMeter, "generate_content", "gemini-2.5-flash", stream, false);
    QVERIFY(!reading.reported);
    QVERIFY(reading.partial);
    QCOMPARE(reading.usage[Unit::Input], 10);
    QCOMPARE(reading.usage[Unit::Output], 8);
    QCOMPARE(reading.usage.reasoning, 5);
    QCOMPARE(reading.streamedBytes, 3);
    QVERIFY(reading.mayHideReasoning);
}

void TestMeters::anErrorStatusBillsNothing()
{
    for (const Make make : {makeAnthropicMeter, makeOpenAiMeter, makeGeminiMeter,
                            makeMistralMeter, makeCohereMeter}) {
        const auto reading
            = readingOf(make, "chat", "m", "{\"usage\":{\"prompt_tokens\":9}}", true, 529);
        QVERIFY(reading.reported);
        QCOMPARE(reading.usage, Usage{});
    }
}

void TestMeters::aReplyWithoutUsageIsUnreported()
{
    for (const Make make : {makeAnthropicMeter, makeOpenAiMeter, makeGeminiMeter,
                            makeMistralMeter, makeCohereMeter}) {
        for (const char *body : {"", "{}", "{\"usage\":null}", "data: [DONE]\n\n", "[]", "null",
                                 "{\"usage\":{\"prompt_tokens\":-1}}"})
            QVERIFY2(!readingOf(make, "chat", "m", body, true).reported, body);
    }
}

void TestMeters::secretReasoningIsKnownByName_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<bool>("hides");
    for (const char *model : {"o1", "o3-mini", "o4-mini-2025-04-16", "gpt-5", "gpt-5.6-sol",
                              "openai/gpt-5-mini"})
        QTest::newRow(model) << QByteArray(model) << true;
    for (const char *model : {"gpt-4o", "gpt-4.1", "omni-moderation-latest", "davinci-002",
                              "gpt-oss-20b", ""})
        QTest::newRow(model) << QByteArray(model) << false;
}

void TestMeters::secretReasoningIsKnownByName()
{
    QFETCH(QByteArray, model);
    QFETCH(bool, hides);
    for (const char *endpoint : {"chat", "responses"})
        QCOMPARE(readingOf(makeOpenAiMeter, endpoint, model.constData(), "data: {}\n\n", false)
                     .mayHideReasoning, hides);
}

void TestMeters::keepsOpenAiBucketsDisjoint()
{
    const auto reading = readingOf(makeOpenAiMeter, "chat", "m",
        "{\"model\":\"n\",\"service_tier\":\"flex\",\"usage\":{\"prompt_tokens\":100,"
        "\"completion_tokens\":50,\"prompt_tokens_details\":{\"cached_tokens\":40,"
        "\"audio_tokens\":30,\"cache_write_tokens\":20,\"cache_write_tokens_details\":"
        "{\"ttl_12h\":5}},\"completion_tokens_details\":{\"reasoning_tokens\":10,"
        "\"audio_tokens\":15}}}", true);
    QVERIFY(reading.reported);
    QCOMPARE(reading.usage[Unit::Input], 10);
    QCOMPARE(reading.usage[Unit::CacheRead], 40);
    QCOMPARE(reading.usage[Unit::CacheWrite5m], 15);
    QCOMPARE(reading.usage[Unit::CacheWrite1h], 5);
    QCOMPARE(reading.usage[Unit::AudioInput], 30);
    QCOMPARE(reading.usage[Unit::Output], 35);
    QCOMPARE(reading.usage[Unit::AudioOutput], 15);
    QCOMPARE(reading.usage.reasoning, 10);
    QCOMPARE(reading.servedModel, "n");
    QVERIFY(reading.tier == ServiceTier::Flex);
}

void TestMeters::findsUsageBehindSixtyMegabytes()
{
    Endpoint endpoint;
    endpoint.name = "embeddings";
    const auto meter = makeOpenAiMeter(endpoint, {}, 200, "application/json");
    meter->feed("{\"data\":[{\"embedding\":[0.5");
    const std::string numbers = [] {
        std::string text;
        while (text.size() < 1'000'000)
            text += ",-0.0123456789012";
        return text;
    }();
    for (int i = 0; i < 60; ++i)
        meter->feed(numbers);
    meter->feed("]}],\"b64\":\"");
    meter->feed(std::string(4'000'000, 'A'));
    meter->feed("\",\"usage\":{\"prompt_tokens\":8,\"total_tokens\":8}}");
    const auto reading = meter->finish(true);
    QVERIFY(reading.reported);
    QCOMPARE(reading.usage[Unit::Input], 8);
}

void TestMeters::voxtralHearsBesideItsPrompt()
{
    const auto reading = readingOf(makeMistralMeter, "chat", "voxtral-small-latest",
        "{\"usage\":{\"prompt_tokens\":9,\"total_tokens\":632,\"completion_tokens\":248,"
        "\"prompt_audio_seconds\":30}}", true);
    QCOMPARE(reading.usage[Unit::Input], 9);
    QCOMPARE(reading.usage[Unit::AudioInput], 375);
    QCOMPARE(reading.usage[Unit::Output], 248);
}

void TestMeters::survivesGarbage()
{
    std::string deep(100'000, '[');
    for (const Make make : {makeAnthropicMeter, makeOpenAiMeter, makeGeminiMeter,
                            makeMistralMeter, makeCohereMeter}) {
        for (const std::string &body : {deep, "{\"a\":" + deep, std::string("\xFF\x00\xFE", 3),
                                        std::string("data: {\"usage\":[]}\n\n"),
                                        std::string("data: 7\n\ndata: \"x\"\n\ndata: [1]\n\n"),
                                        std::string("{\"usage\":{\"input_tokens\":1e300}}")})
            QVERIFY(!readingOf(make, "responses", "m", body, true).reported);
    }
}

QTEST_APPLESS_MAIN(TestMeters)
#include "tst_meters.moc"
