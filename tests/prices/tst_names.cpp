// SPDX-License-Identifier: GPL-3.0-or-later
// Names as gateways, clouds and SDKs write them; and that no lookup falls on a cheaper neighbour.
#include "estimate.h"
#include "price_file.h"

#include <QJsonDocument>
#include <QTest>

using namespace llmcap;

namespace {

const Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};

PriceBook builtIn()
{
    auto table = parsePriceTable(builtInPrices(), "resources/prices.json");
    if (!table)
        qFatal("%s", table.error().message.c_str());
    return makePriceBook({*table});
}

} // namespace

class TestNames final : public QObject {
    Q_OBJECT
private slots:
    void anyWayOfWritingIsOneModel_data();
    void anyWayOfWritingIsOneModel();
    void noNeighbourStandsIn_data();
    void noNeighbourStandsIn();
    void unknownStaysUnknown_data();
    void unknownStaysUnknown();
    void noNameIsCheaperThanTheOneItExtends();
    void aliasesLeadToOtherModels();
    void theRefusalSaysWhatToPaste();
};

void TestNames::anyWayOfWritingIsOneModel_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("model");
    const auto row = [](const char *law, const char *provider, const char *written,
                        const char *model) {
        QTest::newRow(law) << provider << written << model;
    };
    row("the name itself", "openai", "gpt-4o", "gpt-4o");
    row("upper case", "openai", "GPT-4o", "gpt-4o");
    row("a dated snapshot", "openai", "gpt-4o-2024-08-06", "gpt-4o");
    row("a router's prefix", "openai", "openai/gpt-4o", "gpt-4o");
    row("two prefixes", "openai", "openrouter/openai/gpt-4o", "gpt-4o");
    row("Gemini's own prefix", "gemini", "models/gemini-2.5-pro", "gemini-2.5-pro");
    row("Vertex", "gemini", "publishers/google/models/gemini-2.5-flash", "gemini-2.5-flash");
    row("Vertex, in full", "gemini",
        "projects/p/locations/us/publishers/google/models/gemini-2.5-pro", "gemini-2.5-pro");
    row("Vertex's date", "anthropic", "claude-sonnet-4-5@20250929", "claude-sonnet-4-5");
    row("Vertex's default", "anthropic", "claude-opus-4-8@default", "claude-opus-4-8");
    row("Bedrock", "anthropic", "anthropic.claude-3-haiku-20240307-v1:0",
        "claude-3-haiku-20240307");
    row("Bedrock, a region", "anthropic", "us.anthropic.claude-sonnet-4-5-20250929-v1:0",
        "claude-sonnet-4-5");
    row("Bedrock, everywhere", "anthropic", "global.anthropic.claude-opus-4-6-v1",
        "claude-opus-4-6");
    row("Bedrock, behind a router", "anthropic", "bedrock/us.anthropic.claude-opus-4-7",
        "claude-opus-4-7");
    row("a fine-tune", "openai", "ft:gpt-4o-mini-2024-07-18:acme::9AbC", "ft:gpt-4o-mini");
    row("a fine-tune with a suffix", "openai", "ft:gpt-4.1-2025-04-14:acme:bills:9AbC:ckpt-step-9",
        "ft:gpt-4.1");
}

void TestNames::anyWayOfWritingIsOneModel()
{
    QFETCH(QString, provider);
    QFETCH(QString, written);
    QFETCH(QString, model);
    const PriceBook book = builtIn();
    const auto match = book.match(provider.toStdString(), written.toStdString(), now);
    QVERIFY2(match.price, qPrintable(written + " is unknown"));
    QCOMPARE(QString::fromStdString(match.price->model), model);
}

