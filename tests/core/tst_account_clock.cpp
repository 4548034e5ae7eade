// SPDX-License-Identifier: GPL-3.0-or-later
// Clocks that are set back, raises and pauses that end, sums beyond their range.
#include "account.h"

#include <QTest>

#include <limits>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
const RequestLabels labels{"openai", "chat", "m", "", "k", ""};

Quantities usd(std::int64_t nano)
{
    return {NanoUsd{nano}, 0, 1};
}

Cap cap(const char *name, std::int64_t limit, const char *window)
{
    Cap cap;
    cap.name = name;
    cap.limit = limit;
    cap.window = *parseWindow(window);
    return cap;
}

} // namespace

class TestAccountClock final : public QObject {
    Q_OBJECT
private slots:
    void aClockSetBackRevivesNoPause();
    void aClockSetBackRevivesNoRaise();
    void whatIsAdmittedAfterAClockWasSetBackCounts_data();
    void whatIsAdmittedAfterAClockWasSetBackCounts();
    void whoWaitsHearsWhenARaiseEnds();
    void whoWaitsHearsWhenAPauseEnds();
    void sumsBeyondTheRangeComeBackExactly();
    void aCorrectionMayMakeRoom();
    void anOrphanCountsInFullForEveryPolicy();
};

void TestAccountClock::aClockSetBackRevivesNoPause()
{
    Account account{Zone{}};
    Cap paused = cap("day", 10, "day");
    paused.pausedUntil = noon + 1h;
    account.putCap(paused, {}, noon);
    QCOMPARE(account.request(1, labels, usd(10), noon + 2h).verdict, Account::Verdict::Held);
    QCOMPARE(account.request(2, labels, usd(10), noon).verdict, Account::Verdict::Waiting);
    account.settle(1, usd(10), noon);
    const auto woken = account.wake(noon);
    QCOMPARE(woken.size(), std::size_t(1));
    QCOMPARE(woken[0].decision.verdict, Account::Verdict::Refused);
}

void TestAccountClock::aClockSetBackRevivesNoRaise()
{
    Account account{Zone{}};
    Cap raised = cap("week", 10, "week");
    raised.raise = 90;
    raised.raiseUntil = noon + 1h;
    account.putCap(raised, {}, noon);
    QCOMPARE(account.request(1, labels, usd(10), noon + 2h).verdict, Account::Verdict::Held);
    QVERIFY(account.request(2, labels, usd(10), noon).verdict != Account::Verdict::Held);
}

void TestAccountClock::whatIsAdmittedAfterAClockWasSetBackCounts_data()
{
    QTest::addColumn<QByteArray>("window");
    for (const char *window : {"hour", "day", "week", "month", "total", "90m"})
        QTest::newRow(window) << QByteArray(window);
}

void TestAccountClock::whatIsAdmittedAfterAClockWasSetBackCounts()
{
    QFETCH(QByteArray, window);
    Account account{Zone{}};
    account.putCap(cap("cap", 10, window.constData()), {}, noon);
    account.putCap(cap("other", 1000, "hour"), {}, noon);   // has a window of its own
    const Instant back = noon - 40 * 24h;
    const auto first = account.request(1, labels, usd(6), back);
    QCOMPARE(first.verdict, Account::Verdict::Held);
    QVERIFY(first.time >= noon);   // so that a restart finds it in the running window
    QCOMPARE(account.stateOf("cap", back).held, 6);
    QVERIFY(account.settle(1, usd(6), back));
    QCOMPARE(account.stateOf("cap", back).spent, 6);
    QCOMPARE(account.stateOf("cap", back).held, 0);
    QCOMPARE(account.request(2, labels, usd(6), back).verdict, Account::Verdict::Refused);
    QCOMPARE(account.stateOf("cap", noon).spent, 6);
}

