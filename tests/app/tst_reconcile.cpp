// SPDX-License-Identifier: GPL-3.0-or-later
// Exports as providers write them, and how far our books lie from them.
#include "reconcile.h"

#include "rfc3339.h"

#include <QTest>

using namespace llmcap;

namespace {

Exchange row(const char *time, const char *model, std::int64_t nano, std::int64_t input,
             std::int64_t output)
{
    Exchange exchange;
    exchange.time = *parseRfc3339(time);
    exchange.labels.model = model;
    exchange.cost = {nano};
    exchange.usage[Unit::Input] = input;
    exchange.usage[Unit::Output] = output;
    return exchange;
}

QString shown(const std::vector<UsageLine> &lines)
{
    QStringList all;
    for (const UsageLine &line : lines)
        all += QString("%1 %2 %3 %4")
                   .arg(QString::fromStdString(line.day), QString::fromStdString(line.model),
                        line.cost ? QString::fromStdString(toUsdString(*line.cost)) : "-")
                   .arg(line.tokens ? QString::number(*line.tokens) : "-");
    return all.join("; ");
}

} // namespace

class TestReconcile final : public QObject {
    Q_OBJECT
private slots:
    void readsWhatProvidersExport_data();
    void readsWhatProvidersExport();
    void badInputNamesLineAndColumn_data();
    void badInputNamesLineAndColumn();
    void readsAmountsExactly_data();
    void readsAmountsExactly();
    void oneModelHasManyNames_data();
    void oneModelHasManyNames();
    void driftIsByDayAndModel();
    void theToleranceDecides_data();
    void theToleranceDecides();
};

void TestReconcile::readsWhatProvidersExport_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("lines");
    QTest::newRow("a file of one's own")
        << QByteArray("date,model,cost_usd\n2026-11-24,gpt-4o,1.25\n"
                      "2026-11-25,\"o3\",\"1,000.50\"\n")
        << "2026-11-24 gpt-4o 1.25 -; 2026-11-25 o3 1000.50 -";
    QTest::newRow("OpenAI, costs as CSV")
        << QByteArray("start_time,end_time,start_time_iso,end_time_iso,amount_value,"
                      "amount_currency,line_item,project_id\r\n"
                      "1795478400,1795564800,2026-11-24T00:00:00+00:00,2026-11-25T00:00:00+00:00,"
                      "0.0600000001,usd,\"gpt-4o-2024-08-06, input\",proj_1\r\n")
        << "2026-11-24 gpt-4o-2024-08-06 0.06 -";
    QTest::newRow("OpenAI, usage as CSV")
        << QByteArray("start_time,end_time,start_time_iso,num_model_requests,input_tokens,"
                      "output_tokens,input_cached_tokens,model\n"
                      "1795478400,1795564800,2026-11-24T00:00:00Z,5,1000,500,800,gpt-4o\n")
        << "2026-11-24 gpt-4o - 1500";
    QTest::newRow("OpenAI, costs from the API")
        << QByteArray(R"({"object":"page","data":[{"object":"bucket","start_time":1795478400,
            "end_time":1795564800,"results":[{"object":"organization.costs.result",
            "amount":{"value":6e-2,"currency":"usd"},"line_item":"gpt-4o, output",
            "project_id":null}]}],"has_more":false,"next_page":null})")
        << "2026-11-24 gpt-4o 0.06 -";
    QTest::newRow("OpenAI, usage from the API, two pages")
        << QByteArray(R"([{"data":[{"start_time":1795478400,"results":[{"input_tokens":1000,
            "output_tokens":500,"input_cached_tokens":800,"model":"gpt-4o"}]}],"has_more":true},
            {"data":[{"start_time":1795564800,"results":[]}],"has_more":false}])")
        << "2026-11-24 gpt-4o - 1500";
    QTest::newRow("Anthropic, usage from the API")
        << QByteArray(R"({"data":[{"starting_at":"2026-11-24T00:00:00Z","ending_at":
            "2026-11-25T00:00:00Z","results":[{"uncached_input_tokens":1500,"cache_creation":
            {"ephemeral_1h_input_tokens":1000,"ephemeral_5m_input_tokens":500},
            "cache_read_input_tokens":200,"output_tokens":500,"server_tool_use":
            {"web_search_requests":10},"api_key_id":null,"model":"claude-opus-4-8"}]}],
            "has_more":false})")
        << "2026-11-24 claude-opus-4-8 - 3700";
    QTest::newRow("Anthropic, costs from the API, in cents")
        << QByteArray(R"({"data":[{"starting_at":"2026-11-24T00:00:00Z","results":[{"currency":
            "USD","amount":"123.78912","description":"Claude Opus 4.8 usage","model":
            "claude-opus-4-8","token_type":"output_tokens"}]}],"has_more":false})")
        << "2026-11-24 claude-opus-4-8 1.2378912 -";
    QTest::newRow("Anthropic, usage as CSV")
        << QByteArray("usage_date_utc,model_version,usage_input_tokens_no_cache,"
                      "usage_input_tokens_cache_write_5m,usage_input_tokens_cache_write_1h,"
                      "usage_input_tokens_cache_read,usage_output_tokens,web_search_count\n"
                      "2026-11-24,claude-opus-4-8,1,20,300,4000,50000,1\n")
        << "2026-11-24 claude-opus-4-8 - 54321";
    QTest::newRow("Google, billing as CSV, with a byte order mark")
        << QByteArray("\xef\xbb\xbf"
                      "Service description,SKU description,Usage start date,Cost ($)\n"
                      "Gemini API,Gemini 2.5 Flash input,2026-11-24,0.30\n")
        << "2026-11-24 Gemini 2.5 Flash input 0.30 -";
}

