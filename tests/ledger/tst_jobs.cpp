// SPDX-License-Identifier: GPL-3.0-or-later
// Holds that wait for the bill of a job: counted in full, listed as what they are, closed once.
#include "ledger.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

RequestLabels labels()
{
    return {"openai", "batches", "gpt-5", "", "k_1", ""};
}

std::unique_ptr<Ledger> openIn(const QTemporaryDir &folder, Instant now = noon)
{
    LedgerOptions options;
    options.folder = folder.path().toStdString();
    options.zone.name = "UTC";
    auto ledger = Ledger::open(std::move(options), now);
    return ledger ? std::move(*ledger) : nullptr;
}

HoldId held(Ledger &ledger, const char *id, std::int64_t nano)
{
    AdmissionRequest wanted;
    wanted.id = id;
    wanted.labels = labels();
    wanted.bound.worst = {NanoUsd{nano}, 10, 1};
    std::promise<Admission> answer;
    ledger.admit(wanted, noon, [&](Admission admission) { answer.set_value(admission); });
    const Admission admission = answer.get_future().get();
    return admission.kind == Admission::Kind::Held ? admission.hold : 0;
}

Exchange row(const char *id)
{
    Exchange made;
    made.id = id;
    made.time = noon;
    made.labels = labels();
    made.status = 200;
    made.cost = {500};
    return made;
}

Settlement bill(HoldId hold, const char *id, std::int64_t nano)
{
    Settlement done;
    done.hold = hold;
    done.actual = {NanoUsd{nano}, 10, 1};
    done.exchange = row(id);
    done.exchange.cost = {nano};
    done.exchange.basis = CostBasis::Reported;
    return done;
}

std::int64_t heldUsd(const Ledger &ledger)
{
    return ledger.snapshot(noon).today.held.count;
}

} // namespace

class TestJobs final : public QObject {
    Q_OBJECT
private slots:
    void aJobsHoldIsCountedUntilItsBillComes();
    void aJobIsBilledOnceWhoeverReadsTheResult();
    void aJobSurvivesARestart();
    void theResultMayLieInAFile();
    void namesOfOneProviderAreNotAnothers();
    void aBillThatCameLeavesNothingBehind();
    void aDecisionOfTheUserClosesItToo();
    void whatWasUploadedIsKnownAfterARestart();
};

void TestJobs::aJobsHoldIsCountedUntilItsBillComes()
{
    QTemporaryDir folder;
    const auto ledger = openIn(folder);
    QVERIFY(ledger);
    const HoldId hold = held(*ledger, "r_1", 500);
    ledger->defer(hold, "batch_1", ServiceTier::Batch, row("r_1"), noon);
    QCOMPARE(heldUsd(*ledger), 500);
    QCOMPARE(ledger->snapshot(noon).today.spent.count, 0);
    const auto holds = ledger->holds();
    QCOMPARE(holds->size(), std::size_t(1));
    QCOMPARE(holds->front().waitsFor, std::string("batch_1"));
    const auto claimed = ledger->claimJob("openai", "batch_1");
    QVERIFY(claimed && claimed->hold.id == hold && claimed->tier == ServiceTier::Batch);
    ledger->settle(bill(hold, "r_1-billed", 80), noon + 1h);
    QCOMPARE(heldUsd(*ledger), 0);
    QCOMPARE(ledger->snapshot(noon).today.spent.count, 80);
}

void TestJobs::aJobIsBilledOnceWhoeverReadsTheResult()
{
    QTemporaryDir folder;
    const auto ledger = openIn(folder);
    ledger->defer(held(*ledger, "r_1", 500), "resp_1", ServiceTier::Standard, row("r_1"), noon);
    QVERIFY(ledger->deferred("openai", "resp_1"));
    QVERIFY(ledger->claimJob("openai", "resp_1"));
    QVERIFY(!ledger->claimJob("openai", "resp_1"));
    QVERIFY(!ledger->deferred("openai", "resp_1"));
}

