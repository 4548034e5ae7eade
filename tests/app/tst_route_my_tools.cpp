// SPDX-License-Identifier: GPL-3.0-or-later
// "Route my tools": nothing that the user had, or wrote meanwhile, is ever lost.
#include "routing.h"
#include "tool_settings.h"
#include "watchdog.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const QString url = QStringLiteral("http://127.0.0.1:4517");
const RoutedVariables variables{{"OPENAI_BASE_URL", "http://127.0.0.1:4517/openai/v1"},
                                {"ANTHROPIC_BASE_URL", "http://127.0.0.1:4517/anthropic"}};
const QString openAi = QStringLiteral("OPENAI_BASE_URL");
const QString anthropic = QStringLiteral("ANTHROPIC_BASE_URL");

/// Variables in memory, as the registry keeps them: one value a name, with a type.
struct Memory {
    std::map<QString, UserEnvironment::Value> values;
    int writesUntilFailure = -1;   // < 0: none fails
};
class InMemory final : public UserEnvironment {
public:
    explicit InMemory(Memory &memory) : m_memory(memory) {}
    std::optional<Value> read(const QString &name) const override
    {
        const auto found = m_memory.values.find(name);
        return found == m_memory.values.end() ? std::nullopt : std::optional(found->second);
    }
    Result<void> write(const QString &name, const std::optional<Value> &value) override
    {
        if (m_memory.writesUntilFailure == 0) {
            return Error{ErrorCode::Io, "forbidden"};
        }
        --m_memory.writesUntilFailure;
        if (value) {
            m_memory.values[name] = *value;
        } else {
            m_memory.values.erase(name);
        }
        return {};
    }
    Result<void> announce() override { return {}; }

private:
    Memory &m_memory;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
}

void write(const QString &path, const QByteArray &content)
{
    QDir().mkpath(QFileInfo(path).absolutePath());
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(content);
    }
}

} // namespace

class TestRouteMyTools final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void offBringsBackWhatTheUserHad();
    void whatTheUserWroteMeanwhileStays();
    void whatTheUserDeletedMeanwhileStaysDeleted();
    void aCrashBetweenJournalAndVariablesLosesNothing();
    void aStaleValueOfOursIsNotBroughtBack();
    void quitTakesBackAndTheNextStartRoutesAgain();
    void anEditIsRespectedOverRestarts();
    void aFailureHalfWayIsUndone();
    void anotherLlmcapThatServesKeepsItsVariables();
    void aDeadPortIsRescued();
    void somethingElseOnThePortIsNotLlmcap();
    void theThirdCrashWithinAMinuteIsEnough();
    void aRestartTakesTheSamePort();
    void codexSettingsAreAsTheyWereToTheByte_data();
    void codexSettingsAreAsTheyWereToTheByte();
    void codexIsNotMade();
#ifndef Q_OS_WIN
    void profilesAreAsTheyWereToTheByte_data();
    void profilesAreAsTheyWereToTheByte();
    void shellsSeeTheVariables_data();
    void shellsSeeTheVariables();
    void anEditOfOurFileStays();
#endif

private:
    Routing routing() { return Routing(m_journal, std::make_unique<InMemory>(m_memory)); }
    std::optional<QString> value(const QString &name) const
    {
        const auto found = m_memory.values.find(name);
        return found == m_memory.values.end() ? std::nullopt
                                              : std::optional(found->second.text);
    }

    Memory m_memory;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::filesystem::path m_journal;
};

void TestRouteMyTools::init()
{
    m_memory = {};
    m_folder = std::make_unique<QTemporaryDir>();
    m_journal = (m_folder->path() + "/routing.json").toStdU16String();
}

void TestRouteMyTools::offBringsBackWhatTheUserHad()
{
    const UserEnvironment::Value own{"https://%GATEWAY%/v1", 2};   // REG_EXPAND_SZ
    m_memory.values[openAi] = own;
    QVERIFY(routing().on(url, variables));
    QCOMPARE(value(openAi), QString("http://127.0.0.1:4517/openai/v1"));
    QCOMPARE(value(anthropic), QString("http://127.0.0.1:4517/anthropic"));
    QCOMPARE(routing().covered(), QStringList{"OPENAI_BASE_URL=https://%GATEWAY%/v1"});
    QVERIFY2(routing().on(url, variables), "twice does no harm");
    QVERIFY(routing().off());
    QVERIFY2(m_memory.values[openAi] == own, "with its type");
    QCOMPARE(value(anthropic), std::nullopt);
    QVERIFY(routing().off());
    QVERIFY(m_memory.values[openAi] == own);
}

