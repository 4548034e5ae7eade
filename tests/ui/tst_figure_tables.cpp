// SPDX-License-Identifier: GPL-3.0-or-later
// Table twins and files: exact for programs, honest for people.
#include "dashboard_text.h"
#include "feed_samples.h"
#include "figure_table.h"
#include "requests_model.h"
#include "usage_tables.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

FeedSeriesPoint point(Instant start, const char *group, std::int64_t nano)
{
    FeedSeriesPoint point;
    point.start = start;
    point.group = group;
    point.spent = {nano};
    point.requests = 2;
    return point;
}

/// Two hours: one with everything known, one with doubts.
UsageFigures figures()
{
    const Instant hour = std::chrono::floor<std::chrono::hours>(sampleNow);
    FeedSeriesPoint doubtful = point(hour, "gpt-5", 500'000'001);
    doubtful.estimated = {100'000'000};
    doubtful.unpriced = 1;
    doubtful.held = 2;
    doubtful.blocked = 3;
    doubtful.inputTokens = 1200;
    doubtful.cacheReadTokens = 30;
    doubtful.cacheWriteTokens = 4;
    doubtful.outputTokens = 5;
    UsageFigures figures;
    figures.span = spanOf(SpendRange::Today, sampleNow, QTimeZone::utc(), nullptr);
    figures.curve = curveOf({point(hour - 2h, "gpt-5", 1'000'000'000),
                             point(hour - 2h, "a,\"b\"", 250'000'000), doubtful},
                            figures.span, QTimeZone::utc());
    return figures;
}

FigureStamp stamp()
{
    return {"Ausgaben, heute", "Spend, today", sampleNow, figures().span.from, sampleNow,
            QTimeZone("Europe/Berlin"), true};
}

} // namespace

class TestFigureTables final : public QObject {
    Q_OBJECT
private slots:
    void theSpendIsExactInCsv();
    void everyTableIsExactInCsv_data();
    void everyTableIsExactInCsv();
    void jsonSaysWhereItComesFrom();
    void formulasAreDefused_data();
    void formulasAreDefused();
    void doubtsAreShown_data();
    void doubtsAreShown();
    void unpricedMakesItAtLeast();
    void theBreakdownNamesWhatHasNoName();
    void aTableThatStaysKeepsItsPlace();
    void aRowIsExported();
    void aFileIsWholeOrNotThere();
};

void TestFigureTables::theSpendIsExactInCsv()
{
    QCOMPARE(csvOf(spendTable(figures())),
             QByteArray("from,spent_usd,total_usd,requests,blocked,estimated_usd,unpriced,held\r\n"
                        "2026-11-24T10:00:00.000000Z,1.25,1.25,4,0,0,0,0\r\n"
                        "2026-11-24T12:00:00.000000Z,0.500000001,1.750000001,2,3,0.10,1,2\r\n"));
}

void TestFigureTables::everyTableIsExactInCsv_data()
{
    QTest::addColumn<FigureTable>("table");
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("models, dearest first, names quoted")
        << modelTable(figures())
        << QByteArray("from,gpt-5,\"a,\"\"b\"\"\",spent_usd,known_by\r\n"
                      "2026-11-24T10:00:00.000000Z,1,0.25,1.25,reported\r\n"
                      "2026-11-24T12:00:00.000000Z,0.500000001,0,0.500000001,"
                      "\"$0.10 estimated, 1 unpriced, 2 of unknown cost\"\r\n");
    QTest::newRow("blocked") << blockedTable(figures())
                             << QByteArray("from,blocked,requests\r\n"
                                           "2026-11-24T10:00:00.000000Z,0,4\r\n"
                                           "2026-11-24T12:00:00.000000Z,3,2\r\n");
    QTest::newRow("tokens")
        << tokenTable(figures())
        << QByteArray("from,input_tokens,cache_read_tokens,cache_write_tokens,output_tokens\r\n"
                      "2026-11-24T10:00:00.000000Z,0,0,0,0\r\n"
                      "2026-11-24T12:00:00.000000Z,1200,30,4,5\r\n");
    QTest::newRow("breakdown")
        << breakdownTable(figures().curve.groups, "Model", "model")
        << QByteArray("model,spent_usd,share,requests,blocked,input_tokens,cache_read_tokens,"
                      "cache_write_tokens,output_tokens,known_by\r\n"
                      "gpt-5,1.500000001,85.7 %,4,3,1200,30,4,5,"
                      "\"$0.10 estimated, 1 unpriced, 2 of unknown cost\"\r\n"
                      "\"a,\"\"b\"\"\",0.25,14.3 %,2,0,0,0,0,0,reported\r\n");
    QTest::newRow("nothing") << FigureTable{} << QByteArray("\r\n");
}

void TestFigureTables::everyTableIsExactInCsv()
{
    QFETCH(FigureTable, table);
    QTEST(csvOf(table), "csv");
}

void TestFigureTables::jsonSaysWhereItComesFrom()
{
    QCOMPARE(jsonOf(blockedTable(figures()), stamp()), QByteArray(R"({
    "as_of": "2026-11-24T12:03:00.000000Z",
    "demo": true,
    "from": "2026-11-24T00:00:00.000000Z",
    "rows": [
        {
            "blocked": 0,
            "from": "2026-11-24T10:00:00.000000Z",
            "requests": 4
        },
        {
            "blocked": 3,
            "from": "2026-11-24T12:00:00.000000Z",
            "requests": 2
        }
    ],
    "title": "Spend, today",
    "to": "2026-11-24T12:03:00.000000Z",
    "zone": "Europe/Berlin"
}
)"));
    QCOMPARE(stamp().line(), QString("DEMO. As of 24 Nov 2026 13:03:00, Europe/Berlin time"));
}

