// SPDX-License-Identifier: GPL-3.0-or-later
// The simulated provider over real sockets: every wire format has the shapes of its API
// reference, and the bill is what the reported usage costs.
#include "reported_usage.h"
#include "simulated_provider.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpSocket>
#include <QTest>

using namespace llmcap;
using namespace llmcap::reported;

namespace {

PriceEntry priceOf(const char *provider)
{
    PriceEntry entry;
    entry.patterns = {"sim-*"};
    entry.price.provider = provider;
    entry.price.model = "sim-model";
    entry.price.maxOutput = 400;
    PriceRow row;
    row.unit[std::size_t(Unit::Input)] = inputPrice;
    row.unit[std::size_t(Unit::CacheRead)] = cachedPrice;
    row.unit[std::size_t(Unit::Output)] = outputPrice;
    entry.price.rows = {row};
    return entry;
}

std::shared_ptr<const PriceBook> smallBook()
{
    std::vector<PriceEntry> entries;
    for (const char *provider : {"anthropic", "openai", "gemini", "mistral", "cohere"})
        entries.push_back(priceOf(provider));
    return std::make_shared<PriceBook>("test", entries);
}

using Read = Document (*)(const QJsonObject &);
struct Format {
    const char *name, *provider, *path, *plain, *streamed, *contentType;
    Read read;
    bool isStreamPath = false;   ///< the stream has a path of its own
};

const char *const chat = R"({"model":"sim-a","messages":[]})";
const char *const chatStream = R"({"model":"sim-a","stream":true,"messages":[]})";

const std::vector<Format> formats{
    {"anthropic messages", "anthropic", "/anthropic/v1/messages",
     R"({"model":"sim-a","max_tokens":300})", R"({"model":"sim-a","max_tokens":300,"stream":true})",
     "text/event-stream", anthropic},
    {"openai chat", "openai", "/openai/v1/chat/completions", chat,
     R"({"model":"sim-a","stream":true,"stream_options":{"include_usage":true}})",
     "text/event-stream", openAiChat},
    {"openai responses", "openai", "/openai/v1/responses", R"({"model":"sim-a","input":"x"})",
     R"({"model":"sim-a","input":"x","stream":true})", "text/event-stream", openAiResponses},
    {"gemini", "gemini", "/gemini/v1beta/models/sim-a:generateContent", "{}", "{}",
     "text/event-stream", gemini, true},
    {"gemini interactions", "gemini", "/gemini/v1beta/interactions", R"({"model":"sim-a"})",
     R"({"model":"sim-a","stream":true})", "text/event-stream", interactions},
    {"mistral chat", "mistral", "/mistral/v1/chat/completions", chat, chatStream,
     "text/event-stream", openAiChat},
    {"cohere chat", "cohere", "/cohere/v2/chat", chat, chatStream, "text/event-stream", cohere},
    {"cohere chat v1", "cohere", "/cohere/v1/chat", R"({"model":"sim-a","message":"x"})",
     R"({"model":"sim-a","message":"x","stream":true})", "application/stream+json", cohere},
};

/// The JSON documents of a reply, streamed as events, lines or one array, or not at all.
QList<QJsonObject> documentsOf(const QByteArray &body)
{
    QList<QJsonObject> all;
    const QJsonDocument whole = QJsonDocument::fromJson(body);
    if (whole.isObject())
        return {whole.object()};
    if (whole.isArray()) {
        for (const QJsonValue &item : whole.array())
            all.append(item.toObject());
        return all;
    }
    for (QByteArray line : body.split('\n')) {
        line = line.trimmed();
        if (line.startsWith("data: "))
            line.remove(0, 6);
        if (line.startsWith('{'))
            all.append(QJsonDocument::fromJson(line).object());
    }
    return all;
}

} // namespace

class TestSimulatedProvider final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void everyFormatReportsWhatItBills_data();
    void everyFormatReportsWhatItBills();
    void aGeminiStreamWithoutSseIsOneArray();
    void openAiHidesUsageUnlessAsked();
    void theLimitOfTheRequestHolds_data();
    void theLimitOfTheRequestHolds();
    void choicesAreBilledTogether();
    void embeddingsBillInput();
    void errorsHaveTheProvidersShape_data();
    void errorsHaveTheProvidersShape();
    void freeCallsAreNotBilled();
    void aBrokenReplyIsBilledForWhatWasMade();
    void usageCanBeHidden();
    void theBillIsToldOverHttp();
    void theSameSeedGivesTheSameAnswer();

