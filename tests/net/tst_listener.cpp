// SPDX-License-Identifier: GPL-3.0-or-later
// The door itself: whose the port is, and what is said where it is taken.
#include "listener.h"

#include <QTcpSocket>
#include <QTest>

#include <atomic>
#include <vector>

#ifdef Q_OS_WIN
#include <winsock2.h>
using Descriptor = SOCKET;
#else
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
using Descriptor = int;
#endif

#include "socket_handover.h"

using namespace llmcap;

namespace {

struct Door {
    std::atomic<std::size_t> connections{0};
    std::atomic<int> accepted{0};
    Result<std::unique_ptr<Listener>> listener = Error{};

    explicit Door(std::uint16_t port = 0, const char *host = "127.0.0.1")
    {
        Listener::Options options;
        options.host = QString::fromLatin1(host);
        options.port = port;
        options.connections = &connections;
        options.accepted = [this](std::intptr_t descriptor, bool) {
            ++accepted;
            closeDescriptor(descriptor);
        };
        listener = Listener::start(std::move(options));
    }
    std::uint16_t port() const { return (*listener)->port(); }
};

/// As another program does it that wants our connections: with SO_REUSEADDR.
bool canBeTakenOver(std::uint16_t port)
{
    const Descriptor descriptor = ::socket(AF_INET, SOCK_STREAM, 0);
    const int yes = 1;
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, reinterpret_cast<const char *>(&yes),
               sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    const bool done
        = ::bind(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0
        && ::listen(descriptor, 1) == 0;
    closeDescriptor(static_cast<std::intptr_t>(descriptor));
    return done;
}

} // namespace

class TestListener final : public QObject {
    Q_OBJECT
private slots:
    void connectionsArriveOnBothAddresses();
    void nobodyElseGetsThePort();
    void aTakenPortIsNamedWithTheNextStep();
    void itsPortIsFreeAfterwards();
    void whatIsNoAddressOpensNothing_data();
    void whatIsNoAddressOpensNothing();
    void anAddressOfTheNetworkIsBesideLoopback_data();
    void anAddressOfTheNetworkIsBesideLoopback();
};

void TestListener::connectionsArriveOnBothAddresses()
{
    Door door;
    QVERIFY(door.listener);
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), door.port());
    QVERIFY(client.waitForConnected(5000));
    QTRY_COMPARE(door.accepted.load(), 1);
    QTcpSocket sixth;
    sixth.connectToHost(QStringLiteral("::1"), door.port());
    if (!sixth.waitForConnected(5000)) {
        QSKIP("this machine has no IPv6");
    }
    QTRY_COMPARE(door.accepted.load(), 2);
}

void TestListener::nobodyElseGetsThePort()
{
    Door door;
    QVERIFY(door.listener);
    QVERIFY(!canBeTakenOver(door.port()));
}

void TestListener::aTakenPortIsNamedWithTheNextStep()
{
    Door first;
    QVERIFY(first.listener);
    Door second(first.port());
    QVERIFY(!second.listener);
    QCOMPARE(second.listener.error().code, ErrorCode::Conflict);
    const std::string &message = second.listener.error().message;
    QVERIFY2(message.find(std::to_string(first.port())) != std::string::npos, message.c_str());
    QVERIFY2(message.find("--listen") != std::string::npos, message.c_str());
}

void TestListener::itsPortIsFreeAfterwards()
{
    std::uint16_t port = 0;
    {
        Door door;
        QVERIFY(door.listener);
        port = door.port();
    }
    Door again(port);
    QVERIFY(again.listener);
}

void TestListener::whatIsNoAddressOpensNothing_data()
{
    QTest::addColumn<QByteArray>("host");
    // Qt would bind to every address for each of them.
    for (const char *const host : {"localhost", "", "example.com", "127.0.0.1:80", "256.1.1.1"})
        QTest::newRow(host) << QByteArray(host);
}

void TestListener::whatIsNoAddressOpensNothing()
{
    QFETCH(QByteArray, host);
    const Door door(0, host.constData());
    QVERIFY(!door.listener);
    QCOMPARE(door.listener.error().code, ErrorCode::BadInput);
}

void TestListener::anAddressOfTheNetworkIsBesideLoopback_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::newRow("every address") << QByteArray("0.0.0.0");
    QTest::newRow("every address of IPv6") << QByteArray("::");
}

void TestListener::anAddressOfTheNetworkIsBesideLoopback()
{
    QFETCH(QByteArray, host);
    Door door(0, host.constData());
    if (!door.listener && host.contains(':')) {
        QSKIP("this machine has no IPv6");
    }
    QVERIFY(door.listener);
    QTcpSocket client;
    client.connectToHost(QStringLiteral("127.0.0.1"), door.port());
    QVERIFY(client.waitForConnected(5000));
    QTRY_COMPARE(door.accepted.load(), 1);
}

QTEST_GUILESS_MAIN(TestListener)
#include "tst_listener.moc"