void TestFigureTables::formulasAreDefused_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("plain") << "gpt-5" << QByteArray("gpt-5\r\n");
    QTest::newRow("formula") << "=1+1" << QByteArray("'=1+1\r\n");
    QTest::newRow("command") << "@SUM(A1)" << QByteArray("'@SUM(A1)\r\n");
    QTest::newRow("minus") << "-2" << QByteArray("'-2\r\n");
    QTest::newRow("tab") << "\t=1" << QByteArray("'\t=1\r\n");
    QTest::newRow("quotes and commas") << "a \"b\", c" << QByteArray("\"a \"\"b\"\", c\"\r\n");
    QTest::newRow("lines") << "a\nb" << QByteArray("\"a\nb\"\r\n");
    QTest::newRow("UTF-8") << QString::fromUtf8("Überblick") << QByteArray("Überblick\r\n");
}

void TestFigureTables::formulasAreDefused()
{
    QFETCH(QString, cell);
    QTEST(csvLine({cell}), "line");
}

void TestFigureTables::doubtsAreShown_data()
{
    QTest::addColumn<FeedSeriesPoint>("sums");
    QTest::addColumn<QString>("known");
    FeedSeriesPoint sums;
    QTest::newRow("nothing") << sums << "nothing billed";
    sums.spent = {usd(1)};
    QTest::newRow("reported") << sums << "reported";
    sums.estimated = {usd(0.25)};
    QTest::newRow("in part") << sums << "$0.25 estimated";
    sums.estimated = sums.spent;
    QTest::newRow("all") << sums << "all estimated";
    sums.unpriced = 3;
    sums.held = 1;
    QTest::newRow("everything") << sums << "all estimated, 3 unpriced, 1 of unknown cost";
    sums = {};
    sums.unpriced = 1;
    QTest::newRow("free it is not") << sums << "1 unpriced";
}

void TestFigureTables::doubtsAreShown()
{
    QFETCH(FeedSeriesPoint, sums);
    QTEST(dashboard::knownHow(sums), "known");
}

void TestFigureTables::unpricedMakesItAtLeast()
{
    const FigureTable table = spendTable(figures());
    QCOMPARE(table.rows[0][1].shown, QString("$1.25"));
    QCOMPARE(table.rows[1][1].shown, QString("at least $0.50"));
    QCOMPARE(table.rows[0][2].shown, QString("$1.25"));
    QCOMPARE(table.rows[1][2].shown, QString("at least $1.75"));
}

void TestFigureTables::theBreakdownNamesWhatHasNoName()
{
    SpendGroup none;
    none.sums.spent = {usd(1)};
    const FigureTable table = breakdownTable({none}, "Project", "project");
    QCOMPARE(table.rows[0][0].shown, QString("(none)"));
    QCOMPARE(table.rows[0][0].exported.toString(), QString());
}

void TestFigureTables::aTableThatStaysKeepsItsPlace()
{
    FigureTableModel model;
    const QAbstractItemModelTester tester(&model);
    QSignalSpy anew(&model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setTable(spendTable(figures()));
    QCOMPARE(anew.count(), 1);
    model.setTable(spendTable(figures()));
    QCOMPARE(anew.count(), 1);   // the selection would be lost
    QCOMPARE(changed.count(), 1);
    model.setTable(tokenTable(figures()));
    QCOMPARE(anew.count(), 2);
}

void TestFigureTables::aRowIsExported()
{
    Exchange row;
    row.id = "r_1";
    row.time = sampleNow;
    row.labels = {"openai", "chat", "=cmd", "", "k_1", "curl/8"};
    row.status = 200;
    row.usage[Unit::Input] = 12;
    row.usage[Unit::CacheWrite5m] = 3;
    row.usage[Unit::CacheWrite1h] = 4;
    row.usage[Unit::Output] = 9;
    row.cost = {1'230'000};
    row.basis = CostBasis::Reported;
    row.totalMicros = 812'300;
    const QByteArray line = csvLine(RequestsModel::exportCells(row));
    QCOMPARE(line, QByteArray("2026-11-24T12:03:00.000000Z,r_1,openai,chat,'=cmd,,k_1,curl/8,"
                              "completed,200,false,12,0,7,9,0,0.00123,reported,,,,812.300,0.000,"
                              "0.000,\r\n"));
    QJsonObject object = RequestsModel::exportObject(row);
    QCOMPARE(object.size(), RequestsModel::exportHeadings().size());
    QCOMPARE(object["model"].toString(), QString("=cmd"));   // programs get what was asked
    QCOMPARE(object["cost_usd"].toString(), QString("0.00123"));
    QCOMPARE(object["cache_write_tokens"].toInteger(), 7);
    row.basis = CostBasis::Unpriced;
    object = RequestsModel::exportObject(row);
    QVERIFY(object["cost_usd"].isNull());   // unknown is not zero
    QCOMPARE(RequestsModel::exportCells(row)[16], QString());
}

void TestFigureTables::aFileIsWholeOrNotThere()
{
    const QTemporaryDir folder;
    const QString path = folder.path() + "/figures.csv";
    QVERIFY(writeWhole(path, "abc"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("abc"));
    const auto failed = writeWhole(folder.path() + "/none/figures.csv", "abc");
    QVERIFY(!failed);
    QVERIFY(failed.error().message.find("Choose another place") != std::string::npos);
}

QTEST_MAIN(TestFigureTables)
#include "tst_figure_tables.moc"