void TestRouteMyTools::whatTheUserWroteMeanwhileStays()
{
    m_memory.values[openAi] = {"https://old.example/v1", 1};
    QVERIFY(routing().on(url, variables));
    m_memory.values[openAi] = {"https://new.example/v1", 1};
    QVERIFY(routing().off());
    QCOMPARE(value(openAi), QString("https://new.example/v1"));
}

void TestRouteMyTools::whatTheUserDeletedMeanwhileStaysDeleted()
{
    m_memory.values[openAi] = {"https://old.example/v1", 1};
    QVERIFY(routing().on(url, variables));
    m_memory.values.erase(openAi);
    QVERIFY(routing().off());
    QCOMPARE(value(openAi), std::nullopt);
}

void TestRouteMyTools::aCrashBetweenJournalAndVariablesLosesNothing()
{
    m_memory.values[openAi] = {"https://old.example/v1", 1};
    const auto before = m_memory.values;
    QVERIFY(routing().on(url, variables));
    m_memory.values = before;   // the journal is on disk, no variable is written
    QCOMPARE(routing().resume(url, variables) ? 1 : 0, 1);
    QVERIFY2(routing().journal().released.isEmpty(), "nobody edited anything");
    QVERIFY(routing().off());
    QVERIFY(m_memory.values == before);
}

void TestRouteMyTools::aStaleValueOfOursIsNotBroughtBack()
{
    m_memory.values[openAi] = {url + "/openai/v1", 1};   // its journal is lost
    QVERIFY(routing().on(url, variables));
    QVERIFY(routing().off());
    QCOMPARE(value(openAi), std::nullopt);
}

void TestRouteMyTools::quitTakesBackAndTheNextStartRoutesAgain()
{
    m_memory.values[openAi] = {"https://old.example/v1", 1};
    QVERIFY(routing().on(url, variables));
    QVERIFY(routing().rest(url));
    QCOMPARE(value(openAi), QString("https://old.example/v1"));
    QVERIFY(!routing().journal().isInForce());

    const auto again = routing().resume("http://127.0.0.1:5000",
                                        {{"OPENAI_BASE_URL", "http://127.0.0.1:5000/openai/v1"}});
    QVERIFY(again && *again);
    QCOMPARE(value(openAi), QString("http://127.0.0.1:5000/openai/v1"));
    QVERIFY(routing().off());
    QCOMPARE(value(openAi), QString("https://old.example/v1"));
    const auto never = routing().resume(url, variables);
    QVERIFY2(never && !*never, "off is off");
    QCOMPARE(value(anthropic), std::nullopt);
}

void TestRouteMyTools::anEditIsRespectedOverRestarts()
{
    QVERIFY(routing().on(url, variables));
    m_memory.values[openAi] = {"https://mine.example/v1", 1};
    QVERIFY(routing().rest(url));
    QVERIFY(routing().resume(url, variables));
    QCOMPARE(value(openAi), QString("https://mine.example/v1"));
    QCOMPARE(value(anthropic), QString("http://127.0.0.1:4517/anthropic"));
    QVERIFY2(routing().on(url, variables), "asked for once more, all of them");
    QCOMPARE(value(openAi), QString("http://127.0.0.1:4517/openai/v1"));
    QVERIFY(routing().off());
    QCOMPARE(value(openAi), QString("https://mine.example/v1"));
}

void TestRouteMyTools::aFailureHalfWayIsUndone()
{
    m_memory.values[openAi] = {"https://old.example/v1", 1};
    const auto before = m_memory.values;
    m_memory.writesUntilFailure = 1;
    QVERIFY(!routing().on(url, variables));
    m_memory.writesUntilFailure = -1;
    QVERIFY(routing().off());
    QVERIFY(m_memory.values == before);
}

void TestRouteMyTools::anotherLlmcapThatServesKeepsItsVariables()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const QString theirs = QStringLiteral("http://127.0.0.1:%1").arg(other.serverPort());
    QVERIFY(routing().on(theirs, {{"OPENAI_BASE_URL", theirs.toStdString() + "/openai/v1"}}));
    QVERIFY(routing().rest(url));
    QCOMPARE(value(openAi), theirs + "/openai/v1");
}

