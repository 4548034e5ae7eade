// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_samples.h"
#include "notification_policy.h"

#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

using Kind = Notice::Kind;

/// The policy with the usual figures, and a clock that only the test moves.
struct Bench {
    NotificationPolicy policy;
    FeedStatus status = sampleStatus();
    Instant now = sampleNow;

    explicit Bench(NoticeSwitches switches = {}) : policy(switches) { policy.takeStatus(status); }

    NotificationPolicy::Notices cross(int percent, const std::string &cap = "day")
    {
        return policy.takeCrossing({cap, percent, percent >= 100, now}, now);
    }
    NotificationPolicy::Notices block(const std::string &cap = "day")
    {
        Exchange row;
        row.outcome = Outcome::Refused;
        row.cap = cap;
        row.time = now;
        row.labels.provider = "anthropic";
        row.labels.model = "claude-sonnet-4-5";
        return policy.takeRow(row, now);
    }
    NotificationPolicy::Notices see()
    {
        status.snapshot.asOf = now;
        return policy.takeStatus(status);
    }
};

} // namespace

class TestNotificationPolicy final : public QObject {
    Q_OBJECT
private slots:
    void thresholdIsOneNotice()
    {
        Bench bench;
        const auto notices = bench.cross(80);
        QCOMPARE(notices.size(), std::size_t{1});
        QCOMPARE(notices[0].kind, Kind::Threshold);
        QCOMPARE(notices[0].title, QString("day: 80% is spent"));
        QVERIFY(notices[0].body.contains("$10.00"));
        QCOMPARE(notices[0].raiseLabel, QString("Allow +$5 today"));
        QCOMPARE(notices[0].cap, std::string("day"));
        QCOMPARE(notices[0].raiseBy, std::string("5"));
    }

    void reachedIsToldOnceUntilTheCapHasRoomAgain()
    {
        Bench bench;
        QCOMPARE(bench.cross(100).size(), std::size_t{1});
        bench.now += 10min;
        bench.status.snapshot.caps[0].level = CapState::Level::Reached;
        bench.see();
        QVERIFY2(bench.cross(100).empty(), "refused first, spent in full later: no second notice");
        bench.now += 1min;
        bench.status.snapshot.caps[0].level = CapState::Level::Warn;
        bench.see();
        bench.now += 1min;
        QVERIFY2(!bench.cross(100).empty(), "raised and reached again is news");
    }

    void firstBlockAtOnceLaterOnesInASummary()
    {
        Bench bench;
        const auto first = bench.block();
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(first[0].kind, Kind::Blocked);
        QVERIFY(first[0].body.contains("claude-sonnet-4-5"));
        QVERIFY(first[0].body.contains("day"));
        for (int i = 0; i < 12; ++i) {
            bench.now += 1min;
            QVERIFY(bench.block(i < 10 ? "day" : "month").empty());
        }
        QVERIFY2(bench.policy.tick(bench.now).empty(), "not before its time");
        QCOMPARE(*bench.policy.nextTick(), sampleNow + 15min);
        bench.now = sampleNow + 15min;
        const auto summary = bench.policy.tick(bench.now);
        QCOMPARE(summary.size(), std::size_t{1});
        QCOMPARE(summary[0].title, QString("12 more requests blocked"));
        QCOMPARE(summary[0].body, QString("Since 12:03: 10 by “day”, 2 by “month”."));
    }

    void summariesGoOnWhileRequestsAreBlocked()
    {
        Bench bench;
        bench.block();
        bench.now += 14min;
        bench.block();
        bench.now += 1min;
        QCOMPARE(bench.policy.tick(bench.now)[0].title, QString("1 more request blocked"));
        bench.now += 1min;
        QVERIFY2(bench.block().empty(), "the next quarter of an hour has begun");
        bench.now += 14min;
        QCOMPARE(bench.policy.tick(bench.now).size(), std::size_t{1});
    }