private:
    struct Answer {
        int status = 0;
        QByteArray type, body;
    };
    Answer send(const QString &path, const QByteArray &body,
                const QList<QPair<QByteArray, QByteArray>> &headers = {},
                const QByteArray &method = "POST", bool hasKey = true);
    Reported usageOf(const Answer &answer, Read read, QString *text = nullptr);
    qint64 billed(const std::string &provider);

    std::unique_ptr<SimulatedProvider> m_provider;
    QNetworkAccessManager m_network;
};

void TestSimulatedProvider::init()
{
    SimulatedProviderOptions options;
    options.prices = smallBook();
    m_provider.reset();
    auto started = SimulatedProvider::start(options);
    QVERIFY(started);
    m_provider = std::move(*started);
}

TestSimulatedProvider::Answer TestSimulatedProvider::send(
    const QString &path, const QByteArray &body,
    const QList<QPair<QByteArray, QByteArray>> &headers, const QByteArray &method, bool hasKey)
{
    QNetworkRequest request(QUrl(QString::fromStdString(m_provider->url()) + path));
    request.setRawHeader("content-type", "application/json");
    if (hasKey)
        request.setRawHeader("authorization", "Bearer key");
    for (const auto &[name, value] : headers)
        request.setRawHeader(name, value);
    QNetworkReply *reply = m_network.sendCustomRequest(request, method, body);
    (void)QTest::qWaitFor([&] { return reply->isFinished(); }, 5000);
    reply->deleteLater();
    return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
            reply->rawHeader("content-type"), reply->readAll()};
}

/// Later documents overwrite: no format's counts are added up.
Reported TestSimulatedProvider::usageOf(const Answer &answer, Read read, QString *text)
{
    Reported usage;
    for (const QJsonObject &json : documentsOf(answer.body)) {
        const Document document = read(json);
        usage = document.usage.isSaid() ? document.usage : usage;
        if (text)
            *text += document.text;
    }
    return usage;
}

qint64 TestSimulatedProvider::billed(const std::string &provider)
{
    // The books close a moment after the last byte was sent.
    (void)QTest::qWaitFor([&] { return m_provider->bill().byProvider.count(provider) > 0; }, 1000);
    return m_provider->bill().byProvider[provider].billed.count;
}

void TestSimulatedProvider::everyFormatReportsWhatItBills_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<bool>("isStreamed");
    for (std::size_t i = 0; i < formats.size(); ++i) {
        QTest::addRow("%s plain", formats[i].name) << int(i) << false;
        QTest::addRow("%s streamed", formats[i].name) << int(i) << true;
    }
}

void TestSimulatedProvider::everyFormatReportsWhatItBills()
{
    QFETCH(int, format);
    QFETCH(bool, isStreamed);
    const Format &wire = formats[std::size_t(format)];
    QString path = wire.path;
    if (isStreamed && wire.isStreamPath)
        path = path.replace(":generateContent", ":streamGenerateContent") + "?alt=sse";
    const auto answer = send(path, isStreamed ? wire.streamed : wire.plain,
                             {{"x-sim-input-tokens", "100"}, {"x-sim-cache-read-tokens", "30"},
                              {"x-sim-output-tokens", "50"}, {"x-sim-reasoning-tokens", "10"}});
    QCOMPARE(answer.status, 200);
    QVERIFY2(answer.type.startsWith(isStreamed ? wire.contentType : "application/json"),
             answer.type.constData());
    if (isStreamed)
        QVERIFY(documentsOf(answer.body).size() > 3);
    QString text;
    const Reported usage = usageOf(answer, wire.read, &text);
    QVERIFY2(usage.isSaid(), answer.body.right(600).constData());
    QVERIFY(!text.trimmed().isEmpty());
    QCOMPARE(usage.input + usage.cached, 100);
    QCOMPARE(usage.output, 50);
    QCOMPARE(billed(wire.provider), usage.nano());
    const auto line = m_provider->bill().byProvider[wire.provider];
    QCOMPARE(line.requests, 1);
    QCOMPARE(qint64(line.usage[Unit::Output]), usage.output);
}

