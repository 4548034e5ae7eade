// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_array_splitter.h"
#include "json_shrinker.h"
#include "sse_splitter.h"

#include <QTest>

#include <string>
#include <vector>

using namespace llmcap;

namespace {

using Pieces = std::vector<std::string_view>;

QStringList eventsOf(const Pieces &pieces)
{
    SseSplitter splitter;
    QStringList events;
    const auto keep = [&](const SseEvent &event) {
        events += QString::fromStdString(std::string(event.event) + "|" + std::string(event.data));
    };
    for (const std::string_view piece : pieces)
        splitter.feed(piece, keep);
    splitter.finish(keep);
    return events;
}

QStringList elementsOf(const Pieces &pieces)
{
    JsonArraySplitter splitter;
    QStringList elements;
    for (const std::string_view piece : pieces)
        splitter.feed(piece, [&](std::string_view element, std::int64_t) {
            elements += QString::fromStdString(std::string(element));
        });
    return elements;
}

} // namespace

class TestSplitters final : public QObject {
    Q_OBJECT
private slots:
    void cutsEvents_data();
    void cutsEvents();
    void keepsReadingAfterALineTooLong();
    void readsAnEventWithAHugeString();
    void cutsArrays_data();
    void cutsArrays();
    void shrinksOnlyWhatIsBulky();
};

void TestSplitters::cutsEvents_data()
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QStringList>("events");
    QTest::newRow("LF") << QByteArray("event: a\ndata: 1\n\ndata: 2\n\n")
                        << QStringList{"a|1", "|2"};
    QTest::newRow("CRLF") << QByteArray("event: a\r\ndata: 1\r\n\r\ndata: 2\r\n\r\n")
                          << QStringList{"a|1", "|2"};
    QTest::newRow("CR") << QByteArray("event: a\rdata: 1\r\rdata: 2\r\r")
                        << QStringList{"a|1", "|2"};
    QTest::newRow("one space after the colon is not data")
        << QByteArray("data:x\n\ndata:  y\n\n") << QStringList{"|x", "| y"};
    QTest::newRow("data lines are joined") << QByteArray("data: 1\ndata: 2\n\n")
                                           << QStringList{"|1\n2"};
    QTest::newRow("comments say nothing") << QByteArray(": ping\n\ndata: 1\n: x\n\n")
                                          << QStringList{"|", "|1"};
    QTest::newRow("a byte order mark is skipped") << QByteArray("\xEF\xBB\xBF" "data: 1\n\n")
                                                  << QStringList{"|1"};
    QTest::newRow("unknown fields say nothing")
        << QByteArray("id: 7\nretry: 1\ndatax: 2\ndata: 1\n\n") << QStringList{"|1"};
    QTest::newRow("the end closes the last event") << QByteArray("data: 1") << QStringList{"|1"};
    QTest::newRow("UTF-8") << QByteArray("data: \xC3\xA9\xE2\x82\xAC\n\n")
                           << QStringList{QString::fromUtf8("|\xC3\xA9\xE2\x82\xAC")};
}

void TestSplitters::cutsEvents()
{
    QFETCH(QByteArray, stream);
    QFETCH(QStringList, events);
    const std::string_view all(stream.constData(), static_cast<std::size_t>(stream.size()));
    for (std::size_t cut = 0; cut <= all.size(); ++cut)
        QCOMPARE(eventsOf({all.substr(0, cut), all.substr(cut)}), events);
}

void TestSplitters::keepsReadingAfterALineTooLong()
{
    // Bare words do not shrink.
    const std::string stream = "data: " + std::string(3 * SseSplitter::limit, 'x')
        + "\ndata: y\n\ndata: 1\n\n";
    QCOMPARE(eventsOf({stream}), (QStringList{"|", "|1"}));
}

void TestSplitters::readsAnEventWithAHugeString()
{
    const std::string stream = "data: {\"picture\":\"" + std::string(3 * SseSplitter::limit, 'x')
        + "\",\"usage\":7}\n\n";
    const QStringList events = eventsOf({stream});
    QCOMPARE(events.size(), 1);
    QVERIFY(events[0].endsWith("\",\"usage\":7}"));
}

void TestSplitters::cutsArrays_data()
{
    QTest::addColumn<QByteArray>("array");
    QTest::addColumn<QStringList>("elements");
    QTest::newRow("objects") << QByteArray("[{\"a\":1},\n{\"b\":{}}\r\n]")
                             << QStringList{"{\"a\":1}", "{\"b\":{}}"};
    QTest::newRow("brackets in strings are text")
        << QByteArray(R"([{"a":"}],{\"["},{"b":"\\"}])")
        << QStringList{R"({"a":"}],{\"["})", R"({"b":"\\"})"};
    QTest::newRow("nested arrays") << QByteArray("[[[]],{\"a\":[{}]}]")
                                   << QStringList{"[[]]", "{\"a\":[{}]}"};
    QTest::newRow("scalars") << QByteArray("[\"a\" , true,null]")
                             << QStringList{"\"a\"", "true", "null"};
    QTest::newRow("none") << QByteArray(" [ ] ") << QStringList{};
    QTest::newRow("an open element is none yet") << QByteArray("[{\"a\":1},{\"b\"")
                                                 << QStringList{"{\"a\":1}"};
}

void TestSplitters::cutsArrays()
{
    QFETCH(QByteArray, array);
    QFETCH(QStringList, elements);
    const std::string_view all(array.constData(), static_cast<std::size_t>(array.size()));
    for (std::size_t cut = 0; cut <= all.size(); ++cut)
        QCOMPARE(elementsOf({all.substr(0, cut), all.substr(cut)}), elements);
}

void TestSplitters::shrinksOnlyWhatIsBulky()
{
    const std::string numbers = R"({"e":[[-0.25,1e-3, 7],[]],"n":12.5,"s":"[1,\"2]"})";
    JsonShrinker shrinker;
    std::string out;
    shrinker.feed(numbers, out);
    QCOMPARE(out, std::string(R"({"e":[[0,0, 0],[]],"n":12.5,"s":"[1,\"2]"})"));
    // A string is never cut inside a character, an escape or a surrogate pair.
    for (const std::string &unit : {std::string("\xE2\x82\xAC"), std::string("\\ud83d\\ude00"),
                                    std::string("\\\""), std::string("\\\\")}) {
        std::string text = "{\"a\":\"x";
        while (text.size() < 2 * JsonShrinker::stringLimit)
            text += unit;
        JsonShrinker next;
        std::string cut;
        next.feed(text + "\",\"u\":1}", cut);
        QVERIFY(cut.size() < JsonShrinker::stringLimit + 64);
        const std::size_t inside = cut.size() - std::string(R"({"a":"x","u":1})").size();
        QCOMPARE(inside % unit.size(), std::size_t{0});
        QVERIFY(cut.ends_with(unit + "\",\"u\":1}"));
    }
}

QTEST_APPLESS_MAIN(TestSplitters)
#include "tst_splitters.moc"
