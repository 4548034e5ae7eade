// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings_change.h"
#include "settings_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;

namespace {

struct Bench {
    QTemporaryDir folder;
    std::filesystem::path file
        = std::filesystem::path(folder.path().toStdU16String()) / "settings.json";

    void write(const QByteArray &bytes)
    {
        QFile device(QString::fromStdU16String(file.u16string()));
        QVERIFY(device.open(QIODevice::WriteOnly));
        device.write(bytes);
    }
    QByteArray bytes() const
    {
        QFile device(QString::fromStdU16String(file.u16string()));
        return device.open(QIODevice::ReadOnly) ? device.readAll() : QByteArray();
    }
};

} // namespace

class TestSettingsChange final : public QObject {
    Q_OBJECT
private slots:
    void aFileIsMadeWhereThereIsNone()
    {
        Bench bench;
        SettingsChange change;
        change.fallbackPrice = "1.00/4.00";
        change.drainSeconds = 3;
        change.powerSafe = true;
        QVERIFY(changeSettingsFile(bench.file, change));
        const auto settings = readSettingsFile(bench.file);
        QVERIFY(settings);
        QCOMPARE(settings->fallbackPrice, std::string("1.00/4.00"));
        QCOMPARE(settings->proxy.drain, std::chrono::seconds{3});
        QVERIFY(settings->proxy.powerSafe);
    }

    void everythingElseStays()
    {
        Bench bench;
        bench.write(R"({"listen": "127.0.0.1:4600", "zone": "Europe/Berlin",)"
                    R"( "window": {"first_run_done": true}})");
        SettingsChange change;
        change.noticeBlocked = false;
        QVERIFY(changeSettingsFile(bench.file, change));
        const auto settings = readSettingsFile(bench.file);
        QVERIFY(settings);
        QCOMPARE(settings->proxy.port, std::uint16_t{4600});
        QCOMPARE(settings->proxy.zone, std::string("Europe/Berlin"));
        const auto window = readWindowSettings(bench.file);
        QVERIFY(window && window->firstRunDone && !window->noticeBlocked);
        QVERIFY(window->noticeThreshold);
    }

    void emptyTextTakesAValueBack()
    {
        Bench bench;
        bench.write(R"({"fallback_price": "1/4"})");
        SettingsChange change;
        change.fallbackPrice = "";
        QVERIFY(changeSettingsFile(bench.file, change));
        QVERIFY(!bench.bytes().contains("fallback_price"));
    }

    void whatIsOutOfRangeIsNotWritten()
    {
        Bench bench;
        bench.write(R"({"drain_s": 5})");
        SettingsChange change;
        change.drainSeconds = 999'999;
        const auto done = changeSettingsFile(bench.file, change);
        QVERIFY(!done && done.error().code == ErrorCode::BadInput);
        QCOMPARE(bench.bytes(), QByteArray(R"({"drain_s": 5})"));
    }

    void aFileThatIsNotUnderstoodIsNotTouched()
    {
        Bench bench;
        bench.write(R"({"drian_s": 5})");
        SettingsChange change;
        change.firstRunDone = true;
        const auto done = changeSettingsFile(bench.file, change);
        QVERIFY(!done);
        QVERIFY(done.error().message.find("drian_s") != std::string::npos);
        QCOMPARE(bench.bytes(), QByteArray(R"({"drian_s": 5})"));
    }

    void withoutAFileTheDefaultsHold()
    {
        Bench bench;
        const auto window = readWindowSettings(bench.file);
        QVERIFY(window && !window->firstRunDone && window->noticeProxyDown);
        QVERIFY(bench.bytes().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSettingsChange)
#include "tst_settings_change.moc"
