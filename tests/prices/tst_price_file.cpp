// SPDX-License-Identifier: GPL-3.0-or-later
// What people who write price tables are promised: strict reading, exact figures, overrides win.
#include "price_file.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace llmcap;

namespace {

Instant day(int year, unsigned month, unsigned dayOfMonth)
{
    return std::chrono::sys_days{std::chrono::year{year} / std::chrono::month{month}
                                 / std::chrono::day{dayOfMonth}};
}

std::string tableOf(const std::string &models, const std::string &version = "v")
{
    return "{\"schema\": 1, \"version\": \"" + version + "\", \"models\": [\n" + models + "\n]}";
}

std::string entry(const std::string &name, const std::string &input, const std::string &more = {})
{
    return "{\"provider\": \"openai\", \"model\": \"" + name + "\", \"source\": \"a test\", " + more
        + "\"prices\": {\"input\": \"" + input + "\", \"output\": \"9.00\"}}";
}

PriceBook bookOf(const std::vector<std::string> &tables)
{
    std::vector<PriceTable> read;
    for (const std::string &json : tables) {
        auto table = parsePriceTable(json, "t.json");
        if (!table)
            qFatal("%s", table.error().message.c_str());
        read.push_back(*table);
    }
    return makePriceBook(std::move(read));
}

/// Dollars per million input tokens, so that rows read like the table; -1: not in the book.
qint64 inputOf(const PriceBook &book, std::string_view model, Instant at = day(2026, 11, 24))
{
    const ModelPrice *price = book.find("openai", model, at);
    return price ? price->at(Unit::Input, 0)->count / 1'000'000 : -1;
}

} // namespace

class TestPriceFile final : public QObject {
    Q_OBJECT
private slots:
    void refusesWithPlaceAndRule_data();
    void refusesWithPlaceAndRule();
    void readsFiguresExactly_data();
    void readsFiguresExactly();
    void readsTiers();
    void findsTheBestName_data();
    void findsTheBestName();
    void ordersPatternsByTheirLiterals();
    void findsThePriceOfTheDay();
    void findsEveryDateInASpan();
    void letsOverridesWin_data();
    void letsOverridesWin();
    void survivesCopying();
    void readsFiles();
    void readsFallbackPrices();
    void refusesFallbackPrices_data();
    void refusesFallbackPrices();
};

