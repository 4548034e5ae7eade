// SPDX-License-Identifier: GPL-3.0-or-later
// Windows right across what clocks do, by the zones as the program gets them from the system.
// The table was made by another program (make_clock_table.py), which looks at every five minutes.
#include "clock_table.h"
#include "system_zone.h"
#include "window.h"

#include <QDateTime>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

Instant utc(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text + ":00Z", Qt::ISODate);
    return Instant{std::chrono::milliseconds{time.toMSecsSinceEpoch()}};
}

QString toText(Instant at)
{
    const auto millis = std::chrono::floor<std::chrono::milliseconds>(at.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(millis.count(), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace

class TestClocks final : public QObject {
    Q_OBJECT
private slots:
    void windowsAreAsTheClockOnTheWallSays_data();
    void windowsAreAsTheClockOnTheWallSays();
    void windowsMeetWithoutGapOrOverlap_data();
    void windowsMeetWithoutGapOrOverlap();
    void aRollingWindowIsTimeThatPasses_data();
    void aRollingWindowIsTimeThatPasses();
};

void TestClocks::windowsAreAsTheClockOnTheWallSays_data()
{
    QTest::addColumn<int>("row");
    int number = 0;
    for (const ClockRow &row : clockTable)
        QTest::addRow("%s %s %s", row.zone, row.window, row.at) << number++;
}

void TestClocks::windowsAreAsTheClockOnTheWallSays()
{
    QFETCH(int, row);
    const ClockRow &expected = clockTable[row];
    const auto zone = systemZone(expected.zone);
    QVERIFY2(zone, "the time zone data is missing (tzdata)");
    const auto window = parseWindow(expected.window);
    QVERIFY(window);
    const Interval found = windowAt(*window, utc(expected.at), *zone);
    QCOMPARE(toText(found.start), toText(utc(expected.start)));
    QCOMPARE(toText(found.end), toText(utc(expected.end)));
    // Every instant of a window names the same window, the last microsecond, too.
    QCOMPARE(windowAt(*window, found.start, *zone), found);
    QCOMPARE(windowAt(*window, found.end - 1us, *zone), found);
}

void TestClocks::windowsMeetWithoutGapOrOverlap_data()
{
    QTest::addColumn<QString>("zone");
    QTest::addColumn<QString>("window");
    for (const char *zone : {Rome, New_York, Tokyo, Kathmandu, Lord_Howe}) {
        for (const char *window : {"hour", "day", "week:7", "month:31"})
            QTest::addRow("%s %s", zone, window) << QString(zone) << QString(window);
    }
}

void TestClocks::windowsMeetWithoutGapOrOverlap()
{
    QFETCH(QString, zone);
    QFETCH(QString, window);
    const auto rules = systemZone(zone.toStdString());
    QVERIFY2(rules, "the time zone data is missing (tzdata)");
    const Window kind = *parseWindow(window.toStdString());
    // Two years hold both changes twice and a leap day.
    const Instant last = utc("2029-01-01T00:00");
    for (Instant at = utc("2027-01-01T00:00"); at < last;) {
        const Interval here = windowAt(kind, at, *rules);
        QVERIFY2(here.start <= at && at < here.end, qPrintable(toText(at)));
        QCOMPARE(windowAt(kind, here.end - 1us, *rules), here);
        const Interval next = windowAt(kind, here.end, *rules);
        QVERIFY2(next.start == here.end, qPrintable(toText(here.end)));
        at = here.end;
    }
}

void TestClocks::aRollingWindowIsTimeThatPasses_data()
{
    QTest::addColumn<QString>("zone");
    for (const char *zone : {Rome, New_York, Tokyo, Kathmandu, Lord_Howe})
        QTest::addRow("%s", zone) << QString(zone);
}

/// Whatever the clock on the wall shows, 24 hours are 24 hours.
void TestClocks::aRollingWindowIsTimeThatPasses()
{
    QFETCH(QString, zone);
    const auto rules = systemZone(zone.toStdString());
    QVERIFY2(rules, "the time zone data is missing (tzdata)");
    for (const ClockRow &row : clockTable) {
        const Instant at = utc(row.at);
        for (const auto &[text, length] : {std::pair{"90m", 90min}, {"36h", 36h}, {"30d", 720h}}) {
            const Interval window = windowAt(*parseWindow(text), at, *rules);
            QCOMPARE(window.end - window.start, std::chrono::microseconds{length});
            QCOMPARE(window.end, at + 1us);   // what settled at this instant counts
        }
    }
}

QTEST_APPLESS_MAIN(TestClocks)
#include "tst_clocks.moc"