void TestAccountClock::whoWaitsHearsWhenARaiseEnds()
{
    Account account{Zone{}};
    Cap raised = cap("two hours", 10, "2h");
    raised.raise = 10;
    raised.raiseUntil = noon + 1h;
    account.putCap(raised, {{noon, 1}}, noon);
    QCOMPARE(account.request(1, labels, usd(9), noon).verdict, Account::Verdict::Held);
    QCOMPARE(account.request(2, labels, usd(15), noon).verdict, Account::Verdict::Waiting);
    QVERIFY(account.wake(noon + 59min).empty());
    const auto woken = account.wake(noon + 1h);   // 1 + 15 will not fit under 10
    QCOMPARE(woken.size(), std::size_t(1));
    QCOMPARE(woken[0].decision.verdict, Account::Verdict::Refused);
}

void TestAccountClock::whoWaitsHearsWhenAPauseEnds()
{
    Account account{Zone{}};
    Cap paused = cap("week", 5, "week");
    paused.pausedUntil = noon + 1h;
    account.putCap(paused, {}, noon);
    account.putCap(cap("day", 10, "day"), {}, noon);
    QCOMPARE(account.request(1, labels, usd(9), noon).verdict, Account::Verdict::Held);
    QCOMPARE(account.request(2, labels, usd(8), noon).verdict, Account::Verdict::Waiting);
    const auto woken = account.wake(noon + 1h);   // from here on 8 is more than the week's 5
    QCOMPARE(woken.size(), std::size_t(1));
    QCOMPARE(woken[0].decision.verdict, Account::Verdict::Refused);
    QCOMPARE(woken[0].decision.cap->cap.name, std::string("week"));
}

void TestAccountClock::sumsBeyondTheRangeComeBackExactly()
{
    Account account{Zone{}};
    Cap warns = cap("day", 10, "day");
    warns.action = CapAction::Warn;
    account.putCap(warns, {}, noon);
    account.request(1, labels, usd(3), noon);
    for (Account::Id id = 2; id < 6; ++id)
        QCOMPARE(account.request(id, labels, usd(most), noon).verdict, Account::Verdict::Held);
    QCOMPARE(account.stateOf("day", noon).held, most);
    for (Account::Id id = 2; id < 6; ++id)
        account.cancel(id, noon);
    QCOMPARE(account.stateOf("day", noon).held, 3);
    account.shrink(1, usd(1), noon);
    QCOMPARE(account.stateOf("day", noon).held, 1);
}

void TestAccountClock::aCorrectionMayMakeRoom()
{
    Account account{Zone{}};
    account.putCap(cap("day", 10, "day"), {}, noon);
    account.request(1, labels, usd(6), noon);
    account.settle(1, usd(6), noon + 1min);
    account.request(2, labels, usd(4), noon);
    QCOMPARE(account.request(3, labels, usd(4), noon).verdict, Account::Verdict::Waiting);
    account.correct(labels, noon, noon + 1min, NanoUsd{-5}, noon + 2min);
    QCOMPARE(account.stateOf("day", noon).spent, 1);
    const auto woken = account.wake(noon + 2min);
    QCOMPARE(woken.size(), std::size_t(1));
    QCOMPARE(woken[0].decision.verdict, Account::Verdict::Held);
}

void TestAccountClock::anOrphanCountsInFullForEveryPolicy()
{
    Account account{Zone{}};
    Cap expected = cap("day", 10, "day");
    expected.policy = CapPolicy::Expected;
    account.putCap(expected, {}, noon);
    const Ask ask{usd(9), usd(2)};
    QCOMPARE(account.request(1, labels, ask, noon).verdict, Account::Verdict::Held);
    QCOMPARE(account.stateOf("day", noon).held, 2);
    account.orphan(1);   // nobody knows what it cost: as a restart would find it
    QCOMPARE(account.stateOf("day", noon).held, 9);
    QCOMPARE(account.request(2, labels, ask, noon).verdict, Account::Verdict::Refused);
    QVERIFY(account.settle(1, usd(3), noon));
    QCOMPARE(account.stateOf("day", noon).held, 0);
    QCOMPARE(account.stateOf("day", noon).spent, 3);
}

QTEST_APPLESS_MAIN(TestAccountClock)
#include "tst_account_clock.moc"
