// SPDX-License-Identifier: GPL-3.0-or-later
// Repricing writes differences; windows, totals, series and log take them together, before and
// after a restart.
#include "ledger.h"

#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <map>
#include <random>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

PriceNote prices(std::int64_t picoInput)
{
    PriceNote note;
    note.provider = "openai";
    note.model = "gpt-5";
    note.version = "table-" + std::to_string(picoInput);
    note.unit[static_cast<std::size_t>(Unit::Input)] = PicoUsd{picoInput};
    return note;
}

std::vector<BillPart> bill(std::int64_t tokens, std::int64_t picoInput)
{
    BillPart part{prices(picoInput), {}};
    part.usage[Unit::Input] = tokens;
    return {part};
}

Cap cap(const std::string &name, Window window, CapUnit unit = CapUnit::Usd)
{
    Cap made;
    made.name = name;
    made.window = window;
    made.unit = unit;
    made.limit = 1'000'000'000'000;
    return made;
}

/// Spent of every cap, and the totals.
std::map<std::string, std::int64_t> balances(const Ledger &ledger, Instant now)
{
    const Snapshot snapshot = ledger.snapshot(now);
    std::map<std::string, std::int64_t> all;
    for (const CapState &state : snapshot.caps)
        all[state.cap.name] = state.spent;
    all["(today)"] = snapshot.today.spent.count;
    all["(month)"] = snapshot.month.spent.count;
    all["(unpriced)"] = snapshot.today.unpriced;
    return all;
}

std::int64_t seriesSum(const Ledger &ledger, Instant from, Instant to)
{
    SeriesQuery query;
    query.from = from;
    query.to = to;
    query.by = SeriesQuery::By::Model;
    const auto points = ledger.series(query);
    std::int64_t sum = 0;
    for (const SeriesPoint &point : *points)
        sum += point.spent.count;
    return sum;
}

} // namespace

class TestCorrections final : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }
    void aBillIsKeptWithItsExchange();
    void aPriceIsStoredOnce();
    void everySurfaceTakesTheDifference();
    void aCorrectionBelongsToTheWindowOfItsRequest();
    void nothingIsCorrectedTwice();
    void whatGetsAPriceIsNoLongerUnpriced();
    void headroomThatIsGivenBackAdmitsAgain();
    void aThousandCorrectionsOverRestarts();

private:
    std::unique_ptr<Ledger> open(Instant now = noon);
    /// One request from hold to settlement; answers its id.
    std::string spend(Ledger &ledger, std::int64_t tokens, std::int64_t picoInput, Instant at,
                      CostBasis basis = CostBasis::Reported);
    std::optional<QTemporaryDir> m_folder;
    int m_number = 0;
};

std::unique_ptr<Ledger> TestCorrections::open(Instant now)
{
    LedgerOptions options;
    options.folder = m_folder->path().toStdString();
    auto ledger = Ledger::open(options, now);
    if (!ledger)
        qFatal("%s", ledger.error().message.c_str());
    return std::move(*ledger);
}

std::string TestCorrections::spend(Ledger &ledger, std::int64_t tokens, std::int64_t picoInput,
                                   Instant at, CostBasis basis)
{
    AdmissionRequest wanted;
    wanted.id = "r_" + std::to_string(++m_number);
    wanted.labels = {"openai", "chat", "gpt-5", "", "k_1", ""};
    wanted.bound.worst = {NanoUsd{tokens * picoInput}, tokens, 1};
    std::promise<Admission> answer;
    ledger.admit(wanted, at, [&](Admission admission) { answer.set_value(admission); });
    const Admission admission = answer.get_future().get();
    if (admission.kind != Admission::Kind::Held)
        return {};
    Settlement done;
    done.hold = admission.hold;
    done.exchange.id = wanted.id;
    done.exchange.time = at;
    done.exchange.labels = wanted.labels;
    done.exchange.usage[Unit::Input] = tokens;
    done.exchange.basis = basis;
    done.exchange.bill = bill(tokens, picoInput);
    if (basis == CostBasis::Unpriced)
        done.exchange.bill.front().prices.unit = {};
    else
        done.exchange.cost = *costOf(done.exchange.bill);
    done.exchange.priceVersion = done.exchange.bill.front().prices.version;
    done.actual = {done.exchange.cost, tokens, 1};
    ledger.settle(done, at + 1s);
    return wanted.id;
}

namespace {

Correction repriced(const BilledExchange &past, std::int64_t picoInput)
{
    Correction correction;
    correction.row = past.row;
    correction.was = past.exchange.cost;
    correction.bill = bill(past.exchange.usage[Unit::Input], picoInput);
    correction.cost = *costOf(correction.bill);
    correction.priceVersion = correction.bill.front().prices.version;
    return correction;
}

/// The journal writes on a thread of its own; an edit waits for all before it.
void flush(Ledger &ledger)
{
    QVERIFY(ledger.setEnforcement({}, noon));
}

} // namespace