void TestNames::noNeighbourStandsIn_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("dear");
    QTest::addColumn<QString>("cheap");
    const auto row = [](const char *provider, const char *dear, const char *cheap) {
        QTest::newRow(dear) << provider << dear << cheap;
    };
    row("openai", "gpt-4o", "gpt-4o-mini");
    row("openai", "gpt-4o-2024-11-20", "gpt-4o-mini-2024-07-18");
    row("openai", "gpt-5-pro", "gpt-5");
    row("openai", "gpt-5-pro-2025-10-06", "gpt-5-2025-08-07");
    row("openai", "gpt-5", "gpt-5-mini");
    row("openai", "gpt-5-mini", "gpt-5-nano");
    row("openai", "gpt-5.2-pro", "gpt-5.2");
    row("openai", "gpt-4.1", "gpt-4.1-nano");
    row("openai", "gpt-4.1-mini-2025-04-14", "gpt-4.1-nano-2025-04-14");
    row("openai", "o1-pro", "o1");
    row("openai", "o3-pro", "o3");
    row("openai", "o3-pro-2025-06-10", "o3-2025-04-16");
    row("openai", "o3", "o3-mini");
    row("openai", "gpt-4", "gpt-4-turbo");
    row("openai", "gpt-4-32k", "gpt-4");
    row("openai", "ft:gpt-4o-2024-08-06:acme::1", "gpt-4o-2024-08-06");
    row("openai", "ft:gpt-4o-mini-2024-07-18:acme::1", "gpt-4o-mini");
    row("gemini", "gemini-2.5-flash", "gemini-2.5-flash-lite");
    row("gemini", "gemini-2.5-pro", "gemini-2.5-flash");
    row("gemini", "gemini-2.0-flash", "gemini-2.0-flash-lite");
    row("gemini", "gemini-1.5-flash", "gemini-1.5-flash-8b");
    row("gemini", "gemini-3.1-pro-preview", "gemini-3.1-flash-lite-preview");
    row("anthropic", "claude-opus-4-1", "claude-opus-4-5");
    row("anthropic", "claude-opus-4-1-20250805", "claude-sonnet-4-5-20250929");
    row("anthropic", "claude-opus-4-20250514", "claude-opus-4-5-20251101");
    row("mistral", "mistral-large-2411", "mistral-large-2512");
    row("cohere", "command-r-plus-08-2024", "command-r-08-2024");
    row("cohere", "command-r", "command-r7b-12-2024");
}

void TestNames::noNeighbourStandsIn()
{
    QFETCH(QString, provider);
    QFETCH(QString, dear);
    QFETCH(QString, cheap);
    const PriceBook book = builtIn();
    const auto *one = book.find(provider.toStdString(), dear.toStdString(), now);
    const auto *other = book.find(provider.toStdString(), cheap.toStdString(), now);
    QVERIFY2(one, qPrintable(dear));
    QVERIFY2(other, qPrintable(cheap));
    QVERIFY(one->at(Unit::Output, 0)->count > other->at(Unit::Output, 0)->count);
}

void TestNames::unknownStaysUnknown_data()
{
    QTest::addColumn<QString>("provider");
    QTest::addColumn<QString>("model");
    const auto row = [](const char *law, const char *provider, const char *model) {
        QTest::newRow(law) << provider << model;
    };
    row("a model to come", "openai", "gpt-6");
    row("a dearer edition of a known one", "openai", "gpt-4o-pro");
    row("a larger sibling", "openai", "gpt-5-mega");
    row("a fine-tune of what has no such price", "openai", "ft:gpt-5-2025-08-07:acme::1");
    row("only a beginning", "openai", "gpt-");
    row("a longer version number", "anthropic", "claude-opus-4-11");
    row("an edition of Claude", "anthropic", "claude-opus-4-8-max");
    row("somebody else's model", "anthropic", "gpt-4o");
    row("a prefix and nothing", "gemini", "models/");
    row("Bedrock's prefix and nothing", "anthropic", "anthropic.");
    row("an edition of Gemini", "gemini", "gemini-2.5-flash-ultra");
    row("a date that is none", "openai", "gpt-4o-mini-audio-large-2025");
}

