// SPDX-License-Identifier: GPL-3.0-or-later
#include "money.h"
#include "price_book.h"

#include <QTest>

#include <limits>
#include <random>

using namespace llmcap;

class TestMoney final : public QObject {
    Q_OBJECT
private slots:
    void readsDecimalUsd_data();
    void readsDecimalUsd();
    void refusesWhatIsNoAmount_data();
    void refusesWhatIsNoAmount();
    void writesWhatItReads();
    void readsUnitPricesExactly();
    void sumsLikeExactArithmetic();
    void saysSoWhenASumOverflows();
    void roundsForPeopleOnly_data();
    void roundsForPeopleOnly();
    void pricesByContextTier();
    void neverPricesAnUnknownUnitAtZero();
};

void TestMoney::readsDecimalUsd_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("nano");
    QTest::newRow("whole dollars") << QByteArray("12") << qint64(12'000'000'000);
    QTest::newRow("cents") << QByteArray("0.25") << qint64(250'000'000);
    QTest::newRow("one nano-dollar") << QByteArray("0.000000001") << qint64(1);
    QTest::newRow("negative") << QByteArray("-3.5") << qint64(-3'500'000'000);
    QTest::newRow("zeros beyond nine decimals") << QByteArray("1.0000000000") << qint64(1e9);
    QTest::newRow("the largest") << QByteArray("9223372036.854775807")
                                 << std::numeric_limits<qint64>::max();
}

void TestMoney::readsDecimalUsd()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, nano);
    const auto amount = parseUsd(text.toStdString());
    QVERIFY(amount);
    QCOMPARE(amount->count, nano);
}

void TestMoney::refusesWhatIsNoAmount_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"", ".", "-", "1,5", "1e3", "+1", "1.2.3", "$1", " 1", "0.0000000001",
                             "9223372036.854775808", "99999999999999999999", "NaN"})
        QTest::newRow(text) << QByteArray(text);
}

void TestMoney::refusesWhatIsNoAmount()
{
    QFETCH(QByteArray, text);
    QVERIFY(!parseUsd(text.toStdString()));
}

void TestMoney::writesWhatItReads()
{
    std::mt19937_64 random(7);
    for (int i = 0; i < 100'000; ++i) {
        const NanoUsd amount{static_cast<std::int64_t>(random()) >> (random() % 62 + 1)};
        const auto again = parseUsd(toUsdString(amount));
        QVERIFY(again);
        QCOMPARE(again->count, amount.count);
    }
}

void TestMoney::readsUnitPricesExactly()
{
    QCOMPARE(parseUnitPrice("0.0375", 1'000'000)->count, 37'500);
    QCOMPARE(parseUnitPrice("75", 1'000'000)->count, 75'000'000);
    QVERIFY(!parseUnitPrice("0.0000001", 1'000'000));   // a tenth of a pico-dollar
}

void TestMoney::sumsLikeExactArithmetic()
{
    // The reference is the compiler's own 128-bit integer: other code than CostSum's words.
    using Wide = unsigned __int128;
    std::mt19937_64 random(20261124);
    for (int i = 0; i < 1'000'000; ++i) {
        CostSum sum;
        Wide exact = 0;
        for (int part = 0; part < 5; ++part) {
            const auto quantity = static_cast<std::int64_t>(random() >> (random() % 20 + 34));
            const auto price = static_cast<std::int64_t>(random() >> (random() % 20 + 36));
            sum.add(quantity, {price});
            exact += Wide(quantity) * Wide(price);
        }
        const std::uint32_t numerator = random() % 9 + 1, denominator = random() % 9 + 1;
        sum.scale(numerator, denominator);
        const Wide divisor = Wide(denominator) * 1000;
        const Wide nano = (exact * numerator + divisor - 1) / divisor;
        const auto total = sum.total();
        if (nano > Wide(std::numeric_limits<std::int64_t>::max()))
            QVERIFY(!total);
        else if (!total || Wide(total->count) != nano)
            QFAIL(qPrintable(QString("case %1 differs").arg(i)));
    }
}

void TestMoney::saysSoWhenASumOverflows()
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    CostSum once;
    once.add(most, {most});
    QVERIFY(!once.total());
    CostSum often;
    for (int i = 0; i < 8; ++i)
        often.add(most, {most});
    QCOMPARE(often.total().error().code, ErrorCode::Overflow);
}

void TestMoney::roundsForPeopleOnly_data()
{
    QTest::addColumn<qint64>("nano");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("cents") << qint64(4'180'000'000) << QByteArray("$4.18");
    QTest::newRow("half a cent goes up") << qint64(4'185'000'000) << QByteArray("$4.19");
    QTest::newRow("below a cent") << qint64(4'200'000) << QByteArray("$0.0042");
    QTest::newRow("nothing") << qint64(0) << QByteArray("$0.00");
    QTest::newRow("negative") << qint64(-1'500'000'000) << QByteArray("-$1.50");
}

void TestMoney::roundsForPeopleOnly()
{
    QFETCH(qint64, nano);
    QFETCH(QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(toDisplayUsd({nano})), text);
}

namespace {

ModelPrice twoTiers()
{
    ModelPrice price;
    price.model = "m";
    PriceRow small, large;
    small.unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{1'000'000};
    large.contextAbove = 200'000;
    large.unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{2'000'000};
    price.rows = {small, large};
    return price;
}

} // namespace

void TestMoney::pricesByContextTier()
{
    Usage usage;
    usage[Unit::Input] = 200'000;
    QCOMPARE(costOf(usage, twoTiers(), ServiceTier::Standard)->count, 200'000'000);
    usage[Unit::CacheRead] = 1;   // cached tokens count for the tier, and cost as input here
    QCOMPARE(costOf(usage, twoTiers(), ServiceTier::Standard)->count, 400'002'000);
}

void TestMoney::neverPricesAnUnknownUnitAtZero()
{
    Usage usage;
    usage[Unit::WebSearch] = 1;
    const auto cost = costOf(usage, twoTiers(), ServiceTier::Standard);
    QVERIFY(!cost);
    QCOMPARE(cost.error().code, ErrorCode::Unpriced);
    QVERIFY(cost.error().message.find("web_search") != std::string::npos);
    QVERIFY(!costOf(Usage{}, twoTiers(), ServiceTier::Batch));   // no ratio published
}

QTEST_APPLESS_MAIN(TestMoney)
#include "tst_money.moc"
