// SPDX-License-Identifier: GPL-3.0-or-later
// A log of any length in little memory: every row at its place, whatever was dropped and came back.
#include "request_log.h"

#include <QTest>

#include <algorithm>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

const Instant noon{std::chrono::hours{12}};

Exchange row(int number)
{
    Exchange row;
    row.id = "r_" + std::to_string(number);
    row.time = noon - std::chrono::seconds{number};
    return row;
}

/// Rows first, first + 1, ...: the larger the number the older.
std::vector<Exchange> rows(int first, int count)
{
    std::vector<Exchange> all;
    for (int i = 0; i < count; ++i) {
        all.push_back(row(first + i));
    }
    return all;
}

std::string idAt(RequestLog &log, int place)
{
    const Exchange *const found = log.at(place);
    return found ? found->id : "?";
}

} // namespace

class TestRequestLog final : public QObject {
    Q_OBJECT
private slots:
    void pagesFollowEachOther();
    void whatIsNotLookedAtIsDroppedAndComesBack();
    void memoryStaysWithinItsBound();
    void aNewRowStandsAtItsTime();
    void aRowIsThereOnce();
    void aRowOlderThanWhatWasReadComesWithItsPage();
    void theFirstPageIsCutWhenItGrows();
    void aPageThatDiffersIsRefused();
};

void TestRequestLog::pagesFollowEachOther()
{
    RequestLog log;
    log.reset(rows(0, 3), "r_2");
    QCOMPARE(log.size(), 3);
    const auto inserted = log.append(rows(3, 2), "");
    QCOMPARE(inserted.first, 3);
    QCOMPARE(inserted.count, 2);
    QCOMPARE(log.size(), 5);
    for (int i = 0; i < 5; ++i) {
        QCOMPARE(idAt(log, i), "r_" + std::to_string(i));
    }
    QVERIFY(log.next().empty());
    QVERIFY(!log.at(5) && !log.at(-1));
}

void TestRequestLog::whatIsNotLookedAtIsDroppedAndComesBack()
{
    RequestLog log(30);
    log.reset(rows(0, 10), "r_9");
    for (int page = 1; page < 6; ++page) {
        log.append(rows(page * 10, 10), "r_" + std::to_string(page * 10 + 9));
    }
    QCOMPARE(log.size(), 60);
    QVERIFY(log.at(5));        // the first stays
    QVERIFY(log.at(55));       // and what was read last
    QVERIFY(!log.at(15));
    const auto missing = log.missingAt(15);
    QVERIFY(missing);
    QCOMPARE(missing->before, std::string("r_9"));
    QCOMPARE(missing->count, 10);
    QVERIFY(!log.missingAt(55));
    QVERIFY(log.restore(*missing, rows(10, 10)));
    QCOMPARE(idAt(log, 15), std::string("r_15"));
    QVERIFY(log.kept() <= 30);
}

void TestRequestLog::memoryStaysWithinItsBound()
{
    RequestLog log(1000);
    log.reset(rows(0, 250), "r_249");
    for (int first = 250; first < 100'000; first += 250) {
        log.append(rows(first, 250), "r_" + std::to_string(first + 249));
    }
    QCOMPARE(log.size(), 100'000);
    QVERIFY(log.kept() <= 1000);
    for (const int place : {0, 249, 250, 50'000, 99'999}) {
        if (const auto missing = log.missingAt(place)) {
            const int first
                = missing->before.empty() ? 0 : std::stoi(missing->before.substr(2)) + 1;
            QVERIFY(log.restore(*missing, rows(first, missing->count)));
        }
        QCOMPARE(idAt(log, place), "r_" + std::to_string(place));
    }
    QVERIFY(log.kept() <= 1000);
}

void TestRequestLog::aNewRowStandsAtItsTime()
{
    RequestLog log;
    log.reset({row(0), row(2), row(4)}, "");
    QCOMPARE(*log.placeFor(row(-1)), 0);
    QCOMPARE(log.insert(row(-1))->first, 0);
    QCOMPARE(log.insert(row(3))->first, 3);      // began earlier, ended later
    QCOMPARE(log.insert(row(9))->first, 5);      // the log ends here: the oldest of all
    std::vector<std::string> ids;
    for (int i = 0; i < log.size(); ++i) {
        ids.push_back(idAt(log, i));
    }
    QCOMPARE(ids, (std::vector<std::string>{"r_-1", "r_0", "r_2", "r_3", "r_4", "r_9"}));
    RequestLog empty;
    empty.reset({}, "");
    QCOMPARE(empty.insert(row(1))->first, 0);
    QCOMPARE(idAt(empty, 0), std::string("r_1"));
}

void TestRequestLog::aRowIsThereOnce()
{
    RequestLog log;
    log.reset(rows(0, 5), "");
    QVERIFY(!log.placeFor(row(3)));
    QVERIFY(!log.insert(row(3)));
    QCOMPARE(log.size(), 5);
    Exchange twin = row(3);
    twin.id = "r_twin";          // at the same moment, yet another
    QVERIFY(log.insert(twin));
    QVERIFY(!log.insert(twin));
    QCOMPARE(log.size(), 6);
}

void TestRequestLog::aRowOlderThanWhatWasReadComesWithItsPage()
{
    RequestLog log;
    log.reset(rows(0, 5), "r_4");
    QVERIFY(!log.insert(row(7)));
    QCOMPARE(log.size(), 5);
}

void TestRequestLog::theFirstPageIsCutWhenItGrows()
{
    RequestLog log(1200);
    log.reset(rows(0, 10), "r_9");
    for (int number = -1; number > -5000; --number) {
        const auto inserted = log.insert(row(number));
        QVERIFY(inserted && inserted->first == 0);
    }
    QCOMPARE(log.size(), 5009);
    log.append(rows(10, 10), "r_19");
    QVERIFY(log.kept() <= 1200);
    QCOMPARE(idAt(log, 0), std::string("r_-4999"));
    QCOMPARE(idAt(log, 5018), std::string("r_19"));
    // The middle was dropped; its cursor is a row that was there.
    const auto missing = log.missingAt(2500);
    QVERIFY(missing);
    const int first = std::stoi(missing->before.substr(2)) + 1;
    QVERIFY(missing->count <= 600);
    QVERIFY(log.restore(*missing, rows(first, missing->count)));
    QCOMPARE(idAt(log, 2500), std::string("r_-2499"));
}

void TestRequestLog::aPageThatDiffersIsRefused()
{
    RequestLog log(10);
    log.reset(rows(0, 10), "r_9");
    log.append(rows(10, 10), "r_19");
    log.append(rows(20, 10), "");
    const auto missing = log.missingAt(12);
    QVERIFY(missing);
    QVERIFY(!log.restore(*missing, rows(10, 7)));    // rows were purged meanwhile
    log.reset(rows(0, 3), "");
    QVERIFY(!log.restore(*missing, rows(10, 10)));   // somebody chose another filter
}

QTEST_GUILESS_MAIN(TestRequestLog)
#include "tst_request_log.moc"
