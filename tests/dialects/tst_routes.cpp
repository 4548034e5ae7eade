// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"

#include <QTest>

using namespace llmcap;

using Class = Endpoint::Class;
using Shape = Endpoint::Shape;
using Route = Endpoint (*)(std::string_view, std::string_view);
Q_DECLARE_METATYPE(Route)

namespace {
QString qt(const std::string &text)
{
    return QString::fromStdString(text);
}
} // namespace

class TestRoutes final : public QObject {
    Q_OBJECT
private slots:
    void finds_data();
    void finds();
    void streamShape_data();
    void streamShape();
    void ambiguousPathsAreNeverKnown_data();
    void ambiguousPathsAreNeverKnown();
};

void TestRoutes::finds_data()
{
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("cls");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("upstream");
    QTest::addColumn<QString>("model");
    const auto row = [](const char *law, Route route, const char *method, const char *target,
                        Class cls, const char *name, const char *upstream,
                        const char *model = "") {
        QTest::newRow(law) << route << method << target << int(cls) << name << upstream << model;
    };
    const auto same = [&](const char *law, Route route, const char *method, const char *target,
                          Class cls, const char *name, const char *model = "") {
        row(law, route, method, target, cls, name, target, model);
    };
    const Route a = routeAnthropic, o = routeOpenAi, g = routeGemini, m = routeMistral,
                c = routeCohere;

    same("anthropic messages", a, "POST", "/v1/messages", Class::Metered, "messages");
    same("anthropic beta query is kept", a, "POST", "/v1/messages?beta=true", Class::Metered,
         "messages");
    row("anthropic base with /v1", a, "POST", "/v1/v1/messages", Class::Metered, "messages",
        "/v1/messages");
    row("anthropic without /v1", a, "POST", "/messages?x=%2F", Class::Metered, "messages",
        "/v1/messages?x=%2F");
    row("doubled and trailing slashes", a, "POST", "//v1//messages/", Class::Metered, "messages",
        "/v1/messages");
    same("anthropic counting is free", a, "POST", "/v1/messages/count_tokens?beta=true",
         Class::Free, "count_tokens");
    same("anthropic models", a, "GET", "/v1/models?limit=5", Class::Free, "models");
    same("anthropic batches hold at creation", a, "POST", "/v1/messages/batches", Class::Metered,
         "batches");
    same("anthropic results bear the bill", a, "GET", "/v1/messages/batches/b/results",
         Class::Later, "batch_results");
    same("anthropic batch", a, "GET", "/v1/messages/batches/b", Class::Later, "batch");
    same("anthropic batches", a, "GET", "/v1/messages/batches?limit=2", Class::Later, "batch");
    same("anthropic cancel", a, "POST", "/v1/messages/batches/b/cancel", Class::Later, "batch");
    same("old completions", a, "POST", "/v1/complete", Class::Metered, "complete");
    same("GET of a metered path", a, "GET", "/v1/messages", Class::Unknown, "/v1/messages");
    same("POST to a free path", a, "POST", "/v1/models", Class::Unknown, "/v1/models");
    same("another version", a, "POST", "/v2/messages", Class::Unknown, "/v2/messages");
    same("case matters", a, "POST", "/v1/Messages", Class::Unknown, "/v1/Messages");
    same("an encoded letter is the letter", a, "POST", "/v1/mess%61ges", Class::Metered,
         "messages");

    same("openai chat", o, "POST", "/v1/chat/completions", Class::Metered, "chat");
    row("openai without /v1", o, "POST", "/chat/completions", Class::Metered, "chat",
        "/v1/chat/completions");
    row("openai with /v1 twice", o, "POST", "/v1/v1/responses", Class::Metered, "responses",
        "/v1/responses");
    same("openai responses", o, "POST", "/v1/responses", Class::Metered, "responses");
    same("openai compact", o, "POST", "/v1/responses/compact", Class::Metered, "responses");
    same("openai counting is free", o, "POST", "/v1/responses/input_tokens", Class::Free,
         "input_tokens");
    same("a stored response may bear a bill", o, "GET", "/v1/responses/resp_1?stream=false",
         Class::Later, "response");
    same("a cancelled response", o, "POST", "/v1/responses/resp_1/cancel", Class::Later,
         "response");
    same("what a response was asked", o, "GET", "/v1/responses/resp_1/input_items", Class::Free,
         "response");
    same("openai completions", o, "POST", "/v1/completions", Class::Metered, "completions");
    same("openai embeddings", o, "POST", "/v1/embeddings", Class::Metered, "embeddings");
    same("openai moderations", o, "POST", "/v1/moderations", Class::Free, "moderations");
    same("openai upload", o, "POST", "/v1/files", Class::Free, "files_upload");
    same("openai files", o, "GET", "/v1/files", Class::Free, "files");
    same("a file may be a batch's results", o, "GET", "/v1/files/file-1/content", Class::Later,
         "file_content");
    same("openai models", o, "GET", "/v1/models/gpt-4o", Class::Free, "models");
    same("openai images", o, "POST", "/v1/images/edits", Class::Metered, "images");
    same("openai speech", o, "POST", "/v1/audio/speech", Class::Metered, "speech");
    same("openai transcription", o, "POST", "/v1/audio/transcriptions", Class::Metered,
         "transcriptions");
    same("openai translation", o, "POST", "/v1/audio/translations", Class::Metered,
         "translations");
    same("openai batches", o, "POST", "/v1/batches", Class::Metered, "batches");
    same("openai batch", o, "GET", "/v1/batches/b", Class::Later, "batch");
    same("openai runs", o, "POST", "/v1/threads/t/runs", Class::Metered, "runs");
    same("openai run", o, "GET", "/v1/threads/t/runs/r", Class::Later, "run");
    same("openai realtime", o, "GET", "/v1/realtime?model=gpt-realtime", Class::Unknown,
         "/v1/realtime");
    same("openai realtime calls", o, "POST", "/v1/realtime/calls", Class::Unknown,
         "/v1/realtime/calls");
    same("openai video has no price here", o, "POST", "/v1/videos", Class::Unknown, "/v1/videos");
    same("openai fine-tuning", o, "POST", "/v1/fine_tuning/jobs", Class::Unknown,
         "/v1/fine_tuning/jobs");
    same("responses socket", o, "GET", "/v1/responses", Class::Unknown, "/v1/responses");
    same("azure deployment", o, "POST",
         "/openai/deployments/my-gpt/chat/completions?api-version=2024-10-21", Class::Metered,
         "chat", "my-gpt");

    same("gemini v1beta", g, "POST", "/v1beta/models/gemini-2.5-flash:generateContent",
         Class::Metered, "generate_content", "gemini-2.5-flash");
    same("gemini v1", g, "POST", "/v1/models/gemini-2.5-flash:generateContent", Class::Metered,
         "generate_content", "gemini-2.5-flash");
    same("gemini v1alpha", g, "POST", "/v1alpha/models/g:generateContent", Class::Metered,
         "generate_content", "g");
    row("gemini without version", g, "POST", "/models/g:generateContent", Class::Metered,
        "generate_content", "/v1beta/models/g:generateContent", "g");
    row("gemini: the SDK's version wins", g, "POST", "/v1beta/v1/models/g:generateContent?key=k",
        Class::Metered, "generate_content", "/v1/models/g:generateContent?key=k", "g");
    same("gemini encoded colon", g, "POST", "/v1beta/models/g%3AgenerateContent", Class::Metered,
         "generate_content", "g");
    same("gemini tuned model", g, "POST", "/v1beta/tunedModels/mine:generateContent",
         Class::Metered, "generate_content", "tunedModels/mine");
    same("gemini of a project", g, "POST",
         "/v1/projects/p/locations/l/publishers/google/models/g:generateContent", Class::Metered,
         "generate_content", "g");
    same("gemini counting is free", g, "POST", "/v1beta/models/g:countTokens", Class::Free,
         "count_tokens", "g");
    same("gemini embedding", g, "POST", "/v1beta/models/e:embedContent", Class::Metered,
         "embeddings", "e");
    same("gemini embeddings", g, "POST", "/v1beta/models/e:batchEmbedContents", Class::Metered,
         "embeddings", "e");
    same("gemini pictures", g, "POST", "/v1beta/models/imagen:predict", Class::Metered, "predict",
         "imagen");
    same("gemini video", g, "POST", "/v1beta/models/veo:predictLongRunning", Class::Metered,
         "predict_video", "veo");
    same("gemini batch", g, "POST", "/v1beta/models/g:batchGenerateContent", Class::Metered,
         "batches", "g");
    same("gemini job", g, "GET", "/v1beta/batches/b", Class::Later, "batch");
    same("gemini cancel", g, "POST", "/v1beta/batches/b:cancel", Class::Later, "batch");
    same("gemini results", g, "GET", "/download/v1beta/files/f:download?alt=media", Class::Later,
         "file_content");
    same("gemini upload", g, "POST", "/upload/v1beta/files", Class::Free, "files");
    same("gemini operation", g, "GET", "/v1beta/models/veo/operations/o", Class::Free, "models");
    same("gemini caches are rented by the hour", g, "POST", "/v1beta/cachedContents",
         Class::Unknown, "/v1beta/cachedContents");
    row("gemini live", g, "GET", "/ws/google.ai.generativelanguage.v1beta.GenerativeService",
        Class::Unknown, "/ws/google.ai.generativelanguage.v1beta.GenerativeService",
        "/v1beta/ws/google.ai.generativelanguage.v1beta.GenerativeService");
    same("gemini models", g, "GET", "/v1beta/models?pageSize=3", Class::Free, "models");
    same("gemini compatible chat", g, "POST", "/v1beta/openai/chat/completions", Class::Metered,
         "chat");
    same("gemini compatible embeddings", g, "POST", "/v1beta/openai/embeddings", Class::Metered,
         "embeddings");
    same("gemini interactions", g, "POST", "/v1beta/interactions", Class::Metered,
         "interactions");
    same("gemini interaction", g, "GET", "/v1beta/interactions/i", Class::Later, "interaction");
    same("gemini GET of an action", g, "GET", "/v1beta/files/f", Class::Free, "files");

    same("mistral chat", m, "POST", "/v1/chat/completions", Class::Metered, "chat");
    row("mistral without /v1", m, "POST", "/chat/completions", Class::Metered, "chat",
        "/v1/chat/completions");
    row("mistral with /v1 twice", m, "POST", "/v1/v1/chat/completions", Class::Metered, "chat",
        "/v1/chat/completions");
    same("mistral fim", m, "POST", "/v1/fim/completions", Class::Metered, "fim");
    same("mistral agents", m, "POST", "/v1/agents/completions", Class::Metered, "agents");
    same("mistral embeddings", m, "POST", "/v1/embeddings", Class::Metered, "embeddings");
    same("mistral models", m, "GET", "/v1/models", Class::Free, "models");
    same("mistral ocr", m, "POST", "/v1/ocr", Class::Metered, "ocr");
    same("mistral speech", m, "POST", "/v1/audio/speech", Class::Metered, "speech");
    same("mistral transcription", m, "POST", "/v1/audio/transcriptions", Class::Metered,
         "transcriptions");
    same("mistral conversation", m, "POST", "/v1/conversations", Class::Metered,
         "conversations");
    same("mistral conversation goes on", m, "POST", "/v1/conversations/c", Class::Metered,
         "conversations");
    same("mistral conversation anew", m, "POST", "/v1/conversations/c/restart", Class::Metered,
         "conversations");
    same("mistral batch", m, "POST", "/v1/batch/jobs", Class::Metered, "batches");
    same("mistral job", m, "GET", "/v1/batch/jobs/j", Class::Later, "batch");
    same("mistral results", m, "GET", "/v1/files/f/content", Class::Later, "file_content");
    same("mistral libraries are read with a price", m, "POST", "/v1/libraries/l/documents",
         Class::Unknown, "/v1/libraries/l/documents");

    same("cohere v2 chat", c, "POST", "/v2/chat", Class::Metered, "chat");
    same("cohere v1 chat", c, "POST", "/v1/chat", Class::Metered, "chat_v1");
    row("cohere without version", c, "POST", "/chat", Class::Metered, "chat", "/v2/chat");
    row("cohere: the SDK's version wins", c, "POST", "/v2/v1/chat", Class::Metered, "chat_v1",
        "/v1/chat");
    same("cohere embed", c, "POST", "/v1/embed", Class::Metered, "embed");
    same("cohere v2 embed", c, "POST", "/v2/embed", Class::Metered, "embed");
    same("cohere rerank", c, "POST", "/v2/rerank", Class::Metered, "rerank");
    same("cohere tokenize", c, "POST", "/v1/tokenize", Class::Free, "tokenize");
    row("cohere tokenize without version", c, "POST", "/tokenize", Class::Free, "tokenize",
        "/v1/tokenize");
    same("cohere models", c, "GET", "/v1/models", Class::Free, "models");
    same("cohere generate", c, "POST", "/v1/generate", Class::Metered, "generate");
    same("cohere classify", c, "POST", "/v1/classify", Class::Metered, "classify");
    same("cohere parse", c, "POST", "/v2/parse", Class::Metered, "parse");
    same("cohere embedding jobs", c, "POST", "/v1/embed-jobs", Class::Unknown, "/v1/embed-jobs");
    same("the root", c, "GET", "/", Class::Unknown, "/");
}

