// SPDX-License-Identifier: GPL-3.0-or-later
// Caps as they are written on the command line, and the rule of `llmcap guard`.
#include "amount.h"
#include "cap_options.h"
#include "exit_status.h"
#include "guard_rule.h"

#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

class TestCliCaps final : public QObject {
    Q_OBJECT
private slots:
    void capsAreRead();
    void wrongCapsAreNamed_data();
    void wrongCapsAreNamed();
    void aLimitAloneIsKnown();
    void guardRulesAreRead_data();
    void guardRulesAreRead();
    void guardJudges_data();
    void guardJudges();
    void guardPassesOverWhatBlocksNothing();
    void guardKnowsNoOtherUnitThanMoney();
    void theKillSwitchIsNeverSafe();
    void exitsSayWhatHappened_data();
    void exitsSayWhatHappened();
};

namespace {

Snapshot with(std::int64_t limit, std::int64_t spent, std::int64_t held,
              CapUnit unit = CapUnit::Usd)
{
    CapState state;
    state.cap.name = "day";
    state.cap.unit = unit;
    state.cap.limit = limit;
    state.limit = limit;
    state.spent = spent;
    state.held = held;
    Snapshot snapshot;
    snapshot.caps = {state};
    return snapshot;
}

} // namespace

void TestCliCaps::capsAreRead()
{
    CapOptions options;
    options.name = "day";
    options.limit = "10.00";
    const auto day = capFrom(options);
    QVERIFY(day);
    QVERIFY(day->window == Window{});
    QCOMPARE(day->limit, 10'000'000'000);
    QCOMPARE(day->warnPercent, std::vector<int>{80});

    const auto full = capFrom({"team", "20000", "36h", "tokens", "openai", "gpt-5*", "k_1",
                               "site", "downgrade=gpt-5-mini", "strict"});
    QVERIFY(full);
    QCOMPARE(full->window.rolling, std::chrono::minutes(36 * 60));
    QCOMPARE(full->unit, CapUnit::Tokens);
    QCOMPARE(full->limit, 20'000);
    QCOMPARE(full->scope, (CapScope{"openai", "gpt-5*", "k_1", "site"}));
    QCOMPARE(full->action, CapAction::Downgrade);
    QCOMPARE(full->downgradeModel, std::string("gpt-5-mini"));
    QCOMPARE(full->policy, CapPolicy::Strict);
}

void TestCliCaps::wrongCapsAreNamed_data()
{
    QTest::addColumn<QStringList>("fields");   // name limit window unit action policy
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *what, const QStringList &fields, ErrorCode code,
                        const char *said) { QTest::newRow(what) << fields << int(code) << said; };
    row("a name that is no window", {"team", "5", "", "", "", ""}, ErrorCode::NotFound,
        "--window");
    row("a wrong window", {"day", "5", "year", "", "", ""}, ErrorCode::BadInput, "year");
    row("a wrong limit", {"day", "ten", "", "", "", ""}, ErrorCode::BadInput, "ten");
    row("no limit", {"day", "", "", "", "", ""}, ErrorCode::BadInput, "");
    row("a negative limit", {"day", "-1", "", "", "", ""}, ErrorCode::BadInput, "negative");
    row("half a request", {"day", "0.5", "", "requests", "", ""}, ErrorCode::BadInput, "0.5");
    row("a wrong unit", {"day", "5", "", "eur", "", ""}, ErrorCode::BadInput, "usd");
    row("a wrong action", {"day", "5", "", "", "stop", ""}, ErrorCode::BadInput, "downgrade");
    row("a downgrade to nothing", {"day", "5", "", "", "downgrade", ""}, ErrorCode::BadInput,
        "MODEL");
    row("a wrong policy", {"day", "5", "", "", "", "lax"}, ErrorCode::BadInput, "strict");
    row("a name in capitals", {"Team", "5", "day", "", "", ""}, ErrorCode::BadInput, "a-z");
}

void TestCliCaps::wrongCapsAreNamed()
{
    QFETCH(QStringList, fields);
    QFETCH(QString, said);
    CapOptions options;
    options.name = fields[0].toStdString();
    options.limit = fields[1].toStdString();
    options.window = fields[2].toStdString();
    options.unit = fields[3].toStdString();
    options.action = fields[4].toStdString();
    options.policy = fields[5].toStdString();
    const auto cap = capFrom(options);
    QVERIFY(!cap);
    QTEST(int(cap.error().code), "code");
    QVERIFY2(QString::fromStdString(cap.error().message).contains(said),
             cap.error().message.c_str());
}

void TestCliCaps::aLimitAloneIsKnown()
{
    CapOptions options;
    options.name = "day";
    options.limit = "5";
    QVERIFY(options.changesLimitAlone());
    options.policy = "strict";
    QVERIFY(!options.changesLimitAlone());
}

void TestCliCaps::guardRulesAreRead_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isFine");
    for (const char *fine : {"0%", "10%", "100%", "2.50", "0", "0.000000001"})
        QTest::addRow("'%s'", fine) << QByteArray(fine) << true;
    for (const char *wrong : {"", "%", "101%", "-1%", "1.5%", "-2", "$2", "2,50", "ten", "10 %"})
        QTest::addRow("'%s'", wrong) << QByteArray(wrong) << false;
}

