// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace llmcap;

namespace {

Result<Inspection> inspect(const QString &provider, const QString &target, const QByteArray &body)
{
    struct Side {
        Endpoint (*route)(std::string_view, std::string_view);
        Result<Inspection> (*inspect)(const Endpoint &, std::string_view);
    };
    const Side side = provider == "anthropic" ? Side{routeAnthropic, inspectAnthropic}
        : provider == "openai"                ? Side{routeOpenAi, inspectOpenAi}
        : provider == "gemini"                ? Side{routeGemini, inspectGemini}
        : provider == "mistral"               ? Side{routeMistral, inspectMistral}
                                              : Side{routeCohere, inspectCohere};
    const std::string path = target.toStdString();
    const Endpoint endpoint = side.route("POST", path);
    if (endpoint.cls != Endpoint::Class::Metered)
        return Error{ErrorCode::NotFound, "not metered"};
    const std::string padded = body.toStdString() + std::string(64, '"');
    return side.inspect(endpoint, std::string_view(padded.data(), std::size_t(body.size())));
}

/// The figures that a row speaks of, in one line: what is at its default does not appear.
QString describe(const Inspection &found)
{
    QStringList parts;
    const auto flag = [&](bool set, const char *name) {
        if (set)
            parts << name;
    };
    const auto number = [&](std::int64_t count, std::int64_t usual, const char *name) {
        if (count != usual)
            parts << QString("%1=%2").arg(name).arg(count);
    };
    flag(found.stream, "stream");
    flag(found.includeUsage, "usage");
    number(found.outputLimit.value_or(-1), -1, "limit");
    number(found.choices, 1, "choices");
    number(int(found.tier), 0, "tier");
    number(found.images, 0, "images");
    number(found.audioBytes, 0, "audio");
    number(found.documents, 0, "documents");
    number(found.documentBytes, 0, "documentBytes");
    flag(found.hasTools, "tools");
    flag(found.writesCache, "cache");
    flag(found.writesLongCache, "long");
    flag(found.providerTools, "provider");
    number(found.providerToolUses.value_or(-1), -1, "uses");
    flag(found.hiddenInput, "hidden");
    flag(found.background, "background");
    for (const std::string &condition : found.conditions)
        parts << QString::fromStdString(condition);
    for (std::size_t i = 0; i < unitCount; ++i)
        number(found.pieces.counts[i], 0, unitName(static_cast<Unit>(i)).data());
    if (found.batch)
        parts << QString::fromStdString(found.batch->toText());
    if (!found.inputFile.empty())
        parts << "file " + QString::fromStdString(found.inputFile);
    return parts.join(' ');
}

const char *const geminiPath = "/v1beta/models/g:generateContent";

} // namespace

class TestInspection final : public QObject {
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void refuses_data();
    void refuses();
    void textIsNeverUndercounted_data();
    void textIsNeverUndercounted();
    void payloadsAreNotText();
    void everyCutIsRefused();
    void cassettes();
};