void TestNames::unknownStaysUnknown()
{
    QFETCH(QString, provider);
    QFETCH(QString, model);
    const PriceBook book = builtIn();
    const auto match = book.match(provider.toStdString(), model.toStdString(), now);
    QVERIFY2(!match.price, match.pattern.c_str());
}

/// Every name of the table with a word behind it either is another entry's own name, or unknown,
/// or a snapshot of the same model: never a cheaper one by accident.
void TestNames::noNameIsCheaperThanTheOneItExtends()
{
    const PriceBook book = builtIn();
    int looked = 0;
    for (const PriceEntry &entry : book.entries()) {
        for (const std::string &name : entry.patterns) {
            if (name.find('*') != std::string::npos)
                continue;
            const auto *exact = book.find(entry.price.provider, name, now);
            for (const char *suffix : {"-20", "-2025-01-01", "-20250101", "-latest", "-001",
                                       "-pro", "-mini", "-max", "-preview", "-x", "-audio"}) {
                const auto match = book.match(entry.price.provider, name + suffix, now);
                ++looked;
                // An exact name of its own, however cheap, is what was asked for.
                if (!match.price || match.pattern.find('*') == std::string::npos)
                    continue;
                if (!exact || match.price->model == exact->model)
                    continue;
                for (const Unit unit : {Unit::Input, Unit::Output}) {
                    const auto here = match.price->at(unit, 0), there = exact->at(unit, 0);
                    QVERIFY2(!here || !there || *here >= *there,
                             (name + suffix + " is priced as " + match.price->model).c_str());
                }
            }
        }
    }
    QVERIFY(looked > 3000);
}

void TestNames::aliasesLeadToOtherModels()
{
    PriceBook book = builtIn();
    book.setAliases({{"azure/prod-chat", "openai/gpt-4o-mini"}, {"router/*", "openai/*"}});
    const auto named = [&](const char *provider, const char *model) {
        const auto match = book.match(provider, model, now);
        return match.price ? QString::fromStdString(match.price->provider + "/"
                                                    + match.price->model)
                           : QString("unknown");
    };
    QCOMPARE(named("azure", "prod-chat"), QString("openai/gpt-4o-mini"));
    QCOMPARE(named("azure", "Prod-Chat"), QString("openai/gpt-4o-mini"));
    QCOMPARE(named("azure", "other-chat"), QString("unknown"));
    QCOMPARE(named("router", "anthropic/claude-opus-4-8"), QString("anthropic/claude-opus-4-8"));
    QCOMPARE(named("router", "google/gemini-2.5-pro"), QString("gemini/gemini-2.5-pro"));
    QCOMPARE(named("router", "gpt-4o"), QString("openai/gpt-4o"));
    QCOMPARE(named("router", "meta/llama-9"), QString("unknown"));
    QCOMPARE(named("other-router", "openai/gpt-4o"), QString("unknown"));
    QCOMPARE(QString::fromStdString(book.match("azure", "prod-chat", now).alias),
             QString("azure/prod-chat"));
}

void TestNames::theRefusalSaysWhatToPaste()
{
    const PriceBook book = builtIn();
    Inspection request;
    RequestLabels labels;
    labels.provider = "openai";
    labels.model = "gpt-\"6\"";
    const auto bound = boundOf(request, labels, book, now);
    QCOMPARE(bound.error().code, ErrorCode::Unpriced);
    const std::string &message = bound.error().message;
    auto from = message.find("{\"schema\"");
    auto until = message.find("]}", from);
    QVERIFY(from != std::string::npos && until != std::string::npos);
    // With figures filled in it is a price file.
    QString json = QString::fromStdString(message.substr(from, until + 2 - from));
    json.replace("TOKENS", "1000").replace("\"USD\"", "\"1.00\"");
    const auto table = parsePriceTable(json.toStdString(), "prices-own.json");
    QVERIFY2(table, table ? "" : table.error().message.c_str());
    const PriceBook own = makePriceBook({*table});
    QVERIFY(own.find("openai", "gpt-\"6\"", now));
}

QTEST_GUILESS_MAIN(TestNames)
#include "tst_names.moc"
