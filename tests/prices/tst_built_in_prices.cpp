// SPDX-License-Identifier: GPL-3.0-or-later
// The table that ships: complete enough that a bound can be computed for every chat model, and
// every model of the recorded exchanges has a price.
#include "price_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

using namespace llmcap;

namespace {

const Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};

PriceBook builtInBook()
{
    auto table = parsePriceTable(builtInPrices(), "resources/prices.json");
    if (!table)
        qFatal("%s", table.error().message.c_str());
    return makePriceBook({*table});
}

QJsonArray models()
{
    const auto text = builtInPrices();
    return QJsonDocument::fromJson(QByteArray(text.data(), qsizetype(text.size())))
        .object()["models"].toArray();
}

/// All that a recording calls a model: its request, its path, its reply.
QSet<QString> modelsOf(const QJsonObject &cassette)
{
    QSet<QString> names;
    static const QRegularExpression inPath("/models/([A-Za-z0-9._-]+):");
    static const QRegularExpression inReply("\"(?:model|modelVersion)\"\\s*:\\s*\"([^\"]+)\"");
    if (const auto found = inPath.match(cassette["path"].toString()); found.hasMatch())
        names.insert(found.captured(1));
    if (const QString asked = cassette["request_body"].toObject()["model"].toString();
        !asked.isEmpty())
        names.insert(asked);
    const QByteArray reply
        = QByteArray::fromBase64(cassette["response_body_base64"].toString().toLatin1());
    for (auto it = inReply.globalMatch(QString::fromUtf8(reply)); it.hasNext();)
        names.insert(it.next().captured(1));
    return names;
}

} // namespace

class TestBuiltInPrices final : public QObject {
    Q_OBJECT
private slots:
    void isTheFile();
    void boundsEveryChatModel();
    void findsEveryNameItLists();
    void pricesAsPublished_data();
    void pricesAsPublished();
    void pricesEveryRecordedModel();
};