void TestJobs::aJobSurvivesARestart()
{
    QTemporaryDir folder;
    {
        const auto ledger = openIn(folder);
        ledger->defer(held(*ledger, "r_1", 500), "batch_1", ServiceTier::Batch, row("r_1"), noon);
        held(*ledger, "r_2", 7);   // this one was in flight when the program ended
    }
    const auto ledger = openIn(folder, noon + 1h);
    QCOMPARE(heldUsd(*ledger), 507);
    const auto holds = ledger->holds();
    QCOMPARE(holds->size(), std::size_t(2));
    QCOMPARE(holds->at(0).waitsFor, std::string("batch_1"));
    QCOMPARE(holds->at(1).waitsFor, std::string());
    RequestFilter crashes;
    crashes.outcome = Outcome::Crashed;
    // Written after the start, on the journal's thread. r_2 alone: r_1 waits for its bill.
    QTRY_COMPARE(ledger->requests(crashes)->rows.size(), std::size_t(1));
    const auto claimed = ledger->claimJob("openai", "batch_1");
    QVERIFY(claimed && claimed->tier == ServiceTier::Batch);
    QCOMPARE(claimed->hold.requestId, std::string("r_1"));
    ledger->settle(bill(claimed->hold.id, "r_1-billed", 80), noon + 2h);
    QCOMPARE(heldUsd(*ledger), 7);
}

void TestJobs::theResultMayLieInAFile()
{
    QTemporaryDir folder;
    {
        const auto ledger = openIn(folder);
        ledger->defer(held(*ledger, "r_1", 500), "batch_1", ServiceTier::Batch, row("r_1"), noon);
        ledger->nameJob("openai", "batch_1", "file-out", noon + 1s);
        ledger->nameJob("openai", "batch_1", "file-out", noon + 2s);
        ledger->nameJob("openai", "batch_unknown", "file-else", noon);
    }
    const auto ledger = openIn(folder);
    QVERIFY(ledger->deferred("openai", "file-out"));
    QVERIFY(!ledger->deferred("openai", "file-else"));
    QCOMPARE(ledger->holds()->front().waitsFor, std::string("batch_1"));
    QVERIFY(ledger->claimJob("openai", "file-out"));
    QVERIFY2(!ledger->claimJob("openai", "batch_1"), "one job, whatever its name");
}

void TestJobs::namesOfOneProviderAreNotAnothers()
{
    QTemporaryDir folder;
    const auto ledger = openIn(folder);
    ledger->defer(held(*ledger, "r_1", 500), "b", ServiceTier::Batch, row("r_1"), noon);
    QVERIFY(!ledger->claimJob("mistral", "b"));
    QVERIFY(ledger->claimJob("openai", "b"));
}

void TestJobs::aBillThatCameLeavesNothingBehind()
{
    QTemporaryDir folder;
    {
        const auto ledger = openIn(folder);
        const HoldId hold = held(*ledger, "r_1", 500);
        ledger->defer(hold, "b", ServiceTier::Batch, row("r_1"), noon);
        ledger->claimJob("openai", "b");
        ledger->settle(bill(hold, "r_1-billed", 80), noon);
    }
    const auto ledger = openIn(folder);
    QVERIFY(ledger->holds()->empty());
    QVERIFY(!ledger->claimJob("openai", "b"));
    QCOMPARE(ledger->snapshot(noon).today.spent.count, 80);
}

void TestJobs::aDecisionOfTheUserClosesItToo()
{
    QTemporaryDir folder;
    const auto ledger = openIn(folder);
    const HoldId hold = held(*ledger, "r_1", 500);
    ledger->defer(hold, "b", ServiceTier::Batch, row("r_1"), noon);
    QVERIFY(bool(ledger->resolveHold(hold, NanoUsd{30}, noon)));
    QVERIFY2(!ledger->claimJob("openai", "b"), "a bill that comes later finds nothing to close");
    QCOMPARE(heldUsd(*ledger), 0);
}

void TestJobs::whatWasUploadedIsKnownAfterARestart()
{
    QTemporaryDir folder;
    BatchShape shape;
    shape.model = "gpt-5";
    shape.requests = 3;
    shape.limitedOutput = 90;
    {
        const auto ledger = openIn(folder);
        ledger->noteUpload("openai", "file-1", shape, noon);
        QVERIFY(ledger->upload("openai", "file-1"));
    }
    const auto ledger = openIn(folder);
    const auto known = ledger->upload("openai", "file-1");
    QVERIFY(known && *known == shape);
    QVERIFY(!ledger->upload("mistral", "file-1"));
    QVERIFY(!ledger->upload("openai", "file-2"));
}

QTEST_APPLESS_MAIN(TestJobs)
#include "tst_jobs.moc"
