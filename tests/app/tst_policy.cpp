// SPDX-License-Identifier: GPL-3.0-or-later
// What an organisation's policy may say, and what it makes of settings and caps.
#include "policy_file.h"
#include "start_caps.h"

#include "ledger.h"

#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon = Instant{std::chrono::sys_days{std::chrono::year{2026} / 11 / 24} + 12h};

std::unique_ptr<Ledger> booksIn(const QTemporaryDir &folder)
{
    LedgerOptions options;
    options.folder = folder.path().toStdString();
    auto ledger = Ledger::open(std::move(options), noon);
    return ledger ? std::move(*ledger) : nullptr;
}

PolicyFile policyFrom(const char *json)
{
    auto read = parsePolicy(json, "policy.json");
    return read ? std::move(*read) : PolicyFile{};
}

Cap cap(const char *text)
{
    auto parsed = parsePolicyCap("team", text);
    return parsed ? *parsed : Cap{};
}

} // namespace

class TestPolicy final : public QObject {
    Q_OBJECT
private slots:
    void everythingIsRead();
    void whatIsNotUnderstoodIsAnError_data();
    void whatIsNotUnderstoodIsAnError();
    void fixedSettingsWinOverTheUsers();
    void aCapOfThePolicyExistsFromTheStart();
    void whatTheUserMadeStricterStays();
    void whatTheUserLoosenedIsTakenBack_data();
    void whatTheUserLoosenedIsTakenBack();
    void noPauseOutlivesAPolicyThatForbidsIt();
    void theCommandLineCannotGoAbove();
};

void TestPolicy::everythingIsRead()
{
    const auto read = parsePolicy(R"({"organisation":"Example Ltd","message":"ask it@example.com",
        "forbid_pause":true,
        "caps":{"team":"month:15 20000 tokens provider=openai model=gpt-5* )"
                                  R"(action=downgrade:gpt-5-mini policy=strict"},
        "settings":{"allow_unknown_endpoints":false,"prices":[]}})",
                                  "policy.json");
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    const Policy &policy = read->policy;
    QVERIFY(policy.isSet());
    QVERIFY(policy.forbidPause);
    QCOMPARE(policyReason(policy), std::string("fixed by Example Ltd (ask it@example.com)"));
    QCOMPARE(policy.lockedSettings,
             (std::vector<std::string>{"allow_unknown_endpoints", "prices"}));
    const Cap *const team = policy.findCap("team");
    QVERIFY(team);
    QCOMPARE(toString(team->window), std::string("month:15"));
    QCOMPARE(team->limit, 20'000);
    QCOMPARE(team->unit, CapUnit::Tokens);
    QCOMPARE(team->scope.provider, std::string("openai"));
    QCOMPARE(team->scope.model, std::string("gpt-5*"));
    QCOMPARE(team->action, CapAction::Downgrade);
    QCOMPARE(team->downgradeModel, std::string("gpt-5-mini"));
    QCOMPARE(team->policy, CapPolicy::Strict);
}

void TestPolicy::whatIsNotUnderstoodIsAnError_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QByteArray>("named");
    const auto row = [](const char *what, const char *json, const char *named) {
        QTest::newRow(what) << QByteArray(json) << QByteArray(named);
    };
    row("no JSON", "{", "JSON");
    row("a list", "[]", "JSON object");
    row("a misspelt key is not no rule", R"({"forbid_pauses":true})", "forbid_pause");
    row("a key given twice", R"({"forbid_pause":true,"forbid_pause":false})", "forbid_pause");
    row("yes as a text", R"({"forbid_pause":"yes"})", "true or false");
    row("a limit as a number", R"({"caps":{"team":200}})", "team");
    row("a cap without a limit", R"({"caps":{"team":"month"}})", "team");
    row("a negative limit", R"({"caps":{"team":"month -1"}})", "team");
    row("a misspelt scope is not every scope", R"({"caps":{"team":"day 1 provder=x"}})", "provder");
    row("an empty scope is not every scope", R"({"caps":{"team":"day 1 provider="}})", "provider=");
    row("an unknown action", R"({"caps":{"team":"day 1 action=stop"}})", "stop");
    row("a setting that is none", R"({"settings":{"max_wait":1}})", "max_wait_s");
    row("a setting out of range", R"({"settings":{"workers":0}})", "workers");
    row("the window's own part", R"({"settings":{"window":{}}})", "window");
}

void TestPolicy::whatIsNotUnderstoodIsAnError()
{
    QFETCH(QByteArray, json);
    QFETCH(QByteArray, named);
    const auto read = parsePolicy(json.toStdString(), "/etc/llmcap/policy.json");
    QVERIFY(!read);
    const QByteArray message = QByteArray::fromStdString(read.error().message);
    QVERIFY2(message.contains(named) && message.contains("/etc/llmcap/policy.json"), message);
}

void TestPolicy::fixedSettingsWinOverTheUsers()
{
    const PolicyFile policy = policyFrom(
        R"({"settings":{"allow_unknown_endpoints":false,"max_wait_s":5,"prices":[],
            "fallback_price":"","zone":"UTC"}})");
    auto settings = parseSettings(R"({"allow_unknown_endpoints":true,"max_wait_s":600,
        "prices":["mine.json"],"fallback_price":"0/0","zone":"Asia/Tokyo","drain_s":3})",
                                  "/home/me/settings.json");
    QVERIFY(settings);
    QVERIFY(applyPolicy(policy, *settings));
    QCOMPARE(settings->proxy.allowUnknownEndpoints, false);
    QCOMPARE(settings->proxy.maxWait, 5s);
    QCOMPARE(settings->proxy.zone, std::string("UTC"));
    QVERIFY(settings->priceFiles.empty());
    QVERIFY2(!settings->takesOwnPrices, "the file beside the ledger would change prices, too");
    QVERIFY(settings->fallbackPrice.empty());
    QVERIFY2(settings->proxy.drain == 3s, "what is not fixed stays the user's");
}