void TestRouteMyTools::aDeadPortIsRescued()
{
    m_memory.values[openAi] = {"https://old.example/v1", 1};
    const QString dead = QStringLiteral("http://127.0.0.1:9");
    QVERIFY(routing().on(dead, {{"OPENAI_BASE_URL", "http://127.0.0.1:9/openai/v1"}}));
    Routing checked = routing();
    const auto rescued = checkRouting(checked, 0ms);
    QVERIFY(rescued && *rescued);
    QCOMPARE(value(openAi), QString("https://old.example/v1"));
    QVERIFY(routing().journal().problem.contains(dead));
    const auto again = checkRouting(checked, 0ms);
    QVERIFY(again && !*again);
}

void TestRouteMyTools::somethingElseOnThePortIsNotLlmcap()
{
    QTcpServer stranger;
    QVERIFY(stranger.listen(QHostAddress::LocalHost));
    QVERIFY(!answersAt(QStringLiteral("http://127.0.0.1:%1").arg(stranger.serverPort()), 0ms));
}

void TestRouteMyTools::theThirdCrashWithinAMinuteIsEnough()
{
    const CrashCount::Time start{};
    CrashCount slow;
    for (int i = 0; i < 20; ++i) {
        QVERIFY2(!slow.note(start + i * 31s), "two a minute go on for ever");
    }
    CrashCount fast;
    QVERIFY(!fast.note(start));
    QVERIFY(!fast.note(start + 30s));
    QVERIFY(fast.note(start + 60s));
}

void TestRouteMyTools::aRestartTakesTheSamePort()
{
    const QStringList any{"serve", "--listen", "127.0.0.1:0", "--cap", "day=1"};
    const QStringList same{"serve", "--listen", "127.0.0.1:4517", "--cap", "day=1"};
    QCOMPARE(settledArguments(any, url), same);
    QCOMPARE(settledArguments({"serve", "--listen=0"}, url),
             (QStringList{"serve", "--listen=127.0.0.1:4517"}));
    QCOMPARE(settledArguments({"serve"}, url), QStringList{"serve"});
}

void TestRouteMyTools::codexSettingsAreAsTheyWereToTheByte_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("no file") << QByteArray();
    QTest::newRow("no such key") << QByteArray("model = \"gpt-5.2\"\n[projects.x]\ntrust = 1\n");
    QTest::newRow("the user's own") << QByteArray(
        "model = \"m\"\nopenai_base_url = \"https://eu.api.openai.com/v1\"\n[x]\n");
    QTest::newRow("with a comment behind it")
        << QByteArray("  openai_base_url='https://x/v1'   # ours\n");
    QTest::newRow("on a last line that does not end")
        << QByteArray("openai_base_url = \"https://x\"");
    QTest::newRow("of the same name in a table, which is another key")
        << QByteArray("[other]\nopenai_base_url = \"https://x\"\n");
}

void TestRouteMyTools::codexSettingsAreAsTheyWereToTheByte()
{
    QFETCH(QByteArray, before);
    const QString home = m_folder->path();
    const QString file = home + "/.codex/config.toml";
    QVERIFY(QDir().mkpath(home + "/.codex"));
    if (!before.isEmpty()) {
        write(file, before);
    }
    const auto tools = [&] {
        return std::make_unique<ToolSettings>(std::make_unique<InMemory>(m_memory), home);
    };
    Routing routing(m_journal, tools());
    const RoutedVariables codex{{codexSetting, "http://127.0.0.1:4517/openai/v1"}};
    QVERIFY(routing.on(url, codex));
    QVERIFY2(contentOf(file).contains("\"http://127.0.0.1:4517/openai/v1\""), contentOf(file));
    QCOMPARE(tools()->read(codexSetting)->text, QString("http://127.0.0.1:4517/openai/v1"));
    QVERIFY(routing.off());
    QCOMPARE(contentOf(file), before.isEmpty() ? QByteArray("(missing)") : before);
}

void TestRouteMyTools::codexIsNotMade()
{
    ToolSettings tools(std::make_unique<InMemory>(m_memory), m_folder->path());
    QVERIFY(tools.write(codexSetting, UserEnvironment::Value{"http://x", 0}));
    QVERIFY2(!QDir(m_folder->path() + "/.codex").exists(), "it is not installed");
    QVERIFY(!tools.read(codexSetting));
}

