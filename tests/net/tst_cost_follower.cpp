// SPDX-License-Identifier: GPL-3.0-or-later
// What happens to a hold while its stream runs.
#include "cost_follower.h"
#include "price_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace llmcap;

namespace {

const Instant today{std::chrono::sys_days{std::chrono::year{2026} / 11 / 25}};

/// One USD for a million input tokens, four for output: 1,000 and 4,000 nano-USD a token.
ModelPrice plainPrice()
{
    ModelPrice price;
    price.provider = "anthropic";
    price.model = "m";
    price.rows.emplace_back();
    price.rows[0].unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{1'000'000};
    price.rows[0].unit[static_cast<std::size_t>(Unit::CacheRead)] = PicoUsd{100'000};
    price.rows[0].unit[static_cast<std::size_t>(Unit::Output)] = PicoUsd{4'000'000};
    return price;
}

Bound boundOf(std::int64_t input, std::int64_t output)
{
    Bound bound;
    bound.worstUsage[Unit::Input] = input;
    bound.worstUsage[Unit::Output] = output;
    bound.worst = {NanoUsd{input * 1'000 + output * 4'000}, input + output, 1};
    bound.prices = *noteOf(plainPrice(), {}, 0, ServiceTier::Standard, {});
    return bound;
}

MeterProgress inputOf(std::int64_t tokens, std::int64_t streamed = 0)
{
    MeterProgress progress;
    progress.isInputKnown = true;
    progress.usage[Unit::Input] = tokens;
    progress.streamedBytes = streamed;
    return progress;
}

/// A ledger with one cap and one request of 10,000 input and 10,000 output tokens that is held.
struct Books {
    explicit Books(CapPolicy policy, std::int64_t limit)
    {
        LedgerOptions options;
        options.folder = folder.path().toStdString();
        auto opened = Ledger::open(std::move(options), today);
        ledger = std::move(*opened);
        Cap cap;
        cap.name = "day";
        cap.limit = limit;
        cap.policy = policy;
        (void)ledger->putCap(cap, today);
        std::promise<Admission> decided;
        ledger->admit({"r_1", {"anthropic", "messages", "m", "", "", ""}, bound, Quantities{
                           NanoUsd{10'000'000 + 400'000}, 10'100, 1}, true},
                      today, [&](Admission admission) { decided.set_value(admission); });
        hold = decided.get_future().get().hold;
    }
    std::int64_t held() const { return ledger->snapshot(today).caps[0].held; }
    CostFollower follower(bool isFollowed, TokensPerBytes perByte = {1, 4})
    {
        Usage expected = bound.worstUsage;
        expected[Unit::Output] = 100;
        return CostFollower(*ledger, {hold, bound, expected,
                                      {nullptr, &price, ServiceTier::Standard, {}, "anthropic",
                                       today},
                                      perByte, isFollowed});
    }

    QTemporaryDir folder;
    std::unique_ptr<Ledger> ledger;
    const ModelPrice price = plainPrice();
    const Bound bound = boundOf(10'000, 10'000);
    HoldId hold = 0;
};

} // namespace

class TestCostFollower final : public QObject {
    Q_OBJECT
private slots:
    void aHoldShrinksOnceTheInputIsKnown();
    void hiddenInputNeverShrinks();
    void aDearerPriceStays();
    void theStreamEndsWhereTheCapIsReached();
    void unknownInputCountsAsExpected();
    void theProvidersOwnCountWins();
    void aFinalUsageEndsNothing();
    void recordedStreamsCostAtMostTheirShrunkHold();
};

void TestCostFollower::aHoldShrinksOnceTheInputIsKnown()
{
    Books books(CapPolicy::WorstCase, 1'000'000'000);
    QCOMPARE(books.held(), 50'000'000);
    CostFollower follower = books.follower(false);
    QVERIFY(!follower.note(MeterProgress{}, today));
    QCOMPARE(books.held(), 50'000'000);
    QVERIFY(!follower.note(inputOf(2'000), today));
    QCOMPARE(books.held(), 2'000'000 + 40'000'000);
    QVERIFY(!follower.note(inputOf(100), today));   // the first word counts, later ones settle
    QCOMPARE(books.held(), 42'000'000);
}

void TestCostFollower::hiddenInputNeverShrinks()
{
    Bound bound = boundOf(10'000, 10'000);
    bound.hidden = "provider tools";
    const ModelPrice price = plainPrice();
    Usage reported;
    reported[Unit::Input] = 10;
    const PinnedPrice pinned{nullptr, &price, ServiceTier::Standard, {}, "anthropic", today};
    QVERIFY(!boundWithInput(bound, reported, pinned));
    bound.hidden.clear();
    QCOMPARE(boundWithInput(bound, reported, pinned)->usd, NanoUsd{10'000 + 40'000'000});
}

void TestCostFollower::aDearerPriceStays()
{
    ModelPrice price = plainPrice();
    price.multipliers.push_back({"speed=fast", {6, 1}});
    Bound bound = boundOf(10'000, 1'000);
    bound.prices = *noteOf(price, {}, 0, ServiceTier::Standard, {"speed=fast"});
    bound.worst.usd = NanoUsd{84'000'000};
    Usage reported;
    reported[Unit::Input] = 400;
    reported[Unit::CacheRead] = 600;   // whatever became of them, each at the bound's price
    const PinnedPrice pinned{nullptr, &price, ServiceTier::Standard, {"speed=fast"}, "anthropic",
                             today};
    QCOMPARE(boundWithInput(bound, reported, pinned)->usd, NanoUsd{30'000'000});
    // What runs up is counted at that price, too.
    QCOMPARE(quantitiesOf(reported, bound, price, ServiceTier::Standard, {"speed=fast"}).usd,
             NanoUsd{6 * (400'000 + 60'000)});
}

void TestCostFollower::theStreamEndsWhereTheCapIsReached()
{
    // Room for 2,000 input tokens and 10,000 output tokens less one.
    Books books(CapPolicy::Expected, 2'000'000 + 40'000'000 - 1);
    CostFollower follower = books.follower(true);
    QVERIFY(!follower.note(inputOf(2'000, 4), today));
    QVERIFY(!follower.note(inputOf(2'000, 39'996), today));
    QCOMPARE(follower.cost().usd, NanoUsd{2'000'000 + 9'999 * 4'000});
    QCOMPARE(books.held(), 2'000'000 + 9'999 * 4'000);   // grown with it
    const auto cap = follower.note(inputOf(2'000, 39'997), today);
    QVERIFY(cap);
    QCOMPARE(cap->cap.name, std::string("day"));
    QCOMPARE(follower.usage()[Unit::Output], std::int64_t{10'000});
}

void TestCostFollower::unknownInputCountsAsExpected()
{
    Books books(CapPolicy::Expected, 1'000'000'000);
    CostFollower follower = books.follower(true);
    MeterProgress progress;
    progress.streamedBytes = 400;
    QVERIFY(!follower.note(progress, today));
    QCOMPARE(follower.usage()[Unit::Input], std::int64_t{10'000});
    QCOMPARE(follower.usage()[Unit::Output], std::int64_t{100});
}

void TestCostFollower::theProvidersOwnCountWins()
{
    Books books(CapPolicy::Expected, 1'000'000'000);
    CostFollower follower = books.follower(true);
    MeterProgress progress = inputOf(10, 4'000'000);
    progress.isOutputCounted = true;   // thoughts included, whatever passed
    progress.usage[Unit::Output] = 7;
    QVERIFY(!follower.note(progress, today));
    QCOMPARE(follower.usage()[Unit::Output], std::int64_t{7});
}

void TestCostFollower::aFinalUsageEndsNothing()
{
    Books books(CapPolicy::Expected, 20'000'000);
    CostFollower follower = books.follower(true);
    MeterProgress progress = inputOf(10'000, 1'000'000);
    progress.isFinal = true;
    QVERIFY(!follower.note(progress, today));
}

void TestCostFollower::recordedStreamsCostAtMostTheirShrunkHold()
{
    const QString folder = LLMCAP_SHARED_DIR "/cassettes";
    if (!QDir(folder).exists())
        QSKIP("the recorded exchanges are not here");
    auto table = parsePriceTable(builtInPrices(), "built-in");
    QVERIFY(bool(table));
    const PriceBook book = makePriceBook({*table});
    int streams = 0, beyond = 0;
    std::int64_t before = 0, after = 0;
    QDirIterator files(folder, {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject recorded = QJsonDocument::fromJson(file.readAll()).object();
        const QString provider = recorded["provider"].toString();
        if ((provider != "anthropic" && provider != "google")
            || !recorded["request_body"].isObject())
            continue;
        const WireFormat format
            = provider == "google" ? WireFormat::Gemini : WireFormat::Anthropic;
        const Dialect &dialect = dialectOf(format);
        const Endpoint endpoint = dialect.route(recorded["method"].toString().toStdString(),
                                                recorded["path"].toString().toStdString());
        std::string body = QJsonDocument(recorded["request_body"].toObject())
                               .toJson(QJsonDocument::Compact).toStdString();
        body.reserve(body.size() + 64);
        const auto inspection = dialect.inspect(endpoint, body);
        if (endpoint.cls != Endpoint::Class::Metered || !inspection || !inspection->stream)
            continue;
        RequestLabels labels;
        labels.provider = wireFormatName(format);
        labels.model = inspection->model.empty() ? endpoint.modelInPath : inspection->model;
        const auto bound = boundOf(*inspection, labels, book, today);
        const ModelPrice *model = book.find(labels.provider, labels.model, today);
        if (!bound || !model)
            continue;
        const PinnedPrice price{&book, model, inspection->tier,
                                inspection->conditions, labels.provider, today};
        const auto meter = dialect.makeMeter(endpoint, *inspection, recorded["status"].toInt(),
                                             "text/event-stream");
        const std::string reply
            = QByteArray::fromBase64(recorded["response_body_base64"].toString().toLatin1())
                  .toStdString();
        std::optional<Quantities> shrunk;
        for (std::size_t at = 0; at < reply.size(); at += 64) {
            meter->feed(std::string_view(reply).substr(at, 64));
            const MeterProgress progress = meter->progress();
            if (!shrunk && progress.isInputKnown)
                shrunk = boundWithInput(*bound, progress.usage, price);
        }
        ReplyFacts facts;
        facts.end = ReplyEnd::Complete;
        facts.status = recorded["status"].toInt();
        facts.isStream = true;
        facts.reading = meter->finish(true);
        const Settled settled = settlementOf(facts, *bound, price);
        if (!shrunk || settled.basis != CostBasis::Reported)
            continue;
        ++streams;
        before += bound->worst.usd.count;
        after += shrunk->usd.count;
        if (settled.cost > shrunk->usd) {
            ++beyond;
            qWarning("%s: cost %s beyond the shrunk hold of %s", qPrintable(file.fileName()),
                     toUsdString(settled.cost).c_str(), toUsdString(shrunk->usd).c_str());
        }
    }
    qInfo("%d recorded streams: holds of %s USD shrink to %s USD", streams,
          toUsdString(NanoUsd{before}).c_str(), toUsdString(NanoUsd{after}).c_str());
    QVERIFY(streams > 10);
    QCOMPARE(beyond, 0);
}

QTEST_GUILESS_MAIN(TestCostFollower)
#include "tst_cost_follower.moc"
