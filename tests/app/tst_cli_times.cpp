// SPDX-License-Identifier: GPL-3.0-or-later
#include "rfc3339.h"
#include "time_text.h"

#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const char *const berlin = "Europe/Berlin";

QString text(Instant at)
{
    return QString::fromStdString(toRfc3339(at)).left(19);
}

Instant at(const char *rfc3339)
{
    return *parseRfc3339(rfc3339);
}

} // namespace

class TestCliTimes final : public QObject {
    Q_OBJECT
private slots:
    void durations_data();
    void durations();
    void moments_data();
    void moments();
    void pauseEnds_data();
    void pauseEnds();
    void daysAndMonthsStartInTheZone();
    void localTimes();
    void timesUntil_data();
    void timesUntil();
};

void TestCliTimes::durations_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds");
    const auto row = [](const char *text, qint64 seconds) {
        QTest::addRow("'%s'", text) << QByteArray(text) << seconds;
    };
    row("90s", 90);
    row("15m", 900);
    row("2h", 7200);
    row("7d", 604'800);
    row("1w", 604'800);
    for (const char *wrong : {"", "m", "0m", "-5m", "+5m", "5", "1.5h", "5 m", "5M", "h5",
                              "99999999999999999999d", "4000d", "9223372036854775807s"})
        row(wrong, -1);
}

void TestCliTimes::durations()
{
    QFETCH(QByteArray, text);
    const auto length = parseDuration(text.toStdString());
    QTEST(length ? qint64(length->count()) : qint64(-1), "seconds");
}

void TestCliTimes::moments_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::addRow("'%s'", text) << QByteArray(text) << QString(expected);
    };
    // Now is 2026-10-25 12:00 in Berlin, the day on which summer time ends.
    row("now", "2026-10-25T11:00:00");
    row("today", "2026-10-24T22:00:00");
    row("yesterday", "2026-10-23T22:00:00");
    row("2h", "2026-10-25T09:00:00");
    row("7d", "2026-10-18T11:00:00");
    row("2026-10-26", "2026-10-25T23:00:00");
    row("2026-10-25", "2026-10-24T22:00:00");
    row("2026-10-25T05:00:00Z", "2026-10-25T05:00:00");
    row("2026-10-25T05:00:00+02:00", "2026-10-25T03:00:00");
    for (const char *wrong : {"", "tomorrow", "last week", "2026-13-01", "2026-02-30", "2026-1-1",
                              "25.10.2026", "2026-10-25T05:00:00", "12:00"})
        row(wrong, "");
}

void TestCliTimes::moments()
{
    QFETCH(QByteArray, text);
    const auto moment = parseMoment(text.toStdString(), at("2026-10-25T11:00:00Z"), berlin);
    QTEST(moment ? ::text(*moment) : QString(), "expected");
    if (!moment)
        QCOMPARE(moment.error().code, ErrorCode::BadInput);
}

void TestCliTimes::pauseEnds_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::addRow("'%s'", text) << QByteArray(text) << QString(expected);
    };
    row("15m", "2026-10-24T11:15:00");
    row("tomorrow", "2026-10-24T22:00:00");
    row("2026-10-24T11:00:01Z", "2026-10-24T11:00:01");
    for (const char *wrong : {"", "2026-10-24T11:00:00Z", "2020-01-01T00:00:00Z", "yesterday",
                              "never", "0m"})
        row(wrong, "");
}

void TestCliTimes::pauseEnds()
{
    QFETCH(QByteArray, text);
    const auto end = parsePauseEnd(text.toStdString(), at("2026-10-24T11:00:00Z"), berlin);
    QTEST(end ? ::text(*end) : QString(), "expected");
}

void TestCliTimes::daysAndMonthsStartInTheZone()
{
    const Instant late = at("2026-10-31T23:30:00Z");   // November 1st in Berlin
    QCOMPARE(text(startOfDay(late, berlin)), QString("2026-10-31T23:00:00"));
    QCOMPARE(text(startOfMonth(late, berlin)), QString("2026-10-31T23:00:00"));
    QCOMPARE(text(startOfMonth(late, "UTC")), QString("2026-10-01T00:00:00"));
    // The clock jumps over midnight there: the day starts at one.
    QCOMPARE(text(startOfDay(at("2026-04-24T12:00:00Z"), "Africa/Cairo")),
             QString("2026-04-23T22:00:00"));
}

void TestCliTimes::localTimes()
{
    QCOMPARE(localTime(at("2026-11-24T11:03:11.999Z"), berlin), std::string("2026-11-24 12:03:11"));
    QCOMPARE(localTime(at("2026-11-24T11:03:11Z"), "Nowhere/Atall"),
             std::string("2026-11-24 11:03:11"));
}

void TestCliTimes::timesUntil_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("expected");
    QTest::newRow("past") << qint64(-5) << "now";
    QTest::newRow("now") << qint64(0) << "now";
    QTest::newRow("a second") << qint64(1) << "in 1 min";
    QTest::newRow("an hour") << qint64(3600) << "in 1 h 0 min";
    QTest::newRow("two hours and more") << qint64(7500) << "in 2 h 5 min";
    QTest::newRow("nearly two days") << qint64(47 * 3600) << "in 47 h 0 min";
    QTest::newRow("three days") << qint64(3 * 86'400) << "in 3 days";
}

void TestCliTimes::timesUntil()
{
    QFETCH(qint64, seconds);
    const Instant now = at("2026-11-24T11:00:00Z");
    QTEST(QString::fromStdString(timeUntil(now + std::chrono::seconds(seconds), now)), "expected");
}

QTEST_GUILESS_MAIN(TestCliTimes)
#include "tst_cli_times.moc"