void TestPriceFile::refusesWithPlaceAndRule_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<QByteArray>("rule");
    const auto row = [](const char *law, const std::string &json, const char *place,
                        const char *rule) {
        QTest::newRow(law) << QByteArray::fromStdString(json) << QByteArray(place)
                           << QByteArray(rule);
    };
    const auto models = [&](const char *law, const std::string &text, const char *place,
                            const char *rule) { row(law, tableOf(text), place, rule); };
    const std::string head = "{\"provider\": \"openai\", \"model\": \"m\", \"source\": \"s\",\n";
    const std::string prices = "\"prices\": {\"input\": \"1\", \"output\": \"2\"}";

    row("empty text is no table", "", "t.json:1:", "not JSON");
    row("a list is no table", "[]", "t.json:1: the table", "object");
    row("a single value is no table", "7", "t.json:1:", "object");
    row("a missing comma is found on its line",
        "{\"schema\": 1,\n\"version\": \"v\"\n\"models\": []}",
        "t.json:3:", "not JSON");
    row("an unclosed table is refused",
        "{\"schema\": 1, \"version\": \"v\", \"models\": [", "t.json:",
        "not JSON");
    row("text after the table is refused", tableOf("") + "\n{}", "t.json:4:", "after the closing");
    row("a field twice is refused", "{\"schema\": 1,\n\"schema\": 1}", "t.json:2:", "twice");
    row("another schema is refused", "{\"schema\": 2, \"version\": \"v\", \"models\": []}",
        "t.json:1: schema", "write 1");
    row("a table names its version", "{\"schema\": 1, \"models\": []}", "t.json:1: version",
        "missing");
    row("a table lists models",
        "{\"schema\": 1, \"version\": \"v\"}", "t.json:1: models", "missing");
    row("an unknown field of the table is refused",
        "{\"schema\": 1, \"version\": \"v\",\n\"model\": []}", "t.json:2: model", "no such field");
    models("an unknown field of a model is refused", head + "\"window\": 1, " + prices + "}",
           "t.json:3: models[0].window", "no such field");
    models("an unknown unit is refused", head + "\"prices\": {\"inputs\": \"1\"}}",
           "t.json:3: models[0].prices.inputs", "no such unit");
    models("a price is text, not a number", head + "\"prices\": {\"input\": 3.00}}",
           "t.json:3: models[0].prices.input", "not as a number");
    models("a price is not negative", head + "\"prices\": {\"input\": \"-3.00\"}}",
           "t.json:3: models[0].prices.input", "negative");
    models("a price is a decimal", head + "\"prices\": {\"input\": \"3e2\"}}",
           "t.json:3: models[0].prices.input", "digits");
    models("a price comes out even", head + "\"prices\": {\"input\": \"0.0000005\"}}",
           "t.json:3: models[0].prices.input", "even");
    models("a price is not beyond its range", head + "\"prices\": {\"input\": \"99999999\"}}",
           "t.json:3: models[0].prices.input", "too large");
    models("an input price is needed", head + "\"prices\": {\"output\": \"1\"}}",
           "t.json:2: models[0].prices.input", "missing");
    models("an output price is needed", head + "\"prices\": {\"input\": \"1\"}}",
           "t.json:2: models[0].prices.output", "missing");
    models("prices are needed", head + "\"context_window\": 1}", "t.json:2: models[0].prices",
           "missing");
    models("a rerank model needs its unit", head + "\"kind\": \"rerank\", " + prices + "}",
           "t.json:2: models[0].prices.search_unit", "missing");
    models("an unknown kind is refused", head + "\"kind\": \"chatter\", " + prices + "}",
           "t.json:3: models[0].kind", "chat, embedding");
    models("a day that does not exist is refused",
           head + "\"effective\": \"2026-02-30\", " + prices + "}", "t.json:3: models[0].effective",
           "exists");
    models("a date is written in full", head + "\"effective\": \"2026-2-3\", " + prices + "}",
           "t.json:3: models[0].effective", "2026-09-01");
    models("a window is a whole number", head + "\"context_window\": 1.5, " + prices + "}",
           "t.json:3: models[0].context_window", "whole number");
    models("an output limit is at least one", head + "\"max_output\": 0, " + prices + "}",
           "t.json:3: models[0].max_output", "whole number");
    models("an output limit is not text", head + "\"max_output\": \"5\", " + prices + "}",
           "t.json:3: models[0].max_output", "whole number");
    models("a ratio has no zero", head + "\"tiers\": {\"batch\": \"1/0\"}, " + prices + "}",
           "t.json:3: models[0].tiers.batch", "1/2");
    models("a ratio is not a decimal", head + "\"tiers\": {\"batch\": \"0.5\"}, " + prices + "}",
           "t.json:3: models[0].tiers.batch", "1/2");
    models("an unknown tier is refused", head + "\"tiers\": {\"fast\": \"2\"}, " + prices + "}",
           "t.json:3: models[0].tiers.fast", "batch, flex, priority");
    models("context tiers rise",
           head + prices + ", \"context_tiers\": [{\"above\": 9, \"prices\": {\"input\": \"2\"}},\n"
                           "{\"above\": 9, \"prices\": {\"input\": \"3\"}}]}",
           "t.json:4: models[0].context_tiers[1].above", "rising");
    models("a provider is named", "{\"model\": \"m\", \"source\": \"s\", " + prices + "}",
           "t.json:2: models[0].provider", "missing");
    models("a source is named", "{\"provider\": \"openai\", \"model\": \"m\", " + prices + "}",
           "t.json:2: models[0].source", "missing");
    models("a model name is not a pattern", entry("m*", "1"),
           "t.json:2: models[0].model", "patterns");
    models("a name has no folder", entry("openai/m", "1"), "t.json:2: models[0].model", "last '/'");
    models("two entries of one name are refused", entry("m", "1") + ",\n" + entry("M", "2"),
           "t.json:3: models[1]", "line 2");
    models("two entries of one pattern are refused",
           entry("a", "1", "\"patterns\": [\"x-*\"], ") + ",\n"
               + entry("b", "2", "\"patterns\": [\"x-*\"], "),
           "t.json:3: models[1]", "x-*");
}