void TestCorrections::aBillIsKeptWithItsExchange()
{
    auto ledger = open();
    const std::string id = spend(*ledger, 1'000, 3'000, noon);
    flush(*ledger);
    const auto billed = ledger->billed(id);
    QVERIFY(billed);
    QCOMPARE(billed->accounts.size(), std::size_t(1));
    QCOMPARE(billed->exchange.bill.size(), std::size_t(1));
    QCOMPARE(toText(billed->exchange.bill[0].prices), toText(prices(3'000)));
    QVERIFY(billed->exchange.bill[0].usage == billed->exchange.usage);
    QCOMPARE(costOf(billed->exchange.bill)->count, billed->exchange.cost.count);
    QCOMPARE(billed->admitted, noon);
    QCOMPARE(billed->settled, noon + 1s);
    QCOMPARE(ledger->billed("r_none").error().code, ErrorCode::NotFound);
}

void TestCorrections::aPriceIsStoredOnce()
{
    qint64 before = 0;
    {
        auto ledger = open();
        spend(*ledger, 10, 3'000, noon);
        flush(*ledger);
    }
    const QStringList names = QDir(m_folder->path()).entryList(QDir::Files);
    QString name;
    for (const QString &each : names) {
        if (each.endsWith(".db") || each.endsWith(".sqlite"))
            name = each;
    }
    QVERIFY2(!name.isEmpty(), qPrintable(names.join(' ')));
    before = QFileInfo(m_folder->filePath(name)).size();
    {
        auto ledger = open();
        for (int i = 0; i < 1'000; ++i)
            spend(*ledger, 10, 3'000, noon);
        flush(*ledger);
    }
    const qint64 each = (QFileInfo(m_folder->filePath(name)).size() - before) / 1'000;
    QVERIFY2(each < 700, qPrintable(QString("%1 bytes an exchange").arg(each)));
}

void TestCorrections::everySurfaceTakesTheDifference()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(cap("day", {Window::Kind::Day}), noon));
    QVERIFY(ledger->putCap(cap("rolling", *parseWindow("90m")), noon));
    QVERIFY(ledger->putCap(cap("tokens", {Window::Kind::Day}, CapUnit::Tokens), noon));
    const std::string id = spend(*ledger, 1'000, 3'000'000, noon);   // 3'000'000 nano
    flush(*ledger);
    const auto past = ledger->billed(id);
    QVERIFY(ledger->correct({repriced(*past, 1'000'000)}, noon + 5min));
    const std::map<std::string, std::int64_t> expected{
        {"day", 1'000'000}, {"rolling", 1'000'000}, {"tokens", 1'000},
        {"(today)", 1'000'000}, {"(month)", 1'000'000}, {"(unpriced)", 0}};
    QVERIFY(balances(*ledger, noon + 5min) == expected);
    QCOMPARE(seriesSum(*ledger, noon - 1h, noon + 1h), 1'000'000);
    const auto page = ledger->requests({});
    QCOMPARE(page->rows[0].cost.count, 1'000'000);
    QCOMPARE(page->rows[0].correction.count, -2'000'000);
    QCOMPARE(page->rows[0].priceVersion, std::string("table-1000000"));
    const auto billed = ledger->billed(id);
    QCOMPARE(billed->accounts.size(), std::size_t(2));
    QCOMPARE(billed->accounts[0].difference.count, 3'000'000);
    QCOMPARE(billed->accounts[0].priceVersion, std::string("table-3000000"));
    QCOMPARE(billed->accounts[1].difference.count, -2'000'000);
    QCOMPARE(costOf(billed->exchange.bill)->count, 1'000'000);
    ledger.reset();
    ledger = open(noon + 5min);
    QVERIFY(balances(*ledger, noon + 5min) == expected);
}

void TestCorrections::aCorrectionBelongsToTheWindowOfItsRequest()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(cap("day", {Window::Kind::Day}), noon));
    QVERIFY(ledger->putCap(cap("month", {Window::Kind::Month}), noon));
    QVERIFY(ledger->putCap(cap("rolling", *parseWindow("90m")), noon));
    const std::string id = spend(*ledger, 1'000, 3'000'000, noon);
    flush(*ledger);
    const Instant tomorrow = noon + 24h;
    spend(*ledger, 1'000, 5'000'000, tomorrow);
    flush(*ledger);
    QVERIFY(ledger->correct({repriced(*ledger->billed(id), 4'000'000)}, tomorrow + 1min));
    const auto now = balances(*ledger, tomorrow + 1min);
    QCOMPARE(now.at("day"), 5'000'000);        // yesterday is over
    QCOMPARE(now.at("rolling"), 5'000'000);
    QCOMPARE(now.at("month"), 9'000'000);
    QCOMPARE(now.at("(month)"), 9'000'000);
    QCOMPARE(now.at("(today)"), 5'000'000);
    ledger.reset();
    ledger = open(tomorrow + 1min);
    QVERIFY(balances(*ledger, tomorrow + 1min) == now);
}

void TestCorrections::nothingIsCorrectedTwice()
{
    auto ledger = open();
    const std::string id = spend(*ledger, 1'000, 3'000'000, noon);
    flush(*ledger);
    const Correction correction = repriced(*ledger->billed(id), 1'000'000);
    QCOMPARE(ledger->correct({correction, correction}, noon).error().code, ErrorCode::Conflict);
    QCOMPARE(balances(*ledger, noon + 2s).at("(today)"), 3'000'000);
    QVERIFY(ledger->correct({correction}, noon));
    QCOMPARE(ledger->correct({correction}, noon).error().code, ErrorCode::Conflict);
    QCOMPARE(balances(*ledger, noon + 2s).at("(today)"), 1'000'000);
}

void TestCorrections::whatGetsAPriceIsNoLongerUnpriced()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(cap("day", {Window::Kind::Day}), noon));
    const std::string id = spend(*ledger, 1'000, 0, noon, CostBasis::Unpriced);
    flush(*ledger);
    QCOMPARE(balances(*ledger, noon + 2s).at("(unpriced)"), 1);
    QVERIFY(ledger->correct({repriced(*ledger->billed(id), 2'000'000)}, noon + 2s));
    const auto now = balances(*ledger, noon + 2s);
    QCOMPARE(now.at("(unpriced)"), 0);
    QCOMPARE(now.at("day"), 2'000'000);
    QCOMPARE(ledger->requests({})->rows[0].basis, CostBasis::Reported);
    ledger.reset();
    QVERIFY(balances(*open(noon + 2s), noon + 2s) == now);
}

void TestCorrections::headroomThatIsGivenBackAdmitsAgain()
{
    auto ledger = open();
    Cap day = cap("day", {Window::Kind::Day});
    day.limit = 3'000'000;
    QVERIFY(ledger->putCap(day, noon));
    const std::string id = spend(*ledger, 1, 3'000'000, noon);   // the bound fills the cap
    flush(*ledger);
    const auto past = ledger->billed(id);
    Correction dearer = repriced(*past, 0);
    dearer.cost = NanoUsd{3'000'000};
    QVERIFY(ledger->correct({dearer}, noon + 2s));
    QCOMPARE(spend(*ledger, 1, 1'000, noon + 3s), std::string());   // refused
    QVERIFY(ledger->correct({repriced(*ledger->billed(id), 1'000'000)}, noon + 4s));
    QVERIFY(!spend(*ledger, 1, 1'000, noon + 5s).empty());
}

void TestCorrections::aThousandCorrectionsOverRestarts()
{
    std::mt19937_64 random(11);
    auto ledger = open();
    for (const char *window : {"hour", "day", "month", "total", "90m", "36h"})
        QVERIFY(ledger->putCap(cap(window, *parseWindow(window)), noon));
    std::vector<std::string> ids;
    Instant now = noon;
    std::int64_t expected = 0;
    for (int round = 0; round < 20; ++round) {
        for (int i = 0; i < 20; ++i) {
            now += std::chrono::minutes{random() % 20};
            ids.push_back(spend(*ledger, std::int64_t(random() % 100'000),
                                std::int64_t(random() % 9'000'000), now));
        }
        flush(*ledger);
        std::vector<Correction> corrections;
        for (int i = 0; i < 50; ++i) {
            const auto past = ledger->billed(ids[random() % ids.size()]);
            const bool again = std::any_of(corrections.begin(), corrections.end(),
                                           [&](const auto &c) { return c.row == past->row; });
            if (!again)
                corrections.push_back(repriced(*past, std::int64_t(random() % 9'000'000)));
        }
        now += 1s;
        QVERIFY(ledger->correct(corrections, now));
        expected = 0;
        for (const std::string &id : ids)
            expected += ledger->billed(id)->exchange.cost.count;
        const auto before = balances(*ledger, now);
        QCOMPARE(before.at("total"), expected);
        QCOMPARE(seriesSum(*ledger, noon - 1h, now + 1h), expected);
        ledger.reset();
        ledger = open(now);
        const auto after = balances(*ledger, now);
        for (const auto &[name, amount] : before)
            QVERIFY2(after.at(name) == amount, name.c_str());
    }
}

QTEST_GUILESS_MAIN(TestCorrections)
#include "tst_corrections.moc"
