// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_parser.h"

#include <QTest>

using namespace llmcap;

namespace {

constexpr const char *chunkedHead
    = "POST / HTTP/1.1\r\nHost: 127.0.0.1:4517\r\nTransfer-Encoding: chunked\r\n\r\n";

struct Body {
    std::string bytes;
    bool isDone = false;
    bool isFault = false;
};

/// `step` bytes become pending at a time.
template <bool isRequest>
Body bodyOf(std::string_view head, std::string_view bytes, std::size_t step)
{
    HttpParser<isRequest> parser;
    Body body;
    body.isFault = parser.readHead(head, {}, false).has_value();
    std::size_t used = 0, have = 0;
    while (!body.isFault && !parser.isDone()) {
        const auto decoded = parser.decode(bytes.substr(used, have - used));
        used += decoded.used;
        body.bytes += decoded.piece;
        body.isFault = decoded.fault.has_value();
        if (decoded.used > 0 || !decoded.piece.empty())
            continue;
        if (have == bytes.size())
            break;
        have = std::min(bytes.size(), have + step);
    }
    body.isDone = !body.isFault && parser.isDone();
    return body;
}

std::string request(const char *fields)
{
    return std::string("POST /a HTTP/1.1\r\nHost: 127.0.0.1:4517\r\n") + fields + "\r\n";
}

} // namespace

/// A10 and A11: RFC 9112, read one way only.
class TestHttpParser final : public QObject {
    Q_OBJECT

private slots:
    void headsThatAreRefused_data();
    void headsThatAreRefused();
    void headsThatPass();
    void chunksThatAreRefused_data();
    void chunksThatAreRefused();
    void chunksThatPass_data();
    void chunksThatPass();
    void chunksThatComeTogether();
    void responsesThatAreRefused_data();
    void responsesThatAreRefused();
    void endsOfReplies();
};

