// SPDX-License-Identifier: GPL-3.0-or-later
// What can be read and yet is hardly meant is found before it prices anything.
#include "price_check.h"

#include <QTest>

using namespace llmcap;

namespace {

const Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};

QString findings(const std::string &model, const std::string &head = "")
{
    const std::string json = "{\"schema\": 1, \"version\": \"t\"," + head + " \"models\": [" + model
        + "]}";
    const auto table = parsePriceTable(json, "t.json");
    if (!table)
        return "unreadable: " + QString::fromStdString(table.error().message);
    QStringList all;
    for (const PriceFinding &finding : checkPrices(*table, now))
        all += (finding.isWarning ? "warning: " : "error: ")
            + QString::fromStdString(finding.text);
    return all.join("\n");
}

std::string entry(const std::string &rest)
{
    return "{\"provider\": \"openai\", \"model\": \"m\", \"source\": \"here\","
           " \"context_window\": 1000, \"max_output\": 100, " + rest + "}";
}

} // namespace

class TestPriceCheck final : public QObject {
    Q_OBJECT
private slots:
    void theBuiltInTableHasNoMistake();
    void saysWhatIsOdd_data();
    void saysWhatIsOdd();
    void aDecimalPointThatSlippedIsFound();
    void oldFiguresAreCalledOld();
    void versionsAreComparedByNumber_data();
    void versionsAreComparedByNumber();
    void reasonsAndMultipliersAreChecked_data();
    void reasonsAndMultipliersAreChecked();
};

void TestPriceCheck::theBuiltInTableHasNoMistake()
{
    const auto table = parsePriceTable(builtInPrices(), "resources/prices.json");
    QVERIFY(table && table->asOf);
    QStringList mistakes;
    for (const PriceFinding &finding : checkPrices(*table, now)) {
        if (!finding.isWarning)
            mistakes += QString::fromStdString(finding.model + ": " + finding.text);
    }
    QCOMPARE(mistakes.join("\n"), QString());
}

void TestPriceCheck::saysWhatIsOdd_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *law, const char *rest, const char *text) {
        QTest::newRow(law) << QByteArray(rest) << QString(text);
    };
    row("nothing odd", R"("prices": {"input": "1.00", "output": "2.00"})", "");
    row("output cheaper than cached input",
        R"("prices": {"input": "1.00", "cache_read": "1.00", "output": "0.50"})",
        "cache_read (1 per million) is dearer than output (0.50)");
    row("cached input dearer than input",
        R"("prices": {"input": "1.00", "cache_read": "1.50", "output": "2.00"})",
        "cache_read (1.50 per million) is dearer than input (1)");
    row("a batch dearer than standard",
        R"("prices": {"input": "1.00", "output": "2.00"}, "tiers": {"batch": "2"})",
        "batch is dearer than standard");
    row("priority cheaper than standard",
        R"("prices": {"input": "1.00", "output": "2.00"}, "tiers": {"priority": "1/2"})",
        "priority is cheaper than standard");
    row("a long context that is cheaper",
        R"("prices": {"input": "2.00", "output": "4.00"},
           "context_tiers": [{"above": 500, "prices": {"input": "1.00"}}])",
        "input is cheaper above 500 tokens of input than below");
    row("long-lived cache writes cheaper than short ones",
        R"("prices": {"input": "1.00", "cache_write_5m": "1.25", "cache_write_1h": "1.00",
                      "output": "2.00"})",
        "cache_write_5m (1.25 per million) is dearer than cache_write_1h (1)");
    row("a first price in the future",
        R"("effective": "2027-01-01", "prices": {"input": "1.00", "output": "2.00"})",
        "gap: its first price begins in the future");
    row("a multiplier below one",
        R"("prices": {"input": "1.00", "output": "2.00"}, "multipliers": {"speed=fast": "1/2"})",
        "speed=fast makes it cheaper");
}

void TestPriceCheck::saysWhatIsOdd()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, text);
    const QString found = findings(entry(rest.toStdString()));
    if (text.isEmpty())
        QCOMPARE(found, QString());
    else
        QVERIFY2(found.contains("error: " + text), qPrintable(found));
}