void TestRoutes::finds()
{
    QFETCH(Route, route);
    QFETCH(QString, method);
    QFETCH(QString, target);
    const std::string text = target.toStdString();
    const Endpoint endpoint = route(method.toStdString(), text);
    QTEST(int(endpoint.cls), "cls");
    QTEST(qt(endpoint.name), "name");
    QTEST(qt(endpoint.upstreamTarget), "upstream");
    QTEST(qt(endpoint.modelInPath), "model");
}

void TestRoutes::streamShape_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<int>("shape");
    QTest::newRow("alt=sse is a stream of events") << "?alt=sse" << int(Shape::Sse);
    QTest::newRow("after other parameters") << "?key=a&alt=sse&x=1" << int(Shape::Sse);
    QTest::newRow("Google's other spelling") << "?$alt=sse" << int(Shape::Sse);
    QTest::newRow("encoded") << "?%61lt=ss%65" << int(Shape::Sse);
    QTest::newRow("without it a JSON array") << "" << int(Shape::JsonArray);
    QTest::newRow("alt=json") << "?alt=json" << int(Shape::JsonArray);
    QTest::newRow("a value that only begins so") << "?alt=ssex" << int(Shape::JsonArray);
    QTest::newRow("a name that only ends so") << "?salt=sse" << int(Shape::JsonArray);
}

