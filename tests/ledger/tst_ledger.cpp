// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledger.h"

#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <future>
#include <mutex>
#include <thread>

#ifndef Q_OS_WIN
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#endif

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

Cap dayCap(std::int64_t limit)
{
    Cap cap;
    cap.name = "day";
    cap.limit = limit;
    return cap;
}

Settlement settlement(const AdmissionRequest &request, HoldId hold, std::int64_t nano)
{
    Settlement done;
    done.hold = hold;
    done.actual = {NanoUsd{nano}, 10, 1};
    done.exchange.id = request.id;
    done.exchange.time = noon;
    done.exchange.labels = request.labels;
    done.exchange.status = 200;
    done.exchange.cost = {nano};
    done.exchange.basis = CostBasis::Reported;
    done.exchange.usage[Unit::Input] = 7;
    done.exchange.usage[Unit::WebSearch] = 2;
    return done;
}

/// Waits for the answer to one admit().
Admission admitNow(Ledger &ledger, const AdmissionRequest &wanted, Instant now = noon)
{
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Admission> answer;
    ledger.admit(wanted, now, [&](Admission admission) {
        const std::lock_guard lock(mutex);
        answer = std::move(admission);
        answered.notify_one();
    });
    std::unique_lock lock(mutex);
    answered.wait(lock, [&] { return answer.has_value(); });
    return *answer;
}

} // namespace

class TestLedger final : public QObject {
    Q_OBJECT
private slots:
    void init() { QVERIFY(m_folder.emplace().isValid()); }
    void remembersOverARestart();
    void admitsExactlyWhatFits();
    void lettingHalfGoAdmitsMore();
    void aWaitCanEnd();
    void whoWaitedBehindOneThatLeavesGoesOn();
    void oneProcessOwnsTheFolder();
    void aNewCapCountsThePast();
    void aRaiseIsInForceAtOnce();
    void anUnansweredRequestStaysHeld();
    void killedInTrafficNothingIsMissing();
    void aForeignFileIsLeftAlone();

private:
    std::unique_ptr<Ledger> open(Instant now = noon);
    std::optional<QTemporaryDir> m_folder;
};

std::unique_ptr<Ledger> TestLedger::open(Instant now)
{
    LedgerOptions options;
    options.folder = m_folder->path().toStdString();
    auto ledger = Ledger::open(options, now);
    if (!ledger)
        qWarning("%s", ledger.error().message.c_str());
    return ledger ? std::move(*ledger) : nullptr;
}

void TestLedger::remembersOverARestart()
{
    {
        auto ledger = open();
        QVERIFY(ledger);
        QVERIFY(ledger->putCap(dayCap(100), noon));
        const auto held = admitNow(*ledger, request(1, 40));
        QCOMPARE(held.kind, Admission::Kind::Held);
        ledger->settle(settlement(request(1, 40), held.hold, 30), noon);
    }
    auto ledger = open();
    QVERIFY(ledger);
    const Snapshot snapshot = ledger->snapshot(noon);
    QCOMPARE(snapshot.caps.size(), std::size_t(1));
    QCOMPARE(snapshot.caps[0].spent, 30);
    QCOMPARE(snapshot.caps[0].held, 0);
    QCOMPARE(snapshot.today.spent.count, 30);
    QCOMPARE(snapshot.today.requests, 1);
    const auto page = ledger->requests({});
    QVERIFY(page);
    QCOMPARE(page->rows.size(), std::size_t(1));
    QCOMPARE(page->rows[0].usage[Unit::WebSearch], 2);
    QCOMPARE(page->rows[0].labels.model, std::string("gpt-5"));
}

void TestLedger::admitsExactlyWhatFits()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(dayCap(50), noon));
    std::atomic<int> held = 0, others = 0;
    std::vector<std::thread> clients;
    for (int i = 0; i < 200; ++i) {
        clients.emplace_back([&, i] {
            const auto wanted = request(i, 1);
            const auto answer = admitNow(*ledger, wanted);
            if (answer.kind == Admission::Kind::Held) {
                ++held;
                ledger->settle(settlement(wanted, answer.hold, 1), noon);
            } else {
                ++others;
            }
        });
    }
    for (auto &client : clients)
        client.join();
    QCOMPARE(held.load(), 50);
    QCOMPARE(others.load(), 150);
    QCOMPARE(ledger->snapshot(noon).caps[0].spent, 50);
}

void TestLedger::lettingHalfGoAdmitsMore()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(dayCap(100), noon));
    std::atomic<int> held = 0;
    std::atomic<bool> over = false;
    std::vector<std::thread> clients;
    for (int i = 0; i < 200; ++i) {
        clients.emplace_back([&, i] {
            const auto wanted = request(i, 2);
            const auto answer = admitNow(*ledger, wanted);
            const CapState state = ledger->snapshot(noon).caps[0];
            over = over || state.spent + state.held > 100;
            if (answer.kind != Admission::Kind::Held)
                return;
            ++held;
            ledger->settle(settlement(wanted, answer.hold, 1), noon);
        });
    }
    for (auto &client : clients)
        client.join();
    QVERIFY(!over);
    QVERIFY2(held > 50, qPrintable(QString::number(held)));
    QVERIFY(held <= 100);
}

void TestLedger::aWaitCanEnd()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(dayCap(10), noon));
    QCOMPARE(admitNow(*ledger, request(1, 10)).kind, Admission::Kind::Held);
    std::optional<Admission> answer;
    const Ticket ticket = ledger->admit(request(2, 5), noon, [&](Admission a) { answer = a; });
    QVERIFY(!answer);
    ledger->giveUp(ticket, noon);
    QVERIFY(answer);
    QCOMPARE(answer->kind, Admission::Kind::Busy);
    QCOMPARE(answer->cap->cap.name, std::string("day"));
    QCOMPARE(ledger->snapshot(noon).caps[0].held, 10);
}

