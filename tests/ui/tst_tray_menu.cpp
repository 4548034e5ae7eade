// SPDX-License-Identifier: GPL-3.0-or-later
#include "../feed_client/scripted_server.h"
#include "cap_dialog.h"
#include "feed_samples.h"
#include "tray_menu.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace llmcap;

namespace {

const QByteArray token = "0123456789abcdef";

/// A menu over a feed that agrees to everything, and remembers what was asked.
struct Bench {
    int status = 204;
    ScriptedServer server{[this](const ScriptedServer::Call &call) {
        if (call.target.contains("hello")) {
            ScriptedServer::hello(call, token);
        } else if (status == 204) {
            ScriptedServer::reply(call, 204, {});
        } else {
            ScriptedServer::reply(call, status,
                                  R"({"error":{"code":"x","message":"that cannot be"}})");
        }
    }};
    FeedClient feed{FeedAddress{server.url(), QString::fromLatin1(token)}};
    FeedActions actions{feed};
    TrayMenu menu{actions, TrayOptions{}};

    /// The row whose text, without '&', starts like that; in submenus, too.
    QAction *row(const QString &start, QMenu *in = nullptr)
    {
        for (QAction *const action : (in ? in : &menu.menu())->actions()) {
            if (action->text().remove('&').startsWith(start)) {
                return action;
            }
            if (action->menu() && action->isVisible()) {
                if (QAction *const found = row(start, action->menu())) {
                    return found;
                }
            }
        }
        return nullptr;
    }
    QMenu *submenu(const QString &start)
    {
        QAction *const action = row(start);
        return action ? action->menu() : nullptr;
    }
    /// "PATCH caps/day {...}" of the newest call.
    QString asked()
    {
        // Before the first call the server was asked to prove itself.
        (void)QTest::qWaitFor([&] {
            return !server.calls.isEmpty() && !server.calls.constLast().target.contains("hello");
        }, 5000);
        const auto &call = server.calls.constLast();
        return QString::fromLatin1(call.method + ' '
                                   + call.target.mid(QByteArray("/llmcap/v1/").size()) + ' '
                                   + call.body);
    }
    QJsonObject body()
    {
        asked();
        return QJsonDocument::fromJson(server.calls.constLast().body).object();
    }
};

Instant inBody(const QJsonObject &body)
{
    return dashboard::instantOf(
        QDateTime::fromString(body["paused_until"].toString(), Qt::ISODateWithMs));
}

std::chrono::seconds fromNow(Instant at)
{
    return std::chrono::round<std::chrono::seconds>(
        at - std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now()));
}

void collect(QMenu &menu, QStringList &problems)
{
    QHash<QChar, QString> keys;
    for (QAction *const row : menu.actions()) {
        if (row->isSeparator() || !row->isVisible()) {
            continue;
        }
        const qsizetype at = row->text().indexOf('&');
        if (at < 0 || at + 1 >= row->text().size()) {
            problems << "no mnemonic: " + row->text();
            continue;
        }
        const QChar key = row->text().at(at + 1).toLower();
        if (keys.contains(key)) {
            problems << QString("%1: %2, %3").arg(key).arg(keys[key], row->text());
        }
        keys[key] = row->text();
        if (row->menu()) {
            collect(*row->menu(), problems);
        }
    }
}

} // namespace

class TestTrayMenu final : public QObject {
    Q_OBJECT
private slots:
    void everyRowOfTheSpecificationIsThere()
    {
        Bench bench;
        bench.menu.show(sampleInput());
        for (const char *const row :
             {"Today: $4.18 of $10.00 (41%)", "This month: $61.20 of $150.00 (40%)",
              "Blocked today: 3", "Enforcement: on", "On", "Warn only", "Pause for 15 minutes",
              "Pause for 1 hour", "Pause until tomorrow", "Caps", "day: $4.18 of $10.00 (41%)",
              "+$1 today", "+$5 today", "Set limit…", "New cap…", "Block all paid requests",
              "Connect a tool", "Copy base URL: anthropic", "Test…", "Open dashboard…", "Help",
              "Doctor…", "Logs", "About", "Quit LLMCap (stops enforcement)"}) {
            QAction *const found = bench.row(row);
            QVERIFY2(found, row);
            QVERIFY2(found->isVisible() && found->isEnabled(), row);
        }
    }

