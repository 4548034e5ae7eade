// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a ledger of any size with the schema and the writer of the product, for measurements:
//   make_ledger FOLDER --rows 1000000 --days 30    then `llmcap serve --data-dir FOLDER`
//   make_ledger FOLDER --measure                   how long the questions of the windows take
//   make_ledger FOLDER --check                     whether the sums are those of the rows
#include "history.h"
#include "migrations.h"
#include "request_query.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <cmath>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

struct Kind {
    const char *provider, *endpoint, *model;
    int weight;                  ///< how often it is asked
    int nanoPerToken;            ///< of output
};
constexpr Kind kinds[] = {
    {"anthropic", "messages", "claude-sonnet-4-5-20250929", 260, 15'000},
    {"anthropic", "messages", "claude-haiku-4-5-20251001", 180, 5'000},
    {"anthropic", "messages", "claude-opus-4-5-20251101", 40, 25'000},
    {"openai", "chat", "gpt-5.2", 150, 14'000},
    {"openai", "responses", "gpt-5-mini", 120, 2'000},
    {"openai", "chat", "gpt-5-nano", 60, 400},
    {"gemini", "generateContent", "gemini-3-pro-preview", 60, 12'000},
    {"gemini", "generateContent", "gemini-2.5-flash", 70, 2'500},
    {"mistral", "chat", "mistral-large-latest", 25, 1'500},
    {"mistral", "chat", "codestral-latest", 15, 900},
    {"cohere", "chat", "command-a-03-2025", 12, 10'000},
    {"openai", "chat", "an-unknown-model", 8, 0},
};
constexpr const char *keys[] = {"k_5d1f0a9c", "k_91b7e2d4", "k_0c44aa18", "k_e7e01f55",
                                "k_33d9b6f0"};
constexpr const char *projects[] = {"", "", "", "website", "search", "support-bot", "nightly",
                                    "research"};
constexpr const char *clients[] = {"claude-cli/2.0.44", "OpenAI/JS 6.9.1", "OpenAI/Python 2.8.0",
                                   "Anthropic/Python 0.74.1", "aider/0.86", "curl/8.5.0"};

class Generator final {
public:
    Generator(Instant end, int days) : m_end(end), m_days(days), m_random(4517) {}

    /// The hold, its settlement and its row, as one request leaves them.
    std::vector<Row> next(std::int64_t number, std::int64_t count)
    {
        const Kind &kind = pickKind();
        Exchange row;
        row.id = "r_" + QByteArray::number(number, 36).rightJustified(26, '0').toStdString();
        row.time = timeOf(number, count);
        row.labels = {kind.provider, kind.endpoint, kind.model, pick(projects), pick(keys),
                      pick(clients)};
        row.streaming = m_random.bounded(3) > 0;
        row.priceVersion = "2026-11-24.1";
        row.addedMicros = 90 + m_random.bounded(200);
        const int chance = static_cast<int>(m_random.bounded(1000));
        if (chance < 20) {
            row.outcome = Outcome::Refused;
            row.status = 429;
            row.cap = "day";
            row.note = "the cap was reached";
            return {row};
        }
        fill(row, kind, chance);
        HoldRow hold{number + 1, row.id, row.time, row.labels, row.streaming,
                     {NanoUsd{row.cost.count * 3}, 20'000, 1}};
        std::vector<Row> rows{hold};
        if (row.basis != CostBasis::Held) {
            rows.push_back(SettlementRow{hold.id, row.time + std::chrono::microseconds{
                                             row.totalMicros},
                                         {row.cost, row.usage[Unit::Output], 1}, row.basis});
        }
        rows.push_back(row);
        return rows;
    }

private:
    void fill(Exchange &row, const Kind &kind, int chance)
    {
        row.outcome = chance < 30 ? Outcome::ClientGone
            : chance < 36         ? Outcome::UpstreamFailed
                                  : Outcome::Completed;
        row.status = row.outcome == Outcome::UpstreamFailed ? 502 : 200;
        row.usage[Unit::Input] = 50 + m_random.bounded(4000);
        row.usage[Unit::CacheRead] = m_random.bounded(3) ? m_random.bounded(20'000) : 0;
        row.usage[Unit::CacheWrite5m] = m_random.bounded(5) ? 0 : m_random.bounded(3000);
        row.usage[Unit::Output] = 10 + m_random.bounded(900);
        row.cost = {kind.nanoPerToken
                    * (row.usage[Unit::Output] + row.usage[Unit::Input] / 5
                       + row.usage[Unit::CacheRead] / 50)};
        row.basis = kind.nanoPerToken == 0 ? CostBasis::Unpriced
            : chance < 30                  ? CostBasis::Estimated
            : chance >= 999 && m_random.bounded(100) == 0 ? CostBasis::Held
                                                          : CostBasis::Reported;
        row.firstByteMicros = 200'000 + m_random.bounded(900'000);
        row.totalMicros = row.firstByteMicros + m_random.bounded(20'000'000);
        row.providerRequestId
            = "req_" + QByteArray::number(m_random.generate64(), 36).toStdString();
    }
    const Kind &pickKind()
    {
        int weight = static_cast<int>(m_random.bounded(1000));
        for (const Kind &kind : kinds) {
            if ((weight -= kind.weight) < 0)
                return kind;
        }
        return kinds[0];
    }
    template <std::size_t n>
    const char *pick(const char *const (&values)[n])
    {
        // The first are the usual ones.
        const int most = static_cast<int>(n);
        return values[std::min(m_random.bounded(most), m_random.bounded(most))];
    }
    /// In order, and more by day than by night.
    Instant timeOf(std::int64_t number, std::int64_t count)
    {
        const double length = m_days * 86'400e6;
        double at = length * (static_cast<double>(number) + 1) / static_cast<double>(count);
        const double day = at / 86'400e6 * 2 * 3.14159265358979;
        at -= 86'400e6 * 0.12 * (std::sin(day) + std::sin(length / 86'400e6 * 2 * 3.14159265));
        return m_end - std::chrono::microseconds{std::max<std::int64_t>(
                           0, static_cast<std::int64_t>(length - at))};
    }

    const Instant m_end;
    const int m_days;
    QRandomGenerator m_random;
};

Result<void> makeRows(const std::filesystem::path &file, std::int64_t count, int days, Instant end)
{
    auto database = Database::open(file, Database::Access::ReadWrite);
    if (!database)
        return database.error();
    if (auto migrated = migrate(*database); !migrated)
        return migrated.error();
    auto writer = RowWriter::prepare(*database);
    if (!writer)
        return writer.error();
    Generator generator(end, days);
    for (std::int64_t number = 0; number < count;) {
        if (auto begun = database->execute("BEGIN"); !begun)
            return begun.error();
        for (int group = 0; group < 10'000 && number < count; ++group, ++number) {
            for (const Row &row : generator.next(number, count)) {
                if (auto written = writer->write(*database, row); !written)
                    return written.error();
            }
        }
        if (auto done = database->execute("COMMIT"); !done)
            return done.error();
    }
    return database->execute("PRAGMA wal_checkpoint(TRUNCATE)");
}

/// Median of five, in milliseconds.
template <class Ask>
double millisOf(Ask ask)
{
    std::vector<double> times;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer timer;
        timer.start();
        ask();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    std::sort(times.begin(), times.end());
    return times[2];
}

void measure(const History &history, Instant end, int days, QTextStream &out)
{
    const char *const names[] = {"all", "provider", "model", "key", "project", "client"};
    const auto line = [&](const QString &what, double millis, std::size_t rows) {
        out << what.leftJustified(58) << QString::number(millis, 'f', 2).rightJustified(10)
            << " ms" << QString::number(rows).rightJustified(8) << " rows\n" << Qt::flush;
    };
    for (int by = 0; by < 6; ++by) {
        for (const auto bucket : {SeriesQuery::Bucket::Hour, SeriesQuery::Bucket::Day}) {
            const SeriesQuery query{end - std::chrono::hours{24 * days} + 1234567us, end + 1s,
                                    bucket, static_cast<SeriesQuery::By>(by)};
            std::size_t rows = 0;
            const double millis = millisOf([&] { rows = history.series(query)->size(); });
            line(QStringLiteral("series, %1 days, by %2, %3").arg(days).arg(names[by],
                     bucket == SeriesQuery::Bucket::Hour ? "hours" : "days"), millis, rows);
        }
    }
    const auto pages = [&](const char *what, RequestFilter filter) {
        filter.limit = 250;
        std::size_t rows = 0;
        const double millis = millisOf([&] { rows = history.requests(filter)->rows.size(); });
        line(QStringLiteral("page, ") + what, millis, rows);
    };
    const auto with = [](auto change) {
        RequestFilter filter;
        change(filter);
        return filter;
    };
    pages("no filter", {});
    pages("provider=cohere", with([](auto &f) { f.provider = "cohere"; }));
    pages("model=claude*", with([](auto &f) { f.model = "claude*"; }));
    pages("model=*nothing*", with([](auto &f) { f.model = "*nothing*"; }));
    pages("key", with([](auto &f) { f.key = keys[4]; }));
    pages("project", with([](auto &f) { f.project = "research"; }));
    pages("client", with([](auto &f) { f.client = clients[5]; }));
    pages("outcome=refused", with([](auto &f) { f.outcome = Outcome::Refused; }));
    pages("outcome=crashed (none)", with([](auto &f) { f.outcome = Outcome::Crashed; }));
    pages("provider and model that never meet", with([](auto &f) {
              f.provider = "cohere";
              f.model = "claude*";
          }));
    pages("key, project, client, refused", with([](auto &f) {
              f.key = keys[4];
              f.project = "research";
              f.client = clients[5];
              f.outcome = Outcome::Refused;
          }));
    pages("until the first day", with([&](auto &f) {
              f.until = end - std::chrono::hours{24 * (days - 1)};
          }));
    RequestFilter deep;
    deep.until = end - std::chrono::hours{24 * (days - 1)};
    deep.before = history.requests(deep)->next;
    deep.until.reset();
    pages("no filter, behind a cursor of the first day", deep);
    deep.model = "claude*";
    pages("model=claude*, behind that cursor", deep);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    options.addPositionalArgument("folder", "The data folder");
    options.addOption({"rows", "Make so many requests", "n", "0"});
    options.addOption({"days", "Over so many days up to now", "n", "30"});
    options.addOption({"measure", "Time the questions of the windows"});
    options.addOption({"check", "Compare the sums with the rows"});
    options.process(application);
    if (options.positionalArguments().size() != 1)
        options.showHelp(64);
    QTextStream out(stdout);
    const std::filesystem::path folder = options.positionalArguments().first().toStdString();
    std::filesystem::create_directories(folder);
    const auto file = folder / "ledger.sqlite";
    const int days = options.value("days").toInt();
    const Instant now = std::chrono::floor<std::chrono::microseconds>(
        std::chrono::system_clock::now());
    if (const auto rows = options.value("rows").toLongLong(); rows > 0) {
        QElapsedTimer timer;
        timer.start();
        if (const auto made = makeRows(file, rows, days, now); !made) {
            out << QString::fromStdString(made.error().message) << Qt::endl;
            return 1;
        }
        out << rows << " requests in " << timer.elapsed() << " ms, "
            << std::filesystem::file_size(file) / 1'000'000 << " MB" << Qt::endl;
    }
    const auto history = History::open(file, {});
    if (!history) {
        out << QString::fromStdString(history.error().message) << Qt::endl;
        return 1;
    }
    if (options.isSet("measure"))
        measure(**history, now, days, out);
    if (options.isSet("check")) {
        const auto agree = (*history)->checkSums();
        out << (agree && *agree ? "the sums agree" : "the sums DIFFER") << Qt::endl;
        return agree && *agree ? 0 : 1;
    }
    return 0;
}
