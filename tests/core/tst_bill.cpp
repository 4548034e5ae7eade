// SPDX-License-Identifier: GPL-3.0-or-later
// A bill adds up to the cost to the last nano-dollar, also after it was stored as text.
#include "bill.h"

#include <QTest>

#include <random>

using namespace llmcap;

namespace {

using Wide = unsigned __int128;   // the compiler's own: other code than CostSum's words

Wide gcd(Wide a, Wide b) { return b == 0 ? a : gcd(b, a % b); }

/// Pico-dollars as an exact fraction.
struct Rational {
    Wide top = 0, bottom = 1;
    void add(Wide moreTop, Wide moreBottom)
    {
        const Wide shared = gcd(bottom, moreBottom);
        top = top * (moreBottom / shared) + moreTop * (bottom / shared);
        bottom = bottom / shared * moreBottom;
        const Wide common = gcd(top, bottom);
        top /= common;
        bottom /= common;
    }
    std::int64_t nanoRoundedUp() const
    {
        return static_cast<std::int64_t>((top + bottom * 1000 - 1) / (bottom * 1000));
    }
};

bool isFee(std::size_t unit)
{
    const auto name = unitName(static_cast<Unit>(unit));
    return name == "web_search" || name == "file_search" || name == "code_session";
}

BillPart randomPart(std::mt19937_64 &random)
{
    BillPart part;
    part.prices.provider = "anthropic";
    part.prices.model = "a model, 100% \"odd\" = \xc3\xbc";
    part.prices.version = "2026-11-24.1+my own";
    part.prices.source = "claude.com/pricing, 2026-08-21";
    part.prices.tier = static_cast<ServiceTier>(random() % 4);
    if (random() % 2)
        part.prices.conditions = {"speed=fast", "inference_geo=us"};
    part.prices.ratio = {static_cast<std::uint32_t>(random() % 40 + 1),
                         static_cast<std::uint32_t>(random() % 40 + 1)};
    part.prices.contextAbove = random() % 2 ? 200'000 : 0;
    part.prices.isBound = random() % 2 == 0;
    for (std::size_t i = 0; i < unitCount; ++i) {
        if (random() % 3 == 0)
            continue;
        part.prices.unit[i] = PicoUsd{static_cast<std::int64_t>(random() % 90'000'001)};
        part.usage.counts[i] = static_cast<std::int64_t>(random() % 300'000);
    }
    return part;
}

} // namespace

class TestBill final : public QObject {
    Q_OBJECT
private slots:
    void addsUpToTheCost();
    void survivesBeingStored();
    void feesOfToolsHaveNoTier();
    void multipliersMultiply();
    void refusesWhatIsNoPrice();
};

void TestBill::addsUpToTheCost()
{
    std::mt19937_64 random(7);
    for (int round = 0; round < 100'000; ++round) {
        std::vector<BillPart> parts(random() % 3 + 1);
        Rational exact;
        for (BillPart &part : parts) {
            part = randomPart(random);
            Wide tokens = 0, fees = 0;
            for (std::size_t i = 0; i < unitCount; ++i) {
                if (part.prices.unit[i])
                    (isFee(i) ? fees : tokens)
                        += Wide(part.usage.counts[i]) * Wide(part.prices.unit[i]->count);
            }
            exact.add(tokens * part.prices.ratio.numerator, part.prices.ratio.denominator);
            exact.add(fees, 1);
        }
        const auto cost = costOf(parts);
        QVERIFY(cost);
        if (cost->count != exact.nanoRoundedUp())
            QFAIL(qPrintable(QString("case %1 differs").arg(round)));
    }
}

void TestBill::survivesBeingStored()
{
    std::mt19937_64 random(8);
    for (int round = 0; round < 20'000; ++round) {
        const BillPart part = randomPart(random);
        const std::string text = toText(part.prices);
        QVERIFY(text.find_first_of("\n\t\"") == std::string::npos);
        const auto read = parsePriceNote(text);
        QVERIFY(read);
        QCOMPARE(toText(*read), text);
        QCOMPARE(read->model, part.prices.model);
        QCOMPARE(read->source, part.prices.source);
        QCOMPARE(costOf({BillPart{*read, part.usage}})->count, costOf({part})->count);
    }
}

void TestBill::feesOfToolsHaveNoTier()
{
    BillPart part;
    part.prices.ratio = {1, 2};   // a batch
    part.prices.unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{3'000'000};
    part.prices.unit[static_cast<std::size_t>(Unit::WebSearch)] = PicoUsd{10'000'000'000};
    part.usage[Unit::Input] = 1'000;
    part.usage[Unit::WebSearch] = 2;
    QCOMPARE(costOf({part})->count, 1'500'000 + 20'000'000);
}

void TestBill::multipliersMultiply()
{
    ModelPrice price;
    price.model = "claude-opus-4-8";
    price.rows.emplace_back().unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{5'000'000};
    price.tier[static_cast<std::size_t>(ServiceTier::Batch)] = ModelPrice::Ratio{1, 2};
    price.multipliers = {{"speed=fast", {2, 1}}, {"inference_geo=us", {11, 10}}};
    const auto both = price.ratioFor(ServiceTier::Batch, {"speed=fast", "inference_geo=us"});
    QVERIFY(both);
    QCOMPARE(both->numerator, 11u);
    QCOMPARE(both->denominator, 10u);
    QCOMPARE(price.ratioFor(ServiceTier::Standard, {"speed=ludicrous"}).error().code,
             ErrorCode::Unpriced);
    QCOMPARE(price.ratioFor(ServiceTier::Flex, {}).error().code, ErrorCode::Unpriced);
}

void TestBill::refusesWhatIsNoPrice()
{
    QVERIFY(parsePriceNote("provider=openai of=tomorrow input=5"));   // a newer version's field
    QVERIFY(!parsePriceNote("input=-5"));
    QVERIFY(!parsePriceNote("input"));
    QVERIFY(!parsePriceNote("ratio=1/0"));
    QVERIFY(!parsePriceNote("input=99999999999999999999"));
}

QTEST_GUILESS_MAIN(TestBill)
#include "tst_bill.moc"
