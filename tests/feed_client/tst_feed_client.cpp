// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_client.h"
#include "rfc3339.h"
#include "scripted_server.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;
using Link = FeedClient::Link;

namespace {

const QByteArray token("5ec7e7-0123456789abcdef");
const FeedTimes quick{500ms, 600ms, 40ms, 320ms};

const QByteArray cap = R"({"name":"day","window":"day","unit":"usd","limit":"15","base_limit":"10",
"raised_by":"5","raise_until":"2026-11-25T00:00:00.000000Z","spent":"4.18","held":"0",
"state":"ok","starts_at":"2026-11-24T00:00:00.000000Z","resets_at":null,"paused_until":null,
"provider":"","model":"","key":"","project":"","action":"block","downgrade_model":"",
"policy":"worst-case","warn_percent":[80],"of_a_newer_proxy":1})";

QByteArray statusWith(int revision)
{
    return QByteArray(R"({"as_of":"2026-11-24T12:00:00.000000Z","zone":"UTC","state":"ok",)")
        + R"("revision":)" + QByteArray::number(revision)
        + R"(,"version":"1.2.3","demo":false,"enforcement":{"warn_only":false,"block_all":false,)"
          R"("paused_until":null},"today":{"spent_usd":"4.18","held_usd":"0","requests":12,)"
          R"("blocked":3,"unpriced":0},"month":{"spent_usd":"9007199254.740993001",)"
          R"("held_usd":"0","requests":12,"blocked":3,"unpriced":0},"providers":[],"caps":[)"
        + QByteArray(cap).replace('\n', "") + "]}";
}

QByteArray statusEvent(int revision)
{
    return "event: status\ndata: " + statusWith(revision) + "\n\n";
}

const QByteArray rowEvent = R"(event: request
data: {"id":"r_1","time":"2026-11-24T12:00:00.000000Z","provider":"openai","endpoint":"chat",)"
    R"("model":"gpt-5","project":"","key":"k_1","client":"","outcome":"completed","status":200,)"
    R"("streaming":true,"usage":{"input":12,"output":99,"reasoning":1,"web_search":2},)"
    R"("cost_usd":"0.00123","cost_basis":"reported","cap":"","ms_total":812.3,)"
    R"("ms_first_byte":201.5,"ms_added":0.2}

)";
const QByteArray crossingEvent = R"(event: crossing
data: {"cap":"day","percent":80,"first_block":false,"time":"2026-11-24T12:00:00.000000Z"}

)";

/// A server that is LLMCap for hello, and answers everything else by `rest`.
ScriptedServer::Answer llmcapServer(ScriptedServer::Answer rest)
{
    return [rest](const ScriptedServer::Call &call) {
        if (call.target.startsWith("/llmcap/v1/hello?"))
            return ScriptedServer::hello(call, token);
        rest(call);
    };
}

/// The answer to one call, waited for.
template <class T, class Ask>
std::optional<Result<T>> answerOf(Ask ask)
{
    auto answer = std::make_shared<std::optional<Result<T>>>();
    ask([answer](Result<T> result) { answer->emplace(std::move(result)); });
    if (answer->has_value())
        return std::nullopt;   // promised: later
    (void)QTest::qWaitFor([&] { return answer->has_value(); }, 3000);
    return *answer;
}

template <class T>
ErrorCode codeOf(const std::optional<Result<T>> &answer)
{
    return answer && !*answer ? answer->error().code : ErrorCode::Unbounded;
}

} // namespace

class TestFeedClient final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        qRegisterMetaType<FeedStatus>();
        qRegisterMetaType<Exchange>();
        qRegisterMetaType<FeedCrossing>();
        qRegisterMetaType<Link>();
    }
    void aStatusIsRead();
    void aReadTokenIsProvedToo();
    void aStrangerNeverSeesTheToken_data();
    void aStrangerNeverSeesTheToken();
    void theTokenGoesToNoOpenNetwork();
    void errorsAreToldApart_data();
    void errorsAreToldApart();
    void callsAreWrittenAsTheFeedWantsThem();
    void aSilentServerIsGivenUp();
    void anAnswerThatIsNoneIsAnError_data();
    void anAnswerThatIsNoneIsAnError();
    void nobodyIsCalledWhoIsGone();
    void theStreamIsReadCutAtEveryByte();
    void aLostStreamIsOpenedAgain();
    void theServerProvesItselfAgain();
    void pausesGrow();
    void aSilentStreamIsOpenedAgain();
    void aWrongTokenIsTriedSlowly();
    void stoppingInASignalIsSafe();
};