void TestReconcile::readsWhatProvidersExport()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, lines);
    const auto read = readUsageExport(text.toStdString(), "export");
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(shown(*read), lines);
}

void TestReconcile::badInputNamesLineAndColumn_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("place");
    QTest::newRow("nothing") << QByteArray(" \n") << "f:1: the file is empty";
    QTest::newRow("no day") << QByteArray("model,cost\nm,1\n") << "f:1: no column for the day";
    QTest::newRow("no cost") << QByteArray("date,model\n2026-11-24,m\n")
                             << "f:1: no column for costs or tokens";
    QTest::newRow("a day that is none") << QByteArray("date,cost\n2026-11-24,1\n11/25/2026,2\n")
                                        << "f:3: column 1 (date): \"11/25/2026\" is no day";
    QTest::newRow("a cost that is none") << QByteArray("date,model,cost\n2026-11-24,m,a lot\n")
                                         << "f:2: column 3 (cost): \"a lot\" is no amount";
    QTest::newRow("half a token") << QByteArray("date,input_tokens\n2026-11-24,1.5\n")
                                  << "f:2: column 2 (input_tokens): \"1.5\" is no count";
    QTest::newRow("a row too short") << QByteArray("date,model,cost\n2026-11-24,1\n")
                                     << "f:2: it has 2 cells, the first line 3";
    QTest::newRow("a quote without end") << QByteArray("date,cost\n\"2026-11-24,1\n")
                                         << "f:2: a quoted cell does not end";
    QTest::newRow("lines inside quotes are counted")
        << QByteArray("date,note,cost\n2026-11-24,\"a\nb\",1\n2026-11-24,c,x\n")
        << "f:4: column 3 (cost): \"x\" is no amount";
    QTest::newRow("other JSON") << QByteArray("{\"usage\": []}") << "f:1: data: a list of days";
    QTest::newRow("JSON without a day") << QByteArray("{\"data\": [\n{\"results\": []}]}")
                                        << "f:2: start_time: no day there";
    QTest::newRow("only the first page")
        << QByteArray(R"({"data":[],"has_more":true})") << "f:1: has_more: later pages";
}

void TestReconcile::badInputNamesLineAndColumn()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, place);
    const auto read = readUsageExport(text.toStdString(), "f");
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::BadInput);
    QVERIFY2(QString::fromStdString(read.error().message).startsWith(place),
             read.error().message.c_str());
}