void TestPriceCheck::aDecimalPointThatSlippedIsFound()
{
    std::string models;
    for (int i = 0; i < 9; ++i)
        models += "{\"provider\": \"openai\", \"model\": \"m" + std::to_string(i)
            + "\", \"source\": \"here\", \"context_window\": 1000, \"prices\": {\"input\": \""
            + (i == 8 ? "2000" : "1.00") + "\", \"output\": \"2000\"}}" + (i < 8 ? "," : "");
    QCOMPARE(findings(models),
             QString("error: input is a thousand times off the others of openai"));
    // Two patterns that fit one name as well as each other leave the price to chance.
    const std::string overlap
        = R"({"provider": "openai", "model": "a", "patterns": ["x-*-a"], "source": "s",
              "context_window": 9, "prices": {"input": "1.00", "output": "1.00"}},
             {"provider": "openai", "model": "b", "patterns": ["x-*a-"], "source": "s",
              "context_window": 9, "prices": {"input": "1.00", "output": "1.00"}},
             {"provider": "openai", "model": "c", "patterns": ["x-0-*"], "source": "s",
              "context_window": 9, "prices": {"input": "1.00", "output": "1.00"}})";
    QVERIFY(findings(overlap).contains("overlap: x-*-a and x-0-* of c fit equally well"));
}

void TestPriceCheck::oldFiguresAreCalledOld()
{
    const std::string good = entry(R"("prices": {"input": "1.00", "output": "2.00"})");
    QCOMPARE(findings(good, "\"as_of\": \"2026-09-25\","), QString());   // 60 days
    QVERIFY(findings(good, "\"as_of\": \"2026-09-24\",").startsWith("warning: the figures are 61 "
                                                                   "days old"));
}

void TestPriceCheck::versionsAreComparedByNumber_data()
{
    QTest::addColumn<QString>("older");
    QTest::addColumn<QString>("newer");
    QTest::newRow("days") << "2026-11-24.1" << "2026-11-25.1";
    QTest::newRow("the tenth of a day") << "2026-11-24.9" << "2026-11-24.10";
    QTest::newRow("a year") << "2026-12-31.3" << "2027-01-01.1";
    QTest::newRow("a further part") << "2026-11-24" << "2026-11-24.1";
}

void TestPriceCheck::versionsAreComparedByNumber()
{
    QFETCH(QString, older);
    QFETCH(QString, newer);
    QVERIFY(compareVersions(older.toStdString(), newer.toStdString()) < 0);
    QVERIFY(compareVersions(newer.toStdString(), older.toStdString()) > 0);
    QCOMPARE(compareVersions(older.toStdString(), older.toStdString()), 0);
}

void TestPriceCheck::reasonsAndMultipliersAreChecked_data()
{
    QTest::addColumn<QByteArray>("rest");
    QTest::addColumn<QString>("place");
    const QByteArray prices = R"("prices": {"input": "1.00", "output": "2.00"}, )";
    QTest::newRow("a reason without text")
        << prices + R"("differs": [{"source": "s", "unit": "input", "reason": " "}])"
        << "models[0].differs[0].reason: must not be empty";
    QTest::newRow("a reason without unit")
        << prices + R"("differs": [{"source": "s", "reason": "r"}])"
        << "models[0].differs[0]: say the source that differs, the unit and the reason";
    QTest::newRow("a field that is none")
        << prices + R"("differs": [{"source": "s", "unit": "input", "reason": "r", "why": "w"}])"
        << "models[0].differs[0].why: no such field";
    QTest::newRow("no list") << prices + R"("differs": "because")"
                             << "models[0].differs: write a list";
    QTest::newRow("a multiplier nobody knows") << prices + R"("multipliers": {"mood=good": "2"})"
                                               << "models[0].multipliers.mood=good: no such";
    QTest::newRow("a ratio too fine to stay exact")
        << prices + R"("multipliers": {"speed=fast": "10001/10000"})"
        << "models[0].multipliers.speed=fast: write the ratio";
}

void TestPriceCheck::reasonsAndMultipliersAreChecked()
{
    QFETCH(QByteArray, rest);
    QFETCH(QString, place);
    const QString found = findings(entry(rest.toStdString()));
    QVERIFY2(found.startsWith("unreadable: t.json:1: ") && found.contains(place),
             qPrintable(found));
}

QTEST_GUILESS_MAIN(TestPriceCheck)
#include "tst_price_check.moc"
