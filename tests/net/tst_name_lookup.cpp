// SPDX-License-Identifier: GPL-3.0-or-later
#include "name_lookup.h"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>

#include <QTest>

using namespace llmcap;

namespace {

NameLookup::Answer find(const std::string &host, std::chrono::milliseconds patience)
{
    asio::io_context io;
    NameLookup names(io.get_executor());
    NameLookup::Answer answer;
    asio::co_spawn(
        io,
        [&]() -> Task<> {
            answer = co_await names.find(host, 443, SteadyClock::now() + patience);
        },
        asio::detached);
    io.run();
    return answer;
}

} // namespace

/// B8: a lookup never outstays its time.
class TestNameLookup final : public QObject {
    Q_OBJECT

private slots:
    void literalsNeedNone();
    void names();
    void nobodyWaitsBeyondTheTime();
    void cutEndsTheWaiting();
};

void TestNameLookup::literalsNeedNone()
{
    const auto v4 = find("127.0.0.1", std::chrono::milliseconds{0});
    QVERIFY(!v4.code);
    QCOMPARE(v4.endpoints.size(), std::size_t{1});
    QVERIFY(v4.endpoints[0].port() == 443 && v4.endpoints[0].address().is_loopback());
    QVERIFY(find("::1", std::chrono::milliseconds{0}).endpoints[0].address().is_v6());
}

void TestNameLookup::names()
{
    const auto answer = find("localhost", std::chrono::seconds{10});
    QVERIFY2(!answer.code, answer.code.message().c_str());
    QVERIFY(!answer.endpoints.empty() && answer.endpoints[0].address().is_loopback());
}

void TestNameLookup::nobodyWaitsBeyondTheTime()
{
    // Whether the system's resolver has answered by then or not: the thread outlives us.
    for (int i = 0; i < 20; ++i) {
        const auto answer = find("no-such-host.invalid", std::chrono::milliseconds{i % 3});
        QVERIFY(answer.code);
        QVERIFY(answer.endpoints.empty());
    }
    QTest::qWait(50);
}

void TestNameLookup::cutEndsTheWaiting()
{
    asio::io_context io;
    NameLookup names(io.get_executor());
    int ended = 0;
    for (int i = 0; i < 5; ++i) {
        asio::co_spawn(
            io,
            [&]() -> Task<> {
                const auto answer = co_await names.find("no-such-host.invalid", 443,
                                                        SteadyClock::now() + std::chrono::hours{1});
                ended += answer.code ? 1 : 0;
            },
            asio::detached);
    }
    asio::post(io, [&] { names.cut(); });
    io.run();
    QCOMPARE(ended, 5);
}

QTEST_GUILESS_MAIN(TestNameLookup)
#include "tst_name_lookup.moc"
