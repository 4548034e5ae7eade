// SPDX-License-Identifier: GPL-3.0-or-later
// Each cap holds by its own policy, and a running stream is followed under policy expected.
#include "account.h"

#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 25} + 12h};

Quantities usd(std::int64_t nano)
{
    return {NanoUsd{nano}, nano, 1};
}

RequestLabels from(const char *model = "m")
{
    return {"openai", "chat", model, "", "k", ""};
}

Cap cap(const char *name, std::int64_t limit, CapPolicy policy = CapPolicy::Expected)
{
    Cap cap;
    cap.name = name;
    cap.limit = limit;
    cap.window = *parseWindow("day");
    cap.policy = policy;
    return cap;
}

Cap downgrading(const char *name, std::int64_t limit, const char *model)
{
    Cap made = cap(name, limit, CapPolicy::WorstCase);
    made.action = CapAction::Downgrade;
    made.downgradeModel = model;
    return made;
}

} // namespace

class TestPolicies final : public QObject {
    Q_OBJECT
private slots:
    void eachCapHoldsByItsOwnPolicy();
    void whatIsExpectedNeverPassesTheBound();
    void aPolicyChangedUnderAnOpenHoldCountsItAnew();
    void follows_data();
    void follows();
    void aStreamMayRunUpToWhatOthersLeave();
    void otherRequestsOverrunEndsAStream();
    void whatHasRunUpIsHeld();
    void aWarningCapEndsNoStream();
    void aStreamOfYesterdayIsNotEndedByToday();
    void shrinksEachPolicy();
    void namesTheCheaperModel();
    void aCapThatBlocksAloneOffersNothing();
};

void TestPolicies::eachCapHoldsByItsOwnPolicy()
{
    Account account{Zone{}};
    account.putCap(cap("likely", 100), {}, noon);
    account.putCap(cap("sure", 100, CapPolicy::WorstCase), {}, noon);
    account.putCap(cap("strict", 100, CapPolicy::Strict), {}, noon);
    QCOMPARE(account.request(1, from(), Ask{usd(50), usd(5)}, noon).verdict,
             Account::Verdict::Held);
    QCOMPARE(account.stateOf("likely", noon).held, 5);
    QCOMPARE(account.stateOf("sure", noon).held, 50);
    QCOMPARE(account.stateOf("strict", noon).held, 50);
    // Ten more would fit under what is expected, one alone under the bound.
    account.request(2, from(), Ask{usd(50), usd(5)}, noon);
    const auto third = account.request(3, from(), Ask{usd(50), usd(5)}, noon);
    QCOMPARE(third.verdict, Account::Verdict::Waiting);
    QCOMPARE(third.cap->cap.name, std::string("strict"));
    account.removeCap("strict");
    account.removeCap("sure");
    account.withdraw(3, noon);
    for (Account::Id id = 4; id < 22; ++id)
        QCOMPARE(account.request(id, from(), Ask{usd(50), usd(5)}, noon).verdict,
                 Account::Verdict::Held);
    QCOMPARE(account.stateOf("likely", noon).held, 100);
    for (Account::Id id : {1, 2})
        QVERIFY(account.settle(id, usd(7), noon));
    QCOMPARE(account.stateOf("likely", noon).held, 90);
    QCOMPARE(account.stateOf("likely", noon).spent, 14);
}

void TestPolicies::whatIsExpectedNeverPassesTheBound()
{
    const Ask ask{usd(5), usd(9)};
    QCOMPARE(ask.expected, usd(5));
    QCOMPARE(Ask(usd(5)).expected, usd(5));
}

void TestPolicies::aPolicyChangedUnderAnOpenHoldCountsItAnew()
{
    Account account{Zone{}};
    account.putCap(cap("day", 100), {}, noon);
    account.request(1, from(), Ask{usd(50), usd(5)}, noon);
    account.putCap(cap("day", 100, CapPolicy::WorstCase), {}, noon);
    QCOMPARE(account.stateOf("day", noon).held, 50);
    account.settle(1, usd(1), noon);
    QCOMPARE(account.stateOf("day", noon).held, 0);
}

void TestPolicies::follows_data()
{
    QTest::addColumn<qint64>("spent");
    QTest::addColumn<qint64>("soFar");
    QTest::addColumn<bool>("ends");
    QTest::newRow("within its hold") << qint64(0) << qint64(5) << false;
    QTest::newRow("beyond its hold, within the limit") << qint64(0) << qint64(90) << false;
    QTest::newRow("exactly at the limit") << qint64(60) << qint64(40) << false;
    QTest::newRow("one nano-dollar above the limit") << qint64(60) << qint64(41) << true;
    QTest::newRow("beyond the bound, within the limit") << qint64(0) << qint64(70) << false;
}

void TestPolicies::follows()
{
    QFETCH(qint64, spent);
    QFETCH(qint64, soFar);
    QFETCH(bool, ends);
    Account account{Zone{}};
    account.putCap(cap("day", 100), {{noon, spent}}, noon);
    account.request(1, from(), Ask{usd(50), usd(5)}, noon);
    const auto inTheWay = account.follow(1, usd(soFar), noon);
    QCOMPARE(inTheWay.has_value(), ends);
    if (ends)
        QCOMPARE(inTheWay->cap.name, std::string("day"));
}

