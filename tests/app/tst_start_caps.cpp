// SPDX-License-Identifier: GPL-3.0-or-later
#include "start_caps.h"

#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

std::unique_ptr<Ledger> open(const QTemporaryDir &folder)
{
    LedgerOptions options;
    options.folder = folder.path().toStdString();
    auto ledger = Ledger::open(options, noon);
    return ledger ? std::move(*ledger) : nullptr;
}

} // namespace

class TestStartCaps final : public QObject {
    Q_OBJECT
private slots:
    void windowsMakeCaps_data();
    void windowsMakeCaps();
    void anExistingCapKeepsTheRest();
    void aRestartChangesNothing();
    void mistakesAreNamed_data();
    void mistakesAreNamed();
};

void TestStartCaps::windowsMakeCaps_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("window");
    QTest::addColumn<qint64>("limit");
    const auto row = [](const char *text, const char *name, const char *window, qint64 limit) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(name) << QByteArray(window) << limit;
    };
    row("day=10.00", "day", "day", 10'000'000'000);
    row("month:15=150", "month-15", "month:15", 150'000'000'000);
    row("total=0", "total", "total", 0);
    row("90m=0.000000001", "90m", "90m", 1);
}

void TestStartCaps::windowsMakeCaps()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const auto ledger = open(folder);
    QVERIFY(setStartCaps({text.toStdString()}, *ledger, noon));
    const auto caps = ledger->snapshot(noon).caps;
    QCOMPARE(caps.size(), std::size_t(1));
    QTEST(QByteArray::fromStdString(caps[0].cap.name), "name");
    QTEST(QByteArray::fromStdString(toString(caps[0].cap.window)), "window");
    QTEST(qint64(caps[0].limit), "limit");
    QVERIFY(caps[0].cap.action == CapAction::Block);
}

void TestStartCaps::anExistingCapKeepsTheRest()
{
    const QTemporaryDir folder;
    const auto ledger = open(folder);
    Cap cap;
    cap.name = "few";
    cap.unit = CapUnit::Requests;
    cap.limit = 3;
    cap.scope.provider = "openai";
    cap.warnPercent = {50};
    QVERIFY(ledger->putCap(cap, noon));
    QVERIFY(ledger->raiseCap("few", 2, noon));
    QVERIFY(ledger->pauseCap("few", noon + 1h, noon));
    QVERIFY(setStartCaps({"few=5"}, *ledger, noon));
    const CapState after = ledger->snapshot(noon).caps[0];
    QCOMPARE(after.cap.limit, 5);
    QCOMPARE(after.limit, 7);
    QCOMPARE(after.cap.pausedUntil, noon + 1h);
    QCOMPARE(after.cap.scope, cap.scope);
    QCOMPARE(after.cap.warnPercent, cap.warnPercent);
}

void TestStartCaps::aRestartChangesNothing()
{
    const QTemporaryDir folder;
    const auto ledger = open(folder);
    QVERIFY(setStartCaps({"day=10.00", "month:15=150"}, *ledger, noon));
    const Snapshot before = ledger->snapshot(noon);
    QVERIFY(setStartCaps({"day=10", "month:15=150.00"}, *ledger, noon));
    QCOMPARE(ledger->snapshot(noon).revision, before.revision);
}

void TestStartCaps::mistakesAreNamed_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"day", "=5", "day=", "day=ten", "day=-1", "day=1e3", "year=5",
                             "team=5", "month:40=5", "day=5=5"})
        QTest::newRow(text) << QByteArray(text);
}

void TestStartCaps::mistakesAreNamed()
{
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    const auto ledger = open(folder);
    const auto done = setStartCaps({text.toStdString()}, *ledger, noon);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::BadInput);
    QVERIFY(done.error().message.find("--cap " + text.toStdString()) != std::string::npos);
    QVERIFY(ledger->snapshot(noon).caps.empty());
}

QTEST_GUILESS_MAIN(TestStartCaps)
#include "tst_start_caps.moc"
