// SPDX-License-Identifier: GPL-3.0-or-later
// Processor time of an admission (check, hold, ledger row) and of a settlement, by the number of
// caps and of rows: bench_admission [--requests N] FOLDER:CAPS...
// FOLDER:CAPS      caps of which three cover each request, the others belong to other keys
// FOLDER:CAPS:all  every cap covers every request
// All ledgers are open in one process and take turns, so that noise meets all alike; figures are
// of all threads of the process, the lowest tenth of the turns, and ratios to the first. Under
// callgrind the turns alone are counted, and each phase is dumped by its name.
#include "ledger.h"

#include <algorithm>
#include <condition_variable>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#if __has_include(<valgrind/callgrind.h>)
#include <valgrind/callgrind.h>
#else
#define CALLGRIND_START_INSTRUMENTATION (void)0
#define CALLGRIND_ZERO_STATS (void)0
#define CALLGRIND_DUMP_STATS_AT(name) (void)name
#endif

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

constexpr int requestsATurn = 250;

double processorMicros()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e6 + static_cast<double>(time.tv_nsec) / 1e3;
}

/// The background checks of a start are no part of a request.
void waitUntilQuiet()
{
    double before = processorMicros();
    for (int quiet = 0; quiet < 3;) {
        std::this_thread::sleep_for(200ms);
        const double now = processorMicros();
        quiet = now - before < 2000 ? quiet + 1 : 0;
        before = now;
    }
}

/// What a turn costs when nobody disturbs it: a tenth of the turns were cheaper.
double lowest(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values.empty() ? 0 : values[values.size() / 10];
}

struct Subject {
    std::string name;
    std::unique_ptr<Ledger> ledger;
    int serial = 0;
    std::vector<double> admissions, settlements;   ///< microseconds a request, one a turn
};

Instant wallClock()
{
    return std::chrono::floor<std::chrono::microseconds>(std::chrono::system_clock::now());
}

Cap capOf(int number, bool coversAll)
{
    static constexpr const char *windows[] = {"day", "month", "total", "week", "hour", "5h"};
    Cap cap;
    cap.name = "cap" + std::to_string(number);
    cap.window = *parseWindow(windows[number % 6]);
    cap.limit = std::int64_t{1} << 60;
    // The first two cover everything, each further one a key of its own.
    if (!coversAll && number >= 2)
        cap.scope.key = "k_" + std::to_string(number - 2);
    return cap;
}

/// "FOLDER:CAPS[:all]"
bool openSubject(const std::string &argument, Subject &subject)
{
    std::string folder = argument;
    const bool coversAll = folder.ends_with(":all");
    if (coversAll)
        folder.resize(folder.size() - 4);
    const auto colon = folder.rfind(':');
    if (colon == std::string::npos)
        return false;
    const int caps = std::atoi(folder.c_str() + colon + 1);
    LedgerOptions options;
    options.folder = folder.substr(0, colon);
    auto ledger = Ledger::open(options, wallClock());
    if (!ledger) {
        std::fprintf(stderr, "%s\n", ledger.error().message.c_str());
        return false;
    }
    subject.name = argument;
    subject.ledger = std::move(*ledger);
    const auto present = subject.ledger->snapshot(wallClock()).caps.size();
    for (int i = static_cast<int>(present); i < caps; ++i) {
        if (auto put = subject.ledger->putCap(capOf(i, coversAll), wallClock()); !put) {
            std::fprintf(stderr, "%s\n", put.error().message.c_str());
            return false;
        }
    }
    return true;
}

HoldId admit(Ledger &ledger, const AdmissionRequest &request)
{
    std::mutex mutex;
    std::condition_variable answered;
    std::optional<Admission> answer;
    ledger.admit(request, wallClock(), [&](Admission admission) {
        const std::lock_guard lock(mutex);
        answer = std::move(admission);
        answered.notify_one();
    });
    std::unique_lock lock(mutex);
    answered.wait(lock, [&] { return answer.has_value(); });
    if (answer->kind != Admission::Kind::Held) {
        std::fprintf(stderr, "a request was not held: %s\n", answer->message.c_str());
        std::exit(1);
    }
    return answer->hold;
}

/// One request after the other, so that each hold has a commit of its own: the dearest case.
void takeTurn(Subject &subject)
{
    std::vector<AdmissionRequest> requests(requestsATurn);
    for (AdmissionRequest &request : requests) {
        const int number = subject.serial++;
        request.id = "b_" + std::to_string(::time(nullptr)) + "_" + std::to_string(number);
        request.labels = {"openai", "chat", "gpt-5.2", "", "k_" + std::to_string(number % 8),
                          "bench"};
        request.bound.worst = {NanoUsd{40'000'000}, 30'000, 1};
    }
    std::vector<HoldId> holds;
    CALLGRIND_ZERO_STATS;
    const double began = processorMicros();
    for (const AdmissionRequest &request : requests)
        holds.push_back(admit(*subject.ledger, request));
    const double held = processorMicros();
    CALLGRIND_DUMP_STATS_AT("admission");
    for (std::size_t i = 0; i < holds.size(); ++i) {
        Settlement settlement;
        settlement.hold = holds[i];
        settlement.actual = {NanoUsd{3'000'000}, 2'000, 1};
        settlement.exchange.id = requests[i].id;
        settlement.exchange.time = wallClock();
        settlement.exchange.labels = requests[i].labels;
        settlement.exchange.cost = settlement.actual.usd;
        settlement.exchange.basis = CostBasis::Reported;
        settlement.exchange.usage[Unit::Input] = 1200;
        settlement.exchange.usage[Unit::Output] = 800;
        subject.ledger->settle(std::move(settlement), wallClock());
    }
    // Enforcement as it is: waits until all that was queued before is written.
    (void)subject.ledger->setEnforcement({}, wallClock());
    const double settled = processorMicros();
    CALLGRIND_DUMP_STATS_AT("settlement");
    subject.admissions.push_back((held - began) / requestsATurn);
    subject.settlements.push_back((settled - held) / requestsATurn);
}

} // namespace

int main(int count, char **arguments)
{
    int requests = 5'000;
    std::vector<Subject> subjects;
    for (int i = 1; i < count; ++i) {
        if (std::strcmp(arguments[i], "--requests") == 0 && i + 1 < count) {
            requests = std::atoi(arguments[++i]);
            continue;
        }
        if (!openSubject(arguments[i], subjects.emplace_back())) {
            std::fprintf(stderr, "usage: bench_admission [--requests N] FOLDER:CAPS[:all]...\n");
            return 64;
        }
    }
    waitUntilQuiet();
    CALLGRIND_START_INSTRUMENTATION;
    for (int done = 0; done < requests; done += requestsATurn) {
        for (Subject &subject : subjects)
            takeTurn(subject);
    }
    double first = 0, firstSettled = 0;
    for (const Subject &subject : subjects) {
        const double admission = lowest(subject.admissions);
        const double settlement = lowest(subject.settlements);
        if (first == 0) {
            first = admission;
            firstSettled = settlement;
        }
        std::printf("%-44s admission %7.1f us (x%.3f)   settlement and audit row %7.1f us "
                    "(x%.3f)\n",
                    subject.name.c_str(), admission, admission / first, settlement,
                    settlement / firstSettled);
    }
    return 0;
}
