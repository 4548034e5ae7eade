// SPDX-License-Identifier: GPL-3.0-or-later
// What an uninstall leaves and what it takes.
#include "autostart.h"
#include "folder_lock.h"
#include "forget.h"
#include "token_store.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;

class TestForget final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void startAtLoginIsTakenBack();
    void dataGoesWhole();
    void dataInUseStaysWhole();
    void noDataIsNoError();

private:
    QTemporaryDir m_home;
};

void TestForget::initTestCase()
{
    QVERIFY(m_home.isValid());
    for (const char *const name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}) {
        qputenv(name, m_home.path().toUtf8());
    }
}

void TestForget::startAtLoginIsTakenBack()
{
    QVERIFY(setAutostart(true, QCoreApplication::applicationFilePath()));
    QVERIFY(forgetTraces());
    QCOMPARE(autostart(), Autostart::Off);
    QVERIFY2(forgetTraces(), "twice does no harm");
}

void TestForget::dataGoesWhole()
{
    const QString path = m_home.filePath("data");
    const std::filesystem::path folder = path.toStdU16String();
    QVERIFY(QDir().mkpath(path + "/below"));
    const TokenStore store(folder, std::chrono::milliseconds{200});
    QVERIFY(store.readOrMake());
    QFile ledger(path + "/below/ledger.sqlite");
    QVERIFY(ledger.open(QIODevice::WriteOnly));
    ledger.close();
    QVERIFY(forgetData(folder));
    QVERIFY(!QDir(path).exists());
    QVERIFY2(!store.read(), "the token is nowhere");
}

void TestForget::dataInUseStaysWhole()
{
    const QString path = m_home.filePath("used");
    const std::filesystem::path folder = path.toStdU16String();
    const auto lock = FolderLock::take(folder);
    QVERIFY(lock);
    const auto done = forgetData(folder);
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Conflict);
    QVERIFY(QDir(path).exists("lock"));
}

void TestForget::noDataIsNoError()
{
    QVERIFY(forgetData(m_home.filePath("nothing").toStdU16String()));
    QVERIFY2(!QDir(m_home.path()).exists("nothing"), "and none is made");
}

QTEST_GUILESS_MAIN(TestForget)
#include "tst_forget.moc"
