// SPDX-License-Identifier: GPL-3.0-or-later
// The window against a feed that says what each test wants: figures, charts, states.
#include "desk.h"

#include <QDateEdit>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

QByteArray saved(const ChartCard &card, const QString &path)
{
    const auto done = const_cast<ChartCard &>(card).saveAs(path);
    QFile file(path);
    return done && file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

class TestDashboard final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void tilesSayWhatTheFeedSays();
    void unpricedMakesItAtLeast();
    void loadingIsNotZero();
    void nothingYetSaysWhatToDo();
    void anErrorIsShownWithItsNextStep();
    void nobodyThereIsSaid();
    void aLostFeedKeepsItsFiguresAndTheirAge();
    void rangesAskForTheirTime_data();
    void rangesAskForTheirTime();
    void daysAreChosen();
    void chartsAreDrawnAgainstTheCap();
    void chartsAreTablesToo();
    void chartsAreSaved();
    void demoIsSaidEverywhere();

private:
    QTemporaryDir m_settings;
};

void TestDashboard::tilesSayWhatTheFeedSays()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.feed.points["none"] = ScriptedFeed::pointJson("2026-11-24T11:00:00Z", "", "2.66", 1);
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    QCOMPARE(desk.detail("spent"), QString("7 requests, reported"));
    QCOMPARE(desk.value("left"), QString("$5.32"));   // what is held is not left
    QCOMPARE(desk.detail("left"),
             QString("of $10.00, cap “day”, $0.50 held for requests in flight"));
    QCOMPARE(desk.value("blocked"), QString("2"));
    QTRY_COMPARE(desk.value("forecast"), QString("at about 15:03"));   // in Berlin, two hours on
    QCOMPARE(desk.detail("forecast"),
             QString("cap “day” reached, going on with $2.66 in the last hour"));
    QCOMPARE(desk.banner(), QString());
    QVERIFY(desk.find<QLabel>("asOf")->text().startsWith(
        "As of 24 Nov 2026 13:03:00, Europe/Berlin time ("));
}

void TestDashboard::unpricedMakesItAtLeast()
{
    Desk desk;
    desk.feed.points["model"]
        = ScriptedFeed::pointJson("2026-11-24T09:00:00Z", "new-model", "1", 3, 0, 2);
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("at least $1.00"));
    QCOMPARE(desk.detail("spent"), QString("3 requests, 2 unpriced"));
}

void TestDashboard::loadingIsNotZero()
{
    Desk desk;
    desk.feed.answersSeries = false;
    desk.open();
    QTRY_COMPARE(desk.value("left"), QString("$5.32"));   // the status is there
    QCOMPARE(desk.value("spent"), QString("–"));
    QCOMPARE(desk.detail("spent"), QString("Loading…"));
    QCOMPARE(desk.find<ChartCard>("spend")->picture().emptyText, QString("Loading…"));
}

void TestDashboard::nothingYetSaysWhatToDo()
{
    Desk desk;
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$0.00"));
    QCOMPARE(desk.detail("spent"), QString("0 requests, nothing billed"));
    QVERIFY(desk.find<ChartCard>("spend")->picture().emptyText.contains("Point a tool at LLMCap"));
    desk.show(2);
    QTRY_VERIFY(desk.find<QLabel>("count")->text().startsWith("0 rows"));
}

void TestDashboard::anErrorIsShownWithItsNextStep()
{
    Desk desk;
    desk.feed.seriesError = 503;
    desk.feed.seriesMessage = "The ledger could not read: disk I/O error. Check the disk";
    desk.open();
    QTRY_VERIFY(desk.banner().contains("Check the disk"));
    QCOMPARE(desk.value("spent"), QString("–"));
    QCOMPARE(desk.find<ChartCard>("spend")->picture().emptyText,
             QString("The ledger could not read: disk I/O error. Check the disk."));
    QCOMPARE(desk.find<ChartCard>("models")->picture().emptyText, QString("No figures."));
    desk.feed.seriesError = 0;
    desk.feed.points["model"] = somePoints();
    desk.find<QPushButton>("retry")->click();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    QCOMPARE(desk.banner(), QString());
}

void TestDashboard::nobodyThereIsSaid()
{
    Desk desk;
    desk.feed.stop();
    desk.open();
    QTRY_VERIFY(desk.banner().contains("Nothing answers at"));
    QVERIFY(desk.banner().contains("start LLMCap"));
    QCOMPARE(desk.find<QLabel>("asOf")->text(), QString("No figures yet."));
    desk.feed.points["model"] = somePoints();
    desk.feed.start();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));   // by itself
    QTRY_COMPARE(desk.banner(), QString());
}

void TestDashboard::aLostFeedKeepsItsFiguresAndTheirAge()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    desk.feed.stop();
    QTRY_VERIFY(desk.banner().contains("Nothing answers"));
    QTRY_VERIFY2(QRegularExpression("Data is [1-9]\\d* s old").match(desk.banner()).hasMatch(),
                 qPrintable(desk.banner()));
    QCOMPARE(desk.value("spent"), QString("$4.18"));
    QTRY_VERIFY(desk.find<QLabel>("asOf")->text().contains(" s ago)"));
    desk.feed.points["model"] = ScriptedFeed::pointJson("2026-11-24T09:00:00Z", "m", "5", 3);
    desk.feed.start();
    QTRY_COMPARE(desk.value("spent"), QString("$5.00"));
    QTRY_COMPARE(desk.banner(), QString());
}

void TestDashboard::rangesAskForTheirTime_data()
{
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("bucket");
    QTest::addColumn<int>("days");
    QTest::newRow("today") << "Today" << "hour" << 0;
    QTest::newRow("seven days") << "7 days" << "hour" << 6;
    QTest::newRow("thirty days") << "30 days" << "day" << 29;
    QTest::newRow("this month") << "This month" << "day" << -1;
    QTest::newRow("all") << "All" << "day" << -2;
}

