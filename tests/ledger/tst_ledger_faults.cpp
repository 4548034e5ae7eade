// SPDX-License-Identifier: GPL-3.0-or-later
// A file that is locked, damaged or refuses a row; checkpoints, retention, clocks over a restart.
#include "history.h"
#include "sqlite_ledger.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <future>
#include <thread>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

AdmissionRequest request(int number, std::int64_t nano)
{
    AdmissionRequest wanted;
    wanted.id = "r_" + std::to_string(number);
    wanted.labels = {"openai", "chat", "gpt-5", "", "k_1", ""};
    wanted.bound.worst = {NanoUsd{nano}, 10, 1};
    return wanted;
}

Cap capOf(const char *name, std::int64_t limit, const char *window = "day")
{
    Cap cap;
    cap.name = name;
    cap.limit = limit;
    cap.window = *parseWindow(window);
    return cap;
}

Settlement settlement(const std::string &id, HoldId hold, std::int64_t nano, Instant now = noon)
{
    Settlement done;
    done.hold = hold;
    done.actual = {NanoUsd{nano}, 10, 1};
    done.exchange.id = id;
    done.exchange.time = now;
    done.exchange.labels = request(0, 0).labels;
    done.exchange.cost = {nano};
    done.exchange.basis = CostBasis::Reported;
    done.exchange.bill = {BillPart{}};
    return done;
}

/// The answer to one admit(); nullopt after ten seconds.
std::optional<Admission> admitNow(Ledger &ledger, const AdmissionRequest &wanted,
                                  Instant now = noon)
{
    const auto answer = std::make_shared<std::promise<Admission>>();
    auto heard = answer->get_future();
    ledger.admit(wanted, now, [answer](Admission admission) { answer->set_value(admission); });
    if (heard.wait_for(10s) != std::future_status::ready)
        return std::nullopt;
    return heard.get();
}

bool spend(Ledger &ledger, int number, std::int64_t nano, Instant now = noon)
{
    const auto admission = admitNow(ledger, request(number, nano), now);
    if (!admission || admission->kind != Admission::Kind::Held)
        return false;
    ledger.settle(settlement("r_" + std::to_string(number), admission->hold, nano, now), now);
    return true;
}

CapState stateOf(const Ledger &ledger, const char *name, Instant now = noon)
{
    for (const CapState &cap : ledger.snapshot(now).caps) {
        if (cap.cap.name == name)
            return cap;
    }
    return {};
}

} // namespace

class TestLedgerFaults final : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }
    void aRowThatBreaksARuleKeepsNoOtherOut();
    void moneyIsBookedEvenWhereItsAuditRowIsRefused();
    void aLockedFileIsUnavailableAndThenGoesOn();
    void aLedgerThatFailsOpenLetsThemGoAndRecordsThem();
    void aDamagedFileIsNamedAndCopied();
    void damageThatAQueryMeetsEndsAdmission();
    void aClockSetBackLosesNoHoldOverARestart();
    void totalsAreTheSameAfterARestart();
    void balancesAreTheSameAfterARestart_data();
    void balancesAreTheSameAfterARestart();
    void aWrongCheckpointIsFoundAndMended();
    void retentionChangesNoBalance();
    void aCapPutInTrafficMissesNothing();
    void aHoldIsResolvedOnce();

private:
    std::string file() const { return (m_folder->path() + "/ledger.sqlite").toStdString(); }
    LedgerOptions options() const
    {
        LedgerOptions options;
        options.folder = m_folder->path().toStdString();
        return options;
    }
    std::unique_ptr<Ledger> open(LedgerOptions options, Instant now = noon)
    {
        auto ledger = Ledger::open(std::move(options), now);
        if (!ledger)
            qWarning("%s", ledger.error().message.c_str());
        return ledger ? std::move(*ledger) : nullptr;
    }
    std::optional<QTemporaryDir> m_folder;
};

void TestLedgerFaults::aRowThatBreaksARuleKeepsNoOtherOut()
{
    auto ledger = open(options());
    QVERIFY(ledger->putCap(capOf("day", 100), noon));
    Exchange twice = settlement("r_same", 0, 0).exchange;
    twice.outcome = Outcome::Refused;
    ledger->record(twice);
    ledger->record(twice);
    QVERIFY(spend(*ledger, 1, 5));
    ledger = nullptr;
    ledger = open(options());
    QCOMPARE(stateOf(*ledger, "day").spent, 5);
    QVERIFY(ledger->billed("r_1"));
    QVERIFY(ledger->billed("r_same"));
}