    void afterAQuietQuarterTheNextBlockIsToldAtOnce()
    {
        Bench bench;
        bench.block();
        bench.now += 15min;
        QVERIFY(bench.policy.tick(bench.now).empty());
        QVERIFY(!bench.policy.nextTick());
        bench.now += 1s;
        QCOMPARE(bench.block().size(), std::size_t{1});
    }

    void reachedAndItsFirstBlockAreOnePieceOfNews()
    {
        Bench bench;
        QCOMPARE(bench.cross(100).size(), std::size_t{1});
        bench.now += 1s;
        QVERIFY(bench.block().empty());
        QVERIFY2(bench.policy.nextTick(), "what follows is summed up");

        Bench other;
        QCOMPARE(other.block().size(), std::size_t{1});
        other.now += 1s;
        QVERIFY(other.cross(100).empty());
    }

    void aBlockLongAfterTheLimitWasReachedIsTold()
    {
        Bench bench;
        bench.cross(100);
        bench.now += 5min;
        QCOMPARE(bench.block().size(), std::size_t{1});
    }

    void completedRequestsAreNoNews()
    {
        Bench bench;
        QVERIFY(bench.policy.takeRow(Exchange{}, bench.now).empty());
    }

    void leftOutRowsMakeTheCountALowerBound()
    {
        Bench bench;
        bench.block();
        bench.now += 1min;
        bench.block();
        bench.policy.takeGap();
        bench.now += 14min;
        QCOMPARE(bench.policy.tick(bench.now)[0].title,
                 QString("At least 1 more request blocked"));
    }

    void aPauseThatEndsByItselfIsTold()
    {
        Bench bench;
        bench.status.snapshot.pausedUntil = bench.now + 15min;
        QVERIFY(bench.see().empty());
        bench.now += 15min;
        const auto notices = bench.see();
        QCOMPARE(notices.size(), std::size_t{1});
        QCOMPARE(notices[0].kind, Kind::PauseEnded);
        bench.now += 1min;
        QVERIFY2(bench.see().empty(), "once");
    }

    void aPauseThatSomebodyEndedIsNotTold()
    {
        Bench bench;
        bench.status.snapshot.pausedUntil = bench.now + 15min;
        bench.see();
        bench.now += 5min;
        bench.status.snapshot.pausedUntil = Instant::min();
        QVERIFY(bench.see().empty());
    }

    void thePauseOfOneCapNamesIt()
    {
        Bench bench;
        bench.status.snapshot.caps[0].cap.pausedUntil = bench.now + 1h;
        bench.see();
        bench.now += 1h;
        const auto notices = bench.see();
        QCOMPARE(notices.size(), std::size_t{1});
        QVERIFY(notices[0].title.startsWith("day"));
    }

    void aProxyThatIsGoneIsToldOncePerOutage()
    {
        Bench bench;
        QCOMPARE(bench.policy.takeDown(true, "nothing answers").size(), std::size_t{1});
        QVERIFY(bench.policy.takeDown(true, "nothing answers").empty());
        QVERIFY(bench.policy.takeDown(false, {}).empty());
        const auto again = bench.policy.takeDown(true, "nothing answers");
        QCOMPARE(again.size(), std::size_t{1});
        QCOMPARE(again[0].kind, Kind::ProxyDown);
        QCOMPARE(again[0].body, QString("nothing answers"));
    }