void TestInspection::finds_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("found");
    const auto on = [](const char *provider, const char *target) {
        return [=](const char *law, const char *fields, const char *found) {
            QTest::addRow("%s %s: %s", provider, target, law)
                << provider << target << QByteArray(fields) << found;
        };
    };
    const auto a = on("anthropic", "/v1/messages");
    a("plain", R"("max_tokens":10,"messages":[{"role":"user","content":"hi"}])", "limit=10");
    a("zero is a limit", R"("max_tokens":0,"stream":true)", "stream limit=0");
    a("null is no limit", R"("max_tokens":null,"stream":null)", "");
    a("an escaped key is the key", R"("max\u005ftokens":7)", "limit=7");
    a("own tools", R"("tools":[{"name":"f","input_schema":{"type":"web_search"}}])", "tools");
    a("typed tools of the caller", R"("tools":[{"type":"bash_20250124","name":"bash"}])", "tools");
    a("search with limits adds up",
      R"("tools":[{"type":"web_search_20250305","max_uses":3},{"type":"web_fetch_1",)"
      R"("max_uses":2}])",
      "tools provider uses=5");
    a("one without a limit has none",
      R"("tools":[{"type":"web_search_20250305","max_uses":3},{"type":"code_execution_1"}])",
      "tools provider");
    a("advisor", R"("tools":[{"type":"advisor_20260301","model":"x"}])", "tools provider");
    a("MCP servers", R"("mcp_servers":[{"type":"url","url":"https://x"}])", "provider");
    a("no MCP servers", R"("mcp_servers":[])", "");
    a("compaction", R"("context_management":{"edits":[{"type":"compact_20260112"}]})",
      "provider uses=1");
    a("container", R"("container":"c_1")", "hidden");
    a("cache mark in a block", R"("system":[{"type":"text","text":"x",)"
                               R"("cache_control":{"type":"ephemeral"}}])", "cache");
    a("long cache mark", R"("tools":[{"name":"f","cache_control":{"ttl":"1h"}}])",
      "tools cache long");
    a("short lifetime", R"("cache_control":{"type":"ephemeral","ttl":"5m"})", "cache");
    a("a cache mark in a tool's data is data",
      R"("messages":[{"content":[{"type":"tool_use","input":{"cache_control":{"ttl":"1h"}}}]}])",
      "");
    a("image, its type last",
      R"("messages":[{"content":[{"source":{"data":"QUJD","media_type":"image/png",)"
      R"("type":"base64"},"type":"image"}]}])", "images=1");
    a("image by URL",
      R"("messages":[{"content":[{"type":"image","source":{"type":"url","url":"https://x"}}]}])",
      "images=1");
    a("document",
      R"("messages":[{"content":[{"type":"document","source":{"type":"base64",)"
      R"("media_type":"application/pdf","data":"QUJDRA=="}}]}])", "documents=1 documentBytes=4");
    a("remote document",
      R"("messages":[{"content":[{"type":"document","source":{"type":"url","url":"u"}}]}])",
      "documents=1 hidden");
    a("file", R"("messages":[{"content":[{"type":"container_upload","file_id":"f"}]}])", "hidden");
    a("image in a tool's result",
      R"("messages":[{"content":[{"type":"tool_result","content":[{"type":"image",)"
      R"("source":{"type":"base64","data":"QUJD"}}]}]}])", "images=1");
    a("fast has a price of its own", R"("speed":"fast")", "speed=fast");
    a("the usual speed has none", R"("speed":"standard")", "");
    a("the US have a price of their own", R"("inference_geo":"us")", "inference_geo=us");
    a("everywhere has none", R"("inference_geo":"global")", "");
    a("automatic tier", R"("service_tier":"auto")", "");

    const auto chat = on("openai", "/v1/chat/completions");
    chat("both limits: the larger", R"("max_tokens":5,"max_completion_tokens":9,"n":3)",
         "limit=9 choices=3");
    chat("the limit of another endpoint is none", R"("max_output_tokens":1)", "");
    chat("usage asked for", R"("stream":true,"stream_options":{"include_usage":true})",
         "stream usage");
    chat("zero choices are one", R"("n":0)", "");
    chat("tiers", R"("service_tier":"flex")", "tier=2");
    chat("an unknown tier is the dearest", R"("service_tier":"warp")", "tier=3");
    chat("search options", R"("web_search_options":{})", "provider");
    chat("own functions", R"("tools":[{"type":"function","function":{"name":"f","parameters":)"
                          R"({"properties":{"file_id":{"type":"string"}}}}}])", "tools");
    chat("a tool with an unknown type", R"("tools":[{"type":"newest"}])", "tools provider");
    chat("image", R"("messages":[{"content":[{"type":"image_url",)"
                  R"("image_url":{"url":"data:image\/png;base64,QUJD"}}]}])", "images=1");
    chat("remote image", R"("messages":[{"content":[{"type":"image_url",)"
                         R"("image_url":{"url":"https://x/y.png"}}]}])", "images=1");
    chat("audio", R"("messages":[{"content":[{"type":"input_audio",)"
                  R"("input_audio":{"data":"QUJDREVG","format":"wav"}}]}])", "audio=6");
    chat("a kept audio answer", R"("messages":[{"role":"assistant","audio":{"id":"a"}}])",
         "hidden");
    chat("file", R"("messages":[{"content":[{"type":"file","file":)"
                 R"({"file_data":"data:application/pdf;base64,QUJD"}}]}])",
         "documents=1 documentBytes=3");
    chat("file by id", R"("messages":[{"content":[{"type":"file","file":{"file_id":"f"}}]}])",
         "hidden");

    const auto responses = on("openai", "/v1/responses");
    responses("plain", R"("input":"hi","max_output_tokens":20)", "limit=20");
    responses("the limit of another endpoint is none", R"("max_tokens":1)", "");
    for (const char *tool : {"web_search", "web_search_preview", "file_search", "mcp",
                             "code_interpreter", "image_generation"})
        responses(tool, QByteArray("\"tools\":[{\"type\":\"").append(tool).append("\"}]").data(),
                  "tools provider");
    responses("own tools", R"("tools":[{"type":"function","name":"f"},{"type":"custom"},)"
                           R"({"type":"computer_use_preview"}])", "tools");
    responses("calls limited", R"("tools":[{"type":"web_search"}],"max_tool_calls":4)",
              "tools provider uses=4");
    responses("earlier response", R"("previous_response_id":"r")", "hidden");
    responses("no earlier response", R"("previous_response_id":null)", "");
    responses("conversation", R"("conversation":{"id":"c"})", "hidden");
    responses("stored prompt", R"("prompt":{"id":"p"})", "hidden");
    responses("background", R"("background":true)", "background");
    responses("reference", R"("input":[{"type":"item_reference","id":"i"}])", "hidden");
    responses("reference without a type", R"("input":[{"id":"i"}])", "hidden");
    responses("stored reasoning", R"("input":[{"type":"reasoning","id":"i","summary":[]}])",
              "hidden");
    responses("reasoning brought along",
              R"("input":[{"type":"reasoning","id":"i","encrypted_content":"abc"}])", "");
    responses("image", R"("input":[{"role":"user","content":[{"type":"input_image",)"
                       R"("image_url":"data:image/png;base64,QUJD"}]}])", "images=1");
    responses("image by id", R"("input":[{"role":"user","content":[{"type":"input_image",)"
                             R"("file_id":"f"}]}])", "hidden");
    responses("remote file", R"("input":[{"role":"user","content":[{"type":"input_file",)"
                             R"("file_url":"https://x"}]}])", "documents=1 hidden");

    const auto completions = on("openai", "/v1/completions");
    completions("without a limit: 16", R"("prompt":"a")", "limit=16");
    completions("each prompt is answered", R"("prompt":["a","b"],"n":2,"best_of":3,"max_tokens":1)",
                "limit=1 choices=6");
    completions("tokens are one prompt", R"("prompt":[1,2,3],"max_tokens":1)", "limit=1");
    completions("lists of tokens", R"("prompt":[[1],[2]],"max_tokens":1)", "limit=1 choices=2");

    const auto g = on("gemini", geminiPath);
    g("plain", R"("contents":[{"parts":[{"text":"x"}]}],"generationConfig":)"
               R"({"maxOutputTokens":5,"candidateCount":2})", "limit=5 choices=2");
    g("snake_case", R"("generation_config":{"max_output_tokens":5,"candidate_count":2})",
      "limit=5 choices=2");
    g("own functions", R"("tools":[{"functionDeclarations":[{"name":"f"}]}])", "tools");
    for (const char *tool : {"googleSearch", "google_search", "google_search_retrieval",
                             "code_execution", "codeExecution", "url_context", "google_maps",
                             "file_search", "fileSearch"})
        g(tool, QByteArray("\"tools\":[{\"").append(tool).append("\":{}}]").data(),
          "tools provider");
    g("one tool without a list", R"("tools":{"googleSearch":{}})", "tools provider");
    g("cached content", R"("cachedContent":"cachedContents/c")", "hidden");
    g("cached content, snake_case", R"("cached_content":"cachedContents/c")", "hidden");
    g("image", R"("contents":{"parts":{"inlineData":{"data":"QUJD","mimeType":"image/png"}}})",
      "images=1");
    g("audio, snake_case",
      R"("contents":[{"parts":[{"inline_data":{"mime_type":"audio/wav","data":"QUJD"}}]}])",
      "audio=3");
    g("document", R"("contents":[{"parts":[{"inlineData":{"mimeType":"application/pdf",)"
                  R"("data":"QUJD"}}]}])", "documents=1 documentBytes=3");
    g("video", R"("contents":[{"parts":[{"inlineData":{"mimeType":"video/mp4",)"
               R"("data":"QUJD"}}]}])", "hidden");
    g("remote file", R"("contents":[{"parts":[{"fileData":{"fileUri":"gs://x"}}]}])", "hidden");
    g("words in a tool's data", R"("contents":[{"parts":[{"functionCall":{"args":)"
                                R"({"fileData":"x","cachedContent":"y"}}}]}])", "");
    g("tier", R"("serviceTier":"SERVICE_TIER_FLEX")", "tier=2");

    const auto m = on("mistral", "/v1/chat/completions");
    m("plain", R"("max_tokens":4,"n":2,"stream":true)", "stream limit=4 choices=2");
    m("function without a type", R"("tools":[{"function":{"name":"f"}}])", "tools");
    m("connector", R"("tools":[{"type":"web_search"}])", "tools provider");
    m("image as text", R"("messages":[{"content":[{"type":"image_url",)"
                       R"("image_url":"data:image/png;base64,QUJD"}]}])", "images=1");
    m("remote document", R"("messages":[{"content":[{"type":"document_url",)"
                         R"("document_url":"https://x"}]}])", "documents=1 hidden");
    m("audio", R"("messages":[{"content":[{"type":"input_audio","input_audio":"QUJD"}]}])",
      "audio=3");
    on("mistral", "/v1/agents/completions")("agent", R"("agent_id":"ag:1")", "provider hidden");

    const auto c = on("cohere", "/v2/chat");
    c("plain", R"("max_tokens":4,"messages":[{"role":"user","content":"x"}])", "limit=4");
    c("image", R"("messages":[{"content":[{"type":"image_url","image_url":{"url":)"
               R"("data:image/png;base64,QUJD"}}]}])", "images=1");
    const auto c1 = on("cohere", "/v1/chat");
    c1("connectors", R"("message":"x","connectors":[{"id":"web-search"}])", "provider");
    c1("conversation", R"("message":"x","conversation_id":"c")", "hidden");
    c1("own tools", R"("message":"x","tools":[{"name":"f"}])", "tools");
    on("cohere", "/v2/embed")("images", R"("images":["data:image/png;base64,QUJD"])", "images=1");
    on("cohere", "/v2/rerank")("documents", R"("query":"q","documents":["a","b"])", "documents=2");
}

void TestInspection::finds()
{
    QFETCH(QString, provider);
    QFETCH(QString, target);
    QFETCH(QByteArray, fields);
    const QByteArray body = provider == "gemini" ? "{" + fields + "}"
                                                 : R"({"mod\u0065l":"m",)" + fields + "}";
    const auto found = inspect(provider, target, body);
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QTEST(describe(*found), "found");
    QCOMPARE(found->bodyBytes, body.size());
    const bool agent = target.contains("agents");
    QCOMPARE(found->model, std::string(agent ? "ag:1" : provider == "gemini" ? "g" : "m"));
}

void TestInspection::refuses_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("names");
    const auto chat = [](const char *law, const QByteArray &body, const char *names = "") {
        QTest::newRow(law) << "openai" << "/v1/chat/completions" << body << names;
    };
    const auto gemini = [](const char *law, const QByteArray &body, const char *names = "") {
        QTest::newRow(law) << "gemini" << geminiPath << body << names;
    };
    chat("empty", "");
    chat("white space", " \n");
    chat("no object", "[]", "object");
    chat("a string", "\"x\"", "object");
    chat("no model", R"({"messages":[]})", "model");
    chat("empty model", R"({"model":""})", "model");
    chat("model is no string", R"({"model":5})", "model");
    chat("a word behind the body", R"({"model":"m"} x)");
    chat("a second body", R"({"model":"m"}{"model":"n"})");
    chat("a bracket behind the body", R"({"model":"m"}})");
    chat("a comma too many", R"({"model":"m",})");
    chat("a broken value inside", R"({"model":"m","x":{"y":[1,tru]}})");
    chat("a broken number inside", R"({"model":"m","x":[1.2.3]})");
    chat("a number with a leading zero", R"({"model":"m","x":01})");
    chat("a broken escape inside", R"({"model":"m","x":["\q"]})");
    chat("half an escape", R"({"model":"m","x":"\u12G4"})");
    chat("a bare word", R"({"model":"m","x":nul})");
    chat("no UTF-8", QByteArray("{\"model\":\"m\",\"x\":\"\xff\"}"));
    chat("a control character", QByteArray("{\"model\":\"m\",\"x\":\"\x01\"}"));
    chat("mixed brackets", R"({"model":"m","x":[1}})");
    chat("model twice", R"({"model":"m","model":"n"})", "model");
    chat("model twice, once escaped", R"({"model":"m","mod\u0065l":"n"})", "model");
    chat("limit twice", R"({"model":"m","max_tokens":1,"max_tokens":2})", "max_tokens");
    chat("n twice", R"({"model":"m","n":1,"n":9})", "\"n\"");
    chat("usage twice", R"({"model":"m","stream_options":{"include_usage":true,)"
                        R"("include_usage":false}})", "include_usage");
    chat("limit in quotes", R"({"model":"m","max_tokens":"5"})", "max_tokens");
    chat("limit with a fraction", R"({"model":"m","max_tokens":1.5})", "max_tokens");
    chat("limit with an exponent", R"({"model":"m","max_tokens":1e3})", "max_tokens");
    chat("limit below zero", R"({"model":"m","max_tokens":-1})", "max_tokens");
    chat("limit beyond 2^53", R"({"model":"m","max_tokens":9007199254740993})", "max_tokens");
    chat("limit beyond 64 bits", R"({"model":"m","max_tokens":99999999999999999999})",
         "max_tokens");
    chat("choices in a list", R"({"model":"m","n":[1]})", "\"n\"");
    chat("stream in quotes", R"({"model":"m","stream":"true"})", "stream");
    chat("stream as a number", R"({"model":"m","stream":1})", "stream");
    chat("options are no object", R"({"model":"m","stream_options":[true]})", "stream_options");
    chat("nested without end",
         "{\"model\":\"m\",\"x\":" + QByteArray(5000, '[') + QByteArray(5000, ']') + "}");
    chat("nested objects without end",
         "{\"model\":\"m\",\"x\":" + QByteArray("{\"a\":").repeated(300) + "1"
             + QByteArray(300, '}') + "}", "deep");
    gemini("both spellings are one field twice",
           R"({"generationConfig":{"maxOutputTokens":1,"max_output_tokens":9}})",
           "maxOutputTokens");
    gemini("both spellings of the container",
           R"({"generationConfig":{},"generation_config":{"maxOutputTokens":9}})",
           "generationConfig");
    gemini("candidates in quotes", R"({"generationConfig":{"candidateCount":"2"}})",
           "candidateCount");
}

void TestInspection::refuses()
{
    QFETCH(QString, provider);
    QFETCH(QString, target);
    QFETCH(QByteArray, body);
    QFETCH(QString, names);
    const auto found = inspect(provider, target, body);
    QVERIFY(!found);
    QCOMPARE(int(found.error().code), int(ErrorCode::BadInput));
    const QString message = QString::fromStdString(found.error().message);
    QVERIFY2(message.contains(names), qPrintable(message));
}

void TestInspection::textIsNeverUndercounted_data()
{
    QTest::addColumn<QString>("literal");
    QTest::addColumn<int>("bytes");
    QTest::newRow("letters") << "\"hello\"" << 5;
    QTest::newRow("plain escapes") << R"("\n\t\"\\")" << 4;
    QTest::newRow("one byte") << R"("\u0041")" << 1;
    QTest::newRow("two bytes") << R"("\u00e9")" << 2;
    QTest::newRow("three bytes") << R"("\u20AC")" << 3;
    QTest::newRow("four bytes") << R"("\ud83d\ude00")" << 4;
    QTest::newRow("half of a pair is taken") << R"("\ud83d")" << 3;
    QTest::newRow("UTF-8") << QString("\"") + QChar(0x20ac) + "\"" << 3;
    QTest::newRow("a number of ten digits") << "[1234567890]" << 10;
    QTest::newRow("keys count too") << R"({"abcdefgh":1})" << 9;
    QTest::newRow("a payload in the wrong place is text")
        << R"([{"type":"text","text":"x","source":{"type":"text","data":"12345678"}}])" << 8;
}

void TestInspection::textIsNeverUndercounted()
{
    QFETCH(QString, literal);
    QFETCH(int, bytes);
    const auto textOf = [](const QByteArray &content) {
        const auto found = inspect("anthropic", "/v1/messages",
                                   R"({"model":"m","messages":[{"role":"user","content":)"
                                       + content + "}]}");
        return found ? int(found->textBytes) : -1;
    };
    const int counted = textOf(literal.toUtf8()) - textOf("\"\"");
    QVERIFY2(counted >= bytes, qPrintable(QString::number(counted)));
    // An upper bound, but not one that nobody could use.
    QVERIFY2(counted <= bytes + literal.size() + 8, qPrintable(QString::number(counted)));
}

void TestInspection::payloadsAreNotText()
{
    const QByteArray payload(400000, 'A');
    const auto found = inspect("openai", "/v1/chat/completions",
                               R"({"model":"m","messages":[{"role":"user","content":[{"type":)"
                               R"("image_url","image_url":{"url":"data:image/png;base64,)"
                                   + payload + R"("}},{"type":"input_audio","input_audio":)"
                                   R"({"data":")" + payload + R"("}}]}]})");
    QVERIFY(found);
    QCOMPARE(found->images, 1);
    QCOMPARE(found->audioBytes, 300000);
    QVERIFY(found->textBytes < 1000);
}