void TestLedgerFaults::moneyIsBookedEvenWhereItsAuditRowIsRefused()
{
    std::mutex mutex;
    std::string noted;
    LedgerOptions listening = options();
    listening.noted = [&](const std::string &text) {
        const std::lock_guard lock(mutex);
        noted = text;
    };
    {
        auto ledger = open(listening);
        QVERIFY(ledger->putCap(capOf("day", 100), noon));
        QVERIFY(spend(*ledger, 1, 5));
        const auto admission = admitNow(*ledger, request(2, 7));
        QVERIFY(admission);
        ledger->settle(settlement("r_1", admission->hold, 7), noon);   // that id is taken
    }
    QVERIFY2(noted.find("left out") != std::string::npos, noted.c_str());
    auto ledger = open(options());
    QCOMPARE(stateOf(*ledger, "day").spent, 12);
    QVERIFY(ledger->holds()->empty());
}

void TestLedgerFaults::aLockedFileIsUnavailableAndThenGoesOn()
{
    auto ledger = open(options());
    QVERIFY(ledger->putCap(capOf("day", 100), noon));
    const auto before = admitNow(*ledger, request(1, 5));
    QVERIFY(before && before->kind == Admission::Kind::Held);
    {
        auto other = Database::open(file(), Database::Access::ReadWrite);
        QVERIFY(other && other->execute("BEGIN IMMEDIATE"));
        const auto locked = admitNow(*ledger, request(2, 5));
        QVERIFY(locked);
        QCOMPARE(locked->kind, Admission::Kind::Unavailable);
        QVERIFY2(locked->message.find("Close the other program") != std::string::npos,
                 locked->message.c_str());
        const Snapshot failing = ledger->snapshot(noon);
        QCOMPARE(failing.ledgerProblem, locked->message);
        QCOMPARE(failing.state, Snapshot::State::Reached);
        ledger->settle(settlement("r_1", before->hold, 4), noon);   // money that was spent
        QVERIFY(other->execute("ROLLBACK"));
    }
    QVERIFY(spend(*ledger, 3, 6));
    QCOMPARE(ledger->snapshot(noon).ledgerProblem, std::string());
    QCOMPARE(stateOf(*ledger, "day").spent, 10);
    QCOMPARE(stateOf(*ledger, "day").held, 0);
    ledger = nullptr;
    ledger = open(options());
    QCOMPARE(stateOf(*ledger, "day").spent, 10);
    QCOMPARE(stateOf(*ledger, "day").held, 0);
}

void TestLedgerFaults::aLedgerThatFailsOpenLetsThemGoAndRecordsThem()
{
    LedgerOptions open_ = options();
    open_.failOpen = true;
    open_.noted = [](const std::string &text) { qInfo("%s", text.c_str()); };
    {
        auto ledger = open(open_);
        QVERIFY(ledger->putCap(capOf("day", 10), noon));
        auto other = Database::open(file(), Database::Access::ReadWrite);
        QVERIFY(other && other->execute("BEGIN IMMEDIATE"));
        const auto admission = admitNow(*ledger, request(1, 8));
        QVERIFY(admission);
        QCOMPARE(admission->kind, Admission::Kind::Held);
        // Caps hold all the same: they are counted in memory.
        const auto more = admitNow(*ledger, request(2, 12));
        QCOMPARE(more->kind, Admission::Kind::Refused);
        ledger->settle(settlement("r_1", admission->hold, 7), noon);
        QVERIFY(other->execute("ROLLBACK"));
    }
    auto ledger = open(options());
    QCOMPARE(stateOf(*ledger, "day").spent, 7);
    const auto row = ledger->billed("r_1");
    QVERIFY(row);
    QVERIFY(row->exchange.note.find("ledger_failure is open") != std::string::npos);
}

void TestLedgerFaults::aDamagedFileIsNamedAndCopied()
{
    {
        auto ledger = open(options());
        QVERIFY(ledger->putCap(capOf("day", 100), noon));
        QVERIFY(spend(*ledger, 1, 5));
    }
    QFile books(QString::fromStdString(file()));
    QVERIFY(books.open(QIODevice::ReadWrite));
    QVERIFY(books.write(QByteArray(100, 'x')) == 100);   // its header
    books.close();
    const auto refused = Ledger::open(options(), noon);
    QVERIFY(!refused);
    const std::string &message = refused.error().message;
    QVERIFY2(message.find("A copy lies at") != std::string::npos, message.c_str());
    QVERIFY2(message.find("backup") != std::string::npos, message.c_str());
    QCOMPARE(QDir(m_folder->path()).entryList({"ledger-damaged-*.sqlite"}).size(), 1);
    QVERIFY(!Ledger::open(options(), noon));   // and each start makes no other one
    QCOMPARE(QDir(m_folder->path()).entryList({"ledger-damaged-*.sqlite"}).size(), 1);
}

