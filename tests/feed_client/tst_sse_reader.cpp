// SPDX-License-Identifier: GPL-3.0-or-later
#include "sse_reader.h"

#include <QTest>

using namespace llmcap;

namespace {

using Events = std::vector<SseEvent>;

QByteArray shown(const Events &events)
{
    QByteArray text;
    for (const SseEvent &event : events)
        text += '[' + event.name + '|' + event.data + ']';
    return text;
}

} // namespace

class TestSseReader final : public QObject {
    Q_OBJECT
private slots:
    void eventsAreRead_data();
    void eventsAreRead();
    void aCutAnywhereMakesNoDifference();
    void whatIsIncompleteIsCounted();
};

void TestSseReader::eventsAreRead_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *what, const char *stream, const char *expected) {
        QTest::newRow(what) << QByteArray(stream) << QByteArray(expected);
    };
    row("a named event", "event: status\ndata: {}\n\n", "[status|{}]");
    row("one without name is a message", "data: x\n\n", "[message|x]");
    row("data lines are joined", "data: a\ndata: b\n\n", "[message|a\nb]");
    row("an empty data line counts", "data:\n\n", "[message|]");
    row("without data there is no event", "event: status\n\n", "");
    row("a name does not outlive its event", "event: a\n\ndata: x\n\n", "[message|x]");
    row("comments are no events", ": still here\n\n:\n\ndata: x\n\n", "[message|x]");
    row("one space is taken off", "data:x\ndata: x\ndata:  x\n\n", "[message|x\nx\n x]");
    row("unknown fields are passed over", "id: 5\nretry: 1\nfoo\ndata: x\n\n", "[message|x]");
    row("CR LF", "event: a\r\ndata: x\r\n\r\n", "[a|x]");
    row("CR alone", "event: a\rdata: x\r\rdata: y\r\r", "[a|x][message|y]");
    row("what is not ended is no event", "data: x\n", "");
    row("data with colons", "data: a: b\n\n", "[message|a: b]");
}

void TestSseReader::eventsAreRead()
{
    QFETCH(QByteArray, stream);
    SseReader reader;
    QTEST(shown(reader.feed(stream)), "expected");
}

void TestSseReader::aCutAnywhereMakesNoDifference()
{
    const QByteArray stream("event: status\ndata: {\"a\":1}\n\n: beat\r\n\r\nevent: request\r\n"
                            "data: x\xc3\xa4\r\ndata: y\r\n\r\ndata: z\r\rdata: w\n\n");
    const QByteArray expected = shown(SseReader().feed(stream));
    QCOMPARE(expected.count('['), 4);
    for (qsizetype first = 0; first <= stream.size(); ++first) {
        for (qsizetype second = first; second <= stream.size(); ++second) {
            SseReader reader;
            QByteArray text = shown(reader.feed(stream.first(first)));
            text += shown(reader.feed(stream.sliced(first, second - first)));
            text += shown(reader.feed(stream.sliced(second)));
            QCOMPARE(text, expected);
        }
    }
}

void TestSseReader::whatIsIncompleteIsCounted()
{
    SseReader reader;
    reader.feed("data: " + QByteArray(1000, 'x'));
    QVERIFY(reader.pending() >= 1000);
    reader.feed("\ndata: " + QByteArray(1000, 'x'));
    QVERIFY(reader.pending() >= 2000);
    reader.feed("\n\n");
    QCOMPARE(reader.pending(), 0);
}

QTEST_GUILESS_MAIN(TestSseReader)
#include "tst_sse_reader.moc"
