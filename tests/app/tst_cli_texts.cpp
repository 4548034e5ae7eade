// SPDX-License-Identifier: GPL-3.0-or-later
// What the console program prints.
#include "env_text.h"
#include "feed_json_reader.h"
#include "log_text.h"
#include "rfc3339.h"
#include "status_text.h"

#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const TextStyle plain;

FeedStatus status()
{
    FeedStatus status;
    status.version = "1.2.3";
    Snapshot &snapshot = status.snapshot;
    snapshot.asOf = *parseRfc3339("2026-11-24T11:03:11.000005Z");
    snapshot.zone = "Europe/Berlin";
    snapshot.today = {NanoUsd{4'180'000'000}, NanoUsd{500'000'000}, 12, 3, 0};
    snapshot.month = {NanoUsd{99'000'000'000}, {}, 1, 0, 2};
    CapState day;
    day.cap.name = "day";
    day.cap.limit = 10'000'000'000;
    day.limit = 10'000'000'000;
    day.spent = 4'180'000'000;
    day.held = 500'000'000;
    day.window = {*parseRfc3339("2026-11-23T23:00:00Z"), *parseRfc3339("2026-11-24T23:00:00Z")};
    snapshot.caps = {day};
    status.providers = {{"openai", WireFormat::OpenAi, "http://127.0.0.1:4517/openai"},
                        {"anthropic", WireFormat::Anthropic, "http://127.0.0.1:4517/anthropic"},
                        {"mistral", WireFormat::Mistral, "http://127.0.0.1:4517/mistral"}};
    return status;
}

Exchange row()
{
    Exchange row;
    row.id = "r_1";
    row.time = *parseRfc3339("2026-11-24T11:03:11Z");
    row.labels = {"openai", "chat", "gpt-5", "site", "k_1", ""};
    row.status = 200;
    row.usage[Unit::Input] = 10;
    row.usage[Unit::CacheRead] = 5;
    row.usage[Unit::Output] = 7;
    row.cost = {4'200'000};
    row.basis = CostBasis::Reported;
    return row;
}

QString joined(const std::string &text)
{
    return QString::fromStdString(text).simplified();
}

} // namespace

class TestCliTexts final : public QObject {
    Q_OBJECT
private slots:
    void theStatusForPeople();
    void whatIsEnforcedIsSaid();
    void capsSayWhatTheyAre_data();
    void capsSayWhatTheyAre();
    void capsSayWhenTheyEnd();
    void oneLineForAPrompt();
    void unpricedMakesItAtLeast();
    void theJsonIsTheFeeds();
    void rowsForPeople();
    void costsSayHowTheyAreKnown();
    void nobodyWritesToTheTerminal();
    void coloursOnlyWhereWanted();
    void barsAreFilled_data();
    void barsAreFilled();
    void tablesAlign();
    void shellLines();
    void projectsArePathSegments_data();
    void projectsArePathSegments();
};

void TestCliTexts::theStatusForPeople()
{
    const QString text = QString::fromStdString(statusText(status(), plain));
    QVERIFY2(text.startsWith("LLMCap  enforcing\n"), qPrintable(text));
    const QString line = text.simplified();
    QVERIFY2(line.contains("Today $4.18 12 requests, 3 blocked, $0.50 held"), qPrintable(line));
    QVERIFY2(line.contains("This month at least $99.00 1 request, 0 blocked, 2 unpriced"),
             qPrintable(line));
    QVERIFY2(line.contains("day $4.68 of $10.00"), qPrintable(line));
    QVERIFY2(line.contains("46% ok resets in 11 h 57 min per day"), qPrintable(line));
    QVERIFY2(line.endsWith("as of 2026-11-24 12:03:11 Europe/Berlin"), qPrintable(line));
    FeedStatus demo = status();
    demo.demo = true;
    QVERIFY(statusText(demo, plain).find("DEMO") != std::string::npos);
    QVERIFY(statusLine(demo).find("DEMO") != std::string::npos);
}

void TestCliTexts::whatIsEnforcedIsSaid()
{
    FeedStatus shown = status();
    shown.snapshot.warnOnly = true;
    QVERIFY(joined(statusText(shown, plain)).contains("warning only"));
    shown.snapshot.pausedUntil = shown.snapshot.asOf + 1h;
    QVERIFY(joined(statusText(shown, plain)).contains("paused until 2026-11-24 13:03:11"));
    shown.snapshot.blockAll = true;
    QVERIFY(joined(statusText(shown, plain)).contains("blocking every paid request"));
    FeedStatus open = status();
    open.snapshot.caps.clear();
    QVERIFY(joined(statusText(open, plain)).contains("no cap is set"));
    open.snapshot.pausedUntil = open.snapshot.asOf - 1h;
    QVERIFY(!joined(statusText(open, plain)).contains("paused"));
}

void TestCliTexts::capsSayWhatTheyAre_data()
{
    QTest::addColumn<QByteArray>("window");
    QTest::addColumn<QString>("expected");
    QTest::newRow("calendar") << QByteArray("month:15") << "per month:15, openai, gpt-5*";
    QTest::newRow("total") << QByteArray("total") << "in total, openai, gpt-5*";
    QTest::newRow("rolling") << QByteArray("90m") << "in any 90m, openai, gpt-5*";
}

void TestCliTexts::capsSayWhatTheyAre()
{
    QFETCH(QByteArray, window);
    Cap cap;
    cap.window = *parseWindow(window.toStdString());
    cap.scope = {"openai", "gpt-5*", "", ""};
    QTEST(QString::fromStdString(describeCap(cap)), "expected");
    cap.action = CapAction::Warn;
    cap.policy = CapPolicy::Strict;
    QVERIFY(QString::fromStdString(describeCap(cap)).endsWith(", warn, strict"));
}

void TestCliTexts::capsSayWhenTheyEnd()
{
    FeedStatus shown = status();
    CapState &cap = shown.snapshot.caps[0];
    cap.limit = 15'000'000'000;
    QVERIFY(joined(capsText(shown, plain)).contains("raised by $5.00"));
    cap.window.end = Instant::max();
    QVERIFY(joined(capsText(shown, plain)).contains("never resets"));
    cap.cap.window = *parseWindow("90m");
    QVERIFY(joined(capsText(shown, plain)).contains("rolls on"));
    cap.cap.pausedUntil = shown.snapshot.asOf + 1h;
    QVERIFY(joined(capsText(shown, plain)).contains("paused until 2026-11-24 13:03:11"));
    cap.cap.unit = CapUnit::Requests;
    cap.spent = 1;
    cap.held = 0;
    QVERIFY(joined(capsText(shown, plain)).contains("1 request of"));
    cap.limit = 0;
    QVERIFY(joined(capsText(shown, plain)).contains("over"));
}

void TestCliTexts::oneLineForAPrompt()
{
    QCOMPARE(statusLine(status()), std::string("$4.18 of $10.00 today, 3 blocked"));
    FeedStatus shown = status();
    shown.snapshot.today.blocked = 0;
    shown.snapshot.caps[0].cap.scope.provider = "openai";   // not the cap of everything
    shown.snapshot.state = Snapshot::State::Reached;
    QCOMPARE(statusLine(shown), std::string("$4.18 today, reached"));
    shown.snapshot.blockAll = true;
    QCOMPARE(statusLine(shown), std::string("$4.18 today, all blocked"));
}

void TestCliTexts::unpricedMakesItAtLeast()
{
    QCOMPARE(spentText({NanoUsd{1'000'000'000}, {}, 2, 0, 1}), std::string("at least $1.00"));
    QCOMPARE(spentText({NanoUsd{1'000'000'000}, {}, 2, 0, 0}), std::string("$1.00"));
}

void TestCliTexts::theJsonIsTheFeeds()
{
    const FeedStatus shown = status();
    const auto again = readStatus(QByteArray::fromStdString(statusAsJson(shown)));
    QVERIFY2(again, again ? "" : again.error().message.c_str());
    QCOMPARE(*again, shown);
}

void TestCliTexts::rowsForPeople()
{
    const QString line = joined(logLine(row(), "Europe/Berlin", plain));
    QCOMPARE(line, QString("2026-11-24 12:03:11 openai gpt-5 15 in 7 out $0.0042 200 completed "
                           "site"));
    Exchange refused = row();
    refused.outcome = Outcome::Refused;
    refused.cap = "day";
    QVERIFY(joined(logLine(refused, "UTC", plain)).contains("refused by day"));
}

void TestCliTexts::costsSayHowTheyAreKnown()
{
    Exchange shown = row();
    QCOMPARE(costText(shown), std::string("$0.0042"));
    shown.basis = CostBasis::Estimated;
    QCOMPARE(costText(shown), std::string("~$0.0042"));
    shown.basis = CostBasis::Held;
    QCOMPARE(costText(shown), std::string("$0.0042 held"));
    shown.basis = CostBasis::Unpriced;
    QCOMPARE(costText(shown), std::string("unpriced"));
    shown.basis = CostBasis::None;
    QCOMPARE(costText(shown), std::string("-"));
}

void TestCliTexts::nobodyWritesToTheTerminal()
{
    QCOMPARE(printable("a\x1b[2Jb\r\n\t\x7f"), std::string("a?[2Jb????"));
    QCOMPARE(printable("a\xc2\x9b" "2J"), std::string("a?2J"));
    QCOMPARE(printable("gr\xc3\xbc\xc3\x9f" "e \xc2\xa9"),
             std::string("gr\xc3\xbc\xc3\x9f" "e \xc2\xa9"));
    Exchange evil = row();
    evil.labels.model = "\x1b]0;x\x07";
    evil.labels.project = "\x1b[2J";
    evil.labels.provider = "\n";
    evil.cap = "\x1b";
    for (const char c : logLine(evil, "UTC", plain))
        QVERIFY(static_cast<unsigned char>(c) >= 0x20);
    Cap cap;
    cap.scope = {"\x1b", "\x1b", "\x1b", "\x1b"};
    QVERIFY(describeCap(cap).find('\x1b') == std::string::npos);
}

void TestCliTexts::coloursOnlyWhereWanted()
{
    QVERIFY(statusText(status(), plain).find('\x1b') == std::string::npos);
    QVERIFY(logLine(row(), "UTC", plain).find('\x1b') == std::string::npos);
    const TextStyle colours{true, true};
    QVERIFY(statusText(status(), colours).find('\x1b') != std::string::npos);
    QCOMPARE(colours.paint("x", Colour::Red), std::string("\x1b[31mx\x1b[0m"));
    QCOMPARE(colours.paint("x", Colour::Plain), std::string("x"));
}

void TestCliTexts::barsAreFilled_data()
{
    QTest::addColumn<qint64>("part");
    QTest::addColumn<qint64>("whole");
    QTest::addColumn<QString>("expected");
    QTest::newRow("empty") << qint64(0) << qint64(10) << "....";
    QTest::newRow("half") << qint64(5) << qint64(10) << "##..";
    QTest::newRow("full") << qint64(10) << qint64(10) << "####";
    QTest::newRow("over") << qint64(99) << qint64(10) << "####";
    QTest::newRow("nothing of nothing") << qint64(0) << qint64(0) << "....";
    QTest::newRow("something of nothing") << qint64(1) << qint64(0) << "####";
}

void TestCliTexts::barsAreFilled()
{
    QFETCH(qint64, part);
    QFETCH(qint64, whole);
    QTEST(QString::fromStdString(plain.bar(part, whole, 4, Colour::Plain)), "expected");
}

void TestCliTexts::tablesAlign()
{
    TextTable table;
    table.add({{"\xc3\xa4"}, {"1", Colour::Plain, true}, {"x"}});
    table.add({{"abc"}, {"10", Colour::Plain, true}, {"y"}});
    QCOMPARE(table.toText(plain), std::string("\xc3\xa4     1  x\nabc  10  y\n"));
}

void TestCliTexts::shellLines()
{
    const auto providers = status().providers;
    // openai-python adds "/chat/completions" to its base URL, Anthropic's SDK "/v1/messages".
    QCOMPARE(sdkBaseUrl(providers[0]), std::string("http://127.0.0.1:4517/openai/v1"));
    QCOMPARE(sdkBaseUrl(providers[1]), std::string("http://127.0.0.1:4517/anthropic"));
    QCOMPARE(*envText(providers, "bash", ""),
             std::string("export OPENAI_BASE_URL='http://127.0.0.1:4517/openai/v1'\n"
                         "export ANTHROPIC_BASE_URL='http://127.0.0.1:4517/anthropic'\n"
                         "# mistral: give its SDK the base URL http://127.0.0.1:4517/mistral\n"));
    QVERIFY(envText(providers, "powershell", "")
                ->starts_with("$env:OPENAI_BASE_URL = 'http://127.0.0.1:4517/openai/v1'\n"));
    const std::string cmd = *envText(providers, "cmd", "site");
    QVERIFY(cmd.starts_with("set \"OPENAI_BASE_URL=http://127.0.0.1:4517/p/site/openai/v1\"\n"));
    QVERIFY(cmd.find("rem mistral: ") != std::string::npos);
}

void TestCliTexts::projectsArePathSegments_data()
{
    QTest::addColumn<QByteArray>("project");
    for (const char *project : {"a/b", "a b", "a'b", "a\"b", "$(x)", "%41", ".", "..", "ä"})
        QTest::newRow(project) << QByteArray(project);
    QTest::newRow("too long") << QByteArray(65, 'a');
}

void TestCliTexts::projectsArePathSegments()
{
    QFETCH(QByteArray, project);
    const auto text = envText(status().providers, "bash", project.toStdString());
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(TestCliTexts)
#include "tst_cli_texts.moc"