    void rowsWithoutPurposeAreHidden()
    {
        Bench bench;
        bench.menu.show(sampleInput());
        for (QAction *const row : bench.menu.menu().actions()) {
            QVERIFY(row->isSeparator() || !row->isVisible() || !row->text().isEmpty());
        }
        QVERIFY(!bench.row("Settings"));
        QVERIFY(!bench.row("Data is"));
    }

    void everyRowHasAKeyOfItsOwn()
    {
        Bench bench;
        TrayInput input = sampleInput();
        input.link = FeedClient::Link::Unreachable;
        input.age = std::chrono::seconds{5};
        bench.menu.show(input);
        QStringList problems;
        collect(bench.menu.menu(), problems);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join("; ")));
    }

    void textsFollowTheSnapshotAndTheRowsStay()
    {
        Bench bench;
        TrayInput input = sampleInput();
        bench.menu.show(input);
        QAction *const today = bench.row("Today");
        const auto rows = bench.menu.menu().actions();
        input.status->snapshot.today.spent = {usd(9.99)};
        input.status->snapshot.caps[0].spent = usd(9.99);
        bench.menu.show(input);
        QCOMPARE(today->text(), QString("&Today: $9.99 of $10.00 (99%)"));
        QCOMPARE(bench.menu.menu().actions(), rows);
    }

    void aCapKeepsItsRowsWhenOthersComeAndGo()
    {
        Bench bench;
        TrayInput input = sampleInput();
        bench.menu.show(input);
        QAction *const month = bench.row("month:");
        input.status->snapshot.caps.insert(input.status->snapshot.caps.begin(),
                                           sampleCap("a", 1, 2));
        bench.menu.show(input);
        QCOMPARE(bench.row("month:"), month);
        input.status->snapshot.caps = {sampleCap("month", 1, 2, "month")};
        bench.menu.show(input);
        QCOMPARE(bench.row("month:"), month);
        QVERIFY(!bench.row("day:")->isVisible());
        input.status->snapshot.caps = sampleStatus().snapshot.caps;
        bench.menu.show(input);
        QVERIFY(bench.row("day:")->isVisible());
        QVERIFY(!bench.row("a:")->isVisible());
    }

    void whatIsAskedOfTheFeed_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<QString>("asked");
        QTest::newRow("one dollar") << "+$1 today" << R"(PATCH caps/day {"raise_by":"1"})";
        QTest::newRow("five dollars") << "+$5 today" << R"(PATCH caps/day {"raise_by":"5"})";
        QTest::newRow("of another window") << "+$5 this month"
                                           << R"(PATCH caps/month {"raise_by":"5"})";
        QTest::newRow("on")
            << "On" << R"(PATCH enforcement {"paused_until":null,"warn_only":false})";
        QTest::newRow("warn only")
            << "Warn only" << R"(PATCH enforcement {"paused_until":null,"warn_only":true})";
        QTest::newRow("kill switch")
            << "Block all" << R"(PATCH enforcement {"block_all":true})";
    }
    void whatIsAskedOfTheFeed()
    {
        QFETCH(QString, row);
        Bench bench;
        bench.menu.show(sampleInput());
        bench.row(row)->trigger();
        QTEST(bench.asked(), "asked");
    }

    void aRaiseCanBeTakenBack()
    {
        Bench bench;
        TrayInput input = sampleInput();
        CapState &day = input.status->snapshot.caps[0];
        bench.menu.show(input);
        QVERIFY(!bench.row("Take back")->isVisible());
        day.cap.raise = usd(6);
        day.cap.raiseUntil = sampleNow + std::chrono::hours{8};
        bench.menu.show(input);
        QCOMPARE(bench.row("Take back")->text(), QString("&Take back the raise of $6.00"));
        bench.row("Take back")->trigger();
        QCOMPARE(bench.asked(), QString(R"(PATCH caps/day {"raise_by":"-6"})"));
    }

    void pauses_data()
    {
        QTest::addColumn<QString>("row");
        QTest::addColumn<qlonglong>("least");
        QTest::addColumn<qlonglong>("most");
        QTest::newRow("a quarter of an hour") << "Pause for 15" << 895ll << 900ll;
        QTest::newRow("an hour") << "Pause for 1 hour" << 3595ll << 3600ll;
        QTest::newRow("until tomorrow, in the zone of the figures")
            << "Pause until tomorrow" << 0ll << 86'400ll;
    }
    void pauses()
    {
        QFETCH(QString, row);
        Bench bench;
        bench.menu.show(sampleInput());
        bench.row(row)->trigger();
        const QJsonObject body = bench.body();
        const Instant until = inBody(body);
        QFETCH(qlonglong, least);
        QFETCH(qlonglong, most);
        QVERIFY(fromNow(until).count() >= least && fromNow(until).count() <= most);
        if (row.contains("tomorrow")) {
            QVERIFY(body["paused_until"].toString().contains("T00:00:00"));
        }
    }

    void aCapIsPausedForAnHourAndResumed()
    {
        Bench bench;
        TrayInput input = sampleInput();
        bench.menu.show(input);
        bench.row("Pause for 1 hour", bench.submenu("day:"))->trigger();
        const auto left = fromNow(inBody(bench.body())).count();
        QVERIFY(left > 3590 && left <= 3600);
        CapState &day = input.status->snapshot.caps[0];
        day.cap.pausedUntil = std::chrono::floor<std::chrono::microseconds>(
                                  std::chrono::system_clock::now()) + std::chrono::hours{1};
        bench.menu.show(input);
        bench.server.calls.clear();
        bench.row("Resume")->trigger();
        QCOMPARE(bench.asked(), QString(R"(PATCH caps/day {"paused_until":null})"));
    }

    void boxesFollowTheFigures()
    {
        Bench bench;
        TrayInput input = sampleInput();
        bench.menu.show(input);
        QVERIFY(bench.row("On")->isChecked());
        input.status->snapshot.warnOnly = true;
        input.status->snapshot.blockAll = true;
        bench.menu.show(input);
        QVERIFY(bench.row("Warn only")->isChecked());
        QVERIFY(!bench.row("On")->isChecked());
        QVERIFY(bench.row("Block all")->isChecked());
        bench.row("Block all")->trigger();
        QCOMPARE(bench.asked(), QString(R"(PATCH enforcement {"block_all":false})"));
    }

    void whatThePolicyFixesIsGreyedWithItsReason()
    {
        Bench bench;
        TrayInput input = sampleInput();
        bench.menu.show(input);
        QMenu *const enforcement = bench.submenu("Enforcement");
        QMenu *const day = bench.submenu("day:");
        QMenu *const month = bench.submenu("month:");
        const std::string reason = "ACME fixed this: ask it@acme.example";
        QVERIFY(!bench.row("ACME", enforcement));
        FeedPolicy &policy = input.status->policy;
        policy.isSet = true;
        policy.reason = reason;
        policy.forbidPause = true;
        policy.caps = {{"day", usd(10), CapUnit::Usd}};
        bench.menu.show(input);
        for (const char *const row : {"Warn only", "Pause for 15", "Pause until"}) {
            QVERIFY2(!bench.row(row, enforcement)->isEnabled(), row);
        }
        QVERIFY(bench.row("On", enforcement)->isEnabled());
        QVERIFY(!bench.row("+$5", day)->isEnabled());
        QVERIFY(bench.row("Set limit", day)->isEnabled());   // a stricter one is allowed
        QVERIFY(bench.row("+$5", month)->isEnabled());
        QVERIFY(!bench.row("Pause", month)->isEnabled());
        for (QMenu *const menu : {enforcement, day, month}) {
            QAction *const why = bench.row("ACME fixed this", menu);
            QVERIFY(why && why->isVisible() && !why->isEnabled());
        }
        input.status->policy = {};
        bench.menu.show(input);
        QVERIFY(bench.row("+$5", day)->isEnabled());
        QVERIFY(bench.row("Warn only")->isEnabled());
    }

    void whoIsHeldIsLetGoOnByOneClick()
    {
        Bench bench;
        TrayInput input = sampleInput();
        bench.menu.show(input);
        QVERIFY(!bench.row("Held"));
        Runaway::Alarm alarm;
        alarm.client = "k_12/agent";
        alarm.count = 25;
        alarm.time = sampleNow;
        input.status->guard.alarms = {alarm};
        bench.menu.show(input);
        QVERIFY2(!bench.row("Held"), "a warning holds nobody");
        input.status->guard.alarms[0].isHeld = true;
        bench.menu.show(input);
        QAction *const row = bench.row("Held: k_12/agent (the same prompt 25 times)");
        QVERIFY(row && row->isVisible());
        row->trigger();
        QCOMPARE(bench.asked(), QString(R"(POST guard/allow {"client":"k_12/agent"})"));
        input.status->guard.alarms.clear();
        bench.menu.show(input);
        QVERIFY(!row->isVisible());
    }

    void aRefusedActionIsTold()
    {
        Bench bench;
        bench.status = 403;
        bench.menu.show(sampleInput());
        QSignalSpy failed(&bench.actions, &FeedActions::failed);
        bench.row("+$5 today")->trigger();
        QVERIFY(failed.wait(5000));
        QCOMPARE(failed[0][0].toString(), QString("The cap “day” was not raised"));
        QVERIFY(failed[0][1].toString().contains("that cannot be"));
    }

    void whatIsCopied()
    {
        Bench bench;
        bench.menu.show(sampleInput());
        bench.row("Copy base URL: anthropic")->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(),
                 QString("http://127.0.0.1:4517/anthropic"));
        bench.row("Copy shell lines")->trigger();
        const QString lines = QGuiApplication::clipboard()->text();
        QVERIFY(lines.contains("export ANTHROPIC_BASE_URL='http://127.0.0.1:4517/anthropic'\n"));
        QVERIFY(lines.contains("export OPENAI_BASE_URL='http://127.0.0.1:4517/openai/v1'\n"));
    }

    void statusRowsOpenTheDashboard()
    {
        Bench bench;
        bench.menu.show(sampleInput());
        QList<Dashboard::Focus> opened;
        connect(&bench.menu, &TrayMenu::dashboardWanted, this,
                [&](Dashboard::Focus focus) { opened << focus; });
        for (const char *const row : {"Today", "This month", "Blocked today", "Open dashboard"}) {
            bench.row(row)->trigger();
        }
        using enum Dashboard::Focus;
        QCOMPARE(opened, (QList{Today, Month, Blocked, Today}));
    }

    void quitSaysWhatItDoes()
    {
        Bench bench;
        QVERIFY(bench.row("Quit LLMCap (stops enforcement)"));
        TrayOptions watching;
        watching.ownsProxy = false;
        TrayMenu menu(bench.actions, watching);
        QVERIFY(!menu.menu().actions().constLast()->text().contains("stops"));
    }

    void toolsAreConnectedToTheirOwnMachineAlone()
    {
        Bench bench;
        TrayOptions remote;
        remote.ownsProxy = remote.hasTools = false;
        TrayMenu menu(bench.actions, remote);
        menu.show(sampleInput());
        for (const QAction *const row : menu.menu().actions()) {
            QVERIFY(!row->isVisible() || !row->text().remove('&').startsWith("Connect"));
        }
    }

    void aLimitIsCheckedBeforeItIsSent()
    {
        Bench bench;
        auto *const dialog = new LimitDialog(bench.feed, sampleCap("day", 1, 10));
        auto *const field = dialog->findChild<QLineEdit *>("limit");
        auto *const problem = dialog->findChild<QLabel *>("problem");
        field->setText("ten");
        dialog->accept();
        QVERIFY(!problem->isHidden());
        QVERIFY(bench.server.calls.isEmpty());
        field->setText("$ 12.50");
        dialog->accept();
        QCOMPARE(bench.asked(), QString(R"(PATCH caps/day {"limit":"12.50"})"));
        delete dialog;
    }

    void aNewCapReplacesNoneByAccident()
    {
        Bench bench;
        auto *const dialog = new NewCapDialog(bench.feed, sampleStatus());
        dialog->findChild<QLineEdit *>("name")->setText("day");
        dialog->findChild<QLineEdit *>("limit")->setText("5");
        dialog->accept();
        QVERIFY(dialog->findChild<QLabel *>("problem")->text().contains("already"));
        QVERIFY(bench.server.calls.isEmpty());
        dialog->findChild<QLineEdit *>("name")->setText("second");
        dialog->accept();
        QVERIFY(bench.asked().startsWith("PUT caps/second"));
        QCOMPARE(bench.body()["limit"].toString(), QString("5"));
        QCOMPARE(bench.body()["window"].toString(), QString("day"));
        delete dialog;
    }
};

QTEST_MAIN(TestTrayMenu)
#include "tst_tray_menu.moc"
