// SPDX-License-Identifier: GPL-3.0-or-later
#include "window.h"

#include <QDateTime>
#include <QTest>
#include <QTimeZone>

using namespace llmcap;

namespace {

/// The operating system's rules: the oracle that the windows are held against.
Zone zoneOf(const QByteArray &name)
{
    const QTimeZone zone(name);
    return {name.toStdString(), [zone](Instant at) {
                const auto millis = std::chrono::floor<std::chrono::milliseconds>(
                    at.time_since_epoch());
                return std::chrono::seconds{
                    zone.offsetFromUtc(QDateTime::fromMSecsSinceEpoch(millis.count(), Qt::UTC))};
            }};
}

Instant utc(const QString &text)
{
    const QDateTime time = QDateTime::fromString(text + "Z", Qt::ISODate);
    Q_ASSERT(time.isValid());
    return Instant{std::chrono::milliseconds{time.toMSecsSinceEpoch()}};
}

} // namespace

class TestWindow final : public QObject {
    Q_OBJECT
private slots:
    void readsAndWritesItsText();
    void refusesWhatIsNoWindow();
    void daysFollowTheZone_data();
    void daysFollowTheZone();
    void monthsClipTheResetDay_data();
    void monthsClipTheResetDay();
    void windowsMeetWithoutGapOrOverlap_data();
    void windowsMeetWithoutGapOrOverlap();
};

void TestWindow::readsAndWritesItsText()
{
    for (const char *text : {"hour", "day", "week", "week:7", "month", "month:15", "total", "90m",
                             "36h", "30d"}) {
        const auto window = parseWindow(text);
        QVERIFY2(window, text);
        QCOMPARE(toString(*window), std::string(text));
    }
}

void TestWindow::refusesWhatIsNoWindow()
{
    for (const char *text : {"", "days", "month:0", "month:32", "week:8", "0m", "-5m", "m", "5s",
                             "999999999999d"})
        QVERIFY2(!parseWindow(text), text);
}

void TestWindow::daysFollowTheZone_data()
{
    QTest::addColumn<QByteArray>("zone");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    const auto row = [](const char *name, const char *zone, const char *at, const char *start,
                        const char *end) {
        QTest::newRow(name) << QByteArray(zone) << QString(at) << QString(start) << QString(end);
    };
    row("Rome, spring: 23 hours", "Europe/Rome", "2026-03-29T12:00:00", "2026-03-28T23:00:00",
        "2026-03-29T22:00:00");
    row("Rome, autumn: 25 hours", "Europe/Rome", "2026-10-25T12:00:00", "2026-10-24T22:00:00",
        "2026-10-25T23:00:00");
    row("New York, spring", "America/New_York", "2026-03-08T12:00:00", "2026-03-08T05:00:00",
        "2026-03-09T04:00:00");
    row("Tokyo never changes", "Asia/Tokyo", "2026-11-24T14:59:59", "2026-11-23T15:00:00",
        "2026-11-24T15:00:00");
    row("Kathmandu is 5:45 ahead", "Asia/Kathmandu", "2026-11-24T00:00:00", "2026-11-23T18:15:00",
        "2026-11-24T18:15:00");
    row("Lord Howe changes by half an hour", "Australia/Lord_Howe", "2026-04-04T20:00:00",
        "2026-04-04T13:00:00", "2026-04-05T13:30:00");
    row("Sao Paulo once began a day at one", "America/Sao_Paulo", "2018-11-04T12:00:00",
        "2018-11-04T03:00:00", "2018-11-05T02:00:00");
}

void TestWindow::daysFollowTheZone()
{
    QFETCH(QByteArray, zone);
    QFETCH(QString, at);
    QFETCH(QString, start);
    QFETCH(QString, end);
    if (!QTimeZone(zone).isValid())
        QSKIP("this system has no time zone data");
    const Interval day = windowAt({Window::Kind::Day}, utc(at), zoneOf(zone));
    QCOMPARE(day.start, utc(start));
    QCOMPARE(day.end, utc(end));
}

void TestWindow::monthsClipTheResetDay_data()
{
    QTest::addColumn<int>("resetDay");
    QTest::addColumn<QString>("at");
    QTest::addColumn<QString>("start");
    QTest::addColumn<QString>("end");
    QTest::newRow("the first") << 1 << "2026-11-24T00:00:00" << "2026-11-01T00:00:00"
                               << "2026-12-01T00:00:00";
    QTest::newRow("before the reset day") << 15 << "2026-11-14T23:59:59" << "2026-10-15T00:00:00"
                                          << "2026-11-15T00:00:00";
    QTest::newRow("31 in February") << 31 << "2026-02-28T00:00:00" << "2026-02-28T00:00:00"
                                    << "2026-03-31T00:00:00";
    QTest::newRow("31 in a leap year") << 31 << "2028-02-28T00:00:00" << "2028-01-31T00:00:00"
                                       << "2028-02-29T00:00:00";
    QTest::newRow("over the year") << 20 << "2027-01-05T00:00:00" << "2026-12-20T00:00:00"
                                   << "2027-01-20T00:00:00";
}

void TestWindow::monthsClipTheResetDay()
{
    QFETCH(int, resetDay);
    QFETCH(QString, at);
    QFETCH(QString, start);
    QFETCH(QString, end);
    const Interval month = windowAt({Window::Kind::Month, resetDay}, utc(at), Zone{});
    QCOMPARE(month.start, utc(start));
    QCOMPARE(month.end, utc(end));
}

void TestWindow::windowsMeetWithoutGapOrOverlap_data()
{
    QTest::addColumn<QByteArray>("zone");
    for (const char *zone : {"Europe/Rome", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu",
                             "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Kiritimati"})
        QTest::newRow(zone) << QByteArray(zone);
}

void TestWindow::windowsMeetWithoutGapOrOverlap()
{
    QFETCH(QByteArray, zone);
    if (!QTimeZone(zone).isValid())
        QSKIP("this system has no time zone data");
    const Zone rules = zoneOf(zone);
    for (const Window window : {Window{Window::Kind::Day}, Window{Window::Kind::Week, 3},
                                Window{Window::Kind::Month, 31}}) {
        Instant at = utc("2018-01-01T00:00:00");
        for (int i = 0; i < 400; ++i) {
            const Interval here = windowAt(window, at, rules);
            QVERIFY(here.start <= at && at < here.end);
            QCOMPARE(windowAt(window, here.start, rules), here);
            QCOMPARE(windowAt(window, here.end - std::chrono::microseconds{1}, rules), here);
            QCOMPARE(windowAt(window, here.end, rules).start, here.end);
            at = here.end;
        }
    }
}

QTEST_APPLESS_MAIN(TestWindow)
#include "tst_window.moc"
