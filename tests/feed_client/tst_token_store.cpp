// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_store.h"

#include "private_file.h"

#include <QElapsedTimer>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QTest>

using namespace llmcap;
using namespace std::chrono_literals;

namespace {

TokenStore storeIn(const QTemporaryDir &folder)
{
    return TokenStore(folder.path().toStdString(), 2000ms);
}

} // namespace

class TestTokenStore final : public QObject {
    Q_OBJECT
private slots:
    void init();
    void cleanup() { qunsetenv("LLMCAP_TOKEN"); }
    void withoutKeyStoreAFileIsMade();
    void theTokenStays();
    void clientsMakeNone();
    void theEnvironmentWins();
    void aFileThatOthersReadIsRefused();
    void anEmptyFileIsNoToken();
    void theReadTokenFollows();
};

void TestTokenStore::init()
{
    qunsetenv("LLMCAP_TOKEN");
    // No key store answers there: neither the Secret Service nor KWallet.
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent/bus");
}

void TestTokenStore::withoutKeyStoreAFileIsMade()
{
#ifdef Q_OS_WIN
    QSKIP("the credential store always answers there");
#endif
    const QTemporaryDir folder;
    const TokenStore store = storeIn(folder);
    QElapsedTimer clock;
    clock.start();
    const auto made = store.readOrMake();
    QVERIFY2(made, made ? "" : made.error().message.c_str());
    QVERIFY(clock.elapsed() < 6000);
    QVERIFY(made->created);
    QCOMPARE(made->token.size(), 64);
    QCOMPARE(QByteArray::fromHex(made->token.toLatin1()).size(), 32);
    QCOMPARE(made->place, folder.filePath("feed-token"));
    const auto rights = QFileInfo(made->place).permissions();
    QCOMPARE(rights & (QFileDevice::ReadGroup | QFileDevice::WriteGroup | QFileDevice::ExeGroup
                       | QFileDevice::ReadOther | QFileDevice::WriteOther
                       | QFileDevice::ExeOther | QFileDevice::ExeOwner),
             QFileDevice::Permissions());
}

void TestTokenStore::theTokenStays()
{
    const QTemporaryDir folder;
    const QTemporaryDir other;
    const auto made = storeIn(folder).readOrMake();
    const auto again = storeIn(folder).readOrMake();
    const auto read = storeIn(folder).read();
    const auto elsewhere = storeIn(other).readOrMake();
    QVERIFY(made && again && read && elsewhere);
    QCOMPARE(again->token, made->token);
    QVERIFY(!again->created);
    QCOMPARE(read->token, made->token);
    QVERIFY(elsewhere->token != made->token);
}

void TestTokenStore::clientsMakeNone()
{
    const QTemporaryDir folder;
    const auto read = storeIn(folder).read();
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::NotFound);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void TestTokenStore::theEnvironmentWins()
{
    const QTemporaryDir folder;
    qputenv("LLMCAP_TOKEN", " from-outside \n");
    const auto token = storeIn(folder).readOrMake();
    QVERIFY(token);
    QCOMPARE(token->token, QString("from-outside"));
    QCOMPARE(token->place, QString("LLMCAP_TOKEN"));
    QVERIFY2(QDir(folder.path()).isEmpty(), "nothing is written");
}

void TestTokenStore::aFileThatOthersReadIsRefused()
{
#ifdef Q_OS_WIN
    QSKIP("files inherit the rights of the profile there");
#endif
    const QTemporaryDir folder;
    QVERIFY(writePrivateFile(folder.filePath("feed-token"), "secret-token\n"));
    QFile::setPermissions(folder.filePath("feed-token"),
                          QFileDevice::ReadOwner | QFileDevice::ReadGroup);
    const auto token = storeIn(folder).readOrMake();
    QVERIFY(!token);
    QCOMPARE(token.error().code, ErrorCode::Io);
    QVERIFY(token.error().message.find("secret-token") == std::string::npos);
}

void TestTokenStore::anEmptyFileIsNoToken()
{
    for (const QByteArray &bytes : {QByteArray(), QByteArray("\n"), QByteArray("  \n")}) {
        const QTemporaryDir folder;
        QVERIFY(writePrivateFile(folder.filePath("feed-token"), bytes));
        const auto token = storeIn(folder).readOrMake();
        QVERIFY2(!token, "the read token of an empty token could be computed by anybody");
        QCOMPARE(token.error().code, ErrorCode::Io);
    }
}

void TestTokenStore::theReadTokenFollows()
{
    QCOMPARE(readTokenOf("abc").toLatin1(),
             QMessageAuthenticationCode::hash("llmcap read scope", "abc",
                                              QCryptographicHash::Sha256).toHex());
}

QTEST_GUILESS_MAIN(TestTokenStore)
#include "tst_token_store.moc"