void TestHttpParser::headsThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    const auto row = [](const char *name, const std::string &head) {
        QTest::newRow(name) << QByteArray(head.data(), static_cast<qsizetype>(head.size()));
    };
    row("two lengths (6.3)", request("Content-Length: 1\r\nContent-Length: 1\r\n"));
    row("a list of lengths", request("Content-Length: 1, 1\r\n"));
    row("a signed length", request("Content-Length: +1\r\n"));
    row("a length in hex", request("Content-Length: 0x1\r\n"));
    row("an empty length", request("Content-Length:\r\n"));
    row("a length beyond 63 bits", request("Content-Length: 18446744073709551617\r\n"));
    row("length and chunks (6.1)", request("Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"));
    row("chunked twice", request("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"));
    row("chunked in a list", request("Transfer-Encoding: gzip, chunked\r\n"));
    row("another coding", request("Transfer-Encoding: identity\r\n"));
    row("a coding in HTTP/1.0", "POST / HTTP/1.0\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    row("a folded line (5.2)", request("X: a\r\n b\r\n"));
    row("a blank before the colon (5.1)", request("Content-Length : 1\r\n"));
    row("no colon", request("Content-Length\r\n"));
    row("no name", request(": x\r\n"));
    row("a carriage return alone (2.2)", request("X: a\rb\r\n"));
    row("a line feed alone", request("X: a\nY: b\r\n"));
    row("NUL", std::string("GET / HTTP/1.1\r\nHost: a\r\nX: a") + '\0' + "b\r\n\r\n");
    row("no Host (3.2)", "GET / HTTP/1.1\r\n\r\n");
    row("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n");
    row("a Host with a user", "GET / HTTP/1.1\r\nHost: a@b\r\n\r\n");
    row("an absolute target", "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("an authority", "CONNECT a:1 HTTP/1.1\r\nHost: a\r\n\r\n");
    row("an asterisk", "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n");
    row("a fragment", "GET /#x HTTP/1.1\r\nHost: a\r\n\r\n");
    row("a backslash", "GET /\\x HTTP/1.1\r\nHost: a\r\n\r\n");
    row("two blanks", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("another version", "GET / HTTP/1.2\r\nHost: a\r\n\r\n");
    row("HTTP/2", "PRI * HTTP/2.0\r\n\r\n");
    row("lower case", "GET / http/1.1\r\nHost: a\r\n\r\n");
    std::string many;
    for (int i = 0; i < 201; ++i)
        many += "X: y\r\n";
    row("201 fields", "GET / HTTP/1.1\r\nHost: a\r\n" + many + "\r\n");
}

void TestHttpParser::headsThatAreRefused()
{
    QFETCH(QByteArray, head);
    HttpParser<true> parser;
    const std::string_view raw(head.data(), static_cast<std::size_t>(head.size()));
    const auto fault = parser.readHead(raw, {}, false);
    QVERIFY(fault);
    QVERIFY2(fault->size() > 10, "a message for people");
    QVERIFY(!parser.hasHead());
}

void TestHttpParser::headsThatPass()
{
    HttpParser<true> parser;
    QVERIFY(!parser.readHead(request("CONTENT-LENGTH:\t 7 \r\nX: \xe4\r\n"), {}, false));
    QVERIFY(parser.head().contentLength == 7u);
    QCOMPARE(parser.head().fields.value("x"), std::string_view("\xe4"));
    QVERIFY(!parser.readHead(request("Transfer-Encoding: Chunked\r\n"), {}, false));
    QVERIFY(parser.head().isChunked && parser.head().keepAlive);
    QVERIFY(!parser.readHead(request("Connection: x, Close\r\n"), {}, false));
    QVERIFY(!parser.head().keepAlive);
    QVERIFY(!parser.readHead("GET / HTTP/1.0\r\nHost: a\r\n\r\n", {}, false));
    QVERIFY(!parser.head().keepAlive);
    QVERIFY(!parser.readHead("GET / HTTP/1.0\r\nHost: a\r\nConnection: keep-alive\r\n\r\n", {},
                             false));
    QVERIFY(parser.head().keepAlive);
    QVERIFY(!parser.readHead(request("Expect: 100-continue\r\nContent-Length: 1\r\n"), {}, false));
    QVERIFY(parser.head().waitsForContinue());
    parser.forget();
    QVERIFY(!parser.hasHead() && !parser.isDone());
}

void TestHttpParser::chunksThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("chunks");
    const auto row = [](const char *name, const std::string &chunks) {
        QTest::newRow(name) << QByteArray(chunks.data(), static_cast<qsizetype>(chunks.size()));
    };
    row("no digits", "zz\r\nhello\r\n0\r\n\r\n");
    row("0x", "0x5\r\nhello\r\n0\r\n\r\n");
    row("a sign", "+5\r\nhello\r\n0\r\n\r\n");
    row("a blank before", " 5\r\nhello\r\n0\r\n\r\n");
    row("more than 64 bits", "10000000000000005\r\nhello\r\n0\r\n\r\n");
    row("the top bit", "ffffffffffffffff\r\nhello\r\n0\r\n\r\n");
    row("an empty size", "\r\nhello\r\n0\r\n\r\n");
    row("a line feed behind the size", "5\nhello\r\n0\r\n\r\n");
    row("a line feed behind the data", "5\r\nhello\n0\r\n\r\n");
    row("a carriage return in the size", "5\r\rhello\r\n0\r\n\r\n");
    row("data longer than its size", "5\r\nhelloo\r\n0\r\n\r\n");
    row("a line feed in an extension", "5;a\nb\r\nhello\r\n0\r\n\r\n");
    row("a carriage return in an extension", "5;a\rb\r\nhello\r\n0\r\n\r\n");
    row("NUL in an extension", std::string("5;a") + '\0' + "b\r\nhello\r\n0\r\n\r\n");
    row("a quoted line end", "5;a=\"x\r\ny\"\r\nhello\r\n0\r\n\r\n");
    row("an open quote", "5;a=\"x\r\nhello\r\n0\r\n\r\n");
    row("no extension sign", "5 x\r\nhello\r\n0\r\n\r\n");
    row("a comma", "5,5\r\nhello\r\n0\r\n\r\n");
    row("line feeds at the end", "5\r\nhello\r\n0\n\n");
    row("a folded trailer", "5\r\nhello\r\n0\r\nX: a\r\n b\r\n\r\n");
    row("a trailer without a colon", "5\r\nhello\r\n0\r\nX\r\n\r\n");
    row("a blank before a trailer's colon", "5\r\nhello\r\n0\r\nX : a\r\n\r\n");
    row("an endless extension", "5;" + std::string(40'000, 'a') + "\r\nhello\r\n0\r\n\r\n");
    row("an endless size", std::string(40'000, '0') + "5\r\nhello\r\n0\r\n\r\n");
}

void TestHttpParser::chunksThatAreRefused()
{
    QFETCH(QByteArray, chunks);
    const std::string_view bytes(chunks.data(), static_cast<std::size_t>(chunks.size()));
    for (const std::size_t step : {std::size_t{1}, std::size_t{3}, bytes.size()}) {
        const Body body = bodyOf<true>(chunkedHead, bytes, step);
        QVERIFY2(!body.isDone, "it must not pass for a whole body");
        QVERIFY2(body.isFault, "it is wrong, not incomplete");
    }
}

void TestHttpParser::chunksThatPass_data()
{
    QTest::addColumn<QByteArray>("chunks");
    QTest::newRow("plain") << QByteArray("5\r\nhello\r\n0\r\n\r\n");
    QTest::newRow("in pieces") << QByteArray("1\r\nh\r\n4\r\nello\r\n0\r\n\r\n");
    QTest::newRow("leading zeros") << QByteArray("0005\r\nhello\r\n000\r\n\r\n");
    QTest::newRow("an extension") << QByteArray("5;a=b;c;d=\"e;f\\\"\"\r\nhello\r\n0;x\r\n\r\n");
    QTest::newRow("trailers") << QByteArray("5\r\nhello\r\n0\r\nX-A: b\r\nExpires: c\r\n\r\n");
}

void TestHttpParser::chunksThatPass()
{
    QFETCH(QByteArray, chunks);
    const std::string_view bytes(chunks.data(), static_cast<std::size_t>(chunks.size()));
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}, std::size_t{7}, bytes.size()}) {
        const Body body = bodyOf<true>(chunkedHead, bytes, step);
        QVERIFY(body.isDone);
        QCOMPARE(body.bytes, std::string("hello"));
    }
    for (std::size_t cut = 0; cut < bytes.size(); ++cut)
        QVERIFY(!bodyOf<true>(chunkedHead, bytes.substr(0, cut), 5).isDone);
}

/// Small ones leave together, large ones as they came; none of them is lost or written beyond
/// the room for a piece.
void TestHttpParser::chunksThatComeTogether()
{
    using Sizes = std::initializer_list<std::size_t>;
    for (const std::size_t first : Sizes{1, HttpBody::pieceSize, 50'000}) {
        std::string chunks, whole;
        for (const std::size_t size : Sizes{first, 7, 40'000, 1}) {
            const std::string data(size, static_cast<char>('a' + size % 26));
            char line[20];
            std::snprintf(line, sizeof line, "%zx\r\n", size);
            chunks += line + data + "\r\n";
            whole += data;
        }
        chunks += "0\r\n\r\n";
        for (const std::size_t step : {std::size_t{1000}, chunks.size()}) {
            const Body body = bodyOf<true>(chunkedHead, chunks, step);
            QVERIFY(body.isDone);
            QCOMPARE(body.bytes, whole);
        }
    }
}

void TestHttpParser::responsesThatAreRefused_data()
{
    QTest::addColumn<QByteArray>("head");
    for (const char *line : {"HTTP/1.1 099 X", "HTTP/1.1 600 X", "HTTP/1.1 1000 X", "HTTP/1.1 20 X",
                             "HTTP/1.1 2OO X", "HTTP/1.1  200 X", "HTTP/1.1 200X", "HTTP/2 200 X",
                             "HTTP/0.9 200 X", "ICY 200 X", "", "HTTP/1.1", "HTTP/1.1 "})
        QTest::newRow(line) << QByteArray(line) + "\r\nContent-Length: 0\r\n\r\n";
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QTest::newRow("length and chunks")
        << ok + "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("two lengths") << ok + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n";
    QTest::newRow("a negative length") << ok + "Content-Length: -1\r\n\r\n";
    QTest::newRow("another coding") << ok + "Transfer-Encoding: gzip, chunked\r\n\r\n";
    QTest::newRow("a folded line") << ok + "X: a\r\n b\r\n\r\n";
    QTest::newRow("a split field") << ok + "X: a\rSet-Cookie: b\r\n\r\n";
}

void TestHttpParser::responsesThatAreRefused()
{
    QFETCH(QByteArray, head);
    HttpParser<false> parser;
    QVERIFY(parser.readHead({head.data(), static_cast<std::size_t>(head.size())}, {}, false));
}

void TestHttpParser::endsOfReplies()
{
    const Body known = bodyOf<false>("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", "hell", 2);
    QVERIFY(!known.isDone);
    HttpParser<false> parser;
    QVERIFY(!parser.readHead("HTTP/1.1 200 OK\r\n\r\n", {}, false));
    QVERIFY2(!parser.head().keepAlive, "its end is the connection's");
    QCOMPARE(parser.decode("all").piece, std::string_view("all"));
    QVERIFY(!parser.isDone());
    QVERIFY(parser.endsHere());
    QVERIFY(!parser.readHead("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", {}, false));
    parser.decode("5\r\nhello\r\n");
    QVERIFY2(!parser.endsHere(), "a cut body is not whole");
    QVERIFY(!parser.readHead("HTTP/1.1 204 No Content\r\nContent-Length: 5\r\n\r\n", {}, false));
    QVERIFY(parser.isDone());
    QVERIFY(!parser.readHead("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", {}, true));
    QVERIFY2(parser.isDone(), "a reply to HEAD");
}

QTEST_APPLESS_MAIN(TestHttpParser)
#include "tst_http_parser.moc"
