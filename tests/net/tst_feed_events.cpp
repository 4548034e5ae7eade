// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_bench.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

struct Event {
    QByteArray name;
    QJsonObject data;
};

/// Somebody who listens to the feed; collects on the feed's thread.
class Listener final {
public:
    explicit Listener(FeedApi &feed) : m_feed(feed)
    {
        m_id = feed.subscribe([this](FeedApi::Frame frame) { take(*frame); });
    }
    ~Listener() { m_feed.unsubscribe(m_id); }

    std::size_t frames() const
    {
        const std::lock_guard lock(m_mutex);
        return m_frames;
    }
    std::vector<Event> events(const QByteArray &name) const
    {
        const std::lock_guard lock(m_mutex);
        std::vector<Event> all;
        for (const Event &event : m_events) {
            if (event.name == name)
                all.push_back(event);
        }
        return all;
    }
    bool isWellFormed() const
    {
        const std::lock_guard lock(m_mutex);
        return m_isWellFormed;
    }

private:
    void take(const std::string &frame)
    {
        const std::lock_guard lock(m_mutex);
        ++m_frames;
        QByteArray text = QByteArray::fromStdString(frame);
        m_isWellFormed = m_isWellFormed && text.endsWith("\n\n");
        text.chop(2);
        qsizetype at = 0;
        while (at < text.size()) {
            const qsizetype end = text.indexOf("\n\n", at);
            const QByteArray part = text.mid(at, end < 0 ? -1 : end - at);
            at = end < 0 ? text.size() : end + 2;
            if (part.startsWith(':'))
                continue;
            const QList<QByteArray> lines = part.split('\n');
            const bool isEvent = lines.size() == 2 && lines[0].startsWith("event: ")
                && lines[1].startsWith("data: {");
            m_isWellFormed = m_isWellFormed && isEvent;
            if (isEvent)
                m_events.push_back({lines[0].mid(7),
                                    QJsonDocument::fromJson(lines[1].mid(6)).object()});
        }
    }

    FeedApi &m_feed;
    std::uint64_t m_id = 0;
    mutable std::mutex m_mutex;
    std::size_t m_frames = 0;
    std::vector<Event> m_events;
    bool m_isWellFormed = true;
};

QString spentToday(const Listener &listener)
{
    return listener.events("status").back().data["today"].toObject()["spent_usd"].toString();
}

Exchange rowNumber(int number)
{
    Exchange row;
    row.id = "r_" + std::to_string(number);
    row.time = FeedBench::noon();
    return row;
}

} // namespace

class TestFeedEvents final : public QObject {
    Q_OBJECT
private slots:
    void theStatusComesAtOnce();
    void changesRowsAndCrossingsArrive();
    void atMostTenFramesASecond();
    void aFloodIsCutAndTheGapIsSaid();
    void allListenersGetTheSame();
    void nothingComesAfterUnsubscribing();
    void aSinkMayEndItself();
    void theEndOfAPauseIsTold();
    void aPauseMadeMeanwhileEndsInTime();
    void aRollingCapIsQuiet();
    void goingAwayUnderTrafficIsSafe();
};

void TestFeedEvents::theStatusComesAtOnce()
{
    FeedBench bench;
    const Listener listener(bench.feed());
    QCOMPARE(listener.frames(), std::size_t(1));
    const auto status = listener.events("status");
    QCOMPARE(status.size(), std::size_t(1));
    QCOMPARE(status[0].data, bench.object("GET", "/status"));
}

void TestFeedEvents::changesRowsAndCrossingsArrive()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/day", R"({"window":"day","limit":"10.00"})");
    const Listener listener(bench.feed());
    bench.spend("r_1", 9'000'000'000);
    QTRY_COMPARE(listener.events("request").size(), std::size_t(1));
    const QJsonObject row = listener.events("request")[0].data;
    QTRY_COMPARE(bench.object("GET", "/requests")["requests"].toArray().at(0).toObject(), row);
    QTRY_VERIFY(!listener.events("crossing").empty());
    const QJsonObject crossing{{"cap", "day"}, {"percent", 80}, {"first_block", false},
                               {"time", "2026-11-24T12:00:00.000000Z"}};
    QCOMPARE(listener.events("crossing")[0].data, crossing);
    QTRY_COMPARE(spentToday(listener), "9");
    QCOMPARE(listener.events("status").back().data["state"].toString(), "warn");
    QVERIFY(listener.isWellFormed());
}

void TestFeedEvents::atMostTenFramesASecond()
{
    FeedBench bench;
    const Listener listener(bench.feed());
    QElapsedTimer clock;
    clock.start();
    int rows = 0;
    while (clock.elapsed() < 1000) {
        bench.feed().noteChange();
        bench.feed().noteExchange(rowNumber(rows++));
        std::this_thread::sleep_for(1ms);
    }
    const std::size_t frames = listener.frames();
    QVERIFY2(frames <= 12, qPrintable(QString::number(frames)));   // one at once, ten, one begun
    QVERIFY2(frames >= 5, qPrintable(QString::number(frames)));
    QTRY_COMPARE(listener.events("request").size(), std::size_t(rows));
    QVERIFY(listener.events("gap").empty());
    for (int i = 0; i < rows; ++i)
        QCOMPARE(listener.events("request")[i].data["id"].toString(), QString("r_%1").arg(i));
}