void TestBuiltInPrices::isTheFile()
{
    QFile file(QStringLiteral(LLMCAP_SOURCE_DIR "/resources/prices.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto text = builtInPrices();
    QCOMPARE(QByteArray(text.data(), qsizetype(text.size())), file.readAll());
}

void TestBuiltInPrices::boundsEveryChatModel()
{
    const PriceBook book = builtInBook();
    int chats = 0;
    const QJsonArray all = models();
    QCOMPARE(qsizetype(book.entries().size()), all.size());
    for (qsizetype i = 0; i < all.size(); ++i) {
        if (all[i].toObject()["kind"].toString("chat") != "chat")
            continue;
        ++chats;
        const ModelPrice &price = book.entries()[std::size_t(i)].price;
        const char *name = price.model.c_str();
        QVERIFY2(price.contextWindow > 0 && price.maxOutput > 0, name);
        QVERIFY2(price.at(Unit::Input, 0)->count > 0 && price.at(Unit::Output, 0)->count > 0, name);
        // A larger input never makes a token cheaper: bounds take the dearest tier below them.
        QVERIFY2(price.at(Unit::Input, 1'000'000'000)->count >= price.at(Unit::Input, 0)->count,
                 name);
        QVERIFY2(price.at(Unit::CacheRead, 0)->count <= price.at(Unit::Input, 0)->count, name);
    }
    QVERIFY(chats > 200);
}

void TestBuiltInPrices::findsEveryNameItLists()
{
    const PriceBook book = builtInBook();
    for (const PriceEntry &entry : book.entries()) {
        const ModelPrice *found
            = book.find(entry.price.provider, entry.price.model, entry.price.effective);
        QVERIFY2(found == &entry.price, entry.price.model.c_str());
    }
}

void TestBuiltInPrices::pricesAsPublished_data()
{
    QTest::addColumn<QByteArray>("provider");
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<qint64>("input");
    QTest::addColumn<qint64>("pico");
    const auto row = [](const char *provider, const char *model, const char *unit, qint64 pico,
                        qint64 input = 0) {
        QTest::addRow("%s %s at %lld", model, unit, input)
            << QByteArray(provider) << QByteArray(model) << QByteArray(unit) << input << pico;
    };
    row("anthropic", "claude-sonnet-4-5-20250929", "input", 3'000'000);
    row("anthropic", "claude-sonnet-4-5", "input", 6'000'000, 200'001);
    row("anthropic", "claude-sonnet-4-5", "cache_read", 300'000);
    row("anthropic", "claude-sonnet-4-5", "cache_write_5m", 3'750'000);
    row("anthropic", "claude-sonnet-4-5", "cache_write_1h", 6'000'000);
    row("anthropic", "claude-sonnet-4-5", "web_search", 10'000'000'000);
    row("anthropic", "claude-sonnet-5", "input", 3'000'000);   // since September 2026
    row("anthropic", "claude-haiku-4-5", "output", 5'000'000);
    row("openai", "gpt-4o-2024-11-20", "input", 2'500'000);
    row("openai", "gpt-4o-2024-05-13", "input", 5'000'000);
    row("openai", "gpt-4o-mini", "cache_read", 75'000);
    row("openai", "gpt-5-nano-2025-08-07", "output", 400'000);
    row("openai", "text-embedding-3-small", "input", 20'000);
    row("openai", "whisper-1", "input_second", 100'000'000);
    row("openai", "tts-1", "input_character", 15'000'000);
    row("gemini", "gemini-2.5-pro", "input", 1'250'000, 200'000);
    row("gemini", "gemini-2.5-pro", "output", 15'000'000, 200'001);
    row("gemini", "gemini-2.5-flash", "audio_input", 1'000'000);
    row("mistral", "mistral-large-latest", "output", 1'500'000);
    row("mistral", "voxtral-mini-latest", "input_second", 50'000'000);
    row("cohere", "command-a-03-2025", "input", 2'500'000);
    row("cohere", "rerank-v3.5", "search_unit", 2'000'000'000);
}

void TestBuiltInPrices::pricesAsPublished()
{
    QFETCH(QByteArray, provider);
    QFETCH(QByteArray, model);
    QFETCH(QByteArray, unit);
    QFETCH(qint64, input);
    QFETCH(qint64, pico);
    const PriceBook book = builtInBook();
    const ModelPrice *price = book.find(provider.toStdString(), model.toStdString(), now);
    QVERIFY(price);
    for (std::size_t i = 0; i < unitCount; ++i) {
        if (unitName(static_cast<Unit>(i)) != unit.toStdString())
            continue;
        const auto found = price->at(static_cast<Unit>(i), input);
        QVERIFY(found);
        QCOMPARE(qint64(found->count), pico);
    }
}

void TestBuiltInPrices::pricesEveryRecordedModel()
{
    const QDir root(QStringLiteral(LLMCAP_SHARED_DIR "/cassettes"));
    if (!root.exists())
        QSKIP("The recorded exchanges are not here.");
    const PriceBook book = builtInBook();
    int seen = 0;
    QStringList unpriced;
    for (const QString &folder : root.entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const std::string provider = folder == "google" ? "gemini" : folder.toStdString();
        const QDir cassettes(root.filePath(folder));
        for (const QString &name : cassettes.entryList({"*.json"}, QDir::Files)) {
            QFile file(cassettes.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const auto cassette = QJsonDocument::fromJson(file.readAll()).object();
            for (const QString &model : modelsOf(cassette)) {
                ++seen;
                if (!book.find(provider, model.toStdString(), now))
                    unpriced << folder + "/" + model;
            }
        }
    }
    QVERIFY(seen > 200);
    unpriced.removeDuplicates();
    // Models that never existed: recorded to see how providers refuse.
    static const QRegularExpression invented("no-?n-?existent|does-not-exist|no-such-model");
    const QStringList real = unpriced.filter(QRegularExpression(
        "^(?!.*(" + invented.pattern() + ")).*$"));
    QVERIFY2(real.isEmpty(), qPrintable(real.join(", ")));
}

QTEST_APPLESS_MAIN(TestBuiltInPrices)
#include "tst_built_in_prices.moc"