void TestSimulatedProvider::aGeminiStreamWithoutSseIsOneArray()
{
    const auto answer = send("/gemini/v1beta/models/sim-a:streamGenerateContent", "{}",
                             {{"x-sim-output-tokens", "60"}});
    QVERIFY(answer.type.startsWith("application/json"));
    const QJsonDocument json = QJsonDocument::fromJson(answer.body);
    QVERIFY(json.isArray());
    QVERIFY(json.array().size() > 1);
    QCOMPARE(usageOf(answer, gemini).output, 60);
    QCOMPARE(billed("gemini"), usageOf(answer, gemini).nano());
}

void TestSimulatedProvider::openAiHidesUsageUnlessAsked()
{
    const auto answer = send("/openai/v1/chat/completions", chatStream);
    QCOMPARE(answer.status, 200);
    QVERIFY(!answer.body.contains("\"usage\""));
    QVERIFY(answer.body.trimmed().endsWith("data: [DONE]"));
    QVERIFY(billed("openai") > 0);
    const auto asked = send("/openai/v1/chat/completions", formats[1].streamed);
    const auto documents = documentsOf(asked.body);
    QVERIFY(documents.last()["choices"].toArray().isEmpty());
    QVERIFY(documents.last()["usage"].isObject());
    QVERIFY(documents.first()["usage"].isNull());
}

void TestSimulatedProvider::theLimitOfTheRequestHolds_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("format");
    QTest::addColumn<QByteArray>("said");
    QTest::newRow("anthropic") << "/anthropic/v1/messages"
                               << QByteArray(R"({"model":"sim-a","max_tokens":7})") << 0
                               << QByteArray("\"max_tokens\"");
    QTest::newRow("openai chat") << "/openai/v1/chat/completions"
                                 << QByteArray(R"({"model":"sim-a","max_completion_tokens":7})")
                                 << 1 << QByteArray("\"length\"");
    QTest::newRow("openai responses") << "/openai/v1/responses"
                                      << QByteArray(R"({"model":"sim-a","max_output_tokens":7})")
                                      << 2 << QByteArray("\"incomplete\"");
    QTest::newRow("gemini") << "/gemini/v1beta/models/sim-a:generateContent"
                            << QByteArray(R"({"generationConfig":{"maxOutputTokens":7}})") << 3
                            << QByteArray("\"MAX_TOKENS\"");
    QTest::newRow("cohere") << "/cohere/v2/chat"
                            << QByteArray(R"({"model":"sim-a","max_tokens":7})") << 6
                            << QByteArray("\"MAX_TOKENS\"");
}

void TestSimulatedProvider::theLimitOfTheRequestHolds()
{
    QFETCH(QString, path);
    QFETCH(QByteArray, body);
    QFETCH(int, format);
    QFETCH(QByteArray, said);
    const auto answer = send(path, body);
    QCOMPARE(usageOf(answer, formats[std::size_t(format)].read).output, 7);
    QVERIFY2(answer.body.contains(said), answer.body.constData());
}

void TestSimulatedProvider::choicesAreBilledTogether()
{
    const auto answer = send("/openai/v1/chat/completions",
                             R"({"model":"sim-a","n":3,"max_completion_tokens":10})");
    QCOMPARE(QJsonDocument::fromJson(answer.body).object()["choices"].toArray().size(), 3);
    QCOMPARE(usageOf(answer, openAiChat).output, 30);
    QCOMPARE(billed("openai"), usageOf(answer, openAiChat).nano());
}

void TestSimulatedProvider::embeddingsBillInput()
{
    const auto answer = send("/openai/v1/embeddings", R"({"model":"sim-a","input":["a","b"]})",
                             {{"x-sim-input-tokens", "100"}});
    QCOMPARE(QJsonDocument::fromJson(answer.body).object()["data"].toArray().size(), 2);
    const Reported usage = usageOf(answer, openAiChat);
    QCOMPARE(usage.input, 100);
    QCOMPARE(usage.output, 0);
    QCOMPARE(billed("openai"), usage.nano());
}