void TestRoutes::streamShape()
{
    QFETCH(QString, query);
    const std::string target = "/v1/models/g:streamGenerateContent" + query.toStdString();
    const Endpoint endpoint = routeGemini("POST", target);
    QCOMPARE(int(endpoint.cls), int(Class::Metered));
    QCOMPARE(qt(endpoint.upstreamTarget), qt(target));
    QVERIFY(endpoint.streamShape);
    QTEST(int(*endpoint.streamShape), "shape");
    QVERIFY(!routeGemini("POST", "/v1/models/g:generateContent?alt=sse").streamShape);
}

void TestRoutes::ambiguousPathsAreNeverKnown_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("dot segment") << "/v1/models/../messages";
    QTest::newRow("encoded dots") << "/v1/models/%2e%2E/messages";
    QTest::newRow("single dot") << "/v1/./models";
    QTest::newRow("encoded slash") << "/v1/models%2f..%2fmessages";
    QTest::newRow("encoded twice") << "/v1/models/%252e%252e/messages";
    QTest::newRow("backslash") << "/v1/models\\..\\messages";
    QTest::newRow("encoded backslash") << "/v1/models/%5C..";
    QTest::newRow("broken percent sign") << "/v1/models/%2";
    QTest::newRow("no hex") << "/v1/models/%zz";
    QTest::newRow("encoded null") << "/v1/models/%00";
    QTest::newRow("path parameter") << "/v1/models/..;/messages";
    QTest::newRow("fragment") << "/v1/models#/messages";
}

void TestRoutes::ambiguousPathsAreNeverKnown()
{
    QFETCH(QString, target);
    const std::string text = target.toStdString();
    for (Route route : {routeAnthropic, routeOpenAi, routeGemini, routeMistral, routeCohere}) {
        for (const char *method : {"GET", "POST"})
            QCOMPARE(int(route(method, text).cls), int(Class::Unknown));
    }
}

QTEST_APPLESS_MAIN(TestRoutes)
#include "tst_routes.moc"
