// SPDX-License-Identifier: GPL-3.0-or-later
// The window against a feed that says what each test wants.
#include "chart_card.h"
#include "dashboard.h"
#include "feed_client.h"
#include "figure_tile.h"
#include "requests_export.h"
#include "requests_model.h"
#include "scripted_feed.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateEdit>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const FeedTimes quick{2000ms, 5000ms, 40ms, 200ms};

/// A feed, its client and the window.
class Desk final {
public:
    Desk() : client({feed.url(), ScriptedFeed::token}, nullptr, quick) {}
    void open(Dashboard::Focus focus = Dashboard::Focus::Today)
    {
        window.reset(Dashboard::make(client));
        window->open(focus);
    }
    template <class T>
    T *find(const char *name) const
    {
        T *const found = window->findChild<T *>(QString::fromLatin1(name));
        if (!found) {
            qFatal("the window has no %s", name);
        }
        return found;
    }
    QString value(const char *tile) const { return find<FigureTile>(tile)->value(); }
    QString detail(const char *tile) const { return find<FigureTile>(tile)->detail(); }
    QString banner() const
    {
        return find<QWidget>("banner")->isVisible() ? find<QLabel>("bannerText")->text() : QString();
    }
    QPushButton *button(const QString &label) const
    {
        for (QPushButton *const button : window->findChildren<QPushButton *>()) {
            if (button->text().remove('&') == label) {
                return button;
            }
        }
        qFatal("there is no button %s", qPrintable(label));
        return nullptr;
    }
    void show(int page) const { find<QTabWidget>("pages")->setCurrentIndex(page); }
    QTableView *table() const { return find<QTableView>("requests"); }
    QString cell(int row, int column) const
    {
        return table()->model()->index(row, column).data().toString();
    }

    ScriptedFeed feed;
    FeedClient client;
    std::unique_ptr<Dashboard> window;
};

QByteArray somePoints()
{
    return ScriptedFeed::pointJson("2026-11-24T09:00:00Z", "gpt-5.2", "1.5", 3)
        + "," + ScriptedFeed::pointJson("2026-11-24T11:00:00Z", "claude", "2.68", 4, 2);
}

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
    void theBreakdownFollowsItsLabel();
    void filtersAreAskedForTogether();
    void blockedOpensOnWhatWasBlocked();
    void rowsComeByThePage();
    void newRowsComeIn();
    void allRowsAreSaved_data();
    void allRowsAreSaved();
    void demoIsSaidEverywhere();
    void everyControlHasAName();
    void theKeyboardReachesEverything();
    void itFitsASmallScreen();

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

void TestDashboard::theBreakdownFollowsItsLabel()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.feed.points["provider"] = ScriptedFeed::pointJson("2026-11-24T00:00:00Z", "openai", "1", 1)
        + "," + ScriptedFeed::pointJson("2026-11-24T00:00:00Z", "cohere", "3", 1);
    desk.feed.points["client"]
        = ScriptedFeed::pointJson("2026-11-24T00:00:00Z", "aider/0.86", "4", 2);
    desk.open();
    desk.show(1);
    auto *const table = desk.find<QTableView>("breakdown");
    const auto cell = [&](int row, int column) {
        return table->model()->index(row, column).data().toString();
    };
    QTRY_COMPARE(table->model()->rowCount(), 2);
    QCOMPARE(cell(0, 0), QString("cohere"));
    QCOMPARE(cell(0, 1), QString("$3.00"));
    QCOMPARE(cell(0, 2), QString("75.0 %"));
    desk.find<QPushButton>("client")->click();
    QTRY_COMPARE(cell(0, 0), QString("aider/0.86"));
    QCOMPARE(table->model()->headerData(0, Qt::Horizontal).toString(), QString("Client program"));
    // From a figure to the requests that it is made of.
    desk.feed.forget();
    emit table->activated(table->model()->index(0, 0));
    QCOMPARE(desk.find<QTabWidget>("pages")->currentIndex(), 2);
    QTRY_VERIFY(!desk.feed.queriesOf("requests").isEmpty());
    QCOMPARE(desk.feed.queriesOf("requests").last().queryItemValue("client", QUrl::FullyDecoded),
             QString("aider/0.86"));
}

