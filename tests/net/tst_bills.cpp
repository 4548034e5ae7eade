// SPDX-License-Identifier: GPL-3.0-or-later
// However an exchange ends, the bill that is kept adds up to what is booked, by other arithmetic.
#include "price_file.h"
#include "settlement.h"

#include <QTest>

#include <random>

using namespace llmcap;

namespace {

using Wide = unsigned __int128;

const Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 24};

/// Nano-dollars, rounded up once, from the stored text of each part alone.
std::int64_t exactCost(const std::vector<BillPart> &bill)
{
    Wide top = 0, bottom = 1;
    for (const BillPart &part : bill) {
        const auto note = parsePriceNote(toText(part.prices));
        if (!note)
            return -1;
        Wide scaled = 0, fees = 0;
        for (std::size_t i = 0; i < unitCount; ++i) {
            if (part.usage.counts[i] == 0)
                continue;
            if (!note->unit[i])
                return -1;
            const auto name = unitName(static_cast<Unit>(i));
            const bool isFee = name == "web_search" || name == "file_search"
                || name == "code_session";
            (isFee ? fees : scaled) += Wide(part.usage.counts[i]) * Wide(note->unit[i]->count);
        }
        const Wide numerator = note->ratio.numerator, denominator = note->ratio.denominator;
        top = top * denominator + (scaled * numerator + fees * denominator) * bottom;
        bottom *= denominator;
    }
    return static_cast<std::int64_t>((top + bottom * 1000 - 1) / (bottom * 1000));
}

} // namespace

class TestBills final : public QObject {
    Q_OBJECT
private slots:
    void everyEndHasABillThatAddsUp();
    void theModelThatServedFastIsBilledFast();
    void whatHasNoPriceKeepsItsTier();

private:
    PriceBook m_book = [] {
        auto table = parsePriceTable(builtInPrices(), "resources/prices.json");
        if (!table)
            qFatal("%s", table.error().message.c_str());
        return makePriceBook({*table});
    }();
};

void TestBills::everyEndHasABillThatAddsUp()
{
    std::mt19937_64 random(20261125);
    const auto upTo = [&](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most + 1));
    };
    int looked = 0, billed = 0;
    for (int round = 0; round < 20'000; ++round) {
        const PriceEntry &entry = m_book.entries()[random() % m_book.entries().size()];
        const ModelPrice *model = m_book.find(entry.price.provider, entry.price.model, now);
        if (!model)
            continue;
        Inspection request;
        request.textBytes = request.bodyBytes = upTo(400'000);
        request.outputLimit = upTo(8'000);
        request.choices = 1 + upTo(2);
        request.tier = static_cast<ServiceTier>(random() % 4);
        request.images = upTo(2);
        request.writesCache = random() % 2;
        request.writesLongCache = random() % 2;
        if (!model->multipliers.empty() && random() % 2)
            request.conditions = {model->multipliers[random() % model->multipliers.size()].when};
        RequestLabels labels;
        labels.provider = model->provider;
        labels.model = model->model;
        const auto bound = boundOf(request, labels, m_book, now);
        if (!bound)
            continue;   // no price for this tier, or no bound: never admitted
        ++looked;
        QCOMPARE(exactCost({BillPart{bound->prices, bound->worstUsage}}), bound->worst.usd.count);

        ReplyFacts facts;
        facts.end = static_cast<ReplyEnd>(random() % 5);
        facts.status = random() % 10 ? 200 : 429;
        facts.isStream = random() % 2;
        facts.reading.reported = random() % 2;
        facts.reading.partial = random() % 2;
        facts.reading.mayHideReasoning = random() % 4 == 0;
        facts.reading.streamedBytes = upTo(20'000);
        for (std::size_t i = 0; i < unitCount; ++i) {
            if (random() % 3 == 0)
                facts.reading.usage.counts[i] = upTo(i < 9 ? 300'000 : 5);
        }
        if (random() % 3 == 0) {
            Usage helped;
            helped[Unit::Input] = upTo(100'000);
            helped[Unit::Output] = upTo(5'000);
            facts.reading.otherModels = {{"claude-opus-4-8", helped}};
        }
        const PinnedPrice price{&m_book, model, request.tier, request.conditions, labels.provider,
                                now};
        const Settled settled = settlementOf(facts, *bound, price);
        if (settled.cost.count == 0 && settled.bill.empty())
            continue;
        ++billed;
        QCOMPARE(exactCost(settled.bill), settled.cost.count);
        QCOMPARE(settled.actual.usd.count, settled.cost.count);
    }
    QVERIFY2(looked > 5'000 && billed > 3'000,
             qPrintable(QString("%1 looked at, %2 billed").arg(looked).arg(billed)));
}

void TestBills::theModelThatServedFastIsBilledFast()
{
    const ModelPrice *opus = m_book.find("anthropic", "claude-opus-4-8", now);
    QVERIFY(opus);
    ReplyFacts facts;
    facts.end = ReplyEnd::Complete;
    facts.status = 200;
    facts.reading.reported = true;
    facts.reading.usage[Unit::Output] = 1'000;
    facts.reading.usage[Unit::WebSearch] = 1;
    Bound bound;
    bound.worst.usd = {1'000'000'000};
    const PinnedPrice price{&m_book, opus, ServiceTier::Standard, {}, "anthropic", now};
    QCOMPARE(settlementOf(facts, bound, price).cost.count, 25'000'000 + 10'000'000);
    facts.reading.conditions = {"speed=fast", "inference_geo=us"};
    const Settled fast = settlementOf(facts, bound, price);
    QCOMPARE(fast.cost.count, 55'000'000 + 10'000'000);   // twice, a tenth more; the fee stays
    QCOMPARE(fast.bill.front().prices.conditions.size(), std::size_t(2));
}

void TestBills::whatHasNoPriceKeepsItsTier()
{
    ReplyFacts facts;
    facts.end = ReplyEnd::Complete;
    facts.status = 200;
    facts.reading.reported = true;
    facts.reading.usage[Unit::Input] = 5;
    const PinnedPrice price{&m_book, nullptr, ServiceTier::Batch, {}, "openai", now};
    const Settled settled = settlementOf(facts, {}, price);
    QCOMPARE(settled.basis, CostBasis::Unpriced);
    QCOMPARE(settled.bill.size(), std::size_t(1));   // so that repricing knows what it was
    QCOMPARE(settled.bill.front().prices.tier, ServiceTier::Batch);
    QVERIFY(settled.bill.front().usage == settled.usage);
}

QTEST_GUILESS_MAIN(TestBills)
#include "tst_bills.moc"