void TestPolicies::aStreamMayRunUpToWhatOthersLeave()
{
    Account account{Zone{}};
    account.putCap(cap("day", 100), {}, noon);
    account.request(1, from(), Ask{usd(100), usd(10)}, noon);
    account.request(2, from(), Ask{usd(100), usd(30)}, noon);
    QVERIFY(!account.follow(1, usd(70), noon));
    QVERIFY(account.follow(1, usd(71), noon));
    // A refusal changes nothing: what was held before stays.
    QCOMPARE(account.stateOf("day", noon).held, 100);
    QVERIFY(account.settle(2, usd(1), noon));
    QVERIFY(!account.follow(1, usd(99), noon));
    QVERIFY(account.settle(1, usd(71), noon));
    QCOMPARE(account.stateOf("day", noon).held, 0);
    QCOMPARE(account.stateOf("day", noon).spent, 72);
}

void TestPolicies::otherRequestsOverrunEndsAStream()
{
    Account account{Zone{}};
    account.putCap(cap("day", 100), {}, noon);
    account.request(1, from(), Ask{usd(100), usd(40)}, noon);
    account.request(2, from(), Ask{usd(100), usd(40)}, noon);
    QVERIFY(account.settle(2, usd(90), noon));   // a plain reply cannot be cut
    QVERIFY(!account.follow(1, usd(10), noon));
    QVERIFY(account.follow(1, usd(11), noon));
}

void TestPolicies::whatHasRunUpIsHeld()
{
    Account account{Zone{}};
    account.putCap(cap("day", 100), {}, noon);
    account.request(1, from(), Ask{usd(100), usd(10)}, noon);
    QVERIFY(!account.follow(1, usd(80), noon));
    QCOMPARE(account.stateOf("day", noon).held, 80);
    QCOMPARE(account.request(2, from(), Ask{usd(100), usd(30)}, noon).verdict,
             Account::Verdict::Waiting);
    QVERIFY(!account.follow(1, usd(20), noon));   // a cost never falls
    QCOMPARE(account.stateOf("day", noon).held, 80);
}

void TestPolicies::aWarningCapEndsNoStream()
{
    Account account{Zone{}};
    Cap warns = cap("day", 10);
    warns.action = CapAction::Warn;
    account.putCap(warns, {}, noon);
    account.putCap(cap("sure", 100, CapPolicy::WorstCase), {}, noon);
    account.request(1, from(), Ask{usd(100), usd(5)}, noon);
    QVERIFY(!account.followsCost(from(), noon));
    QVERIFY(!account.follow(1, usd(200), noon));
}

void TestPolicies::aStreamOfYesterdayIsNotEndedByToday()
{
    Account account{Zone{}};
    account.putCap(cap("day", 100), {}, noon);
    QVERIFY(account.followsCost(from(), noon));
    account.request(1, from(), Ask{usd(100), usd(5)}, noon);
    account.request(2, from(), Ask{usd(100), usd(100)}, noon + 24h);
    QVERIFY(!account.follow(1, usd(1000), noon + 24h));
    QCOMPARE(account.stateOf("day", noon + 24h).held, 100);
}

void TestPolicies::shrinksEachPolicy()
{
    Account account{Zone{}};
    account.putCap(cap("likely", 100), {}, noon);
    account.putCap(cap("sure", 100, CapPolicy::WorstCase), {}, noon);
    account.request(1, from(), Ask{usd(80), usd(20)}, noon);
    account.shrink(1, Ask{usd(60), usd(30)}, noon);
    QCOMPARE(account.stateOf("sure", noon).held, 60);
    QCOMPARE(account.stateOf("likely", noon).held, 20);   // never raised
    account.shrink(1, Ask{usd(50), usd(10)}, noon);
    QCOMPARE(account.stateOf("likely", noon).held, 10);
    QVERIFY(account.settle(1, usd(1), noon));
    QCOMPARE(account.stateOf("sure", noon).held, 0);
    QCOMPARE(account.stateOf("likely", noon).held, 0);
}

void TestPolicies::namesTheCheaperModel()
{
    Account account{Zone{}};
    account.putCap(cap("all", 20, CapPolicy::WorstCase), {}, noon);
    account.putCap(downgrading("soft", 30, "mini"), {}, noon);
    // Both are in the way, and one of them knows a way out.
    const auto decision = account.request(1, from(), usd(40), noon);
    QCOMPARE(decision.verdict, Account::Verdict::Refused);
    QCOMPARE(decision.cheaperModel, std::string("mini"));
    QCOMPARE(account.request(2, from("mini"), usd(20), noon).verdict, Account::Verdict::Held);
    QCOMPARE(account.request(3, from(), usd(15), noon).verdict, Account::Verdict::Waiting);
    QCOMPARE(account.withdraw(3, noon)->cheaperModel, std::string("mini"));
}

void TestPolicies::aCapThatBlocksAloneOffersNothing()
{
    Account account{Zone{}};
    account.putCap(cap("all", 20, CapPolicy::WorstCase), {}, noon);
    account.putCap(downgrading("soft", 100, "mini"), {}, noon);
    const auto decision = account.request(1, from(), usd(40), noon);
    QCOMPARE(decision.verdict, Account::Verdict::Refused);
    QCOMPARE(decision.cap->cap.name, std::string("all"));
    QCOMPARE(decision.cheaperModel, std::string());
}

QTEST_APPLESS_MAIN(TestPolicies)
#include "tst_policies.moc"
