// SPDX-License-Identifier: GPL-3.0-or-later
// The cost of a usage against exact rational arithmetic, a million times: context tiers, service
// tiers, multipliers, tool fees, one rounding. The reference works in the compiler's 128-bit
// integers over one common denominator and shares no code with CostSum.
#include "bill.h"
#include "price_book.h"

#include <QTest>

#include <limits>
#include <random>

using namespace llmcap;

namespace {

using Wide = unsigned __int128;

struct Dice {
    std::mt19937_64 random{20261125};
    /// Of any size up to so many bits: small and large numbers alike.
    std::int64_t upTo(int bits)
    {
        return std::int64_t(random() >> (64 - bits)) >> (random() % std::uint64_t(bits));
    }
    bool oneIn(std::uint64_t n) { return random() % n == 0; }
    ModelPrice::Ratio ratio()
    {
        return {std::uint32_t(random() % 40 + 1), std::uint32_t(random() % 40 + 1)};
    }
};

bool isFee(Unit unit)
{
    return unit == Unit::WebSearch || unit == Unit::FileSearch || unit == Unit::CodeSession;
}

bool isInput(Unit unit)
{
    return unit == Unit::Input || unit == Unit::CacheRead || unit == Unit::CacheWrite5m
        || unit == Unit::CacheWrite1h || unit == Unit::AudioInput || unit == Unit::ImageInput;
}

ModelPrice randomPrice(Dice &dice)
{
    ModelPrice price;
    price.model = "m";
    std::int64_t above = 0;
    for (int rows = int(dice.random() % 3) + 1; rows > 0; --rows) {
        PriceRow row;
        row.contextAbove = above;
        above += dice.upTo(20) + 1;
        for (auto &unit : row.unit)
            unit = PicoUsd{dice.upTo(40)};
        price.rows.push_back(row);
    }
    for (auto &tier : price.tier)
        tier = dice.ratio();
    price.multipliers = {{"speed=fast", dice.ratio()}, {"inference_geo=us", dice.ratio()}};
    return price;
}

/// Nano-USD in exact arithmetic, rounded up once.
Wide exactly(const Usage &usage, const ModelPrice &price, ServiceTier tier, bool fast, bool us)
{
    std::int64_t input = 0;
    for (std::size_t i = 0; i < unitCount; ++i)
        input += isInput(Unit(i)) ? usage.counts[i] : 0;
    std::size_t row = 0;
    while (row + 1 < price.rows.size() && input > price.rows[row + 1].contextAbove)
        ++row;
    Wide scaled = 0, fees = 0;
    for (std::size_t i = 0; i < unitCount; ++i)
        (isFee(Unit(i)) ? fees : scaled)
            += Wide(usage.counts[i]) * Wide(price.rows[row].unit[i]->count);
    Wide numerator = price.tier[std::size_t(tier)]->numerator;
    Wide denominator = price.tier[std::size_t(tier)]->denominator;
    for (std::size_t i = 0; i < 2; ++i) {
        if (i == 0 ? fast : us) {
            numerator *= price.multipliers[i].ratio.numerator;
            denominator *= price.multipliers[i].ratio.denominator;
        }
    }
    const Wide pico = scaled * numerator + fees * denominator;   // over `denominator`
    const Wide perNano = denominator * 1000;
    return (pico + perNano - 1) / perNano;
}

} // namespace

class TestExactCost final : public QObject {
    Q_OBJECT
private slots:
    void aMillionCostsAreExact();
    void aSumThatIsTooLargeIsAnError();
};

void TestExactCost::aMillionCostsAreExact()
{
    Dice dice;
    int beyond = 0, scaled = 0, tiered = 0;
    constexpr int cases = 1'000'000;
    for (int number = 0; number < cases; ++number) {
        const ModelPrice price = randomPrice(dice);
        Usage usage;
        for (auto &count : usage.counts)
            count = dice.oneIn(3) ? dice.upTo(34) : 0;
        const auto tier = ServiceTier(dice.random() % 4);
        const bool fast = dice.oneIn(3), us = dice.oneIn(3);
        std::vector<std::string> conditions;
        if (fast)
            conditions.push_back("speed=fast");
        if (us)
            conditions.push_back("inference_geo=us");
        const auto note = noteOf(price, "v", inputTokens(usage), tier, conditions);
        QVERIFY(bool(note));
        const auto cost = costOf({BillPart{*note, usage}});
        const Wide exact = exactly(usage, price, tier, fast, us);
        const bool fits = exact <= Wide(std::numeric_limits<std::int64_t>::max());
        if (bool(cost) != fits || (cost && Wide(cost->count) != exact))
            QFAIL(qPrintable(QString("case %1 differs").arg(number)));
        beyond += fits ? 0 : 1;
        scaled += fast || us ? 1 : 0;
        tiered += note->contextAbove > 0 ? 1 : 0;
    }
    qInfo("%d cases, %d with multipliers, %d above a context tier, %d beyond the range: no "
          "difference", cases, scaled, tiered, beyond);
    QVERIFY(beyond > 100 && tiered > 100'000 && scaled > 100'000);
}

void TestExactCost::aSumThatIsTooLargeIsAnError()
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    ModelPrice price;
    PriceRow row;
    for (auto &unit : row.unit)
        unit = PicoUsd{most};
    price.rows = {row};
    Usage usage;
    for (auto &count : usage.counts)
        count = most;
    const auto cost = costOf(usage, price, ServiceTier::Standard);
    QVERIFY(!cost);
    QCOMPARE(int(cost.error().code), int(ErrorCode::Overflow));
    QCOMPARE(usage.tokens(), most);   // stops at the end of the range
}

QTEST_APPLESS_MAIN(TestExactCost)
#include "tst_exact_cost.moc"