#ifndef Q_OS_WIN

void TestRouteMyTools::profilesAreAsTheyWereToTheByte_data()
{
    QTest::addColumn<QByteArray>("profile");
    QTest::newRow("one that ends its last line") << QByteArray("export A=1\n");
    QTest::newRow("one that does not") << QByteArray("export A=1");
    QTest::newRow("an empty one's absence") << QByteArray();
    QTest::newRow("empty lines at the end") << QByteArray("export A=1\n\n\n");
    QTest::newRow("Windows line ends") << QByteArray("export A=1\r\n");
}

void TestRouteMyTools::profilesAreAsTheyWereToTheByte()
{
    QFETCH(QByteArray, profile);
    const QString home = m_folder->path() + "/it's a $home";
    QVERIFY(QDir().mkpath(home));
    if (!profile.isEmpty()) {
        write(home + "/.profile", profile);
        write(home + "/.bashrc", profile);
        QVERIFY(QFile::link(home + "/dotfiles", home + "/.zshenv"));
        write(home + "/dotfiles", profile);
    }
    Routing routing(m_journal, userEnvironment(home));
    QVERIFY(routing.on(url, variables));
    QVERIFY(routing.on(url, variables));
    QVERIFY(contentOf(home + "/.profile").contains("60-llmcap.conf"));
    QVERIFY(routing.off());
    if (profile.isEmpty()) {
        QVERIFY2(!QFile::exists(home + "/.profile"), "a file that we made goes");
    } else {
        QCOMPARE(contentOf(home + "/.profile"), profile);
        QCOMPARE(contentOf(home + "/.bashrc"), profile);
        QCOMPARE(contentOf(home + "/dotfiles"), profile);
        QVERIFY2(QFileInfo(home + "/.zshenv").isSymLink(), "a link stays one");
    }
    QVERIFY(!QFile::exists(home + "/.config/environment.d/60-llmcap.conf"));
}

void TestRouteMyTools::shellsSeeTheVariables_data()
{
    QTest::addColumn<QStringList>("shell");
    QTest::newRow("a POSIX login shell") << QStringList{"sh", "-lc"};
    QTest::newRow("a bash login shell") << QStringList{"bash", "-lc"};
    QTest::newRow("bash in a terminal window") << QStringList{"bash", "-ic"};
}

void TestRouteMyTools::shellsSeeTheVariables()
{
    QFETCH(QStringList, shell);
    const QString home = m_folder->path() + "/it's a $home";
    write(home + "/.profile", "export OPENAI_BASE_URL=https://old.example/v1\n");
    write(home + "/.bashrc", "export OPENAI_BASE_URL=https://old.example/v1");
    const auto seen = [&] {
        QProcess process;
        QProcessEnvironment environment;
        environment.insert("HOME", home);
        environment.insert("PATH", "/usr/bin:/bin");
        process.setProcessEnvironment(environment);
        process.start(shell.first(), {shell.last(), "echo \"<$OPENAI_BASE_URL>\""});
        process.waitForFinished();
        return process.readAllStandardOutput().trimmed();
    };
    Routing routing(m_journal, userEnvironment(home));
    QVERIFY(routing.on(url, variables));
    QCOMPARE(seen(), QByteArray("<http://127.0.0.1:4517/openai/v1>"));
    QVERIFY(routing.off());
    QCOMPARE(seen(), QByteArray("<https://old.example/v1>"));
}

void TestRouteMyTools::anEditOfOurFileStays()
{
    const QString home = m_folder->path();
    Routing routing(m_journal, userEnvironment(home));
    QVERIFY(routing.on(url, variables));
    const QString file = home + "/.config/environment.d/60-llmcap.conf";
    write(file, contentOf(file).replace("127.0.0.1:4517/openai", "10.0.0.1:80/openai")
                    + "MINE=1\n");
    QVERIFY(routing.off());
    const QByteArray left = contentOf(file);
    QVERIFY2(left.contains("OPENAI_BASE_URL=http://10.0.0.1:80/openai/v1\n"), left);
    QVERIFY(left.contains("MINE=1\n"));
    QVERIFY(!left.contains("ANTHROPIC"));
}

#endif

QTEST_GUILESS_MAIN(TestRouteMyTools)
#include "tst_route_my_tools.moc"
