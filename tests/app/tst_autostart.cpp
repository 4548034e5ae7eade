// SPDX-License-Identifier: GPL-3.0-or-later
// Start at login: what the system will read at the next login.
#include "autostart.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;

namespace {

/// A program that exists, under a name with everything that needs quoting.
QString makeProgram(const QTemporaryDir &folder)
{
#ifdef Q_OS_WIN
    const QString path = folder.filePath("with space $x.exe");
#else
    const QString path = folder.filePath("with space \"50%\" $x`\\tray");
#endif
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        qFatal("cannot make %s", qPrintable(path));
    }
    return path;
}

#ifdef Q_OS_WIN
const QString base = "HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\";
#else
QString entryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + "/autostart/llmcap-tray.desktop";
}
QByteArray entry()
{
    QFile file(entryPath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
#endif

void switchOffInTheSystem()
{
#ifdef Q_OS_WIN
    QSettings(base + "Explorer\\StartupApproved\\Run", QSettings::NativeFormat)
        .setValue("LLMCap", QByteArray::fromHex("030000000000000000000000"));
#else
    QFile file(entryPath());
    QVERIFY(file.open(QIODevice::Append));
    file.write("Hidden=true\n");
#endif
}

} // namespace

class TestAutostart final : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void init();
    void cleanupTestCase();
    void offUntilItIsAskedFor();
    void onAndOffDoWhatTheySay();
    void theSystemFindsTheProgram();
    void whatTheSystemSwitchedOffIsTold();
    void aProgramThatIsNotThereIsRefused();

private:
    QTemporaryDir m_home;
};

void TestAutostart::initTestCase()
{
    QVERIFY(m_home.isValid());
    qputenv("XDG_CONFIG_HOME", m_home.path().toUtf8());
}

void TestAutostart::init()
{
    QVERIFY(setAutostart(false, {}));
#ifdef Q_OS_WIN
    QSettings(base + "Explorer\\StartupApproved\\Run", QSettings::NativeFormat).remove("LLMCap");
#endif
}

void TestAutostart::cleanupTestCase()
{
    QVERIFY(setAutostart(false, {}));
}

void TestAutostart::offUntilItIsAskedFor()
{
    QCOMPARE(autostart(), Autostart::Off);
    QVERIFY2(setAutostart(false, {}), "off twice does no harm");
}

void TestAutostart::onAndOffDoWhatTheySay()
{
    const QString program = makeProgram(m_home);
    QVERIFY(setAutostart(true, program));
    QCOMPARE(autostart(), Autostart::On);
    QVERIFY2(setAutostart(true, program), "on twice does no harm");
    QVERIFY(setAutostart(false, program));
    QCOMPARE(autostart(), Autostart::Off);
}

void TestAutostart::theSystemFindsTheProgram()
{
    const QString program = makeProgram(m_home);
    QVERIFY(setAutostart(true, program));
#ifdef Q_OS_WIN
    QCOMPARE(QSettings(base + "Run", QSettings::NativeFormat).value("LLMCap").toString(),
             '"' + QDir::toNativeSeparators(program) + "\" --background");
#else
    // Written out by hand from the specification's rules: quoting, then the string escape.
    const QByteArray expected = "Exec=\"" + m_home.path().toUtf8()
        + R"(/with space \\"50%%\\" \\$x\\`\\\\tray" --background)" + "\n";
    QVERIFY2(entry().contains(expected), entry().constData());
    QVERIFY(entry().startsWith("[Desktop Entry]\nType=Application\n"));
#endif
}

void TestAutostart::whatTheSystemSwitchedOffIsTold()
{
    const QString program = makeProgram(m_home);
    QVERIFY(setAutostart(true, program));
    switchOffInTheSystem();
    QCOMPARE(autostart(), Autostart::Suppressed);
    QVERIFY(setAutostart(true, program));
    QCOMPARE(autostart(), Autostart::On);
}

void TestAutostart::aProgramThatIsNotThereIsRefused()
{
    const auto done = setAutostart(true, m_home.filePath("nothing"));
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::NotFound);
    QCOMPARE(autostart(), Autostart::Off);
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
