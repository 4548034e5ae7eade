// SPDX-License-Identifier: GPL-3.0-or-later
// The audit log at scale: no question reads it whole, and the sums kept beside it are its sums.
#include "history.h"
#include "migrations.h"
#include "request_query.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>

using namespace llmcap;
using namespace std::chrono_literals;
using By = SeriesQuery::By;
using Bucket = SeriesQuery::Bucket;

namespace {

const Instant noon{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};
/// 45 minutes off the hour, as Nepal is: its hours begin within those of UTC.
const Zone kathmandu{"Asia/Kathmandu", [](Instant) { return std::chrono::seconds{5h + 45min}; }};

/// Rows of two days with every outcome and every way to know a cost.
std::vector<Exchange> someRows(int count)
{
    QRandomGenerator random(7);
    const auto pick = [&](const char *stem, int most) {
        const auto number = random.bounded(most);
        return number == 0 ? std::string() : stem + std::to_string(number);
    };
    std::vector<Exchange> rows;
    for (int i = 0; i < count; ++i) {
        Exchange row;
        row.id = "r_" + std::to_string(i);
        row.time = noon - std::chrono::microseconds{random.generate64() % 172'800'000'000ULL};
        row.labels = {pick("p", 3), "chat", pick("m", 5), pick("w", 3), pick("k", 3),
                      pick("c", 3)};
        row.outcome = static_cast<Outcome>(1 + random.bounded(5));
        row.basis = static_cast<CostBasis>(random.bounded(5));
        row.cost = {random.bounded(1'000'000'000)};
        row.usage[Unit::Input] = random.bounded(1000);
        row.usage[Unit::CacheRead] = random.bounded(1000);
        row.usage[Unit::CacheWrite5m] = random.bounded(1000);
        row.usage[Unit::CacheWrite1h] = random.bounded(1000);
        row.usage[Unit::Output] = random.bounded(1000);
        rows.push_back(std::move(row));
    }
    return rows;
}

std::string labelOf(const Exchange &row, By by)
{
    switch (by) {
    case By::None: break;
    case By::Provider: return row.labels.provider;
    case By::Model: return row.labels.model;
    case By::Key: return row.labels.key;
    case By::Project: return row.labels.project;
    case By::Client: return row.labels.client;
    }
    return {};
}

/// The law that the sums are held to: each row counts once, in the bucket of its own time.
std::vector<SeriesPoint> counted(const std::vector<Exchange> &rows, const SeriesQuery &query,
                                 const Zone &zone)
{
    std::map<std::pair<Instant, std::string>, SeriesPoint> points;
    for (const Exchange &row : rows) {
        if (row.time < query.from || row.time >= query.to)
            continue;
        const Instant minute = std::chrono::floor<std::chrono::minutes>(row.time);
        const Instant start = query.bucket == Bucket::Minute ? minute
            : windowAt({query.bucket == Bucket::Day ? Window::Kind::Day : Window::Kind::Hour},
                       row.time, zone).start;
        SeriesPoint &point = points[{start, labelOf(row, query.by)}];
        point.start = start;
        point.group = labelOf(row, query.by);
        (row.outcome == Outcome::Refused ? point.blocked : point.requests) += 1;
        point.unpriced += row.basis == CostBasis::Unpriced;
        point.held += row.basis == CostBasis::Held;
        if (row.basis != CostBasis::Held)
            point.spent += row.cost;
        if (row.basis == CostBasis::Estimated)
            point.estimated += row.cost;
        point.inputTokens += row.usage[Unit::Input];
        point.cacheReadTokens += row.usage[Unit::CacheRead];
        point.cacheWriteTokens
            += row.usage[Unit::CacheWrite5m] + row.usage[Unit::CacheWrite1h];
        point.outputTokens += row.usage[Unit::Output];
    }
    std::vector<SeriesPoint> all;
    for (const auto &[key, point] : points)
        all.push_back(point);
    return all;
}

bool same(const SeriesPoint &a, const SeriesPoint &b)
{
    return a.start == b.start && a.group == b.group && a.spent == b.spent
        && a.estimated == b.estimated && a.requests == b.requests && a.blocked == b.blocked
        && a.unpriced == b.unpriced && a.held == b.held && a.inputTokens == b.inputTokens
        && a.cacheReadTokens == b.cacheReadTokens && a.cacheWriteTokens == b.cacheWriteTokens
        && a.outputTokens == b.outputTokens;
}

} // namespace

class TestHistory final : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        QVERIFY(m_folder.emplace().isValid());
        auto opened = Database::open(file(), Database::Access::ReadWrite);
        QVERIFY(opened);
        m_database.emplace(std::move(*opened));
        QVERIFY(migrate(*m_database));
    }
    void cleanup() { m_database.reset(); }
    void everyRowCountsOnce_data();
    void everyRowCountsOnce();
    void anOlderLedgerGetsItsSums();
    void sumsThatDifferAreFound();
    void totalsLeaveOutWhatIsHeld();
    void noFilterReadsTheWholeLog_data();
    void noFilterReadsTheWholeLog();
    void pagesFollowTheTimeOfAdmission();

private:
    std::filesystem::path file() const
    {
        return (m_folder->path() + "/books").toStdString();
    }
    void write(const std::vector<Exchange> &rows)
    {
        auto writer = RowWriter::prepare(*m_database);
        QVERIFY(writer);
        QVERIFY(m_database->execute("BEGIN"));
        for (const Exchange &row : rows)
            QVERIFY(writer->write(*m_database, row));
        QVERIFY(m_database->execute("COMMIT"));
    }
    std::unique_ptr<History> history(const Zone &zone = {})
    {
        auto opened = History::open(file(), zone);
        return opened ? std::move(*opened) : nullptr;
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<Database> m_database;
};

void TestHistory::everyRowCountsOnce_data()
{
    QTest::addColumn<By>("by");
    QTest::addColumn<Bucket>("bucket");
    const char *const names[] = {"all", "provider", "model", "key", "project", "client"};
    const char *const buckets[] = {"minute", "hour", "day"};
    for (int by = 0; by < 6; ++by) {
        for (int bucket = 0; bucket < 3; ++bucket) {
            QTest::addRow("by %s in each %s", names[by], buckets[bucket])
                << static_cast<By>(by) << static_cast<Bucket>(bucket);
        }
    }
}

void TestHistory::everyRowCountsOnce()
{
    QFETCH(By, by);
    QFETCH(Bucket, bucket);
    const auto rows = someRows(2000);
    write(rows);
    for (const Zone &zone : {Zone{}, kathmandu}) {
        const auto books = history(zone);
        QVERIFY(books);
        const std::pair<Instant, Instant> spans[] = {
            {noon - 48h, noon + 1us},            // everything
            {noon - 30h, noon - 6h},             // whole quarters
            {noon - 1234567ms, noon - 12345ms},  // within hours
            {noon - 7min, noon - 2min},          // within one quarter
            {noon - 20min + 1us, noon - 1us},    // cuts two
        };
        for (const auto &[from, to] : spans) {
            const SeriesQuery query{from, to, bucket, by};
            const auto points = books->series(query);
            QVERIFY(points);
            const auto expected = counted(rows, query, zone);
            QVERIFY(!expected.empty());
            QVERIFY(std::equal(points->begin(), points->end(), expected.begin(), expected.end(),
                               same));
        }
    }
}

void TestHistory::anOlderLedgerGetsItsSums()
{
    write(someRows(500));
    QVERIFY(m_database->execute("CREATE TEMP TABLE kept AS SELECT * FROM exchange"));
    // As the version before the sums left it.
    QVERIFY(m_database->execute(
        "PRAGMA foreign_keys=OFF; PRAGMA writable_schema=ON; DELETE FROM sqlite_schema; "
        "PRAGMA user_version=0; PRAGMA writable_schema=OFF; VACUUM"));
    QVERIFY(migrateTo(*m_database, 3));
    QVERIFY(m_database->execute("INSERT INTO exchange SELECT * FROM kept"));
    QVERIFY(migrate(*m_database));
    const auto books = history();
    QVERIFY(books);
    const auto agree = books->checkSums();
    QVERIFY(agree);
    QVERIFY(*agree);
    const auto points = books->series({noon - 48h, noon + 1us, Bucket::Day, By::None});
    QVERIFY(points);
    std::int64_t rows = 0;
    for (const SeriesPoint &point : *points)
        rows += point.requests + point.blocked;
    QCOMPARE(rows, 500);
}

void TestHistory::sumsThatDifferAreFound()
{
    write(someRows(300));
    const auto books = history();
    QVERIFY(books);
    auto agree = books->checkSums();
    QVERIFY(agree && *agree);
    QVERIFY(m_database->execute("UPDATE usage_sum SET spent=spent+1 WHERE dimension=2"));
    agree = books->checkSums();
    QVERIFY(agree && !*agree);
    QVERIFY(m_database->execute("UPDATE usage_sum SET spent=spent-1 WHERE dimension=2"));
    agree = books->checkSums();
    QVERIFY(agree && *agree);
    QVERIFY(m_database->execute("DELETE FROM usage_sum WHERE dimension=5 AND name=''"));
    agree = books->checkSums();
    QVERIFY(agree && !*agree);
}

void TestHistory::totalsLeaveOutWhatIsHeld()
{
    const auto rows = someRows(800);
    write(rows);
    Totals expected;
    const Interval day{noon - 12h, noon + 12h};
    for (const Exchange &row : rows) {
        if (row.time < day.start)
            continue;
        (row.outcome == Outcome::Refused ? expected.blocked : expected.requests) += 1;
        expected.unpriced += row.basis == CostBasis::Unpriced;
        if (row.basis != CostBasis::Held)
            expected.spent += row.cost;
    }
    const auto totals = history()->totals(day);
    QVERIFY(totals);
    QVERIFY(*totals == expected);
}

void TestHistory::noFilterReadsTheWholeLog_data()
{
    QTest::addColumn<RequestFilter>("filter");
    // Every combination of filters, with and without a cursor and a time.
    for (int mask = 0; mask < 256; ++mask) {
        RequestFilter filter;
        QByteArray name;
        const auto set = [&](int bit, std::string &field, const char *value) {
            if (mask & bit) {
                field = value;
                name += value;
                name += ' ';
            }
        };
        set(1, filter.provider, "provider");
        set(2, filter.model, "model");
        set(4, filter.key, "key");
        set(8, filter.project, "project");
        set(16, filter.client, "client");
        set(32, filter.before, "cursor");
        if (mask & 64) {
            filter.outcome = Outcome::Refused;
            name += "refused ";
        }
        if (mask & 128) {
            if (mask & 64)
                continue;
            filter.outcome = Outcome::Completed;
            name += "completed ";
        }
        QTest::newRow(name.isEmpty() ? "everything" : name.constData()) << filter;
    }
}

void TestHistory::noFilterReadsTheWholeLog()
{
    QFETCH(RequestFilter, filter);
    auto plan = m_database->prepare("EXPLAIN QUERY PLAN " + requestsSql(filter));
    QVERIFY(plan);
    QStringList steps;
    while (true) {
        const auto more = plan->step();
        QVERIFY(more);
        if (!*more)
            break;
        steps.append(QString::fromStdString(plan->text(3)));
    }
    // One search in one index, bounded by time, and its rows come out in order; the corrections of
    // each row are found by an index.
    for (const QString &step : steps)
        QVERIFY2(!step.contains("SCAN") && !step.contains("TEMP B-TREE"), qPrintable(step));
    QVERIFY2(steps[0].startsWith("SEARCH exchange USING INDEX exchange_"), qPrintable(steps[0]));
    QVERIFY2(steps[0].contains("time>? AND time<?"), qPrintable(steps[0]));
    const bool isFiltered = !filter.provider.empty() || !filter.model.empty()
        || !filter.key.empty() || !filter.project.empty() || !filter.client.empty()
        || filter.outcome == Outcome::Refused;
    QCOMPARE(steps[0].contains("=? AND"), isFiltered);
}

void TestHistory::pagesFollowTheTimeOfAdmission()
{
    // Recorded in the order in which they ended, asked for in the order in which they began;
    // several at one moment stay apart.
    auto rows = someRows(400);
    for (std::size_t i = 0; i < rows.size(); i += 3)
        rows[i].time = noon - 5min;
    write(rows);
    const auto books = history();
    QVERIFY(books);
    for (const char *pattern : {"", "*", "m*", "m1"}) {
        RequestFilter filter;
        filter.model = pattern;
        filter.limit = 7;
        std::vector<Exchange> seen;
        do {
            const auto page = books->requests(filter);
            QVERIFY(page);
            seen.insert(seen.end(), page->rows.begin(), page->rows.end());
            filter.before = page->next;
        } while (!filter.before.empty());
        std::vector<std::string> ids, expected;
        for (const Exchange &row : seen)
            ids.push_back(row.id);
        auto sorted = rows;
        std::stable_sort(sorted.begin(), sorted.end(),
                         [](const Exchange &a, const Exchange &b) { return a.time < b.time; });
        for (auto row = sorted.rbegin(); row != sorted.rend(); ++row) {
            if (std::string(pattern).empty() || matchesPattern(pattern, row->labels.model))
                expected.push_back(row->id);
        }
        QVERIFY(ids == expected);
    }
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