void TestCliCaps::guardRulesAreRead()
{
    QFETCH(QByteArray, text);
    QTEST(bool(parseGuardRule(text.toStdString())), "isFine");
}

void TestCliCaps::guardJudges_data()
{
    QTest::addColumn<QByteArray>("rule");
    QTest::addColumn<qint64>("limit");
    QTest::addColumn<qint64>("spent");
    QTest::addColumn<qint64>("held");
    QTest::addColumn<bool>("isSafe");
    const auto row = [](const char *what, const char *rule, qint64 limit, qint64 spent,
                        qint64 held, bool isSafe) {
        QTest::newRow(what) << QByteArray(rule) << limit << spent << held << isSafe;
    };
    constexpr qint64 usd = 1'000'000'000;
    row("exactly a tenth is left", "10%", 10 * usd, 9 * usd, 0, true);
    row("a nano-dollar less", "10%", 10 * usd, 9 * usd + 1, 0, false);
    row("holds count as spent", "10%", 10 * usd, 8 * usd, usd + 1, false);
    row("exactly that amount is left", "2.50", 10 * usd, 7'500'000'000, 0, true);
    row("one less than that amount", "2.50", 10 * usd, 7'500'000'001, 0, false);
    row("over the limit", "0%", usd, usd + 1, 0, false);
    row("at the limit, nothing asked", "0%", usd, usd, 0, true);
    row("a tenth of three is one whole", "10%", 3, 3, 0, false);
    row("the largest limit", "100%", INT64_MAX, 0, 0, true);
    row("the largest limit, one spent", "100%", INT64_MAX, 1, 0, false);
}

void TestCliCaps::guardJudges()
{
    QFETCH(QByteArray, rule);
    QFETCH(qint64, limit);
    QFETCH(qint64, spent);
    QFETCH(qint64, held);
    const auto verdict
        = judge(with(limit, spent, held), *parseGuardRule(rule.toStdString()), "");
    QVERIFY(verdict);
    QTEST(verdict->isSafe, "isSafe");
    QVERIFY(!verdict->reason.empty());
    QVERIFY(verdict->isSafe || verdict->reason.find("cap day") != std::string::npos);
}

void TestCliCaps::guardPassesOverWhatBlocksNothing()
{
    const GuardRule rule = *parseGuardRule("10%");
    Snapshot warns = with(10, 10, 0);
    warns.caps[0].cap.action = CapAction::Warn;
    QVERIFY(judge(warns, rule, "")->isSafe);
    QVERIFY(!judge(warns, rule, "day")->isSafe);
    Snapshot paused = with(10, 10, 0);
    paused.asOf = Instant{1h};
    paused.caps[0].cap.pausedUntil = Instant{2h};
    QVERIFY(judge(paused, rule, "")->isSafe);
    QVERIFY(judge(Snapshot{}, rule, "")->isSafe);
    QCOMPARE(judge(with(10, 0, 0), rule, "none").error().code, ErrorCode::NotFound);
}

void TestCliCaps::guardKnowsNoOtherUnitThanMoney()
{
    const Snapshot tokens = with(20'000, 20'000, 0, CapUnit::Tokens);
    QVERIFY(judge(tokens, *parseGuardRule("2.50"), "")->isSafe);
    QVERIFY(!judge(tokens, *parseGuardRule("10%"), "")->isSafe);
    const auto asked = judge(with(20'000, 0, 0, CapUnit::Tokens), *parseGuardRule("2.50"), "day");
    QVERIFY2(!asked, "dollars say nothing about tokens");
    QCOMPARE(asked.error().code, ErrorCode::BadInput);
}

void TestCliCaps::theKillSwitchIsNeverSafe()
{
    Snapshot snapshot = with(10, 0, 0);
    snapshot.blockAll = true;
    QVERIFY(!judge(snapshot, *parseGuardRule("0%"), "")->isSafe);
}

void TestCliCaps::exitsSayWhatHappened_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    const auto row = [](const char *what, ErrorCode code, int status) {
        QTest::newRow(what) << int(code) << status;
    };
    row("a wrong option is 64", ErrorCode::BadInput, 64);
    row("too large a number is 64", ErrorCode::Overflow, 64);
    row("nobody answers is 69", ErrorCode::Network, 69);
    row("a port in use is 69", ErrorCode::Conflict, 69);
    row("the disk is 69", ErrorCode::Io, 69);
    row("not now is 69", ErrorCode::Unavailable, 69);
    row("a wrong token is 77", ErrorCode::Unauthorized, 77);
    row("no such thing is 1", ErrorCode::NotFound, 1);
}

void TestCliCaps::exitsSayWhatHappened()
{
    QFETCH(int, code);
    QTEST(int(exitStatusOf(Error{ErrorCode(code), "what"})), "status");
}

QTEST_GUILESS_MAIN(TestCliCaps)
#include "tst_cli_caps.moc"