void TestFeedClient::aStatusIsRead()
{
    ScriptedServer server(llmcapServer([](const auto &call) {
        ScriptedServer::reply(call, 200, statusWith(7));
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    const auto answer = answerOf<FeedStatus>([&](auto then) { client.status(&client, then); });
    QVERIFY(answer && *answer);
    const Snapshot &snapshot = (*answer)->snapshot;
    QCOMPARE(snapshot.revision, std::uint64_t(7));
    QCOMPARE(snapshot.month.spent.count, 9'007'199'254'740'993'001);
    QCOMPARE(snapshot.caps.size(), std::size_t(1));
    QCOMPARE(snapshot.caps[0].cap.limit, 10'000'000'000);
    QCOMPARE(snapshot.caps[0].cap.raise, 5'000'000'000);
    QCOMPARE(snapshot.caps[0].limit, 15'000'000'000);
    QVERIFY(snapshot.caps[0].window.end == Instant::max());
    QVERIFY(client.lastStatus().has_value());
    QCOMPARE(server.calls.size(), 2);
    QVERIFY(!server.calls[0].head.contains(token));
    QVERIFY(server.calls[1].head.contains("Bearer " + token));
    QCOMPARE(server.calls[1].target, QByteArray("/llmcap/v1/status"));
}

void TestFeedClient::aReadTokenIsProvedToo()
{
    ScriptedServer server([](const auto &call) {
        if (call.target.startsWith("/llmcap/v1/hello?"))
            return ScriptedServer::hello(call, token, true);
        ScriptedServer::reply(call, 200, statusWith(1));
    });
    FeedClient client({server.url(), token}, nullptr, quick);
    const auto answer = answerOf<FeedStatus>([&](auto then) { client.status(&client, then); });
    QVERIFY(answer && *answer);
}

void TestFeedClient::aStrangerNeverSeesTheToken_data()
{
    QTest::addColumn<QByteArray>("hello");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    const auto row = [](const char *what, const char *hello, int status, ErrorCode code) {
        QTest::newRow(what) << QByteArray(hello) << status << int(code);
    };
    row("another program", "<html>", 200, ErrorCode::Network);
    row("not found", "{}", 404, ErrorCode::Network);
    row("a redirect", "{}", 302, ErrorCode::Network);
    row("another product", R"({"product":"other","hmac":"00","hmac_read":"00"})", 200,
        ErrorCode::Network);
    row("no proof", R"({"product":"llmcap"})", 200, ErrorCode::Unauthorized);
    row("an empty proof", R"({"product":"llmcap","hmac":"","hmac_read":""})", 200,
        ErrorCode::Unauthorized);
    row("the proof of another token", R"({"product":"llmcap","hmac":"ab","hmac_read":"cd"})", 200,
        ErrorCode::Unauthorized);
}

void TestFeedClient::aStrangerNeverSeesTheToken()
{
    QFETCH(QByteArray, hello);
    QFETCH(int, status);
    ScriptedServer server([&](const auto &call) {
        ScriptedServer::reply(call, status, hello, "location: /llmcap/v1/status\r\n");
    });
    FeedClient client({server.url(), token}, nullptr, quick);
    client.subscribe();
    Cap day;
    day.name = "day";
    const auto answer = answerOf<CapState>([&](auto then) { client.putCap(day, &client, then); });
    QTEST(int(codeOf(answer)), "code");
    QTRY_VERIFY(client.link() != Link::Connecting);
    QVERIFY(client.link() == Link::NotLlmcap || client.link() == Link::TokenRefused);
    QVERIFY(!client.linkMessage().isEmpty());
    QVERIFY(!client.linkMessage().contains(token));
    QVERIFY(!server.received.contains(token));
    QVERIFY(server.callsTo("/llmcap/v1/hello").size() == server.calls.size());
}

void TestFeedClient::theTokenGoesToNoOpenNetwork()
{
    FeedClient client({QUrl("http://192.0.2.1:4517"), token}, nullptr, quick);
    const auto answer = answerOf<FeedStatus>([&](auto then) { client.status(&client, then); });
    QCOMPARE(codeOf(answer), ErrorCode::BadInput);
    QVERIFY(QString::fromStdString(answer->error().message).contains("https"));
}

void TestFeedClient::errorsAreToldApart_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    QTest::newRow("400") << 400 << int(ErrorCode::BadInput);
    QTest::newRow("401") << 401 << int(ErrorCode::Unauthorized);
    QTest::newRow("403") << 403 << int(ErrorCode::Unauthorized);
    QTest::newRow("404") << 404 << int(ErrorCode::NotFound);
    QTest::newRow("409") << 409 << int(ErrorCode::Conflict);
    QTest::newRow("415") << 415 << int(ErrorCode::BadInput);
    QTest::newRow("503") << 503 << int(ErrorCode::Unavailable);
}

void TestFeedClient::errorsAreToldApart()
{
    QFETCH(int, status);
    ScriptedServer server(llmcapServer([&](const auto &call) {
        ScriptedServer::reply(call, status, R"({"error":{"code":"x","message":"what to do"}})",
                              status == 401 ? "www-authenticate: Bearer\r\n" : "");
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    const auto answer
        = answerOf<void>([&](auto then) { client.removeCap("day", &client, then); });
    QTEST(int(codeOf(answer)), "code");
    QCOMPARE(answer->error().message, std::string("what to do"));
}

void TestFeedClient::callsAreWrittenAsTheFeedWantsThem()
{
    ScriptedServer server(llmcapServer([](const auto &call) {
        ScriptedServer::reply(call, 200, call.method == "GET"
                                             ? R"({"as_of":"2026-11-24T12:00:00Z","requests":[],)"
                                               R"("next":"17"})"
                                             : QByteArray(cap));
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    FeedRequestQuery query;
    query.limit = 5;
    query.model = "gpt-5*";
    query.project = "a+b&c=d%41";
    query.outcome = Outcome::Refused;
    query.since = *parseRfc3339("2026-11-24T05:00:00Z");
    const auto page = answerOf<FeedRequestPage>(
        [&](auto then) { client.requests(query, &client, then); });
    QVERIFY(page && *page);
    QCOMPARE((*page)->next, std::string("17"));
    const QByteArray target = server.calls.last().target;
    QVERIFY2(target.contains("project=a%2Bb%26c%3Dd%2541"), target.constData());
    QVERIFY2(target.contains("limit=5&"), target.constData());
    QVERIFY2(target.contains("outcome=refused"), target.constData());
    QVERIFY2(target.contains("since=2026-11-24T05%3A00%3A00.000000Z")
                 || target.contains("since=2026-11-24T05:00:00.000000Z"),
             target.constData());
    QVERIFY2(!target.contains("provider="), target.constData());

    const auto sent = [&] { return server.calls.last(); };
    const auto body = [&] { return QJsonDocument::fromJson(sent().body).object(); };
    answerOf<CapState>([&](auto then) { client.raiseCap("a b/c", "5.00", &client, then); });
    QCOMPARE(sent().target, QByteArray("/llmcap/v1/caps/a%20b%2Fc"));
    QCOMPARE(sent().method, QByteArray("PATCH"));
    QVERIFY(sent().head.toLower().contains("content-type: application/json"));
    QCOMPARE(body(), (QJsonObject{{"raise_by", "5.00"}}));
    answerOf<CapState>([&](auto then) { client.setCapLimit("day", "7", &client, then); });
    QCOMPARE(body(), (QJsonObject{{"limit", "7"}}));
    answerOf<CapState>([&](auto then) {
        client.pauseCap("day", Instant::min(), &client, then);
    });
    QCOMPARE(body(), (QJsonObject{{"paused_until", QJsonValue()}}));
    answerOf<void>([&](auto then) { client.resolveHold(12, NanoUsd{1}, &client, then); });
    QCOMPARE(sent().target, QByteArray("/llmcap/v1/holds/12/resolve"));
    QCOMPARE(body(), (QJsonObject{{"cost_usd", "0.000000001"}}));
    FeedEnforcementChange change;
    change.blockAll = true;
    answerOf<void>([&](auto then) { client.setEnforcement(change, &client, then); });
    QCOMPARE(body(), (QJsonObject{{"block_all", true}}));
    for (const auto &call : server.calls)
        QVERIFY2(!call.target.contains(token), "never in a URL");
}

void TestFeedClient::aSilentServerIsGivenUp()
{
    ScriptedServer server(llmcapServer([](const auto &) {}));
    FeedClient client({server.url(), token}, nullptr, quick);
    QElapsedTimer clock;
    clock.start();
    const auto answer = answerOf<FeedStatus>([&](auto then) { client.status(&client, then); });
    QCOMPARE(codeOf(answer), ErrorCode::Network);
    QVERIFY(clock.elapsed() < 2500);
}

void TestFeedClient::anAnswerThatIsNoneIsAnError_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("<html>");
    QTest::newRow("an empty object") << QByteArray("{}");
    QTest::newRow("money as a number") << statusWith(1).replace("\"4.18\"", "4.18");
    QTest::newRow("an unknown state")
        << statusWith(1).replace("\"state\":\"ok\"", "\"state\":\"odd\"");
    QTest::newRow("cut") << statusWith(1).chopped(5);
}

void TestFeedClient::anAnswerThatIsNoneIsAnError()
{
    QFETCH(QByteArray, body);
    ScriptedServer server(llmcapServer([&](const auto &call) {
        ScriptedServer::reply(call, 200, body);
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    const auto answer = answerOf<FeedStatus>([&](auto then) { client.status(&client, then); });
    QCOMPARE(codeOf(answer), ErrorCode::BadInput);
    QVERIFY(!client.lastStatus().has_value());
}

void TestFeedClient::nobodyIsCalledWhoIsGone()
{
    ScriptedServer server(llmcapServer([](const auto &call) {
        ScriptedServer::reply(call, 200, statusWith(7));
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    bool isCalled = false;
    auto context = std::make_unique<QObject>();
    client.status(context.get(), [&](const Result<FeedStatus> &) { isCalled = true; });
    context.reset();
    QTRY_COMPARE(server.calls.size(), 2);
    QTest::qWait(100);
    QVERIFY(!isCalled);
    auto shortLived = std::make_unique<FeedClient>(FeedAddress{server.url(), token}, nullptr,
                                                   quick);
    shortLived->status(this, [&](const Result<FeedStatus> &) { isCalled = true; });
    shortLived->subscribe();
    shortLived.reset();
    QTest::qWait(100);
}

void TestFeedClient::theStreamIsReadCutAtEveryByte()
{
    const QByteArray stream = statusEvent(1) + ": still here\n\n" + rowEvent + "event: gap\n"
        "data: {\"requests\":5}\n\nevent: of_a_newer_proxy\ndata: {}\n\n" + crossingEvent;
    ScriptedServer server(llmcapServer([&](const ScriptedServer::Call &call) {
        ScriptedServer::beginEvents(call);
        call.socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (const char c : stream) {
            call.socket->write(&c, 1);
            call.socket->flush();
            QCoreApplication::processEvents();
        }
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    QSignalSpy statuses(&client, &FeedClient::statusChanged);
    QSignalSpy rows(&client, &FeedClient::requestRecorded);
    QSignalSpy crossings(&client, &FeedClient::crossed);
    client.subscribe();
    QTRY_COMPARE(crossings.size(), 1);
    QCOMPARE(statuses.size(), 1);
    QCOMPARE(rows.size(), 1);
    QCOMPARE(client.link(), Link::Live);
    QCOMPARE(client.linkMessage(), QString());
    const auto row = rows[0][0].value<Exchange>();
    QCOMPARE(row.cost.count, 1'230'000);
    QCOMPARE(row.usage[Unit::WebSearch], 2);
    QCOMPARE(row.totalMicros, 812'300);
    QCOMPARE(crossings[0][0].value<FeedCrossing>().percent, 80);
}

void TestFeedClient::aLostStreamIsOpenedAgain()
{
    int opened = 0;
    ScriptedServer server(llmcapServer([&](const ScriptedServer::Call &call) {
        ScriptedServer::beginEvents(call);
        call.socket->write(statusEvent(++opened));
        if (opened < 3)
            call.socket->disconnectFromHost();
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    QList<Link> links;
    connect(&client, &FeedClient::linkChanged, this, [&](Link link) { links.append(link); });
    client.subscribe();
    QTRY_COMPARE(opened, 3);
    QTRY_COMPARE(client.lastStatus()->snapshot.revision, std::uint64_t(3));
    QCOMPARE(links, (QList<Link>{Link::Connecting, Link::Live, Link::Unreachable, Link::Live,
                                 Link::Unreachable, Link::Live}));
    client.unsubscribe();
    QCOMPARE(client.link(), Link::Idle);
    QVERIFY2(client.lastStatus().has_value(), "the last figures stay, with their time");
}

void TestFeedClient::theServerProvesItselfAgain()
{
    auto server = std::make_unique<ScriptedServer>(llmcapServer([](const auto &call) {
        ScriptedServer::beginEvents(call);
        call.socket->write(statusEvent(1));
    }));
    const quint16 port = server->serverPort();
    FeedClient client({server->url(), token}, nullptr, quick);
    client.subscribe();
    QTRY_COMPARE(client.link(), Link::Live);
    server.reset();
    // Another program has taken the port.
    ScriptedServer thief(
        [](const auto &call) {
            ScriptedServer::reply(call, 200, R"({"product":"llmcap","hmac":"00"})");
        },
        port);
    QCOMPARE(thief.serverPort(), port);
    QTRY_COMPARE(client.link(), Link::TokenRefused);
    answerOf<FeedStatus>([&](auto then) { client.status(&client, then); });
    QVERIFY(!thief.received.contains(token));
}

void TestFeedClient::pausesGrow()
{
    QList<qint64> times;
    QElapsedTimer clock;
    clock.start();
    ScriptedServer server([&](const ScriptedServer::Call &call) {
        times.append(clock.elapsed());
        call.socket->abort();
    });
    FeedClient client({server.url(), token}, nullptr, quick);
    client.subscribe();
    QTest::qWait(1500);
    // Qt itself asks again where a connection breaks before the first byte: only pauses count.
    QList<qint64> pauses;
    for (qsizetype i = 1; i < times.size(); ++i) {
        if (times[i] - times[i - 1] >= 30)
            pauses.append(times[i] - times[i - 1]);
    }
    QVERIFY2(pauses.size() >= 4, qPrintable(QString::number(pauses.size())));
    QVERIFY2(pauses.size() <= 8, qPrintable(QString::number(pauses.size())));
    QVERIFY(pauses[2] > pauses[0] * 2);
    QVERIFY2(pauses[3] < 700, "at most the longest pause");
    QCOMPARE(client.link(), Link::Unreachable);
    const qsizetype before = times.size();
    client.reconnect();
    QTRY_VERIFY(times.size() > before);
    client.unsubscribe();
    const qsizetype after = times.size();
    QTest::qWait(500);
    QCOMPARE(times.size(), after);
}

void TestFeedClient::aSilentStreamIsOpenedAgain()
{
    int opened = 0;
    ScriptedServer server(llmcapServer([&](const ScriptedServer::Call &call) {
        ScriptedServer::beginEvents(call);
        call.socket->write(statusEvent(++opened));
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    client.subscribe();
    QTRY_VERIFY_WITH_TIMEOUT(opened >= 2, 3000);
}

void TestFeedClient::aWrongTokenIsTriedSlowly()
{
    ScriptedServer server(llmcapServer([](const auto &call) {
        ScriptedServer::reply(call, 401, R"({"error":{"code":"unauthorized","message":"no"}})",
                              "www-authenticate: Bearer\r\n");
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    client.subscribe();
    QTRY_COMPARE(client.link(), Link::TokenRefused);
    QTest::qWait(700);
    QVERIFY(server.callsTo("/llmcap/v1/events").size() <= 4);
    QCOMPARE(client.link(), Link::TokenRefused);
}

void TestFeedClient::stoppingInASignalIsSafe()
{
    ScriptedServer server(llmcapServer([](const ScriptedServer::Call &call) {
        ScriptedServer::beginEvents(call);
        call.socket->write(statusEvent(1) + statusEvent(2) + rowEvent);
    }));
    FeedClient client({server.url(), token}, nullptr, quick);
    int statuses = 0;
    connect(&client, &FeedClient::statusChanged, this, [&] {
        ++statuses;
        client.unsubscribe();
    });
    client.subscribe();
    QTRY_COMPARE(statuses, 1);
    QTest::qWait(100);
    QCOMPARE(statuses, 1);
    client.subscribe();
    QTRY_COMPARE(statuses, 2);
}

QTEST_GUILESS_MAIN(TestFeedClient)
#include "tst_feed_client.moc"