void TestLedgerFaults::damageThatAQueryMeetsEndsAdmission()
{
    const auto ledger = open(options());
    QVERIFY(ledger->putCap(capOf("day", 1'000'000), noon));
    for (int i = 1; i <= 300; ++i)
        QVERIFY(spend(*ledger, i, 1));
    QCOMPARE(admitNow(*ledger, request(301, 1))->kind, Admission::Kind::Held);

    // All pages behind the schema, in the file and in its log.
    for (const char *const name : {"ledger.sqlite", "ledger.sqlite-wal"}) {
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const qint64 from = file.size() / 4;
        QVERIFY(file.seek(from));
        file.write(QByteArray(static_cast<int>(file.size() - from), '\x5a'));
    }
    RequestFilter filter;
    filter.limit = 200;
    const auto page = ledger->requests(filter);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::Corrupt);
    QVERIFY(ledger->snapshot(noon).ledgerProblem.find("backup") != std::string::npos);
    QCOMPARE(admitNow(*ledger, request(302, 1))->kind, Admission::Kind::Unavailable);
}

void TestLedgerFaults::aClockSetBackLosesNoHoldOverARestart()
{
    {
        auto ledger = open(options());
        QVERIFY(ledger->putCap(capOf("day", 10), noon));
        QVERIFY(spend(*ledger, 1, 4));
        QVERIFY(spend(*ledger, 2, 5, noon - 48h));
        const auto open = admitNow(*ledger, request(3, 1), noon - 48h);
        QVERIFY(open);
        QCOMPARE(open->kind, Admission::Kind::Held);
    }
    const auto ledger = open(options());
    QCOMPARE(stateOf(*ledger, "day").spent, 9);
    QCOMPARE(stateOf(*ledger, "day").held, 1);
}

void TestLedgerFaults::totalsAreTheSameAfterARestart()
{
    Snapshot before;
    std::vector<SeriesPoint> series;
    const SeriesQuery day{noon - 12h, noon + 12h, SeriesQuery::Bucket::Day, {}};
    {
        auto ledger = open(options());
        QVERIFY(spend(*ledger, 1, 4));
        const auto unknown = admitNow(*ledger, request(2, 5));
        Settlement held = settlement("r_2", unknown->hold, 5);
        held.exchange.basis = CostBasis::Held;
        ledger->settle(held, noon);
        Exchange refused = settlement("r_3", 0, 0).exchange;
        refused.outcome = Outcome::Refused;
        refused.basis = CostBasis::None;
        ledger->record(refused);
        QVERIFY(spend(*ledger, 4, 1));
        before = ledger->snapshot(noon);
    }
    auto ledger = open(options());
    QVERIFY(before.today == ledger->snapshot(noon).today);
    QVERIFY(before.month == ledger->snapshot(noon).month);
    series = *ledger->series(day);
    QCOMPARE(series.size(), std::size_t(1));
    QCOMPARE(series[0].spent, before.today.spent);
    QCOMPARE(series[0].requests, before.today.requests);
    QCOMPARE(series[0].blocked, before.today.blocked);
}

void TestLedgerFaults::balancesAreTheSameAfterARestart_data()
{
    QTest::addColumn<quint64>("every");
    QTest::newRow("without a checkpoint but the last") << quint64(1'000'000);
    QTest::newRow("a checkpoint at each settlement") << quint64(1);
    QTest::newRow("now and then") << quint64(7);
}

