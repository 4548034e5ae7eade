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
    void readsWhateverOrderAndSpelling_data();
    void readsWhateverOrderAndSpelling();
    void whatCannotBeBelievedIsNoReport_data();
    void whatCannotBeBelievedIsNoReport();
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

void TestMeters::readsWhateverOrderAndSpelling_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *law, int format, const char *body) {
        QTest::newRow(law) << format << QByteArray(body);
    };
    row("anthropic: usage first, nulls and news", 0,
        R"({"usage":{"output_tokens":7,"news":{"x":[1]},"cache_creation":null,)"
        R"("server_tool_use":null,"input_tokens":9,"cache_read_input_tokens":null},"content":[]})");
    row("anthropic: escaped keys", 0,
        R"({"us\u0061ge":{"input\u005ftokens":9,"output_tokens":7},"type":"message"})");
    row("anthropic: fractions are rounded up", 0,
        R"({"usage":{"input_tokens":8.2,"output_tokens":7.0}})");
    row("openai: details last, null", 1,
        R"({"usage":{"total_tokens":16,"completion_tokens":7,"prompt_tokens":9,)"
        R"("completion_tokens_details":null,"prompt_tokens_details":{}},"choices":null})");
    row("openai: as events with spaces", 1,
        "data:  {\"choices\" : [ ] , \"usage\" : {\"completion_tokens\":7,"
        "\"prompt_tokens\":9} }\n\n"
        "data: [DONE]\n\n");
    row("gemini: null counts", 2,
        R"({"usageMetadata":{"thoughtsTokenCount":null,"totalTokenCount":16,"promptTokenCount":9,)"
        R"("cachedContentTokenCount":null,"candidatesTokenCount":7,"trafficType":"ON_DEMAND"}})");
    row("mistral: seconds are null", 3,
        R"({"usage":{"prompt_tokens":9,"completion_tokens":7,"total_tokens":16,)"
        R"("prompt_audio_seconds":null,"num_cached_tokens":0}})");
    row("cohere: whole numbers as floats", 4,
        R"({"usage":{"tokens":{"input_tokens":500.0},"billed_units":{"output_tokens":7.0,)"
        R"("input_tokens":9.0,"news":-1}}})");
}

void TestMeters::readsWhateverOrderAndSpelling()
{
    QFETCH(int, format);
    QFETCH(QByteArray, body);
    const Make makers[] = {makeAnthropicMeter, makeOpenAiMeter, makeGeminiMeter,
                           makeMistralMeter, makeCohereMeter};
    const auto reading = readingOf(makers[format], "chat", "m", body.toStdString(), true);
    QVERIFY(reading.reported);
    QCOMPARE(reading.usage[Unit::Input], 9);
    QCOMPARE(reading.usage[Unit::Output], 7);
    QCOMPARE(reading.usage.tokens(), 16);
}

void TestMeters::whatCannotBeBelievedIsNoReport_data()
{
    QTest::addColumn<QByteArray>("count");
    for (const char *count : {"-1", "1e300", "9007199254740993", "18446744073709551616", "\"12\"",
                              "true", "12,\"KEY\":13"})
        QTest::newRow(count) << QByteArray(count);
}

void TestMeters::whatCannotBeBelievedIsNoReport()
{
    QFETCH(QByteArray, count);
    const auto body = [&](const char *before, const char *key, const char *after) {
        return (before + ("\"" + QByteArray(key) + "\":") + QByteArray(count).replace("KEY", key)
                + after).toStdString();
    };
    const auto reported = [&](Make make, const std::string &text) {
        return readingOf(make, "chat", "m", text, true).reported;
    };
    QVERIFY(!reported(makeAnthropicMeter,
                      body("{\"usage\":{\"output_tokens\":7,", "input_tokens", "}}")));
    QVERIFY(!reported(makeAnthropicMeter,
                      body("{\"usage\":{\"input_tokens\":7,\"cache_creation\":{",
                           "ephemeral_1h_input_tokens", "}}}")));
    QVERIFY(!reported(makeOpenAiMeter,
                      body("{\"usage\":{\"prompt_tokens\":7,", "completion_tokens", "}}")));
    QVERIFY(!reported(makeGeminiMeter,
                      body("{\"usageMetadata\":{\"promptTokenCount\":7,", "thoughtsTokenCount",
                           "}}")));
    QVERIFY(!reported(makeMistralMeter,
                      body("{\"usage\":{\"prompt_tokens\":7,", "total_tokens", "}}")));
    QVERIFY(!reported(makeCohereMeter,
                      body("{\"usage\":{\"billed_units\":{\"input_tokens\":7,", "output_tokens",
                           "}}}")));
}

QTEST_APPLESS_MAIN(TestMeters)
#include "tst_meters.moc"