void TestPolicy::aCapOfThePolicyExistsFromTheStart()
{
    const QTemporaryDir folder;
    const auto ledger = booksIn(folder);
    const PolicyFile policy = policyFrom(R"({"caps":{"team":"month 200.00"}})");
    QVERIFY(enforcePolicy(policy.policy, *ledger, noon));
    const Snapshot first = ledger->snapshot(noon);
    QCOMPARE(first.caps.size(), 1u);
    QCOMPARE(first.caps[0].limit, 200'000'000'000);
    QVERIFY(enforcePolicy(policy.policy, *ledger, noon));
    QVERIFY2(ledger->snapshot(noon).revision == first.revision, "a second start edits nothing");
}

void TestPolicy::whatTheUserMadeStricterStays()
{
    const QTemporaryDir folder;
    const auto ledger = booksIn(folder);
    Cap own = cap("month 50.00 policy=strict");
    own.warnPercent = {60};
    QVERIFY(ledger->putCap(own, noon));
    const PolicyFile policy = policyFrom(R"({"caps":{"team":"month 200.00"}})");
    QVERIFY(enforcePolicy(policy.policy, *ledger, noon));
    QVERIFY(ledger->snapshot(noon).caps[0].cap == own);
}

void TestPolicy::whatTheUserLoosenedIsTakenBack_data()
{
    QTest::addColumn<QString>("own");
    QTest::newRow("a higher limit") << "month 500.00";
    QTest::newRow("a longer window") << "total 100.00";
    QTest::newRow("another provider") << "month 100.00 provider=openai";
    QTest::newRow("an action that only warns") << "month 100.00 action=warn";
    QTest::newRow("a policy that holds less") << "month 100.00 policy=expected";
    QTest::newRow("another unit") << "month 100 requests";
}

void TestPolicy::whatTheUserLoosenedIsTakenBack()
{
    QFETCH(QString, own);
    const QTemporaryDir folder;
    const auto ledger = booksIn(folder);
    QVERIFY(ledger->putCap(cap(qPrintable(own)), noon));
    QVERIFY(ledger->raiseCap("team", 1'000'000'000, noon));
    const PolicyFile policy = policyFrom(R"({"caps":{"team":"month 200.00"}})");
    QVERIFY(enforcePolicy(policy.policy, *ledger, noon));
    const CapState state = ledger->snapshot(noon).caps[0];
    const Cap &fixed = policy.policy.caps[0];
    QVERIFY(state.limit <= fixed.limit);
    QCOMPARE(state.cap.raise, 0);
    QVERIFY(state.cap.scope == fixed.scope);
    QVERIFY(state.cap.window == fixed.window);
    QCOMPARE(state.cap.action, fixed.action);
    QCOMPARE(state.cap.unit, fixed.unit);
    QCOMPARE(state.cap.policy, fixed.policy);
}

void TestPolicy::noPauseOutlivesAPolicyThatForbidsIt()
{
    const QTemporaryDir folder;
    const auto ledger = booksIn(folder);
    QVERIFY(ledger->putCap(cap("month 50.00"), noon));
    QVERIFY(ledger->pauseCap("team", noon + 24h, noon));
    Cap other = cap("day 1.00");
    other.name = "mine";
    QVERIFY(ledger->putCap(other, noon));
    QVERIFY(ledger->pauseCap("mine", noon + 24h, noon));
    QVERIFY(ledger->setEnforcement({true, true, noon + 24h}, noon));

    const PolicyFile lenient = policyFrom(R"({"caps":{"team":"month 200.00"}})");
    QVERIFY(enforcePolicy(lenient.policy, *ledger, noon));
    QVERIFY2(ledger->snapshot(noon).warnOnly, "nothing is said about pauses");
    QVERIFY(ledger->snapshot(noon).caps[1].cap.isPaused(noon));

    const PolicyFile strict
        = policyFrom(R"({"forbid_pause":true,"caps":{"team":"month 200.00"}})");
    QVERIFY(enforcePolicy(strict.policy, *ledger, noon));
    const Snapshot after = ledger->snapshot(noon);
    QVERIFY(!after.warnOnly);
    QVERIFY(after.pausedUntil <= noon);
    QVERIFY2(after.blockAll, "stricter than the policy is always allowed");
    for (const CapState &state : after.caps) {
        QVERIFY(!state.cap.isPaused(noon));
    }
}

void TestPolicy::theCommandLineCannotGoAbove()
{
    const QTemporaryDir folder;
    const auto ledger = booksIn(folder);
    const PolicyFile policy
        = policyFrom(R"({"message":"ask Ada","caps":{"month":"month 200.00"}})");
    QVERIFY(enforcePolicy(policy.policy, *ledger, noon));
    const auto above = setStartCaps({"month=200.01"}, *ledger, noon, policy.policy);
    QVERIFY(!above);
    QVERIFY(above.error().message.find("ask Ada") != std::string::npos);
    QVERIFY(setStartCaps({"month=199.99"}, *ledger, noon, policy.policy));
    QCOMPARE(ledger->snapshot(noon).caps[0].limit, 199'990'000'000);
}

QTEST_GUILESS_MAIN(TestPolicy)
#include "tst_policy.moc"
