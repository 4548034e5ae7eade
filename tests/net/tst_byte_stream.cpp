// SPDX-License-Identifier: GPL-3.0-or-later
#include "byte_stream.h"

#include <boost/asio/basic_socket_acceptor.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/write.hpp>

#include <QTest>

using namespace llmcap;

namespace {

/// Both ends of a connection on loopback; ours is a ByteStream that has had one exchange.
struct Wire {
    Wire() : server(io.get_executor())
    {
        asio::basic_socket_acceptor<Tcp, Executor> door(
            io.get_executor(), Tcp::endpoint(asio::ip::address_v4::loopback(), 0));
        Socket client(io.get_executor());
        client.connect(door.local_endpoint());
        door.accept(server);
        stream = std::make_unique<ByteStream>(std::move(client));
        write("first");
        readAtServer(5);
        asio::write(server, asio::buffer("reply", 5));
        run([this]() -> Task<> { co_await stream->fill(); });
        stream->consume(stream->pending().size());
        QTest::qWait(5);
    }
    template <class Work>
    void run(Work work)
    {
        asio::co_spawn(io, work, asio::detached);
        io.restart();
        io.run();
    }
    error_code write(std::string_view bytes)
    {
        error_code code;
        run([&]() -> Task<> { code = co_await stream->write(bytes); });
        return code;
    }
    void readAtServer(std::size_t count)
    {
        std::string bytes(count, ' ');
        asio::read(server, asio::buffer(bytes));
    }

    asio::io_context io;
    Socket server;
    std::unique_ptr<ByteStream> stream;
};

} // namespace

/// B14: when a request on a reused connection may be sent again.
class TestByteStream final : public QObject {
    Q_OBJECT

private slots:
    void aPeerThatHadClosedReadNothing();
    void aPeerThatReadAndClosed();
    void aPeerThatTookBytesAndClosedUnread();
    void aPeerThatResets();
    void endsAndNews();
    void secretsAreWiped();
};

void TestByteStream::aPeerThatHadClosedReadNothing()
{
    Wire wire;
    const auto before = wire.stream->acknowledged();
    if (!before)
        QSKIP("this system does not tell what was acknowledged");
    wire.server.close();
    wire.write("request");
    QTest::qWait(20);
    QVERIFY(wire.stream->isUnreadSince(before));
}

void TestByteStream::aPeerThatReadAndClosed()
{
    Wire wire;
    const auto before = wire.stream->acknowledged();
    wire.write("request");
    wire.readAtServer(7);
    wire.server.close();
    QTest::qWait(20);
    QVERIFY(!wire.stream->isUnreadSince(before));
}

void TestByteStream::aPeerThatTookBytesAndClosedUnread()
{
    Wire wire;
    const auto before = wire.stream->acknowledged();
    wire.write("request");
    QTest::qWait(20);
    wire.server.close();   // its system has the bytes: who knows what had been read
    QTest::qWait(20);
    QVERIFY(!wire.stream->isUnreadSince(before));
}

void TestByteStream::aPeerThatResets()
{
    Wire wire;
    const auto before = wire.stream->acknowledged();
    wire.server.set_option(asio::socket_base::linger(true, 0));
    wire.write("request");
    wire.server.close();
    QTest::qWait(20);
    QVERIFY(!wire.stream->isUnreadSince(before));
}

void TestByteStream::endsAndNews()
{
    Wire wire;
    QVERIFY(!wire.stream->hasNews() && !wire.stream->hasEnded());
    asio::write(wire.server, asio::buffer("stray", 5));
    QTest::qWait(5);
    QVERIFY2(wire.stream->hasNews(), "nobody asked for these bytes");
    QVERIFY(!wire.stream->hasEnded());
    Wire other;
    other.server.shutdown(Socket::shutdown_send);
    QTest::qWait(5);
    QVERIFY(other.stream->hasNews() && other.stream->hasEnded());
}

void TestByteStream::secretsAreWiped()
{
    Wire wire;
    asio::write(wire.server, asio::buffer("sk-secret-and-more", 18));
    wire.run([&wire]() -> Task<> { co_await wire.stream->fill(); });
    const std::string_view pending = wire.stream->pending();
    QCOMPARE(pending, std::string_view("sk-secret-and-more"));
    wire.stream->consumeSecret(9);
    QCOMPARE(wire.stream->pending(), std::string_view("-and-more"));
    for (std::size_t i = 0; i < 9; ++i)
        QCOMPARE(pending[i], '\0');
}

QTEST_GUILESS_MAIN(TestByteStream)
#include "tst_byte_stream.moc"