void TestPriceFile::refusesWithPlaceAndRule()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, rule);
    const auto table = parsePriceTable(json.toStdString(), "t.json");
    QVERIFY(!table);
    QCOMPARE(table.error().code, ErrorCode::BadInput);
    const QByteArray message = QByteArray::fromStdString(table.error().message);
    QVERIFY2(message.startsWith(place) && message.contains(rule), message);
}

void TestPriceFile::readsFiguresExactly_data()
{
    QTest::addColumn<QByteArray>("unit");
    QTest::addColumn<QByteArray>("usd");
    QTest::addColumn<qint64>("pico");
    QTest::newRow("tokens by the million") << QByteArray("cache_read") << QByteArray("3.00")
                                           << qint64(3'000'000);
    QTest::newRow("fractions of a cent") << QByteArray("cache_read") << QByteArray("0.0375")
                                         << qint64(37'500);
    QTest::newRow("the least token price") << QByteArray("cache_read") << QByteArray("0.000001")
                                           << qint64(1);
    QTest::newRow("searches by the piece") << QByteArray("web_search") << QByteArray("0.01")
                                           << qint64(10'000'000'000);
    QTest::newRow("seconds by the piece") << QByteArray("input_second")
                                          << QByteArray("0.000016666667") << qint64(16'666'667);
    QTest::newRow("free of charge") << QByteArray("page") << QByteArray("0") << qint64(0);
}

void TestPriceFile::readsFiguresExactly()
{
    QFETCH(QByteArray, unit);
    QFETCH(QByteArray, usd);
    QFETCH(qint64, pico);
    const auto table = parsePriceTable(
        tableOf("{\"provider\": \"openai\", \"model\": \"m\", \"source\": \"s\", \"prices\": "
                "{\"input\": \"1\", \"output\": \"1\", \"" + unit.toStdString() + "\": \""
                + usd.toStdString() + "\"}}"),
        "t.json");
    QVERIFY2(table, table ? "" : table.error().message.c_str());
    const PriceRow &row = table->entries.front().price.rows.front();
    for (std::size_t i = 0; i < unitCount; ++i) {
        if (unitName(static_cast<Unit>(i)) == unit.toStdString())
            QCOMPARE(qint64(row.unit[i].value().count), pico);
    }
}

void TestPriceFile::readsTiers()
{
    const PriceBook book = bookOf({tableOf(
        entry("m", "1", "\"context_tiers\": [{\"above\": 200000, \"prices\": {\"input\": \"2\"}}], "
                        "\"tiers\": {\"batch\": \"1/2\", \"priority\": \"2\"}, "))});
    const ModelPrice &price = *book.find("openai", "m", day(2026, 1, 1));
    QCOMPARE(price.at(Unit::Input, 200'000)->count, 1'000'000);
    QCOMPARE(price.at(Unit::Input, 200'001)->count, 2'000'000);
    QCOMPARE(price.at(Unit::Output, 200'001)->count, 9'000'000);   // a tier says what it changes
    Usage usage;
    usage[Unit::Input] = 1'000'000;
    QCOMPARE(costOf(usage, price, ServiceTier::Batch)->count, 1'000'000'000);
    QCOMPARE(costOf(usage, price, ServiceTier::Priority)->count, 4'000'000'000);
    QVERIFY(!costOf(usage, price, ServiceTier::Flex));   // not published: never guessed
}

void TestPriceFile::findsTheBestName_data()
{
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<qint64>("usd");
    QTest::newRow("an exact name") << QByteArray("gpt-x") << qint64(1);
    QTest::newRow("an exact name beats a pattern") << QByteArray("gpt-x-2024-05") << qint64(2);
    QTest::newRow("a dated model by its pattern") << QByteArray("gpt-x-2025-01") << qint64(1);
    QTest::newRow("the longer pattern wins") << QByteArray("gpt-x-mini-7") << qint64(3);
    QTest::newRow("the shorter pattern takes the rest") << QByteArray("gpt-x-maxi") << qint64(4);
    QTest::newRow("letter case does not matter") << QByteArray("GPT-X") << qint64(1);
    QTest::newRow("a folder does not matter") << QByteArray("models/gpt-x") << qint64(1);
    QTest::newRow("a longer name is another model") << QByteArray("gpt-xy") << qint64(-1);
    QTest::newRow("no name is no model") << QByteArray("") << qint64(-1);
}

void TestPriceFile::findsTheBestName()
{
    QFETCH(QByteArray, model);
    QFETCH(qint64, usd);
    const PriceBook book = bookOf({tableOf(
        entry("other", "4", "\"patterns\": [\"gpt-x-*\"], ") + ",\n"
        + entry("gpt-x", "1", "\"patterns\": [\"gpt-x-20*\"], ") + ",\n"
        + entry("gpt-x-2024-05", "2") + ",\n"
        + entry("mini", "3", "\"patterns\": [\"gpt-x-mini*\"], "))});
    QCOMPARE(inputOf(book, model.toStdString()), usd);
    QVERIFY(!book.find("mistral", model.toStdString(), day(2026, 1, 1)));
}

void TestPriceFile::ordersPatternsByTheirLiterals()
{
    // Whatever the order in the file.
    const std::string wide = entry("w", "1", "\"patterns\": [\"a*\"], ");
    const std::string narrow = entry("n", "2", "\"patterns\": [\"a*z*\"], ");
    QCOMPARE(inputOf(bookOf({tableOf(wide + ",\n" + narrow)}), "abzc"), 2);
    QCOMPARE(inputOf(bookOf({tableOf(narrow + ",\n" + wide)}), "abzc"), 2);
}

void TestPriceFile::findsThePriceOfTheDay()
{
    const PriceBook book = bookOf({tableOf(
        entry("m", "3", "\"effective\": \"2026-09-01\", ") + ",\n" + entry("m", "2") + ",\n"
        + entry("late", "5", "\"effective\": \"2026-09-01\", "))});
    const Instant change = day(2026, 9, 1);
    QCOMPARE(inputOf(book, "m", change - std::chrono::microseconds{1}), 2);
    QCOMPARE(inputOf(book, "m", change), 3);
    QCOMPARE(inputOf(book, "late", change - std::chrono::microseconds{1}), -1);
}

void TestPriceFile::findsEveryDateInASpan()
{
    const PriceBook book = bookOf({tableOf(
        entry("m", "1") + ",\n" + entry("m", "2", "\"effective\": \"2026-02-01\", ") + ",\n"
        + entry("m", "3", "\"effective\": \"2026-03-01\", "))});
    QCOMPARE(book.findAll("openai", "m", day(2026, 1, 31), day(2026, 2, 1)).size(), 2u);
    QCOMPARE(book.findAll("openai", "m", day(2026, 2, 1), day(2026, 2, 2)).size(), 1u);
    QCOMPARE(book.findAll("openai", "m", day(2026, 1, 1), day(2026, 4, 1)).size(), 3u);
}

void TestPriceFile::letsOverridesWin_data()
{
    QTest::addColumn<QByteArray>("over");
    QTest::addColumn<QByteArray>("model");
    QTest::addColumn<qint64>("usd");
    const auto row = [](const char *law, const std::string &over, const char *model, qint64 usd) {
        QTest::newRow(law) << QByteArray::fromStdString(over) << QByteArray(model) << usd;
    };
    row("over the same name", entry("m", "7"), "m", 7);
    row("over a dated entry, without a date", entry("d", "7"), "d", 7);
    row("from its own date only", entry("m", "7", "\"effective\": \"2027-01-01\", "), "m", 1);
    row("over a pattern", entry("x", "7", "\"patterns\": [\"m-*\"], "), "m-2", 7);
    row("whatever the letter case", entry("M", "7"), "m", 7);
    row("other names keep their price", entry("m", "7"), "m-2", 1);
    row("new models are added", entry("new", "7"), "new", 7);
}

void TestPriceFile::letsOverridesWin()
{
    QFETCH(QByteArray, over);
    QFETCH(QByteArray, model);
    QFETCH(qint64, usd);
    const PriceBook book = bookOf(
        {tableOf(entry("m", "1", "\"patterns\": [\"m-*\"], ") + ",\n" + entry("d", "1") + ",\n"
                     + entry("d", "2", "\"effective\": \"2026-09-01\", "), "built-in"),
         tableOf(over.toStdString(), "mine")});
    QCOMPARE(inputOf(book, model.toStdString()), usd);
    QCOMPARE(QByteArray::fromStdString(book.version()), QByteArray("built-in+mine"));
}

void TestPriceFile::survivesCopying()
{
    auto first = std::make_unique<PriceBook>(bookOf({tableOf(entry("m", "1"))}));
    const PriceBook second = *first;
    first.reset();
    QCOMPARE(inputOf(second, "m"), 1);
}

void TestPriceFile::readsFiles()
{
    const QTemporaryDir folder;
    const std::filesystem::path file
        = std::filesystem::path(folder.path().toStdString()) / "mine.json";
    std::ofstream(file, std::ios::binary) << tableOf(entry("m", "1"));
    const auto table = readPriceTable(file);
    QVERIFY2(table, table ? "" : table.error().message.c_str());
    QCOMPARE(table->entries.size(), 1u);
    const auto missing = readPriceTable(file.parent_path() / "missing.json");
    QVERIFY(!missing);
    QCOMPARE(missing.error().code, ErrorCode::Io);
    QVERIFY(missing.error().message.find("missing.json") != std::string::npos);
    QVERIFY(!readPriceTable(file.parent_path()));   // a folder
}

void TestPriceFile::readsFallbackPrices()
{
    const auto price = parseFallbackPrice("1.00/4.00");
    QVERIFY2(price, price ? "" : price.error().message.c_str());
    for (const Unit unit : {Unit::Input, Unit::CacheRead, Unit::CacheWrite5m, Unit::CacheWrite1h,
                            Unit::AudioInput, Unit::ImageInput})
        QCOMPARE(price->at(unit, 1'000'000)->count, 1'000'000);
    for (const Unit unit : {Unit::Output, Unit::AudioOutput, Unit::ImageOutput})
        QCOMPARE(price->at(unit, 0)->count, 4'000'000);
    QVERIFY(!price->at(Unit::WebSearch, 0));   // a fee that nobody named is not free
    QCOMPARE(price->contextWindow, 0);
    QCOMPARE(price->maxOutput, 0);
}

void TestPriceFile::refusesFallbackPrices_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", "1.00", "/", "1/", "/4", "-1/4", "1/4/5", "1,0/4", "1.00 / 4.00",
                             "a/b"})
        QTest::newRow(*text ? text : "nothing") << QByteArray(text);
}

void TestPriceFile::refusesFallbackPrices()
{
    QFETCH(QByteArray, text);
    const auto price = parseFallbackPrice(text.toStdString());
    QVERIFY(!price);
    QCOMPARE(price.error().code, ErrorCode::BadInput);
    QVERIFY(price.error().message.find("1.00/4.00") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestPriceFile)
#include "tst_price_file.moc"
