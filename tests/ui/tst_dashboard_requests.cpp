// SPDX-License-Identifier: GPL-3.0-or-later
// Breakdown and audit log in the window, and what every page owes to those who cannot see or point.
#include "desk.h"
#include "requests_export.h"
#include "requests_model.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

class TestDashboardRequests final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_settings.isValid());
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings.path());
    }
    void theBreakdownFollowsItsLabel();
    void filtersAreAskedForTogether();
    void blockedOpensOnWhatWasBlocked();
    void rowsComeByThePage();
    void newRowsComeIn();
    void allRowsAreSaved_data();
    void allRowsAreSaved();
    void everyControlHasAName();
    void theKeyboardReachesEverything();
    void itFitsASmallScreen();

private:
    QTemporaryDir m_settings;
};

void TestDashboardRequests::theBreakdownFollowsItsLabel()
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
    QCOMPARE(cell(0, 2), QString("75.0%"));
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

void TestDashboardRequests::filtersAreAskedForTogether()
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

void TestDashboardRequests::blockedOpensOnWhatWasBlocked()
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

void TestDashboardRequests::rowsComeByThePage()
{
    Desk desk;
    for (int number = 2000; number > 0; --number) {
        desk.feed.rows.append(ScriptedFeed::rowJson(number));
    }
    desk.open();
    desk.show(2);
    auto *const model = desk.table()->model();
    const QAbstractItemModelTester tester(model);
    QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 250, 20'000);
    QCOMPARE(desk.cell(0, RequestsModel::Time), QString("24 Nov 13:33:20"));   // Berlin's clock
    QCOMPARE(desk.cell(0, RequestsModel::Cost), QString("$0.0012"));
    QCOMPARE(desk.cell(0, RequestsModel::KnownBy), QString("reported"));
    QCOMPARE(desk.cell(0, RequestsModel::Client), QString("curl/8"));
    for (int pages = 0; pages < 7; ++pages) {
        const int before = model->rowCount();
        desk.table()->scrollToBottom();
        QTRY_VERIFY(model->rowCount() > before || model->rowCount() == 2000);
    }
    QTRY_COMPARE(model->rowCount(), 2000);
    QVERIFY(!model->canFetchMore({}));
    QCOMPARE(desk.find<QLabel>("count")->text(), QString("2,000 rows"));
    QCOMPARE(desk.cell(1999, RequestsModel::Time), QString("24 Nov 13:00:01"));
}

void TestDashboardRequests::newRowsComeIn()
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

void TestDashboardRequests::allRowsAreSaved_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("CSV") << "rows.csv";
    QTest::newRow("JSON") << "rows.json";
}

void TestDashboardRequests::allRowsAreSaved()
{
    QFETCH(QString, name);
    ScriptedFeed feed;
    for (int number = 2300; number > 0; --number) {
        feed.rows.append(ScriptedFeed::rowJson(number));
    }
    FeedClient client({feed.url(), ScriptedFeed::token}, nullptr, quickTimes);
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

void TestDashboardRequests::everyControlHasAName()
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
                 qPrintable(QString(widget->metaObject()->className()) + " in "
                            + widget->parentWidget()->metaObject()->className()));
        ++controls;
    }
    QVERIFY(controls > 30);
}

void TestDashboardRequests::theKeyboardReachesEverything()
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

void TestDashboardRequests::itFitsASmallScreen()
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

QTEST_MAIN(TestDashboardRequests)
#include "tst_dashboard_requests.moc"
