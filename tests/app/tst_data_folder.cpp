// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in the data folder besides the books, and who may have it.
#include "data_folder.h"
#include "install_secret.h"
#include "private_file.h"
#include "single_instance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;

namespace {

constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ReadOther
    | QFileDevice::WriteOther;

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

} // namespace

class TestDataFolder final : public QObject {
    Q_OBJECT
private slots:
    void theDemoHasItsOwn();
    void aNewFolderIsTheOwnersAlone();
    void aFolderThatCannotBeUsedIsSaid();
    void aPrivateFileIsTheOwnersAlone();
    void aPrivateFileIsReplacedAtOnce();
    void aLooseSecretIsRefused();
    void theSecretStays();
    void aDamagedSecretIsNotReplaced();
    void theSecondInstanceRaisesTheFirst();
    void foldersHaveInstancesOfTheirOwn();
};

void TestDataFolder::theDemoHasItsOwn()
{
    QVERIFY(defaultDataFolder(false) != defaultDataFolder(true));
    QVERIFY(defaultDataFolder(false).is_absolute());
}

void TestDataFolder::aNewFolderIsTheOwnersAlone()
{
    const QTemporaryDir base;
    const QString path = base.filePath("a/b");
    QVERIFY(prepareDataFolder(path.toStdString()));
    QVERIFY(QFileInfo(path).isDir());
#ifndef Q_OS_WIN
    QVERIFY(!(QFileInfo(path).permissions() & (others | QFileDevice::ExeGroup
                                               | QFileDevice::ExeOther)));
#endif
    QVERIFY2(QDir(path).isEmpty(), "nothing of the probe is left");
    QVERIFY(prepareDataFolder(path.toStdString()));
}

void TestDataFolder::aFolderThatCannotBeUsedIsSaid()
{
    const QTemporaryDir base;
    put(base.filePath("file"), "x");
    const auto done = prepareDataFolder(base.filePath("file/below").toStdString());
    QVERIFY(!done);
    QCOMPARE(done.error().code, ErrorCode::Io);
    QVERIFY(done.error().message.find("--data-dir") != std::string::npos);
}

void TestDataFolder::aPrivateFileIsTheOwnersAlone()
{
    const QTemporaryDir base;
    const QString path = base.filePath("new/secret");
    QCOMPARE(readPrivateFile(path).error().code, ErrorCode::NotFound);
    QVERIFY(writePrivateFile(path, "one"));
    QCOMPARE(*readPrivateFile(path), QByteArray("one"));
#ifndef Q_OS_WIN
    QVERIFY(!(QFileInfo(path).permissions() & others));
#endif
}

void TestDataFolder::aPrivateFileIsReplacedAtOnce()
{
    const QTemporaryDir base;
    const QString path = base.filePath("secret");
    QVERIFY(writePrivateFile(path, "one"));
    put(path + ".new", "left over from a crash");
    QVERIFY(writePrivateFile(path, "two"));
    QCOMPARE(*readPrivateFile(path), QByteArray("two"));
    QCOMPARE(QDir(base.path()).entryList(QDir::Files), QStringList("secret"));
}

void TestDataFolder::aLooseSecretIsRefused()
{
#ifdef Q_OS_WIN
    QSKIP("files inherit the rights of the profile here");
#else
    const QTemporaryDir base;
    const QString path = base.filePath("secret");
    QVERIFY(writePrivateFile(path, "hidden"));
    QFile::setPermissions(path, QFileDevice::ReadOwner | QFileDevice::ReadOther);
    const auto read = readPrivateFile(path);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Io);
    QVERIFY(read.error().message.find("chmod 600") != std::string::npos);
    QVERIFY(read.error().message.find("hidden") == std::string::npos);
#endif
}

void TestDataFolder::theSecretStays()
{
    const QTemporaryDir base;
    const QTemporaryDir other;
    const auto first = readOrMakeInstallSecret(base.path().toStdString());
    QVERIFY(first);
    QCOMPARE(first->size(), std::size_t(32));
    QCOMPARE(*readOrMakeInstallSecret(base.path().toStdString()), *first);
    QVERIFY(*readOrMakeInstallSecret(other.path().toStdString()) != *first);
}

void TestDataFolder::aDamagedSecretIsNotReplaced()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("abcd"), QByteArray(64, 'z')}) {
        const QTemporaryDir base;
        put(base.filePath("install-secret"), bytes);
        const auto secret = readOrMakeInstallSecret(base.path().toStdString());
        QVERIFY(!secret);
        QCOMPARE(secret.error().code, ErrorCode::Io);
        QCOMPARE(*readPrivateFile(base.filePath("install-secret")), bytes);
    }
}

void TestDataFolder::theSecondInstanceRaisesTheFirst()
{
    const QTemporaryDir base;
    SingleInstance first(base.path().toStdString());
    QVERIFY(first.claim());
    QSignalSpy raised(&first, &SingleInstance::raised);
    SingleInstance second(base.path().toStdString() + "/.");
    QVERIFY(!second.claim());
    QTRY_COMPARE(raised.count(), 1);
}

void TestDataFolder::foldersHaveInstancesOfTheirOwn()
{
    const QTemporaryDir base;
    const QTemporaryDir other;
    SingleInstance first(base.path().toStdString());
    SingleInstance second(other.path().toStdString());
    QVERIFY(first.claim());
    QVERIFY(second.claim());
}

QTEST_GUILESS_MAIN(TestDataFolder)
#include "tst_data_folder.moc"
