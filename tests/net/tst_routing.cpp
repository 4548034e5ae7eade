// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect.h"
#include "http_head.h"
#include "lenient_path.h"
#include "route.h"

#include <QTest>

using namespace llmcap;

namespace {

struct Path {
    WireFormat format;
    const char *method;
    const char *path;
};

/// One of each shape in the dialects' tables.
const std::vector<Path> &knownPaths()
{
    static const std::vector<Path> paths{
        {WireFormat::OpenAi, "POST", "/v1/chat/completions"},
        {WireFormat::OpenAi, "POST", "/v1/completions"},
        {WireFormat::OpenAi, "POST", "/v1/embeddings"},
        {WireFormat::OpenAi, "POST", "/v1/responses"},
        {WireFormat::OpenAi, "POST", "/v1/responses/compact"},
        {WireFormat::OpenAi, "POST", "/v1/responses/input_tokens"},
        {WireFormat::OpenAi, "POST", "/v1/responses/resp_1/cancel"},
        {WireFormat::OpenAi, "POST", "/v1/moderations"},
        {WireFormat::OpenAi, "POST", "/v1/files"},
        {WireFormat::OpenAi, "GET", "/v1/models/gpt-5"},
        {WireFormat::OpenAi, "GET", "/v1/responses/resp_1/input_items"},
        {WireFormat::OpenAi, "DELETE", "/v1/responses/resp_1"},
        {WireFormat::OpenAi, "POST", "/openai/deployments/d/chat/completions?api-version=1"},
        {WireFormat::OpenAi, "POST", "/deployments/d/embeddings?api-version=1"},
        {WireFormat::Anthropic, "POST", "/v1/messages?beta=true"},
        {WireFormat::Anthropic, "POST", "/v1/messages/count_tokens"},
        {WireFormat::Anthropic, "GET", "/v1/messages/batches/b/results"},
        {WireFormat::Anthropic, "GET", "/v1/models"},
        {WireFormat::Gemini, "POST", "/v1beta/models/m:generateContent?key=k"},
        {WireFormat::Gemini, "POST", "/v1beta/models/m:streamGenerateContent?alt=sse"},
        {WireFormat::Gemini, "POST", "/v1/tunedModels/t:generateContent"},
        {WireFormat::Gemini, "POST", "/v1beta/models/m:countTokens"},
        {WireFormat::Gemini, "POST", "/v1beta/models/m:batchEmbedContents"},
        {WireFormat::Gemini, "POST", "/v1beta/openai/chat/completions"},
        {WireFormat::Gemini, "GET", "/v1beta/models"},
        {WireFormat::Mistral, "POST", "/v1/chat/completions"},
        {WireFormat::Mistral, "POST", "/v1/fim/completions"},
        {WireFormat::Mistral, "POST", "/v1/agents/completions"},
        {WireFormat::Mistral, "GET", "/v1/models"},
        {WireFormat::Cohere, "POST", "/v2/chat"},
        {WireFormat::Cohere, "POST", "/v1/chat"},
        {WireFormat::Cohere, "POST", "/v2/rerank"},
        {WireFormat::Cohere, "POST", "/v1/tokenize"},
        {WireFormat::Cohere, "GET", "/v1/models"},
    };
    return paths;
}

const std::vector<std::string> &tricks()
{
    static const std::vector<std::string> texts{
        "//", "///", "/./", "/../", "/x/../", "/%2e/", "/%2E%2e/", "/.%2e/", "/%2e%2e%2f", "/..%2f",
        "/%252e%252e/", "/%25252e/", "/..;/", "/;x/", "/;x=y/", "/.;/", "\\", "/..\\", "%5c",
        "/..%5c",
        "%2f", "%2F", "%00/", "/%00", "/x%00/../", "%0d%0a", "%09", "/ ", "%20/", "/#/", "%23", "?",
        "%3f", "/%3fx/", "/*/", "/%", "/%2", "/%zz/", "/v1/", "/v1/v1/", "/v2/", "/v1beta/", "/V1/",
        "/models/", "/models/../", "/files/..%2f", "/batches/", "/~/", "/$/", "/:/", "/@/",
        "/%u002e/",
        "/%c0%ae%c0%ae/", "/%e0%80%ae/", "/\xc0\xae/", "/.../", "/. /", "/%2e%2e%00/"};
    return texts;
}

/// Nothing that the head's check or ambiguityOf() lets pass.
bool isRefused(const std::string &target)
{
    const std::string head = "POST " + target + " HTTP/1.1\r\nHost: 127.0.0.1:4517\r\n\r\n";
    return requestHeadFault(head, 200) || ambiguityOf(target);
}

std::string queryless(const std::string &target)
{
    return target.substr(0, target.find('?'));
}

} // namespace