void TestLedger::whoWaitedBehindOneThatLeavesGoesOn()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(dayCap(10), noon));
    QCOMPARE(admitNow(*ledger, request(1, 6)).kind, Admission::Kind::Held);
    const Ticket large = ledger->admit(request(2, 5), noon, [](const Admission &) {});
    std::promise<Admission> answer;
    ledger->admit(request(3, 4), noon, [&](Admission a) { answer.set_value(std::move(a)); });
    auto small = answer.get_future();
    QCOMPARE(small.wait_for(0s), std::future_status::timeout);   // it would fit, but it came later
    ledger->giveUp(large, noon);
    QCOMPARE(small.wait_for(10s), std::future_status::ready);
    QCOMPARE(small.get().kind, Admission::Kind::Held);
}

void TestLedger::oneProcessOwnsTheFolder()
{
    auto ledger = open();
    LedgerOptions options;
    options.folder = m_folder->path().toStdString();
    const auto second = Ledger::open(options, noon);
    QVERIFY(!second);
    QCOMPARE(second.error().code, ErrorCode::Conflict);
    QVERIFY(second.error().message.find("--data-dir") != std::string::npos);
}

void TestLedger::aNewCapCountsThePast()
{
    auto ledger = open();
    const auto held = admitNow(*ledger, request(1, 40));
    ledger->settle(settlement(request(1, 40), held.hold, 30), noon);
    QCOMPARE(admitNow(*ledger, request(2, 5)).kind, Admission::Kind::Held);
    const auto state = ledger->putCap(dayCap(100), noon);
    QVERIFY(state);
    QCOMPARE(state->spent, 30);
    QCOMPARE(state->held, 5);
}

void TestLedger::aRaiseIsInForceAtOnce()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(dayCap(10), noon));
    QCOMPARE(admitNow(*ledger, request(1, 12)).kind, Admission::Kind::Refused);
    const auto raised = ledger->raiseCap("day", 5, noon);
    QVERIFY(raised);
    QCOMPARE(raised->limit, 15);
    QCOMPARE(admitNow(*ledger, request(2, 12)).kind, Admission::Kind::Held);
    QVERIFY(!ledger->raiseCap("none", 5, noon));
    ledger.reset();
    ledger = open();
    QCOMPARE(ledger->snapshot(noon).caps[0].limit, 15);
    QCOMPARE(ledger->snapshot(noon + 24h).caps[0].limit, 10);
}

void TestLedger::anUnansweredRequestStaysHeld()
{
    auto ledger = open();
    QVERIFY(ledger->putCap(dayCap(100), noon));
    const auto held = admitNow(*ledger, request(1, 40));
    Settlement unknown = settlement(request(1, 40), held.hold, 40);
    unknown.exchange.basis = CostBasis::Held;
    ledger->settle(unknown, noon);
    for (int round = 0; round < 2; ++round) {
        const auto holds = ledger->holds();
        QVERIFY(holds);
        QCOMPARE(holds->size(), std::size_t(1));
        QVERIFY(holds->front().orphan);
        QCOMPARE(ledger->snapshot(noon).caps[0].held, 40);
        ledger.reset();
        ledger = open();
    }
    QVERIFY(ledger->resolveHold(held.hold, NanoUsd{25}, noon));
    QCOMPARE(ledger->snapshot(noon).caps[0].spent, 25);
    QVERIFY(ledger->holds()->empty());
}

void TestLedger::killedInTrafficNothingIsMissing()
{
#ifdef Q_OS_WIN
    QSKIP("this kill test forks; the Windows form runs the program itself");
#else
    for (int round = 0; round < 10; ++round) {
        int pipes[2];
        QCOMPARE(::pipe(pipes), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            // Says every hold it was granted, as if it went upstream with it, until it is killed.
            auto ledger = open();
            for (int i = 0; ledger; ++i) {
                const auto wanted = request(round * 1'000'000 + i, 1);
                const auto answer = admitNow(*ledger, wanted);
                const std::int64_t hold = answer.hold;
                if (::write(pipes[1], &hold, sizeof hold) != sizeof hold)
                    break;
                if (i % 2)
                    ledger->settle(settlement(wanted, hold, 1), noon);
            }
            ::_exit(1);
        }
        ::close(pipes[1]);
        std::int64_t hold = 0;
        std::vector<std::int64_t> granted;
        const std::size_t after = 20 + 37 * static_cast<std::size_t>(round);
        while (granted.size() < after && ::read(pipes[0], &hold, sizeof hold) == sizeof hold)
            granted.push_back(hold);
        ::kill(child, SIGKILL);
        while (::read(pipes[0], &hold, sizeof hold) == sizeof hold)
            granted.push_back(hold);
        ::close(pipes[0]);
        ::waitpid(child, nullptr, 0);
        QVERIFY(granted.size() >= after);

        auto ledger = open();
        QVERIFY(ledger);
        const auto series = ledger->snapshot(noon);
        // Every granted hold is in the audit log: settled, or crashed and counted in full.
        QVERIFY(series.today.requests >= static_cast<std::int64_t>(granted.size()));
        const auto known = series.today.spent.count + series.today.held.count;
        QVERIFY(known >= static_cast<std::int64_t>(granted.size()));
        m_folder.emplace();
    }
#endif
}

void TestLedger::aForeignFileIsLeftAlone()
{
    const QString name = m_folder->filePath("ledger.sqlite");
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray text("this is no database, and somebody may want it");
    file.write(text);
    file.close();
    QVERIFY(!open());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), text);
}

QTEST_GUILESS_MAIN(TestLedger)
#include "tst_ledger.moc"