void TestFeedEvents::aFloodIsCutAndTheGapIsSaid()
{
    FeedBench bench;
    const Listener listener(bench.feed());
    bench.feed().noteChange();   // the next frame is a tenth of a second away then
    QTRY_COMPARE(listener.frames(), std::size_t(2));
    for (int i = 0; i < 1500; ++i)
        bench.feed().noteExchange(rowNumber(i));
    QTRY_VERIFY(listener.events("request").size() >= 1000);
    QTest::qWait(250);
    const std::size_t rows = listener.events("request").size();
    qint64 lost = 0;
    for (const Event &gap : listener.events("gap"))
        lost += gap.data["requests"].toInteger();
    QCOMPARE(rows + std::size_t(lost), std::size_t(1500));
    QVERIFY(lost > 0);
    QCOMPARE(listener.events("request").back().data["id"].toString(), "r_1499");
}

void TestFeedEvents::allListenersGetTheSame()
{
    FeedBench bench;
    const Listener first(bench.feed());
    const Listener second(bench.feed());
    bench.spend("r_1", 1);
    QTRY_COMPARE(first.events("request").size(), std::size_t(1));
    QTRY_COMPARE(second.events("request").size(), std::size_t(1));
}

void TestFeedEvents::nothingComesAfterUnsubscribing()
{
    FeedBench bench;
    std::atomic<int> frames{0};
    const auto id = bench.feed().subscribe([&](FeedApi::Frame) { ++frames; });
    bench.feed().unsubscribe(id);
    const int before = frames;
    bench.feed().noteChange();
    bench.spend("r_1", 1);
    QTest::qWait(200);
    QCOMPARE(frames.load(), before);
}

void TestFeedEvents::aSinkMayEndItself()
{
    FeedBench bench;
    std::atomic<int> frames{0};
    std::atomic<std::uint64_t> id{0};
    id = bench.feed().subscribe([&](FeedApi::Frame) {
        if (++frames == 2)
            bench.feed().unsubscribe(id);
    });
    const Listener other(bench.feed());
    bench.feed().noteChange();
    QTRY_COMPARE(frames.load(), 2);
    bench.feed().noteChange();
    QTRY_VERIFY(other.frames() >= 3);
    QCOMPARE(frames.load(), 2);
}

void TestFeedEvents::theEndOfAPauseIsTold()
{
    FeedBench bench;
    bench.ask("PATCH", "/enforcement", R"({"paused_until":"2026-11-24T12:00:00.300Z"})");
    const Listener listener(bench.feed());
    QCOMPARE(listener.events("status")[0].data["state"].toString(), "paused");
    bench.setNow(FeedBench::noon() + 301ms);
    QTRY_COMPARE_WITH_TIMEOUT(listener.events("status").back().data["state"].toString(), "ok",
                              2000);
}

void TestFeedEvents::aPauseMadeMeanwhileEndsInTime()
{
    FeedBench bench;
    const Listener listener(bench.feed());
    bench.ask("PATCH", "/enforcement", R"({"paused_until":"2026-11-24T12:00:00.300Z"})");
    QTRY_COMPARE(listener.events("status").back().data["state"].toString(), "paused");
    bench.setNow(FeedBench::noon() + 301ms);
    QTRY_COMPARE_WITH_TIMEOUT(listener.events("status").back().data["state"].toString(), "ok",
                              2000);
}

void TestFeedEvents::aRollingCapIsQuiet()
{
    FeedBench bench;
    bench.ask("PUT", "/caps/roll", R"({"window":"90m","limit":"10.00"})");
    const Listener listener(bench.feed());
    for (int i = 0; i < 60; ++i) {
        bench.setNow(bench.now() + 10ms);
        std::this_thread::sleep_for(10ms);
    }
    QVERIFY2(listener.frames() <= 1, qPrintable(QString::number(listener.frames())));
}

void TestFeedEvents::goingAwayUnderTrafficIsSafe()
{
    for (int round = 0; round < 20; ++round) {
        auto bench = std::make_unique<FeedBench>();
        auto listener = std::make_unique<Listener>(bench->feed());
        std::thread traffic([&] {
            for (int i = 0; i < 50; ++i)
                bench->spend("r_" + std::to_string(i), 1);
        });
        if (round % 2)
            listener.reset();
        traffic.join();
        listener.reset();
        bench.reset();   // with frames still to be sent
    }
}

QTEST_GUILESS_MAIN(TestFeedEvents)
#include "tst_feed_events.moc"