    void aRunawayIsToldWithWhatItDidAndWhatToDo()
    {
        Bench bench;
        Runaway::Alarm alarm;
        alarm.client = "k_0123456789abcdef/an-agent-with-quite-a-long-name-of-its-own";
        alarm.count = 25;
        auto told = bench.policy.takeAlarm(alarm);
        QCOMPARE(told.size(), std::size_t{1});
        QVERIFY(told[0].title.contains("runs away"));
        QVERIFY(told[0].body.contains("the same prompt 25 times"));
        QVERIFY(told[0].raiseLabel.isEmpty());   // no raise helps against a loop
        alarm.isHeld = true;
        alarm.kind = Runaway::Kind::BurnRate;
        alarm.spent = {usd(12.5)};
        told = bench.policy.takeAlarm(alarm);
        QVERIFY(told[0].title.contains("is held"));
        QVERIFY(told[0].body.contains("$12.50") && told[0].body.contains("menu"));
        QVERIFY(told[0].title.size() <= longestNoticeTitle);
        QVERIFY(told[0].body.size() <= longestNoticeBody);
    }

    void eachKindHasItsSwitch()
    {
        NoticeSwitches switches;
        switches.threshold = switches.reached = switches.blocked = false;
        switches.pauseEnded = switches.proxyDown = switches.runaway = false;
        Bench bench(switches);
        QVERIFY(bench.cross(80).empty());
        QVERIFY(bench.cross(100).empty());
        QVERIFY(bench.block().empty());
        QVERIFY(!bench.policy.nextTick());
        QVERIFY(bench.policy.takeDown(true, "x").empty());
        QVERIFY(bench.policy.takeAlarm({}).empty());
        bench.status.snapshot.pausedUntil = bench.now + 1min;
        bench.see();
        bench.now += 1min;
        QVERIFY(bench.see().empty());
    }

    void aSwitchedOffLimitNoticeHidesNoBlock()
    {
        NoticeSwitches switches;
        switches.reached = false;
        Bench bench(switches);
        QVERIFY(bench.cross(100).empty());
        QCOMPARE(bench.block().size(), std::size_t{1});
    }

    void whereNothingIsRefusedNothingSaysSo_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("a cap that only warns") << 0;
        QTest::newRow("enforcement that only warns") << 1;
        QTest::newRow("enforcement that is paused") << 2;
    }
    void whereNothingIsRefusedNothingSaysSo()
    {
        QFETCH(int, how);
        Bench bench;
        if (how == 0) {
            bench.status.snapshot.caps[0].cap.action = CapAction::Warn;
        } else if (how == 1) {
            bench.status.snapshot.warnOnly = true;
        } else {
            bench.status.snapshot.pausedUntil = bench.now + 1h;
        }
        bench.see();
        QVERIFY(bench.cross(100)[0].body.contains("Nothing is refused"));
    }

    void textsFitWhereWindowsCuts()
    {
        Bench bench;
        const std::string name(64, 'n');
        bench.status.snapshot.caps[0].cap.name = name;
        bench.status.demo = true;
        bench.see();
        NotificationPolicy::Notices all = bench.cross(80, name);
        for (const auto &more : {bench.cross(100, name), bench.block("month"),
                                 bench.policy.takeDown(true, QString(900, 'x'))}) {
            all.insert(all.end(), more.begin(), more.end());
        }
        QCOMPARE(all.size(), std::size_t{4});
        for (const Notice &notice : all) {
            QVERIFY2(notice.title.size() <= 63, qPrintable(notice.title));
            QVERIFY2(notice.body.size() <= 255, qPrintable(notice.body));
            QVERIFY2(notice.title.startsWith("DEMO"), qPrintable(notice.title));
        }
    }

    void raisesAreOfferedInTheCapsUnitAndWindow()
    {
        Bench bench;
        Cap &cap = bench.status.snapshot.caps[0].cap;
        cap.unit = CapUnit::Requests;
        cap.limit = bench.status.snapshot.caps[0].limit = 100;
        cap.window = *parseWindow("month");
        bench.see();
        const auto notices = bench.cross(80);
        QCOMPARE(notices[0].raiseBy, std::string("50"));
        QCOMPARE(notices[0].raiseLabel, QString("Allow +50 requests this month"));
    }
};

QTEST_MAIN(TestNotificationPolicy)
#include "tst_notification_policy.moc"
