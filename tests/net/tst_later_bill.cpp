// SPDX-License-Identifier: GPL-3.0-or-later
// The bill of a batch or of background work, priced when it comes.
#include "later_bill.h"

#include <QTest>

using namespace llmcap;

namespace {

ModelPrice price(const char *model, std::int64_t input)
{
    ModelPrice made;
    made.provider = "openai";
    made.model = model;
    PriceRow row, large;
    row.unit[std::size_t(Unit::Input)] = PicoUsd{input};
    row.unit[std::size_t(Unit::Output)] = PicoUsd{2 * input};
    row.unit[std::size_t(Unit::WebSearch)] = PicoUsd{10'000'000'000};
    large = row;
    large.contextAbove = 200'000;
    large.unit[std::size_t(Unit::Input)] = PicoUsd{2 * input};
    made.rows = {row, large};
    made.tier[std::size_t(ServiceTier::Batch)] = ModelPrice::Ratio{1, 2};
    return made;
}

DeferredHold deferred(const char *model)
{
    DeferredHold hold;
    hold.hold.labels.provider = "openai";
    hold.hold.labels.model = model;
    hold.hold.amount = {NanoUsd{5'000'000}, 100, 2};
    hold.tier = ServiceTier::Batch;
    return hold;
}

BilledPart part(const char *model, std::int64_t input, std::int64_t output,
                std::int64_t contextInput)
{
    BilledPart made;
    made.model = model;
    made.usage[Unit::Input] = input;
    made.usage[Unit::Output] = output;
    made.contextInput = contextInput;
    return made;
}

LaterWork billed(std::vector<BilledPart> parts)
{
    LaterWork work;
    work.id = "batch_1";
    work.state = LaterWork::State::Billed;
    work.parts = std::move(parts);
    return work;
}

} // namespace

class TestLaterBill final : public QObject {
    Q_OBJECT
private slots:
    void aBatchCostsHalf();
    void toolFeesAreNotHalved();
    void theRegionThatServedItCounts();
    void partsAreRoundedOnceTogether();
    void aSumBelowTheTierIsExact();
    void aSumAboveTheTierIsOnlyABound();
    void manySmallRequestsReachNoContextTier();
    void severalModelsHaveTheirOwnPrices();
    void whatCostsNothingIsNothing();
    void whatIsUnknownIsTheHold();
    void anUnknownModelIsUnpricedNotFree();

private:
    const PriceBook m_book{"v", {PriceEntry{{"a"}, price("a", 1'000'000)},
                                 PriceEntry{{"b"}, price("b", 3'000'000)}}};
};

void TestLaterBill::aBatchCostsHalf()
{
    const auto settled
        = settlementOfJob(billed({part("a-2026", 10, 5, 10)}), deferred("a"), m_book);
    QCOMPARE(settled.cost.count, 10'000);   // (10 + 2 x 5) x 1,000 nano, halved
    QCOMPARE(int(settled.basis), int(CostBasis::Reported));
    QCOMPARE(settled.actual.tokens, 15);
    QCOMPARE(settled.actual.requests, 2);
    QVERIFY(settled.note.empty());
}

void TestLaterBill::toolFeesAreNotHalved()
{
    LaterWork work = billed({part("a", 0, 0, 0)});
    work.parts.front().usage[Unit::WebSearch] = 1;
    QCOMPARE(settlementOfJob(work, deferred("a"), m_book).cost.count, 10'000'000);
    QVERIFY(!settlementOfJob(work, deferred("a"), m_book).note.empty());   // beyond its hold
}

void TestLaterBill::theRegionThatServedItCounts()
{
    ModelPrice dearer = price("a", 1'000'000);
    dearer.multipliers = {{"inference_geo=us", {11, 10}}};
    const PriceBook book{"v", {PriceEntry{{"a"}, dearer}}};
    LaterWork work = billed({part("a", 10, 0, 10), part("a", 10, 0, 10)});
    work.parts.front().conditions = {"inference_geo=us"};
    // 10 x 1,000 nano, halved; one of the two at eleven tenths.
    QCOMPARE(settlementOfJob(work, deferred("a"), book).cost.count, 5'500 + 5'000);
}

void TestLaterBill::partsAreRoundedOnceTogether()
{
    const PriceBook fine{"v", {PriceEntry{{"a"}, price("a", 1)}}};   // half a pico a token
    const auto settled = settlementOfJob(
        billed({part("a", 1, 0, 1), part("a", 1, 0, 1), part("a", 1, 0, 1)}), deferred("a"), fine);
    QCOMPARE(settled.cost.count, 1);
}

void TestLaterBill::aSumBelowTheTierIsExact()
{
    LaterWork work = billed({part("a", 200'000, 0, 200'000)});
    work.isSum = true;
    const auto settled = settlementOfJob(work, deferred("a"), m_book);
    QCOMPARE(int(settled.basis), int(CostBasis::Reported));
    QCOMPARE(settled.cost.count, 100'000'000);
}

void TestLaterBill::aSumAboveTheTierIsOnlyABound()
{
    LaterWork work = billed({part("a", 200'001, 0, 200'001)});
    work.isSum = true;
    const auto settled = settlementOfJob(work, deferred("a"), m_book);
    QCOMPARE(int(settled.basis), int(CostBasis::Estimated));
    QCOMPARE(settled.cost.count, 200'001'000);
}

void TestLaterBill::manySmallRequestsReachNoContextTier()
{
    const auto settled
        = settlementOfJob(billed({part("a", 900'000, 0, 30'000)}), deferred("a"), m_book);
    QCOMPARE(settled.cost.count, 450'000'000);
}

void TestLaterBill::severalModelsHaveTheirOwnPrices()
{
    const auto settled = settlementOfJob(billed({part("a", 10, 0, 10), part("b", 10, 0, 10)}),
                                         deferred(severalModels), m_book);
    QCOMPARE(settled.cost.count, 20'000);
}

void TestLaterBill::whatCostsNothingIsNothing()
{
    LaterWork work;
    work.state = LaterWork::State::Free;
    const auto settled = settlementOfJob(work, deferred("a"), m_book);
    QCOMPARE(settled.cost.count, 0);
    QCOMPARE(int(settled.basis), int(CostBasis::None));
}

void TestLaterBill::whatIsUnknownIsTheHold()
{
    LaterWork work;
    work.state = LaterWork::State::Unknown;
    const auto settled = settlementOfJob(work, deferred("a"), m_book);
    QCOMPARE(settled.cost.count, 5'000'000);
    QCOMPARE(int(settled.basis), int(CostBasis::Estimated));
}

void TestLaterBill::anUnknownModelIsUnpricedNotFree()
{
    const auto settled
        = settlementOfJob(billed({part("x", 10, 0, 10)}), deferred("x"), m_book);
    QCOMPARE(int(settled.basis), int(CostBasis::Unpriced));
    QCOMPARE(settled.usage[Unit::Input], 10);
}

QTEST_APPLESS_MAIN(TestLaterBill)
#include "tst_later_bill.moc"