void TestReconcile::readsAmountsExactly_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("perUsd");
    QTest::addColumn<qint64>("nano");
    QTest::newRow("dollars") << "12.5" << 1 << qint64(12'500'000'000);
    QTest::newRow("an exponent") << "1.2e-05" << 1 << qint64(12'000);
    QTest::newRow("a large exponent") << "1E+3" << 1 << qint64(1'000'000'000'000);
    QTest::newRow("half a nano-dollar goes up") << "0.0000000005" << 1 << qint64(1);
    QTest::newRow("less than half does not") << "0.00000000049999" << 1 << qint64(0);
    QTest::newRow("far too fine") << "9e-30" << 1 << qint64(0);
    QTest::newRow("cents") << "123.78912" << 100 << qint64(1'237'891'200);
    QTest::newRow("a credit") << "-0.10" << 1 << qint64(-100'000'000);
    QTest::newRow("a sign and separators") << "$1,234,567.89" << 1 << qint64(1'234'567'890'000'000);
}

void TestReconcile::readsAmountsExactly()
{
    QFETCH(QString, text);
    QFETCH(int, perUsd);
    QFETCH(qint64, nano);
    const auto amount = parseExportAmount(text.toStdString(), perUsd);
    QVERIFY(amount);
    QCOMPARE(amount->count, nano);
    for (const char *bad : {"", "-", "1.2.3", "1e", "e5", "0x10", "1 2", "--1", "1e999", "NaN"})
        QVERIFY2(!parseExportAmount(bad, 1), bad);
    QCOMPARE(parseExportAmount("1e90", 1).error().code, ErrorCode::Overflow);
}

void TestReconcile::oneModelHasManyNames_data()
{
    QTest::addColumn<QString>("written");
    QTest::addColumn<QString>("name");
    QTest::newRow("an alias") << "gpt-4o" << "gpt-4o";
    QTest::newRow("OpenAI's snapshot") << "gpt-4o-2024-08-06" << "gpt-4o";
    QTest::newRow("Anthropic's snapshot") << "claude-sonnet-4-5-20250929" << "claude-sonnet-4-5";
    QTest::newRow("a prefix") << "models/Gemini-2.5-pro" << "gemini-2.5-pro";
    QTest::newRow("Mistral's months stay") << "mistral-large-2411" << "mistral-large-2411";
    QTest::newRow("Google's item") << "Gemini 2.5 Flash input tokens" << "gemini-2.5-flash";
    QTest::newRow("nothing") << "" << "";
}

void TestReconcile::oneModelHasManyNames()
{
    QFETCH(QString, written);
    QFETCH(QString, name);
    QCOMPARE(QString::fromStdString(billedName(written.toStdString())), name);
}

void TestReconcile::driftIsByDayAndModel()
{
    const auto lines = readUsageExport("date,model,cost\n2026-11-24,gpt-4o-2024-08-06,1.00\n"
                                       "2026-11-24,gpt-4o-2024-08-06,0.50\n2026-11-25,o3,2\n",
                                       "f");
    Reconciliation books(*lines);
    books.add(row("2026-11-23T23:59:59.999999Z", "gpt-4o", 7, 1, 1));   // the day before
    books.add(row("2026-11-24T00:00:00Z", "gpt-4o", 1'000'000'000, 1, 1));
    books.add(row("2026-11-24T23:59:59Z", "gpt-4o-2024-11-20", 400'000'000, 1, 1));
    books.add(row("2026-11-25T12:00:00Z", "o4-mini", 100'000'000, 1, 1));
    Exchange refused = row("2026-11-25T12:00:00Z", "o3", 0, 0, 0);
    refused.outcome = Outcome::Refused;
    books.add(refused);
    QCOMPARE(books.lines().size(), std::size_t(3));
    const auto &first = books.lines().at({"2026-11-24", "gpt-4o"});
    QCOMPARE(first.ours.count, 1'400'000'000);
    QCOMPARE(first.theirs.count, 1'500'000'000);
    QCOMPARE(books.lines().at({"2026-11-25", "o3"}).ours.count, 0);
    QCOMPARE(books.lines().at({"2026-11-25", "o4-mini"}).theirs.count, 0);
    QCOMPARE(books.total().ours.count - books.total().theirs.count, -2'000'000'000);
}

void TestReconcile::theToleranceDecides_data()
{
    QTest::addColumn<QString>("tolerance");
    QTest::addColumn<qint64>("ours");
    QTest::addColumn<qint64>("theirs");
    QTest::addColumn<bool>("isBeyond");
    const qint64 usd = 1'000'000'000;
    QTest::newRow("equal") << "0%" << usd << usd << false;
    QTest::newRow("a nano-dollar off, none allowed") << "0%" << usd + 1 << usd << true;
    QTest::newRow("exactly a hundredth of the larger") << "1%" << 99 * usd << 100 * usd << false;
    QTest::newRow("a nano-dollar more") << "1%" << 99 * usd - 1 << 100 * usd << true;
    QTest::newRow("the other way round") << "1%" << 100 * usd << 99 * usd - 1 << true;
    QTest::newRow("a tenth of a percent") << "0.1%" << 1000 * usd << 999 * usd << false;
    QTest::newRow("dollars, exactly") << "0.25" << usd << usd + 250'000'000 << false;
    QTest::newRow("dollars, above") << "0.25" << usd << usd + 250'000'001 << true;
    QTest::newRow("they have nothing") << "1%" << usd << qint64(0) << true;
    QTest::newRow("a fortune") << "1%" << 9'000'000'000 * usd << 8'000'000'000 * usd << true;
}

void TestReconcile::theToleranceDecides()
{
    QFETCH(QString, tolerance);
    QFETCH(qint64, ours);
    QFETCH(qint64, theirs);
    QFETCH(bool, isBeyond);
    const auto allowed = parseTolerance(tolerance.toStdString());
    QVERIFY(allowed);
    const auto lines = readUsageExport("date,model,cost\n2026-11-24,m,0\n", "f");
    const Reconciliation books(*lines);
    Reconciliation::Line line;
    line.ours = {ours};
    line.theirs = {theirs};
    QCOMPARE(books.isBeyond(line, *allowed), isBeyond);
    for (const char *bad : {"", "%", "-1%", "one", "1%%"})
        QVERIFY2(!parseTolerance(bad), bad);
}

QTEST_GUILESS_MAIN(TestReconcile)
#include "tst_reconcile.moc"
