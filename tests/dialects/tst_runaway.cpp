// SPDX-License-Identifier: GPL-3.0-or-later
// The guard must find loops soon and must never trip over an agent that works.
#include "agent_traffic.h"
#include "prompt_shape.h"
#include "runaway.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <functional>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

constexpr std::uint64_t key = 0x5eed;
const Instant monday{std::chrono::sys_days{std::chrono::year{2026} / 11 / 23} + 8h};

/// Sends until the guard speaks; how many requests that took, 0: it never did.
struct Found {
    int requests = 0;
    Runaway::Kind kind{};
};
Found sendUntilAlarm(Runaway &guard, int most, const std::function<std::string(int)> &body,
                     std::chrono::seconds apart = 5s, std::int64_t nano = 5'000'000)
{
    Instant now = monday;
    for (int i = 1; i <= most; ++i, now += apart) {
        const PromptShape shape = promptShapeOf(body(i), key);
        auto alarm = guard.noteRequest("c", shape, now);
        if (!alarm)
            alarm = guard.noteCost("c", shape, NanoUsd{nano}, now + 1s);
        if (alarm)
            return {i, alarm->kind};
    }
    return {};
}

} // namespace

class TestRunaway final : public QObject {
    Q_OBJECT
private slots:
    void loopsAreFound_data();
    void loopsAreFound();
    void aBurnRateFarAboveTheUsualIsFound();
    void noFalseAlarmOnAgentsAtWork();
    void noFalseAlarmOnRecordedTraffic();
    void retriesOfWhatFailedAreNoRepeats();
    void callsThatDifferInAnIdAreNoLoop();
    void aTalkWithoutToolsMayRepeat();
    void aHeldClientWaitsUntilItIsAllowed();
    void aWarningGuardHoldsNobody();
    void oneAlarmAnHour();
    void aClockSetBackSilencesNothing();
    void memoryIsBounded();
    void theHashesBelongToTheKey();
};

void TestRunaway::loopsAreFound_data()
{
    QTest::addColumn<int>("format");
    QTest::addColumn<int>("loop");
    QTest::addColumn<int>("within");
    const std::pair<const char *, int> loops[] = {
        {"the same prompt again and again", Runaway::samePrompts},
        {"the same call, the same result", Runaway::sameRounds},
        {"the same, with other words each time", Runaway::sameRounds},
        {"two calls in turn, the same results", Runaway::sameRounds},
        {"three calls in turn, the same results", Runaway::sameRounds},
        {"the same call, a result with the time in it", Runaway::sameCalls},
        {"the same call after long work", Runaway::sameRounds},
        {"the same call, only the newest 40 messages sent", Runaway::sameRounds},
    };
    for (const AgentFormat format : agentFormats) {
        for (int i = 0; i < int(std::size(loops)); ++i) {
            QTest::addRow("%s: %s", agentFormatName(format), loops[i].first)
                << int(format) << i << loops[i].second;
        }
    }
}

void TestRunaway::loopsAreFound()
{
    QFETCH(int, format);
    QFETCH(int, loop);
    QFETCH(int, within);
    Conversation talk{AgentFormat(format)};
    talk.say("Make it work.");
    for (int i = 0; loop == 6 && i < 80; ++i)
        talk.call("read", "file" + std::to_string(i), "text " + std::to_string(i));
    Runaway guard(false);
    int rounds = 0;
    const Found found = sendUntilAlarm(guard, 200, [&](int i) {
        const std::string number = std::to_string(i);
        ++rounds;
        switch (loop) {
        case 0: break;
        case 2: talk.call("bash", "make", "error: no rule", "Attempt " + number); break;
        case 3:
            talk.call("bash", "make", "error");
            talk.call("bash", "ls", "Makefile");
            break;
        case 4:
            for (const char *what : {"make", "ls", "cat Makefile"})
                talk.call("bash", what, "no");
            break;
        case 5: talk.call("bash", "make", "12:00:" + number + " error"); break;
        case 7:
            talk.call("bash", "make", "error: no rule");
            talk.keep(40);
            break;
        default: talk.call("bash", "make", "error: no rule");
        }
        return talk.body();
    });
    qInfo("found at request %d", found.requests);
    QVERIFY2(found.requests > 0, "it was never found");
    QCOMPARE(found.requests, within);
    QCOMPARE(found.kind, loop == 0 ? Runaway::Kind::SamePrompt : Runaway::Kind::Loop);
}

