// SPDX-License-Identifier: GPL-3.0-or-later
#include "account.h"

#include <QTest>

#include <limits>
#include <map>
#include <random>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

Quantities usd(std::int64_t nano)
{
    return {NanoUsd{nano}, 0, 1};
}

RequestLabels from(const char *provider, const char *model = "m", const char *key = "k")
{
    return {provider, "chat", model, "", key, ""};
}

Cap cap(const char *name, std::int64_t limit, const char *window = "day")
{
    Cap cap;
    cap.name = name;
    cap.limit = limit;
    cap.window = *parseWindow(window);
    return cap;
}

} // namespace

class TestAccount final : public QObject {
    Q_OBJECT
private slots:
    void admitsUpToTheLimit_data();
    void admitsUpToTheLimit();
    void allCoveringCapsHoldOrNone();
    void waitsForWhatMaySettle();
    void servesInOrder();
    void aCrashedHoldIsNothingToWaitFor();
    void aNewCapCountsOpenHolds();
    void aPauseAndARaiseEndByThemselves();
    void aNewDayForgetsYesterdaysHolds();
    void aClockSetBackReopensNothing();
    void aRollingWindowForgetsInTime();
    void freeRequestsNeedNoHeadroom();
    void randomTrafficNeverPassesALimit();
};

void TestAccount::admitsUpToTheLimit_data()
{
    QTest::addColumn<qint64>("spent");
    QTest::addColumn<qint64>("amount");
    QTest::addColumn<bool>("held");
    QTest::newRow("exactly at the limit is allowed") << qint64(9) << qint64(1) << true;
    QTest::newRow("one nano-dollar above is refused") << qint64(9) << qint64(2) << false;
    QTest::newRow("a bound beyond all ranges is refused") << qint64(9)
                                                 << std::numeric_limits<qint64>::max() << false;
}

void TestAccount::admitsUpToTheLimit()
{
    QFETCH(qint64, spent);
    QFETCH(qint64, amount);
    QFETCH(bool, held);
    Account account{Zone{}};
    account.putCap(cap("day", 10), {{noon, spent}}, noon);
    const auto decision = account.request(1, from("openai"), usd(amount), noon);
    QCOMPARE(decision.verdict == Account::Verdict::Held, held);
    if (!held)
        QCOMPARE(decision.cap->cap.name, std::string("day"));
}

void TestAccount::allCoveringCapsHoldOrNone()
{
    Account account{Zone{}};
    account.putCap(cap("all", 100), {}, noon);
    Cap narrow = cap("gpt", 5);
    narrow.scope.model = "gpt-*";
    account.putCap(narrow, {}, noon);
    const auto refused = account.request(1, from("openai", "gpt-5"), usd(6), noon);
    QCOMPARE(refused.verdict, Account::Verdict::Refused);
    QCOMPARE(account.stateOf("all", noon).held, 0);
    QCOMPARE(account.request(2, from("openai", "o3"), usd(6), noon).verdict,
             Account::Verdict::Held);
    QCOMPARE(account.stateOf("all", noon).held, 6);
    QCOMPARE(account.stateOf("gpt", noon).held, 0);
}

void TestAccount::waitsForWhatMaySettle()
{
    Account account{Zone{}};
    account.putCap(cap("day", 10), {}, noon);
    QCOMPARE(account.request(1, from("openai"), usd(8), noon).verdict, Account::Verdict::Held);
    QCOMPARE(account.request(2, from("openai"), usd(8), noon).verdict, Account::Verdict::Waiting);
    QVERIFY(account.wake(noon).empty());
    QVERIFY(account.settle(1, usd(2), noon));
    const auto woken = account.wake(noon);
    QCOMPARE(woken.size(), std::size_t(1));
    QCOMPARE(woken[0].decision.verdict, Account::Verdict::Held);
    QVERIFY(!account.settle(1, usd(2), noon));   // closed once
    QVERIFY(account.settle(2, usd(8), noon));
    QCOMPARE(account.stateOf("day", noon).spent, 10);
    QCOMPARE(account.stateOf("day", noon).held, 0);
}

void TestAccount::servesInOrder()
{
    Account account{Zone{}};
    account.putCap(cap("day", 10), {}, noon);
    account.request(1, from("openai"), usd(6), noon);
    QCOMPARE(account.request(2, from("openai"), usd(9), noon).verdict, Account::Verdict::Waiting);
    // It would fit, and would keep the large one waiting for ever.
    QCOMPARE(account.request(3, from("openai"), usd(1), noon).verdict, Account::Verdict::Waiting);
    account.settle(1, usd(0), noon);
    const auto woken = account.wake(noon);
    QCOMPARE(woken.size(), std::size_t(2));
    QCOMPARE(woken[0].id, 2);
    QCOMPARE(woken[1].id, 3);
}

void TestAccount::aCrashedHoldIsNothingToWaitFor()
{
    Account account{Zone{}};
    account.putCap(cap("day", 10), {}, noon);
    account.restore(1, from("openai"), usd(8), noon);
    QCOMPARE(account.stateOf("day", noon).held, 8);
    QCOMPARE(account.request(2, from("openai"), usd(3), noon).verdict, Account::Verdict::Refused);
}

