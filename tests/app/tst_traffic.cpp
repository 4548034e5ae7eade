// SPDX-License-Identifier: GPL-3.0-or-later
#include "price_file.h"
#include "simulated_provider.h"
#include "traffic.h"
#include "traffic_plan.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <mutex>
#include <set>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

constexpr int plenty = 60;   // requests: every program several times

std::unique_ptr<SimulatedProvider> provider()
{
    ModelPrice price;   // 1.00 and 4.00 USD per million tokens, whatever the model
    PriceRow row;
    row.unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{1'000'000};
    row.unit[static_cast<std::size_t>(Unit::Output)] = PicoUsd{4'000'000};
    price.rows = {row};
    PriceBook book;
    book.setFallback(price);
    SimulatedProviderOptions options;
    options.prices = std::make_shared<const PriceBook>(std::move(book));
    auto started = SimulatedProvider::start(std::move(options));
    return started ? std::move(*started) : nullptr;
}

/// A run of the traffic to its end, with everything that it reported.
struct Run {
    TrafficTotals totals;
    std::vector<TrafficReply> replies;
    bool isFinished = false;
};

Run runAgainst(const std::string &url, int requests, std::chrono::seconds patience = 30s)
{
    Run run;
    std::mutex mutex;
    std::atomic<bool> isFinished{false};
    TrafficOptions options;
    options.url = url;
    options.requests = requests;
    options.perMinute = 6000;
    options.ended = [&](const TrafficReply &reply) {
        const std::lock_guard lock(mutex);
        run.replies.push_back(reply);
    };
    options.finished = [&] { isFinished = true; };
    const auto traffic = Traffic::start(std::move(options));
    QElapsedTimer clock;
    clock.start();
    while (!isFinished && std::chrono::milliseconds{clock.elapsed()} < patience) {
        QTest::qWait(10);
    }
    traffic->stop();
    run.isFinished = isFinished;
    run.totals = traffic->totals();
    return run;
}

std::string textOf(const TrafficCall &call)
{
    std::string text = call.id + call.path + call.body;
    for (const auto &[name, value] : call.headers) {
        text += name + value;
    }
    return text;
}

} // namespace

class TestTraffic final : public QObject {
    Q_OBJECT

private slots:
    void everyProviderUnderstandsAndBillsTheTraffic();
    void theSameSeedSendsTheSame();
    void believable_data();
    void believable();
    void everyModelHasAPrice();
    void aServerThatIsGoneFailsEveryRequestAndEnds();
    void stopEndsAtOnceWithRequestsInFlight();
};

void TestTraffic::everyProviderUnderstandsAndBillsTheTraffic()
{
    const auto sim = provider();
    QVERIFY(sim);
    const Run run = runAgainst(sim->url(), plenty);
    QVERIFY(run.isFinished);
    QCOMPARE(run.totals.sent, plenty);
    QCOMPARE(static_cast<int>(run.replies.size()), plenty);
    for (const auto &reply : run.replies) {
        // 503 is what one request in a hundred asks for; anything else is a request that the
        // provider did not understand.
        QVERIFY2(reply.status == 200 || reply.status == 503,
                 (reply.id + ' ' + reply.model + ": " + reply.message).c_str());
    }
    const auto bill = sim->bill();
    for (const char *name : {"anthropic", "openai", "gemini", "mistral", "cohere"}) {
        QVERIFY2(bill.byProvider.contains(name), name);
        QVERIFY2(bill.byProvider.at(name).billed > NanoUsd{0}, name);
        QVERIFY2(run.totals.answeredByProvider.contains(name), name);
    }
    QCOMPARE(static_cast<std::int64_t>(bill.requestIds.size()), run.totals.answered);
    std::set<std::string> unique(bill.requestIds.begin(), bill.requestIds.end());
    QCOMPARE(unique.size(), bill.requestIds.size());
}

void TestTraffic::theSameSeedSendsTheSame()
{
    TrafficPlan one(7, "a"), same(7, "a"), other(8, "a");
    bool differs = false;
    for (int i = 0; i < plenty; ++i) {
        const auto text = textOf(one.next());
        QCOMPARE(text, textOf(same.next()));
        differs = differs || text != textOf(other.next());
    }
    QVERIFY(differs);
}

void TestTraffic::believable_data()
{
    using Has = bool (*)(const TrafficCall &);
    QTest::addColumn<Has>("has");
    QTest::newRow("streams") << Has([](const TrafficCall &call) { return call.stream; });
    QTest::newRow("plain replies") << Has([](const TrafficCall &call) { return !call.stream; });
    QTest::newRow("clients that leave") << Has([](const TrafficCall &c) { return c.abandoned; });
    QTest::newRow("requests of no project")
        << Has([](const TrafficCall &call) { return call.project.empty(); });
    QTest::newRow("Gemini's JSON array stream") << Has([](const TrafficCall &call) {
        return call.path.ends_with(":streamGenerateContent");
    });
    QTest::newRow("embeddings")
        << Has([](const TrafficCall &call) { return call.path == "/openai/v1/embeddings"; });
}

void TestTraffic::believable()
{
    using Has = bool (*)(const TrafficCall &);
    QFETCH(Has, has);
    TrafficPlan plan(1, "a");
    int count = 0;
    std::set<std::string> models, agents;
    for (int i = 0; i < 1000; ++i) {
        const auto call = plan.next();
        count += has(call) ? 1 : 0;
        models.insert(call.model);
        for (const auto &[name, value] : call.headers) {
            if (name == "user-agent") {
                agents.insert(value);
            }
        }
    }
    QVERIFY(count > 0);
    QVERIFY(count < 1000);
    QVERIFY(models.size() >= 10);
    QVERIFY(agents.size() >= 5);
}

void TestTraffic::everyModelHasAPrice()
{
    // Without one, a demo's requests would be refused for another reason than its caps.
    auto table = parsePriceTable(builtInPrices(), "built-in");
    QVERIFY(table);
    const auto book = makePriceBook({*table});
    const Instant now{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24}};
    for (const auto &[provider, model] : trafficModels()) {
        QVERIFY2(book.find(provider, model, now), (provider + ' ' + model).c_str());
    }
}

void TestTraffic::aServerThatIsGoneFailsEveryRequestAndEnds()
{
    std::string url;
    {
        const auto sim = provider();
        QVERIFY(sim);
        url = sim->url();
    }
    const Run run = runAgainst(url, 10);
    QVERIFY(run.isFinished);
    QCOMPARE(run.totals.unreachable, 10);
    QCOMPARE(run.totals.answered, 0);
}

void TestTraffic::stopEndsAtOnceWithRequestsInFlight()
{
    const auto sim = provider();
    QVERIFY(sim);
    TrafficOptions options;
    options.url = sim->url();
    options.requests = 1'000'000;
    options.perMinute = 60'000;
    const auto traffic = Traffic::start(std::move(options));
    QTRY_VERIFY(traffic->totals().sent > 20);
    QElapsedTimer clock;
    clock.start();
    traffic->stop();
    QVERIFY(clock.elapsed() < 2000);
    const auto after = traffic->totals();
    QTest::qWait(100);
    QCOMPARE(traffic->totals().sent, after.sent);
}

QTEST_GUILESS_MAIN(TestTraffic)
#include "tst_traffic.moc"
