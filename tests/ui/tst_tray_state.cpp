// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_samples.h"
#include "raise_steps.h"

#include <QTest>

using namespace llmcap;
using Link = FeedClient::Link;

namespace {

TrayInput with(std::function<void(TrayInput &, Snapshot &)> change)
{
    TrayInput input = sampleInput();
    change(input, input.status->snapshot);
    return input;
}

} // namespace

class TestTrayState final : public QObject {
    Q_OBJECT
private slots:
    void state_data()
    {
        QTest::addColumn<TrayInput>("input");
        QTest::addColumn<int>("state");
        const auto row = [](const char *law, GaugeState state, auto change) {
            QTest::newRow(law) << with(change) << static_cast<int>(state);
        };
        row("figures under every threshold are ok", GaugeState::Ok, [](auto &, auto &) {});
        row("a crossed threshold is a warning", GaugeState::Warn,
            [](auto &, auto &s) { s.state = Snapshot::State::Warn; });
        row("a cap that refuses is blocked", GaugeState::Blocked,
            [](auto &, auto &s) { s.state = Snapshot::State::Reached; });
        row("with warn only nothing is blocked", GaugeState::Warn, [](auto &, auto &s) {
            s.state = Snapshot::State::Reached;
            s.warnOnly = true;
        });
        row("the kill switch blocks under warn only, too", GaugeState::Blocked,
            [](auto &, auto &s) {
                s.state = Snapshot::State::Reached;
                s.warnOnly = s.blockAll = true;
            });
        row("a pause is a pause", GaugeState::Paused,
            [](auto &, auto &s) { s.state = Snapshot::State::Paused; });
        row("a lost feed is old figures first", GaugeState::Stale, [](auto &i, auto &) {
            i.link = Link::Unreachable;
            i.age = std::chrono::seconds{5};
        });
        row("a feed lost for longer is down", GaugeState::Down, [](auto &i, auto &) {
            i.link = Link::Unreachable;
            i.age = downAfter;
        });
        row("a stranger on the port is down at once", GaugeState::Down, [](auto &i, auto &) {
            i.link = Link::NotLlmcap;
            i.age = std::chrono::seconds{1};
        });
        row("a refused token is down at once", GaugeState::Down,
            [](auto &i, auto &) { i.link = Link::TokenRefused; });
        row("before the first figures nothing is known", GaugeState::Stale, [](auto &i, auto &) {
            i.status.reset();
            i.link = Link::Connecting;
        });
        row("a proxy that did not start is down", GaugeState::Down, [](auto &i, auto &) {
            i.status.reset();
            i.link = Link::Idle;
            i.problem = "the port 4517 is in use";
        });
        row("figures that the feed itself calls stale are stale", GaugeState::Stale,
            [](auto &, auto &s) { s.state = Snapshot::State::Stale; });
    }
    void state()
    {
        QFETCH(TrayInput, input);
        QTEST(static_cast<int>(gaugeOf(input).state), "state");
    }

    void gaugeShowsTheCapNearestToItsLimit()
    {
        const TrayInput input = with([](auto &, Snapshot &s) {
            s.caps = {sampleCap("a", 1, 10), sampleCap("b", 9, 10), sampleCap("c", 2, 10)};
        });
        QCOMPARE(gaugeOf(input).percent, 90);
    }

    void tooltipIsThatOfTheSpecification()
    {
        QCOMPARE(tooltipOf(sampleInput()),
                 QString("LLMCap: $4.18 of $10 today, $61.20 of $150 month, 3 blocked (12:03)"));
    }