void TestRunaway::aBurnRateFarAboveTheUsualIsFound()
{
    Runaway guard(false);
    Instant now = monday;
    for (int i = 0; i < 240; ++i, now += 30s)   // two hours at 10 cents in five minutes
        QVERIFY(!guard.noteCost("c", {}, NanoUsd{10'000'000}, now));
    int requests = 0;
    std::optional<Runaway::Alarm> alarm;
    for (; !alarm && requests < 100; ++requests, now += 1s)
        alarm = guard.noteCost("c", {}, NanoUsd{50'000'000}, now);
    QVERIFY(alarm);
    QCOMPARE(alarm->kind, Runaway::Kind::BurnRate);
    qInfo("found after %d requests and %s USD", requests, toUsdString(alarm->spent).c_str());
    QVERIFY(alarm->spent <= NanoUsd{1'100'000'000});
    // Somebody else's usual is not this one's: a new client has none yet.
    QVERIFY(!guard.noteCost("new", {}, NanoUsd{5'000'000'000}, now));
}

void TestRunaway::noFalseAlarmOnAgentsAtWork()
{
    constexpr int agents = 16;
    constexpr auto hours = 48h;
    Runaway guard(false);
    std::int64_t requests = 0;
    int alarms = 0;
    for (int i = 0; i < agents; ++i) {
        const AgentFormat format = agentFormats[i % 4];
        // Some work with one key and program at the same time.
        const std::string client = "k_" + std::to_string(i / 2) + "/agent";
        SimulatedAgent agent(format, client, std::uint32_t(1000 + i), monday);
        const Instant end = monday + hours;
        while (agent.now() < end) {
            for (const AgentRequest &request : agent.step()) {
                const PromptShape shape = promptShapeOf(request.body, key);
                QVERIFY(shape.prompt != 0);
                auto alarm = guard.noteRequest(request.client, shape, request.time);
                if (!alarm)
                    alarm = guard.noteCost(request.client, shape, request.cost, request.time);
                if (alarm) {
                    ++alarms;
                    qWarning("%s, agent %d (%s)", runawayText(*alarm).c_str(), i,
                             agentFormatName(format));
                }
                ++requests;
            }
        }
    }
    qInfo("%d agents, %d simulated hours each, %lld requests: %d false alarms", agents,
          int(hours.count()), static_cast<long long>(requests), alarms);
    QVERIFY(requests > 10'000);
    QCOMPARE(alarms, 0);
}

void TestRunaway::noFalseAlarmOnRecordedTraffic()
{
    const QString folder = LLMCAP_SHARED_DIR "/cassettes";
    if (!QDir(folder).exists())
        QSKIP("the recorded exchanges are not here");
    Runaway guard(false);
    Instant now = monday;
    int requests = 0, shaped = 0, alarms = 0;
    QDirIterator files(folder, {"*.json"}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QJsonObject recorded = QJsonDocument::fromJson(file.readAll()).object();
        if (!recorded["request_body"].isObject())
            continue;
        std::string body = QJsonDocument(recorded["request_body"].toObject())
                               .toJson(QJsonDocument::Compact).toStdString();
        body.reserve(body.size() + 64);
        const PromptShape shape = promptShapeOf(body, key);
        shaped += shape.prompt != 0;
        ++requests;
        now += 2s;
        if (const auto alarm = guard.noteRequest("recorded", shape, now)) {
            ++alarms;
            qWarning("%s: %s", qPrintable(file.fileName()), runawayText(*alarm).c_str());
        }
    }
    qInfo("%d recorded requests, %d with a prompt: %d false alarms", requests, shaped, alarms);
    QVERIFY(shaped > 100);
    QCOMPARE(alarms, 0);
}

void TestRunaway::retriesOfWhatFailedAreNoRepeats()
{
    Runaway guard(false);
    Conversation talk(AgentFormat::Anthropic);
    talk.say("hi");
    QCOMPARE(sendUntilAlarm(guard, 200, [&](int) { return talk.body(); }, 1s, 0).requests, 0);
}

void TestRunaway::callsThatDifferInAnIdAreNoLoop()
{
    Conversation talk(AgentFormat::OpenAiChat);
    talk.say("Look at every order.");
    Runaway guard(false);
    const Found found = sendUntilAlarm(guard, 100, [&](int i) {
        talk.call("get_order", "id=" + std::to_string(i), "shipped");
        return talk.body();
    });
    QCOMPARE(found.requests, 0);

    // An "id" among a tool's own arguments is no id of the call.
    std::string messages = R"({"role":"user","content":"go"})";
    const Found own = sendUntilAlarm(guard, 100, [&](int i) {
        const std::string number = std::to_string(i);
        messages += R"(,{"role":"assistant","content":[{"type":"tool_use","id":"t","name":"get",)"
                    R"("input":{"id":")" + number + R"("}}]},{"role":"user","content":[)"
                    R"({"type":"tool_result","tool_use_id":"t","content":"shipped"}]})";
        std::string body = R"({"model":"m","messages":[)" + messages + "]}";
        body.reserve(body.size() + 64);
        return body;
    });
    QCOMPARE(own.requests, 0);
}

void TestRunaway::aTalkWithoutToolsMayRepeat()
{
    std::string messages = R"({"role":"user","content":"Tell me a story."})";
    Runaway guard(false);
    const Found found = sendUntilAlarm(guard, 60, [&](int) {
        messages += R"(,{"role":"assistant","content":"..."},{"role":"user","content":"go on"})";
        std::string body = R"({"model":"m","messages":[)" + messages + "]}";
        body.reserve(body.size() + 64);
        return body;
    });
    QCOMPARE(found.requests, 0);
}

void TestRunaway::aHeldClientWaitsUntilItIsAllowed()
{
    Runaway guard(true);
    const PromptShape loop{7, 10, 10};
    const auto alarm = guard.noteRequest("a", loop, monday);
    QVERIFY(alarm && alarm->isHeld);
    QVERIFY(guard.heldFor("a"));
    QVERIFY(!guard.heldFor("b"));
    QCOMPARE(guard.alarms(monday + 24h).size(), std::size_t(1));   // for as long as it waits
    QVERIFY(!guard.allow("b", monday));
    QVERIFY(guard.allow("a", monday + 24h));
    QVERIFY(!guard.heldFor("a"));
    QVERIFY(guard.alarms(monday + 24h).empty());
    // The same conversation goes on, as the user wished.
    QVERIFY(!guard.noteRequest("a", loop, monday + 24h + 1min));
    QVERIFY(!guard.heldFor("a"));
    QVERIFY(guard.noteRequest("a", loop, monday + 26h));
}

void TestRunaway::aWarningGuardHoldsNobody()
{
    Runaway guard(false);
    QVERIFY(guard.noteRequest("a", {7, 10, 10}, monday));
    QVERIFY(!guard.heldFor("a"));
    QCOMPARE(guard.alarms(monday + 1min).size(), std::size_t(1));
    QVERIFY(guard.alarms(monday + 2h).empty());
}

void TestRunaway::oneAlarmAnHour()
{
    Runaway guard(false);
    int alarms = 0;
    for (auto passed = 0min; passed < 180min; passed += 1min)
        alarms += guard.noteRequest("a", {7, 10, 10}, monday + passed).has_value();
    QCOMPARE(alarms, 3);
}

void TestRunaway::aClockSetBackSilencesNothing()
{
    Runaway guard(false);
    QVERIFY(guard.noteRequest("a", {7, 10, 10}, monday + 48h));
    QVERIFY(guard.noteRequest("a", {7, 10, 10}, monday));
}

void TestRunaway::memoryIsBounded()
{
    Runaway guard(true);
    QVERIFY(guard.noteRequest("held", {7, 10, 10}, monday));
    for (int i = 0; i < 5000; ++i)
        guard.noteRequest("c" + std::to_string(i), {std::uint64_t(i + 1), 0, 0}, monday + 1s);
    QVERIFY(guard.heldFor("held"));
    QVERIFY(!guard.allow("c0", monday));      // made room long ago
    QVERIFY(guard.allow("c4999", monday));
}

void TestRunaway::theHashesBelongToTheKey()
{
    Conversation talk(AgentFormat::Anthropic);
    talk.say("hi");
    const std::string body = talk.body();
    QCOMPARE(promptShapeOf(body, 1).prompt, promptShapeOf(body, 1).prompt);
    QVERIFY(promptShapeOf(body, 1).prompt != promptShapeOf(body, 2).prompt);
    talk.say("you");
    QVERIFY(promptShapeOf(talk.body(), 1).prompt != promptShapeOf(body, 1).prompt);
    std::string broken = R"({"messages":[)";
    broken.reserve(200);
    QCOMPARE(promptShapeOf(broken, 1).prompt, std::uint64_t{0});
}

QTEST_APPLESS_MAIN(TestRunaway)
#include "tst_runaway.moc"