void TestDashboard::filtersAreAskedForTogether()
{
    Desk desk;
    desk.feed.rows = {ScriptedFeed::rowJson(1)};
    desk.feed.points["key"] = ScriptedFeed::pointJson("2026-11-24T00:00:00Z", "k_1", "1", 1);
    desk.feed.points["project"] = ScriptedFeed::pointJson("2026-11-24T00:00:00Z", "site", "1", 1);
    desk.open();
    desk.show(2);
    auto *const key = desk.find<QComboBox>("key"), *const project = desk.find<QComboBox>("project");
    QTRY_COMPARE(key->count(), 2);   // what occurs in the time shown
    QTRY_COMPARE(project->count(), 2);
    key->setCurrentIndex(1);
    project->setCurrentIndex(1);
    desk.find<QComboBox>("provider")->setCurrentIndex(1);
    desk.find<QComboBox>("outcome")->setCurrentIndex(1);
    QTest::keyClicks(desk.find<QLineEdit>("model"), "gpt");
    const auto asked = [&](const char *name) {
        return desk.feed.queriesOf("requests").last().queryItemValue(name, QUrl::FullyDecoded);
    };
    QTRY_COMPARE(asked("model"), QString("*gpt*"));
    QCOMPARE(asked("key"), QString("k_1"));
    QCOMPARE(asked("project"), QString("site"));
    QCOMPARE(asked("provider"), QString("openai"));
    QCOMPARE(asked("outcome"), QString("completed"));
    desk.feed.forget();
    desk.find<QPushButton>("clear")->click();
    QTRY_COMPARE(desk.feed.queriesOf("requests").size(), 1);   // one question for all of them
    QCOMPARE(asked("key") + asked("model") + asked("outcome"), QString());
}

void TestDashboard::blockedOpensOnWhatWasBlocked()
{
    Desk desk;
    desk.feed.rows = {ScriptedFeed::rowJson(1, "refused", "none")};
    desk.open(Dashboard::Focus::Blocked);
    QCOMPARE(desk.find<QTabWidget>("pages")->currentIndex(), 2);
    QTRY_COMPARE(desk.table()->model()->rowCount(), 1);
    QCOMPARE(desk.feed.queriesOf("requests").last().queryItemValue("outcome"), QString("refused"));
    QCOMPARE(desk.cell(0, RequestsModel::OutcomeOf), QString("Blocked"));
    QCOMPARE(desk.cell(0, RequestsModel::KnownBy), QString("nothing billed"));
}

void TestDashboard::rowsComeByThePage()
{
    Desk desk;
    for (int number = 2000; number > 0; --number) {
        desk.feed.rows.append(ScriptedFeed::rowJson(number));
    }
    desk.open();
    desk.show(2);
    auto *const model = desk.table()->model();
    const QAbstractItemModelTester tester(model);
    QTRY_COMPARE(model->rowCount(), 250);
    QCOMPARE(desk.cell(0, RequestsModel::Time), QString("24 Nov 13:33:20"));   // Berlin's clock
    QCOMPARE(desk.cell(0, RequestsModel::Cost), QString("$0.0012"));
    QCOMPARE(desk.cell(0, RequestsModel::KnownBy), QString("reported"));
    QCOMPARE(desk.cell(0, RequestsModel::Client), QString("curl/8"));
    for (int pages = 0; pages < 7; ++pages) {
        const int before = model->rowCount();
        desk.table()->scrollToBottom();
        QTRY_VERIFY(model->rowCount() > before);
    }
    QTRY_COMPARE(model->rowCount(), 2000);
    QVERIFY(!model->canFetchMore({}));
    QCOMPARE(desk.find<QLabel>("count")->text(), QString("2,000 rows"));
    QCOMPARE(desk.cell(1999, RequestsModel::Time), QString("24 Nov 13:00:01"));
}

void TestDashboard::newRowsComeIn()
{
    Desk desk;
    desk.feed.rows = {ScriptedFeed::rowJson(10), ScriptedFeed::rowJson(5)};
    desk.open();
    desk.show(2);
    auto *const model = desk.table()->model();
    const QAbstractItemModelTester tester(model);
    QTRY_COMPARE(model->rowCount(), 2);
    desk.feed.event("request", ScriptedFeed::rowJson(11));
    desk.feed.event("request", ScriptedFeed::rowJson(7));    // began earlier, ended later
    desk.feed.event("request", ScriptedFeed::rowJson(10));   // known already
    QTRY_COMPARE(model->rowCount(), 4);
    QCOMPARE(desk.cell(0, RequestsModel::Time), QString("24 Nov 13:00:11"));
    QCOMPARE(desk.cell(2, RequestsModel::Time), QString("24 Nov 13:00:07"));
    // A row that the filter does not want stays out.
    desk.find<QComboBox>("outcome")->setCurrentIndex(2);
    QTRY_VERIFY(desk.feed.queriesOf("requests").last().hasQueryItem("outcome"));
    QTest::qWait(100);
    const int before = model->rowCount();
    desk.feed.event("request", ScriptedFeed::rowJson(12));
    QTest::qWait(300);
    QCOMPARE(model->rowCount(), before);
}