void TestDashboard::rangesAskForTheirTime()
{
    QFETCH(QString, label);
    QFETCH(QString, bucket);
    QFETCH(int, days);
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    desk.feed.forget();
    desk.button(label)->click();
    QCOMPARE(desk.value("spent"), QString("–"));   // figures of another range are no figures
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    const QTimeZone berlin("Europe/Berlin");
    const QDate today(2026, 11, 24);   // where and when the feed is, not this machine
    const QDate first = days == -1 ? QDate(today.year(), today.month(), 1)
        : days == -2               ? QDate(2020, 1, 1)
                                   : today.addDays(-days);
    const QUrlQuery query = desk.feed.queriesOf("series").first();
    QCOMPARE(query.queryItemValue("by"), QString("model"));
    QCOMPARE(query.queryItemValue("bucket"), bucket);
    QCOMPARE(QDateTime::fromString(query.queryItemValue("from", QUrl::FullyDecoded), Qt::ISODate),
             first.startOfDay(berlin).toUTC());
}

void TestDashboard::daysAreChosen()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    QVERIFY(!desk.find<QDateEdit>("firstDay")->isVisible());
    desk.button("Choose…")->click();
    auto *const first = desk.find<QDateEdit>("firstDay"), *const last
        = desk.find<QDateEdit>("lastDay");
    QVERIFY(first->isVisible());
    desk.show(2);
    desk.feed.forget();
    last->setDate(QDate(2026, 11, 2));
    QCOMPARE(first->date(), QDate(2026, 11, 2));   // an end before its beginning takes it along
    first->setDate(QDate(2026, 11, 1));
    QTRY_VERIFY(!desk.feed.queriesOf("requests").isEmpty());
    QTRY_COMPARE(desk.feed.queriesOf("requests").last().queryItemValue("since", QUrl::FullyDecoded),
                 QString("2026-10-31T23:00:00.000000Z"));
    QCOMPARE(desk.feed.queriesOf("requests").last().queryItemValue("until", QUrl::FullyDecoded),
             QString("2026-11-02T23:00:00.000000Z"));
}

void TestDashboard::chartsAreDrawnAgainstTheCap()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    const ChartPicture &spend = desk.find<ChartCard>("spend")->picture();
    QCOMPARE(*spend.limit, 10.0);
    QCOMPARE(spend.curve.back().height, 4.18);
    QCOMPARE(desk.find<ChartCard>("models")->picture().bands.size(), std::size_t(2));
    QCOMPARE(desk.find<ChartCard>("models")->picture().bands[0].name, QString("claude"));
    QCOMPARE(desk.find<ChartCard>("blocked")->picture().bands[0].heights,
             (std::vector<double>{0, 2}));
    // A month has no cap here: no line is drawn where none holds.
    desk.button("This month")->click();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    QVERIFY(!desk.find<ChartCard>("spend")->picture().limit);
}

void TestDashboard::chartsAreTablesToo()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    for (const char *name : {"spend", "models", "blocked", "tokens"}) {
        auto *const card = desk.find<ChartCard>(name);
        auto *const table = card->findChild<QTableView *>("table");
        QVERIFY(!table->isVisible());
        card->findChild<QPushButton *>("asTable")->click();
        QVERIFY(table->isVisible());
        QCOMPARE(table->model()->rowCount(), 2);
        QCOMPARE(table->model()->index(0, 0).data().toString(), QString("Tue 24 Nov 10:00"));
    }
}

void TestDashboard::chartsAreSaved()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    const QTemporaryDir folder;
    const ChartCard &card = *desk.find<ChartCard>("spend");
    QCOMPARE(saved(card, folder.filePath("a.csv")),
             QByteArray("from,spent_usd,total_usd,requests,blocked,estimated_usd,unpriced,held\r\n"
                        "2026-11-24T09:00:00.000000Z,1.50,1.50,3,0,0,0,0\r\n"
                        "2026-11-24T11:00:00.000000Z,2.68,4.18,4,2,0,0,0\r\n"));
    const QJsonObject json
        = QJsonDocument::fromJson(saved(card, folder.filePath("a.JSON"))).object();
    QCOMPARE(json["as_of"].toString(), QString("2026-11-24T12:03:00.000000Z"));
    QCOMPARE(json["rows"][1]["total_usd"].toString(), QString("4.18"));
    const QImage image = QImage::fromData(saved(card, folder.filePath("a.png")), "PNG");
    QVERIFY(image.width() > 400 && image.height() > 200);
    QSet<QRgb> colours;
    for (int x = 0; x < image.width(); x += 3) {
        for (int y = 0; y < image.height(); y += 3) {
            colours.insert(image.pixel(x, y));
        }
    }
    QVERIFY(colours.size() > 10);   // not an empty sheet
    const auto refused = const_cast<ChartCard &>(card).saveAs(folder.filePath("a.xls"));
    QVERIFY(!refused);
    QVERIFY(refused.error().message.find(".csv, .json or .png") != std::string::npos);
}

void TestDashboard::demoIsSaidEverywhere()
{
    Desk desk;
    desk.feed.status = ScriptedFeed::statusJson("4.18", "10", true);
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    QVERIFY(desk.find<QLabel>("demo")->isVisible());
    QVERIFY(desk.find<QLabel>("asOf")->text().startsWith("DEMO."));
    const QTemporaryDir folder;
    QVERIFY(saved(*desk.find<ChartCard>("spend"), folder.filePath("a.json"))
                .contains("\"demo\": true"));
}

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