/// A9 and A19: the class that is metered is the class that is reached.
class TestRouting final : public QObject {
    Q_OBJECT

private slots:
    void everyTrickAtEverySlash_data();
    void everyTrickAtEverySlash();
    void escapesOfOrdinaryLetters();
    void methodsDoNotMix();
    void theProxysOwnSegments();
};

void TestRouting::everyTrickAtEverySlash_data()
{
    QTest::addColumn<int>("path");
    for (std::size_t i = 0; i < knownPaths().size(); ++i)
        QTest::addRow("%s %s", knownPaths()[i].method, knownPaths()[i].path)
            << static_cast<int>(i);
}

void TestRouting::everyTrickAtEverySlash()
{
    QFETCH(int, path);
    const Path &known = knownPaths()[static_cast<std::size_t>(path)];
    const Dialect &dialect = dialectOf(known.format);
    QVERIFY(dialect.route(known.method, known.path).cls != Endpoint::Class::Unknown);
    const std::string whole = known.path;
    int passed = 0;
    for (std::size_t at = 0; at <= queryless(whole).size(); ++at) {
        for (const std::string &trick : tricks()) {
            const std::string target = whole.substr(0, at) + trick + whole.substr(at);
            if (!target.starts_with('/') || isRefused(target))
                continue;
            const Endpoint ours = dialect.route(known.method, target);
            const Endpoint theirs
                = dialect.route(known.method, lenientPath(ours.upstreamTarget));
            if (ours.cls != theirs.cls)
                QFAIL((target + " goes out as " + ours.upstreamTarget + ", which a lenient server "
                       "takes for " + theirs.name).c_str());
            if (ours.cls == Endpoint::Class::Metered && ours.name != theirs.name)
                QFAIL((target + " is metered as " + ours.name + ", not " + theirs.name).c_str());
            ++passed;
        }
    }
    QVERIFY2(passed > 0, "some of them are harmless and pass: the test looks at something");
}

void TestRouting::escapesOfOrdinaryLetters()
{
    for (const Path &known : knownPaths()) {
        const std::string whole = known.path;
        const Dialect &dialect = dialectOf(known.format);
        const Endpoint plain = dialect.route(known.method, whole);
        for (std::size_t at = 1; at < queryless(whole).size(); ++at) {
            if (whole[at] == '/')
                continue;
            char escaped[4];
            std::snprintf(escaped, sizeof escaped, "%%%02x", static_cast<unsigned char>(whole[at]));
            const std::string target = whole.substr(0, at) + escaped + whole.substr(at + 1);
            if (isRefused(target))
                continue;
            const Endpoint ours = dialect.route(known.method, target);
            const Endpoint theirs = dialect.route(known.method, lenientPath(ours.upstreamTarget));
            QVERIFY2(ours.cls == theirs.cls, target.c_str());
            QVERIFY2(ours.cls == plain.cls || ours.cls == Endpoint::Class::Unknown, target.c_str());
        }
    }
}

void TestRouting::methodsDoNotMix()
{
    for (const Path &known : knownPaths()) {
        if (std::string_view(known.method) != "POST")
            continue;
        const Dialect &dialect = dialectOf(known.format);
        if (dialect.route("POST", known.path).cls != Endpoint::Class::Metered)
            continue;
        for (const char *method : {"PUT", "PATCH", "OPTIONS", "TRACE", "post", "Post", "POST2"}) {
            const auto cls = dialect.route(method, known.path).cls;
            QVERIFY2(cls == Endpoint::Class::Unknown, known.path);
        }
    }
}

void TestRouting::theProxysOwnSegments()
{
    const std::vector<Provider> providers = defaultProviders();
    const auto kindOf = [&](const char *target) { return routeOf(target, providers).kind; };
    QVERIFY(kindOf("/openai/v1/models") == Route::Kind::Provider);
    QVERIFY(kindOf("/p/x/openai/v1/models") == Route::Kind::Provider);
    QVERIFY(kindOf("/llmcap/v1/status") == Route::Kind::Feed);
    for (const char *target : {"/", "//openai/v1", "/./openai/v1", "/openai%2fv1", "/%6fpenai/v1",
                               "/OPENAI/v1", "/p//openai/v1", "/p/x%2fy/openai",
                               "/p/x/llmcap/v1/caps",
                               "/llmcap", "/llmcap/", "/llmcap/v2/status", "/llmcap/v1x",
                               "/%6clmcap/v1/status", "/LLMCAP/v1/status", "/p/../openai/v1",
                               "/openai;x/v1", "/openai@evil/v1", "/.openai/v1",
                               "/p/..;/openai/v1"})
        QVERIFY2(kindOf(target) == Route::Kind::Nowhere, target);
}

QTEST_APPLESS_MAIN(TestRouting)
#include "tst_routing.moc"