void TestAccount::aNewCapCountsOpenHolds()
{
    Account account{Zone{}};
    account.request(1, from("openai"), usd(8), noon);
    account.putCap(cap("day", 10), {}, noon);
    QCOMPARE(account.stateOf("day", noon).held, 8);
    account.settle(1, usd(5), noon);
    QCOMPARE(account.stateOf("day", noon).spent, 5);
    QCOMPARE(account.stateOf("day", noon).held, 0);
}

void TestAccount::aPauseAndARaiseEndByThemselves()
{
    Account account{Zone{}};
    Cap day = cap("day", 10);
    day.raise = 5;
    day.raiseUntil = noon + 1h;
    account.putCap(day, {}, noon);
    QCOMPARE(account.request(1, from("openai"), usd(15), noon).verdict, Account::Verdict::Held);
    account.settle(1, usd(0), noon);
    QCOMPARE(account.request(2, from("openai"), usd(15), noon + 1h).verdict,
             Account::Verdict::Refused);
    day.pausedUntil = noon + 2h;
    account.editCap(day);
    QCOMPARE(account.request(3, from("openai"), usd(99), noon + 1h).verdict,
             Account::Verdict::Held);
    QCOMPARE(account.request(4, from("openai"), usd(99), noon + 2h).verdict,
             Account::Verdict::Refused);
}

void TestAccount::aNewDayForgetsYesterdaysHolds()
{
    Account account{Zone{}};
    account.putCap(cap("day", 10), {}, noon);
    account.request(1, from("openai"), usd(8), noon);
    const Instant tomorrow = noon + 24h;
    QCOMPARE(account.request(2, from("openai"), usd(10), tomorrow).verdict,
             Account::Verdict::Held);
    account.settle(1, usd(8), tomorrow);   // booked to the day of its admission
    QCOMPARE(account.stateOf("day", tomorrow).spent, 0);
    QCOMPARE(account.stateOf("day", tomorrow).held, 10);
}

void TestAccount::aClockSetBackReopensNothing()
{
    Account account{Zone{}};
    account.putCap(cap("day", 10), {{noon, 10}}, noon);
    QCOMPARE(account.request(1, from("openai"), usd(1), noon - 24h).verdict,
             Account::Verdict::Refused);
}

void TestAccount::aRollingWindowForgetsInTime()
{
    Account account{Zone{}};
    account.putCap(cap("roll", 10, "90m"), {}, noon);
    account.request(1, from("openai"), usd(10), noon);
    account.settle(1, usd(10), noon + 10min);
    QCOMPARE(account.request(2, from("openai"), usd(1), noon + 99min).verdict,
             Account::Verdict::Refused);
    QCOMPARE(account.request(3, from("openai"), usd(1), noon + 100min).verdict,
             Account::Verdict::Held);
}

void TestAccount::freeRequestsNeedNoHeadroom()
{
    Account account{Zone{}};
    account.putCap(cap("day", 10), {{noon, 10}}, noon);
    QCOMPARE(account.request(1, from("openai"), usd(0), noon).verdict, Account::Verdict::Held);
}

void TestAccount::randomTrafficNeverPassesALimit()
{
    const auto seed = 20261124u;
    qInfo("seed %u", seed);
    std::mt19937 random(seed);
    Account account{Zone{}};
    const char *windows[] = {"hour", "day", "total", "90m"};
    for (int i = 0; i < 4; ++i) {
        Cap each = cap(windows[i], 200 + 100 * i, windows[i]);
        if (i == 1)
            each.scope.provider = "openai";
        if (i == 2)
            each.limit = 1'000'000;
        account.putCap(each, {}, noon);
    }
    Instant now = noon;
    std::map<Account::Id, std::int64_t> open, waiting;
    Account::Id id = 0;
    const auto checkLimits = [&] {
        for (const CapState &state : account.states(now)) {
            if (state.spent + state.held > state.limit)
                QFAIL(qPrintable(QString("%1 is over").arg(state.cap.name.c_str())));
        }
    };
    for (int step = 0; step < 200'000; ++step) {
        now += std::chrono::seconds(random() % 20);
        const auto amount = static_cast<std::int64_t>(random() % 90);
        switch (random() % 3) {
        case 0: {
            const auto provider = random() % 2 ? "openai" : "gemini";
            const auto verdict = account.request(++id, from(provider), usd(amount), now).verdict;
            if (verdict == Account::Verdict::Held)
                open[id] = amount;
            else if (verdict == Account::Verdict::Waiting)
                waiting[id] = amount;
            break;
        }
        case 1:
            if (!open.empty()) {
                const auto at = open.begin();
                const auto cost = at->second ? random() % (at->second + 1) : 0;
                QVERIFY(account.settle(at->first, usd(static_cast<std::int64_t>(cost)), now));
                open.erase(at);
            }
            break;
        default:
            if (!waiting.empty() && random() % 4 == 0) {
                QVERIFY(account.withdraw(waiting.begin()->first, now));
                waiting.erase(waiting.begin());
            }
        }
        for (const auto &woken : account.wake(now)) {
            QVERIFY(waiting.contains(woken.id));
            if (woken.decision.verdict == Account::Verdict::Held)
                open[woken.id] = waiting[woken.id];
            waiting.erase(woken.id);
        }
        checkLimits();
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(id > 50'000);
    QCOMPARE(account.openHolds(), open.size());
}

QTEST_APPLESS_MAIN(TestAccount)
#include "tst_account.moc"