void TestLedgerFaults::balancesAreTheSameAfterARestart()
{
    QFETCH(quint64, every);
    LedgerOptions wanted = options();
    wanted.checkpointEvery = every;
    std::vector<CapState> before;
    for (int life = 0; life < 4; ++life) {
        auto ledger = open(wanted, noon + life * 5min);
        if (life == 0) {
            for (const char *window : {"hour", "day", "week", "month", "total", "90m"})
                QVERIFY(ledger->putCap(capOf(window, 100'000, window), noon));
        } else {
            QVERIFY(before == ledger->snapshot(noon + life * 5min).caps);
        }
        for (int i = 0; i < 25; ++i)
            QVERIFY(spend(*ledger, life * 100 + i, i + 1, noon + life * 5min + i * 1s));
        before = ledger->snapshot(noon + (life + 1) * 5min).caps;
        QCOMPARE(before[0].spent, (life + 1) * 325);
    }
}

void TestLedgerFaults::aWrongCheckpointIsFoundAndMended()
{
    LedgerOptions wanted = options();
    {
        auto ledger = open(wanted);
        QVERIFY(ledger->putCap(capOf("day", 100), noon));
        QVERIFY(spend(*ledger, 1, 5));
    }
    {
        auto books = Database::open(file(), Database::Access::ReadWrite);
        QVERIFY(books->execute("UPDATE checkpoint_balance SET spent=2"));
    }
    std::promise<std::string> noted;
    wanted.noted = [&](const std::string &text) { noted.set_value(text); };
    auto ledger = open(wanted);
    auto heard = noted.get_future();
    QVERIFY(heard.wait_for(10s) == std::future_status::ready);
    const std::string text = heard.get();
    QVERIFY2(text.find("day") != std::string::npos, text.c_str());
    QCOMPARE(stateOf(*ledger, "day").spent, 5);
}

void TestLedgerFaults::retentionChangesNoBalance()
{
    LedgerOptions wanted = options();
    wanted.auditDays = 30;
    const Instant later = noon + 24h * 70;
    const SeriesQuery all{noon - 24h, later, SeriesQuery::Bucket::Day, SeriesQuery::By::Model};
    std::vector<SeriesPoint> before;
    {
        auto ledger = open(wanted);
        QVERIFY(ledger->putCap(capOf("total", 1'000, "total"), noon));
        for (int i = 0; i < 20; ++i)
            QVERIFY(spend(*ledger, i, 3, noon));
        const auto open = admitNow(*ledger, request(100, 9));
        Settlement unknown = settlement("r_100", open->hold, 9);
        unknown.exchange.basis = CostBasis::Held;
        ledger->settle(unknown, noon);
        ledger->record(settlement("r_last", 0, 0, noon + 1min).exchange);
        QVERIFY(ledger->putCap(capOf("other", 1'000), noon));   // waits for what is queued
        const auto repriced = ledger->billed("r_3");
        QVERIFY(repriced);
        Correction dearer;
        dearer.row = repriced->row;
        dearer.was = NanoUsd{3};
        dearer.cost = NanoUsd{10};
        QVERIFY(ledger->correct({dearer}, noon));
        before = *ledger->series(all);
    }
    for (int life = 0; life < 2; ++life) {
        auto ledger = open(wanted, later);
        QVERIFY(spend(*ledger, 200 + life, 2, later));
        QVERIFY(ledger->putCap(capOf("other", 1'000), later));
        QVERIFY(!ledger->billed("r_3"));        // gone
        QVERIFY(ledger->billed("r_100"));       // its hold is open
        QCOMPARE(stateOf(*ledger, "total", later).spent, 67 + 2 * (life + 1));
        QCOMPARE(stateOf(*ledger, "total", later).held, 9);
        const auto after = ledger->series(all);
        QCOMPARE(after->size(), before.size());
        QCOMPARE(after->front().spent, NanoUsd{67});
        QCOMPARE(after->front().spent, before.front().spent);
        QCOMPARE(after->front().requests, before.front().requests);
    }
    const auto history = History::open(file(), Zone{});
    QVERIFY(*(*history)->checkSums());
}

void TestLedgerFaults::aCapPutInTrafficMissesNothing()
{
    const auto ledger = open(options());
    std::atomic<bool> stop{false};
    std::atomic<std::int64_t> spent{0};
    std::thread traffic([&] {
        for (int i = 0; !stop; ++i) {
            if (spend(*ledger, i, 1 + i % 5))
                spent += 1 + i % 5;
        }
    });
    for (int i = 0; i < 60; ++i)
        QVERIFY(ledger->putCap(capOf(i % 2 ? "a" : "b", 1'000'000'000, i % 3 ? "day" : "4h"),
                               noon));
    stop = true;
    traffic.join();
    QCOMPARE(stateOf(*ledger, "a").spent, spent.load());
    QCOMPARE(stateOf(*ledger, "b").spent, spent.load());
    QVERIFY(spent > 0);
}

void TestLedgerFaults::aHoldIsResolvedOnce()
{
    {
        const auto ledger = open(options());
        for (int i = 0; i < 50; ++i)
            QVERIFY(admitNow(*ledger, request(i, 5)));
    }
    const auto ledger = open(options());
    QVERIFY(ledger->putCap(capOf("day", 1'000), noon));
    std::atomic<int> resolved{0};
    const auto resolveAll = [&] {
        for (HoldId id = 1; id <= 50; ++id)
            resolved += bool(ledger->resolveHold(id, NanoUsd{2}, noon));
    };
    std::thread first(resolveAll), second(resolveAll);
    first.join();
    second.join();
    QCOMPARE(resolved.load(), 50);
    QCOMPARE(stateOf(*ledger, "day").spent, 100);
}

QTEST_GUILESS_MAIN(TestLedgerFaults)
#include "tst_ledger_faults.moc"