void TestSimulatedProvider::errorsHaveTheProvidersShape_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("anthropic") << "/anthropic/v1/messages" << QStringList{"type", "error"};
    QTest::newRow("openai") << "/openai/v1/chat/completions" << QStringList{"error"};
    QTest::newRow("gemini") << "/gemini/v1beta/models/sim-a:generateContent"
                            << QStringList{"error"};
    QTest::newRow("cohere") << "/cohere/v2/chat" << QStringList{"message"};
}

void TestSimulatedProvider::errorsHaveTheProvidersShape()
{
    QFETCH(QString, path);
    QFETCH(QStringList, keys);
    const QByteArray body = R"({"model":"sim-a","max_tokens":5})";
    QCOMPARE(send(path, body, {}, "POST", false).status, 401);
    QCOMPARE(send(path, "no json").status, 400);
    QCOMPARE(send(path + "/none", body).status, 404);
    QCOMPARE(send(path, body, {{"x-sim-output-tokens", "-1"}}).status, 400);
    const auto asked = send(path, body, {{"x-sim-status", "503"}});
    QCOMPARE(asked.status, 503);
    const QJsonObject json = QJsonDocument::fromJson(asked.body).object();
    for (const QString &key : keys)
        QVERIFY2(json.contains(key), asked.body.constData());
    QVERIFY(m_provider->bill().byProvider.empty());
    QCOMPARE(m_provider->bill().requests, 5);
}

void TestSimulatedProvider::freeCallsAreNotBilled()
{
    const auto counted = send("/anthropic/v1/messages/count_tokens",
                              R"({"model":"sim-a","messages":[]})");
    QCOMPARE(counted.status, 200);
    QVERIFY(QJsonDocument::fromJson(counted.body).object()["input_tokens"].toInteger() > 0);
    const auto models = send("/openai/v1/models", {}, {}, "GET");
    QCOMPARE(models.status, 200);
    QVERIFY(models.body.contains("sim-model"));
    QVERIFY(m_provider->bill().byProvider.empty());
    QCOMPARE(m_provider->bill().requests, 2);
}

void TestSimulatedProvider::aBrokenReplyIsBilledForWhatWasMade()
{
    send("/openai/v1/chat/completions", chatStream,
         {{"x-sim-output-tokens", "200"}, {"x-sim-input-tokens", "10"},
          {"x-sim-cut-after", "3000"}, {"x-sim-id", "cut"}});
    const Reported least{10, 0, 0};
    const Reported most{10, 0, 200};
    QVERIFY(billed("openai") >= least.nano());
    QVERIFY(billed("openai") < most.nano());
    const SimulatedBill bill = m_provider->bill();
    QCOMPARE(bill.requestIds, std::vector<std::string>{"cut"});
    QCOMPARE(bill.byRequest.at("cut").count, billed("openai"));
}

void TestSimulatedProvider::usageCanBeHidden()
{
    for (const Format &wire : formats) {
        const auto answer = send(wire.path, wire.plain, {{"x-sim-no-usage", "1"}});
        QVERIFY2(!usageOf(answer, wire.read).isSaid(), wire.name);
        QVERIFY(billed(wire.provider) > 0);
    }
}

void TestSimulatedProvider::theBillIsToldOverHttp()
{
    send("/mistral/v1/chat/completions", chat, {{"x-sim-id", "a"}});
    const qint64 nano = billed("mistral");
    const QJsonObject bill
        = QJsonDocument::fromJson(send("/__sim/bill", {}, {}, "GET").body).object();
    const auto line = bill["providers"].toObject()["mistral"].toObject();
    QCOMPARE(parseUsd(line["billed_usd"].toString().toStdString())->count, nano);
    QCOMPARE(bill["request_ids"].toArray(), QJsonArray{"a"});
    QCOMPARE(send("/__sim/reset", {}).status, 200);
    QVERIFY(m_provider->bill().byProvider.empty());
    QCOMPARE(m_provider->bill().requests, 0);
}

void TestSimulatedProvider::theSameSeedGivesTheSameAnswer()
{
    QString first, second;
    usageOf(send("/cohere/v2/chat", chat), cohere, &first);
    usageOf(send("/cohere/v2/chat", chat), cohere, &second);
    QCOMPARE(first, second);
    QVERIFY(!first.isEmpty());
}

QTEST_GUILESS_MAIN(TestSimulatedProvider)
#include "tst_simulated_provider.moc"