void TestDashboard::allRowsAreSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("CSV") << "rows.csv";
    QTest::newRow("JSON") << "rows.json";
}

void TestDashboard::allRowsAreSaved()
{
    QFETCH(QString, name);
    ScriptedFeed feed;
    for (int number = 2300; number > 0; --number) {
        feed.rows.append(ScriptedFeed::rowJson(number));
    }
    FeedClient client({feed.url(), ScriptedFeed::token}, nullptr, quick);
    const QTemporaryDir folder;
    auto *const job = new RequestsExport(client, {}, folder.filePath(name), nullptr);
    QSignalSpy finished(job, &RequestsExport::finished);
    job->start();
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY2(finished[0][0].toBool(), qPrintable(finished[0][1].toString()));
    QFile file(folder.filePath(name));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    if (name.endsWith("csv")) {
        QCOMPARE(bytes.count("\r\n"), 2301);   // and the headings
        QVERIFY(bytes.startsWith("time,id,provider,"));
    } else {
        const QJsonArray rows = QJsonDocument::fromJson(bytes).array();
        QCOMPARE(rows.size(), 2300);
        QCOMPARE(rows[2299]["id"].toString(), QString("r_1"));
    }
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

void TestDashboard::everyControlHasAName()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    int controls = 0;
    for (QWidget *const widget : desk.window->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || qobject_cast<QTabWidget *>(widget)
            || widget->metaObject()->className() == QByteArray("QTabBar")
            || widget->objectName().startsWith("qt_")
            || widget->window() != desk.window.get()) {   // pop-ups of fields that have names
            continue;
        }
        QString name = widget->accessibleName();
        if (const auto *const button = qobject_cast<QAbstractButton *>(widget)) {
            name += button->text();
        }
        // The editor inside of a date field speaks with its parent's voice.
        if (name.isEmpty() && widget->parentWidget()) {
            name = widget->parentWidget()->accessibleName();
        }
        QVERIFY2(!name.isEmpty(),
                 qPrintable(QString(widget->metaObject()->className()) + widget->objectName()));
        ++controls;
    }
    QVERIFY(controls > 30);
}

void TestDashboard::theKeyboardReachesEverything()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.feed.rows = {ScriptedFeed::rowJson(1)};
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    QVERIFY(QTest::qWaitForWindowActive(desk.window.get()));
    QSet<QString> reached;
    for (int page = 0; page < 3; ++page) {
        desk.show(page);
        for (int step = 0; step < 60; ++step) {
            QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget()
                                                        : desk.window.get(), Qt::Key_Tab);
            QWidget *const focus = QApplication::focusWidget();
            QVERIFY(focus);
            reached.insert(focus->objectName());
            if (auto *const button = qobject_cast<QAbstractButton *>(focus)) {
                reached.insert(button->text().remove('&'));
            }
        }
    }
    for (const char *name : {"Today", "look", "asTable", "save", "provider", "model", "key",
                             "project", "client", "outcome", "clear", "requests", "breakdown"}) {
        QVERIFY2(reached.contains(QString::fromUtf8(name)), name);
    }
    // In a group of which one is down, the arrows go from one to the next.
    desk.button("Today")->setFocus();
    QTest::keyClick(desk.button("Today"), Qt::Key_Right);
    QVERIFY(desk.button("7 days")->hasFocus() && desk.button("7 days")->isChecked());
    // Escape closes it, as every window that was opened for a look.
    QTest::keyClick(desk.window.get(), Qt::Key_Escape);
    QVERIFY(!desk.window->isVisible());
}

void TestDashboard::itFitsASmallScreen()
{
    Desk desk;
    desk.feed.points["model"] = somePoints();
    desk.open();
    QTRY_COMPARE(desk.value("spent"), QString("$4.18"));
    desk.window->resize(560, 700);
    QTest::qWait(50);
    QVERIFY2(desk.window->width() <= 700, qPrintable(QString::number(desk.window->width())));
    for (const char *tile : {"spent", "left", "forecast", "blocked"}) {
        const auto *const widget = desk.find<QWidget>(tile);
        const QRect place(widget->mapTo(desk.window.get(), QPoint()), widget->size());
        QVERIFY(desk.window->rect().contains(place));
    }
}

QTEST_MAIN(TestDashboard)
#include "tst_dashboard.moc"