void TestInspection::everyCutIsRefused()
{
    const QByteArray body = R"({"model":"m","messages":[{"role":"user","content":[{"type":"text",)"
                            R"("text":"a\u00e9"}]}],"max_tokens":10,"stream":true,"x":null})";
    QVERIFY(inspect("openai", "/v1/chat/completions", body));
    for (int cut = 0; cut < body.size(); ++cut)
        QVERIFY2(!inspect("openai", "/v1/chat/completions", body.left(cut)),
                 body.left(cut).constData());
}

void TestInspection::cassettes()
{
    const QDir folder(LLMCAP_SHARED_DIR "/cassettes");
    if (!folder.exists())
        QSKIP("the recorded exchanges are not here");
    int seen = 0;
    QDirIterator files(folder.path(), {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject cassette = QJsonDocument::fromJson(file.readAll()).object();
        if (cassette["method"] != "POST")
            continue;
        QString provider = cassette["provider"].toString();
        provider = provider == "google" ? "gemini" : provider;
        const QJsonObject body = cassette["request_body"].toObject();
        const QString path = cassette["path"].toString();
        if (path.contains("batches") || body.contains("agent"))
            continue;   // their models stand elsewhere: tst_endpoints
        const auto found = inspect(provider, path, QJsonDocument(body).toJson());
        if (!found && found.error().code == ErrorCode::NotFound)
            continue;
        QVERIFY2(found, qPrintable(file.fileName() + ": "
                                   + (found ? "" : found.error().message.c_str())));
        QString model = body["model"].toString();
        if (model.isEmpty())
            model = path.section("/models/", 1).section(':', 0, 0);
        QCOMPARE(QString::fromStdString(found->model), model);
        QCOMPARE(found->stream, body["stream"].toBool() || path.contains(":stream"));
        QVERIFY(found->textBytes > 0);
        ++seen;
    }
    QVERIFY2(seen > 200, qPrintable(QString::number(seen)));
}

QTEST_APPLESS_MAIN(TestInspection)
#include "tst_inspection.moc"