    void tooltipFits_data()
    {
        QTest::addColumn<TrayInput>("input");
        QTest::addColumn<QString>("contains");
        QTest::newRow("large amounts, unpriced requests and a pause leave the important in")
            << with([](auto &i, Snapshot &s) {
                   i.status->demo = true;
                   s.today.spent = s.month.spent = {9'000'000'000'000'000'000};
                   s.today.unpriced = s.month.unpriced = 1;
                   s.today.blocked = 9'000'000'000'000;
                   s.caps = {sampleCap("d", 9e9, 9e9), sampleCap("m", 9e9, 9e9, "month")};
                   s.pausedUntil = sampleNow + std::chrono::hours{100'000};
                   s.state = Snapshot::State::Paused;
               })
            << "DEMO";
        QTest::newRow("a long problem is cut, not lost") << with([](auto &i, auto &) {
            i.problem = QString("the port 4517 is in use ") + QString(400, 'x');
        }) << "port 4517 is in use";
        QTest::newRow("a feed that is gone says why") << with([](auto &i, auto &) {
            i.link = Link::Unreachable;
            i.age = downAfter;
            i.linkMessage = "nothing answers at http://127.0.0.1:4517; start LLMCap";
        }) << "start LLMCap";
        QTest::newRow("old figures carry their age") << with([](auto &i, auto &) {
            i.link = Link::Connecting;
            i.age = std::chrono::minutes{4};
        }) << "4 min old";
        QTest::newRow("a total with unpriced requests is a lower bound") << with(
            [](auto &, auto &s) { s.today.unpriced = 2; }) << "at least $4.18 of $10 today";
        QTest::newRow("the kill switch comes first")
            << with([](auto &, auto &s) { s.blockAll = true; }) << "all paid requests blocked";
    }
    void tooltipFits()
    {
        QFETCH(TrayInput, input);
        QFETCH(QString, contains);
        const QString tooltip = tooltipOf(input);
        QVERIFY2(tooltip.size() <= 127, qPrintable(tooltip));
        QVERIFY2(tooltip.contains(contains), qPrintable(tooltip));
    }

    void rows()
    {
        const TrayTexts texts = textsOf(sampleInput());
        QCOMPARE(texts.today, QString("&Today: $4.18 of $10.00 (41%)"));
        QCOMPARE(texts.month, QString("This &month: $61.20 of $150.00 (40%)"));
        QCOMPARE(texts.blocked, QString("&Blocked today: 3"));
        QCOMPARE(texts.enforcement, QString("&Enforcement: on"));
        QVERIFY(texts.stale.isEmpty());
        QVERIFY(texts.problem.isEmpty());
    }

    void rowsWithoutCap()
    {
        const TrayInput input = with([](auto &, Snapshot &s) { s.caps.clear(); });
        QCOMPARE(textsOf(input).today, QString("&Today: $4.18 (no cap)"));
    }

    void rowsOfOldFigures()
    {
        const TrayInput input = with([](auto &i, auto &) {
            i.link = Link::Unreachable;
            i.age = std::chrono::minutes{4};
            i.linkMessage = "nothing answers";
        });
        const TrayTexts texts = textsOf(input);
        QCOMPARE(texts.stale, QString("Data is 4 min old – &reconnect"));
        QCOMPARE(texts.problem, QString("nothing answers"));
        QVERIFY(texts.today.contains("$4.18"));
    }

    void enforcementNamesThePause()
    {
        const TrayInput input = with([](auto &, Snapshot &s) {
            s.pausedUntil = sampleNow + std::chrono::minutes{15};
        });
        QCOMPARE(textsOf(input).enforcement, QString("&Enforcement: paused until 12:18"));
        QCOMPARE(textsOf(with([](auto &, auto &s) { s.warnOnly = true; })).enforcement,
                 QString("&Enforcement: warn only"));
    }

    void demoIsSaidWhereverAFigureIsShown()
    {
        TrayInput input = sampleInput();
        input.status->demo = true;
        const TrayTexts texts = textsOf(input);
        for (const QString &row : {texts.today, texts.month, texts.blocked, tooltipOf(input)}) {
            QVERIFY2(row.contains("DEMO"), qPrintable(row));
        }
    }

    void capTitles()
    {
        CapState tokens = sampleCap("tokens", 0, 0);
        tokens.cap.unit = CapUnit::Tokens;
        tokens.limit = 20'000;
        tokens.spent = 5'000;
        QCOMPARE(capTitle(tokens, sampleNow, QTimeZone::utc()),
                 QString("tokens: %1 of %2 tokens (25%)")
                 .arg(QLocale().toString(5000), QLocale().toString(20000)));
        CapState paused = sampleCap("day", 1, 10);
        paused.cap.pausedUntil = sampleNow + std::chrono::hours{1};
        QCOMPARE(capTitle(paused, sampleNow, QTimeZone::utc()),
                 QString("day: paused until 13:03"));
    }

    void raiseStepsFitTheUnit_data()
    {
        QTest::addColumn<int>("unit");
        QTest::addColumn<qlonglong>("limit");
        QTest::addColumn<QString>("small");
        QTest::addColumn<QString>("large");
        const auto row = [](const char *law, CapUnit unit, qlonglong limit, const char *small,
                            const char *large) {
            QTest::newRow(law) << static_cast<int>(unit) << limit << small << large;
        };
        row("dollars: one and five", CapUnit::Usd, usd(10), "1", "5");
        row("tokens: a tenth and a half", CapUnit::Tokens, 20'000, "2000", "10000");
        row("tokens: round numbers", CapUnit::Tokens, 1'234'567, "100000", "500000");
        row("requests: never less than one", CapUnit::Requests, 3, "1", "2");
        row("requests: a limit of nothing can be raised", CapUnit::Requests, 0, "1", "2");
    }
    void raiseStepsFitTheUnit()
    {
        QFETCH(int, unit);
        QFETCH(qlonglong, limit);
        Cap cap;
        cap.unit = static_cast<CapUnit>(unit);
        cap.limit = limit;
        const auto steps = raiseSteps(cap);
        QTEST(QString::fromStdString(steps[0].amount), "small");
        QTEST(QString::fromStdString(steps[1].amount), "large");
    }
};

QTEST_MAIN(TestTrayState)
#include "tst_tray_state.moc"
