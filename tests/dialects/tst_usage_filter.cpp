// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"
#include "sse_splitter.h"

#include <QTest>

#include <string>

using namespace llmcap;

class TestUsageFilter final : public QObject {
    Q_OBJECT
private slots:
    void dropsTheUsageChunkAlone_data();
    void dropsTheUsageChunkAlone();
    void passesEachEventAtOnce();
    void passesAnEndlessEvent();
    void isThereOnlyWhereNobodyAsked();

private:
    static std::unique_ptr<StreamFilter> filter()
    {
        Endpoint endpoint;
        endpoint.name = "chat";
        Inspection request;
        request.stream = true;
        return makeUsageFilter(endpoint, request);
    }
};

void TestUsageFilter::dropsTheUsageChunkAlone_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("dropped");
    QTest::addColumn<QByteArray>("after");
    const auto row = [](const char *name, const char *before, const char *dropped,
                        const char *after) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(dropped) << QByteArray(after);
    };
    const char *chunk = "data: {\"choices\":[],\"usage\":{\"prompt_tokens\":1}}\n\n";
    row("LF", "data: {\"choices\":[{}],\"usage\":null}\n\n", chunk, "data: [DONE]\n\n");
    row("CRLF", "data: {\"choices\":[{}]}\r\n\r\n",
        "data: {\"choices\": [ ], \"usage\":{}}\r\n\r\n", "data: [DONE]\r\n\r\n");
    row("CR", "data: {}\r\r", "data: {\"usage\":{},\"choices\":[]}\r\r", "data: [DONE]\r\r");
    row("comments and blank lines stay", ": ping\n\n\n\n", chunk, "\n: bye\n\n");
    row("a chunk with choices and usage stays",
        "data: {\"choices\":[{}],\"usage\":{\"prompt_tokens\":1}}\n\n", "", "data: [DONE]\n\n");
    row("an empty chunk without usage stays (content filters)",
        "data: {\"choices\":[],\"usage\":null}\n\ndata: {\"choices\":[]}\n\n", "", "");
    row("text that only looks like it stays",
        "data: {\"choices\":[{\"t\":\"{\\\"choices\\\":[],\\\"usage\\\":{}}\"}]}\n\n", "", "");
    row("a partial event at the end stays", "data: {}\n\n", chunk, "data: {\"choices\":[],\"us");
    row("the usage chunk without its blank line goes", "data: {}\n\n",
        "data: {\"choices\":[],\"usage\":{}}\n", "");
    row("what is not JSON stays", "data: \"usage\" [\n\nevent: error\ndata: x\n\n", "", "");
}

void TestUsageFilter::dropsTheUsageChunkAlone()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, dropped);
    QFETCH(QByteArray, after);
    const std::string all = (before + dropped + after).toStdString();
    const std::string expected = (before + after).toStdString();
    for (std::size_t cut = 0; cut <= all.size(); ++cut) {
        const auto filter = TestUsageFilter::filter();
        std::string out;
        filter->feed(std::string_view(all).substr(0, cut), out);
        filter->feed(std::string_view(all).substr(cut), out);
        if (!after.startsWith("data: {\"choices\":[],\"us") && !dropped.endsWith("{}}\n"))
            QCOMPARE(QByteArray::fromStdString(out).trimmed(),
                     QByteArray::fromStdString(expected).trimmed());
        filter->finish(out);
        QCOMPARE(out, expected);
    }
    const auto filter = TestUsageFilter::filter();
    std::string out;
    for (const char &c : all)
        filter->feed({&c, 1}, out);
    filter->finish(out);
    QCOMPARE(out, expected);
}

void TestUsageFilter::passesEachEventAtOnce()
{
    for (const std::string event : {"data: 1\n\n", "data: 1\r\n\r\n"}) {
        const auto filter = TestUsageFilter::filter();
        std::string out;
        for (const char &c : event)
            filter->feed({&c, 1}, out);
        QCOMPARE(out, event);
    }
}

void TestUsageFilter::passesAnEndlessEvent()
{
    const auto filter = TestUsageFilter::filter();
    const std::string start = "data: " + std::string(2 * SseSplitter::limit, 'x');
    std::string out;
    filter->feed(start, out);
    QCOMPARE(out.size(), start.size());
    const std::string rest = "\n\ndata: 1\n\n";
    filter->feed(rest, out);
    QCOMPARE(out, start + rest);
}

void TestUsageFilter::isThereOnlyWhereNobodyAsked()
{
    Endpoint endpoint;
    endpoint.name = "completions";
    Inspection request;
    QVERIFY(!makeUsageFilter(endpoint, request));
    request.stream = true;
    QVERIFY(makeUsageFilter(endpoint, request));
    endpoint.name = "responses";
    QVERIFY(!makeUsageFilter(endpoint, request));
    endpoint.name = "chat";
    request.includeUsage = true;
    QVERIFY(!makeUsageFilter(endpoint, request));
}

QTEST_APPLESS_MAIN(TestUsageFilter)
#include "tst_usage_filter.moc"
