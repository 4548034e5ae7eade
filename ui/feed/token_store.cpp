// SPDX-License-Identifier: GPL-3.0-or-later
#include "token_store.h"

#include "private_file.h"

#include <qt6keychain/keychain.h>

#include <QCryptographicHash>
#include <QEventLoop>
#include <QMessageAuthenticationCode>
#include <QPointer>
#include <QRandomGenerator>
#include <QTimer>

#include <array>
#include <optional>
#include <utility>

namespace llmcap {

namespace {

const QString serviceName = QStringLiteral("LLMCap");

QString pathText(const std::filesystem::path &path)
{
    return QString::fromStdU16String(path.u16string());
}

QString freshToken()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), words.size());
    return QString::fromLatin1(
        QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex());
}

/// Runs a key store job for at most `patience`: some desktops ask the user, some never answer.
QKeychain::Error finish(QKeychain::Job &job, std::chrono::milliseconds patience)
{
    QEventLoop loop;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    bool isDone = false;
    QObject::connect(&job, &QKeychain::Job::finished, &loop, [&] {
        isDone = true;
        loop.quit();
    });
    job.setInsecureFallback(false);
    job.start();
    limit.start(patience);
    if (!isDone) {
        loop.exec();
    }
    return isDone ? job.error() : QKeychain::NoBackendAvailable;
}

/// A job that has not answered in time may still be at work inside: it deletes itself then.
template <class Job>
QKeychain::Error run(const QString &key, std::chrono::milliseconds patience,
                     const std::function<void(Job &)> &before,
                     const std::function<void(Job &)> &after)
{
    auto *const job = new Job(serviceName);
    job->setAutoDelete(true);
    job->setKey(key);
    before(*job);
    const QKeychain::Error error = finish(*job, patience);
    if (error == QKeychain::NoError) {
        after(*job);
    }
    return error;
}

struct KeyStoreAnswer {
    bool isThere = false;        ///< a key store answered
    QString token;
};

KeyStoreAnswer readKeyStore(const QString &key, std::chrono::milliseconds patience)
{
    KeyStoreAnswer answer;
    const auto error = run<QKeychain::ReadPasswordJob>(
        key, patience, [](auto &) {}, [&](auto &job) { answer.token = job.textData(); });
    answer.isThere = error == QKeychain::NoError || error == QKeychain::EntryNotFound;
    return answer;
}

bool writeKeyStore(const QString &key, const QString &token, std::chrono::milliseconds patience)
{
    return run<QKeychain::WritePasswordJob>(
               key, patience, [&](auto &job) { job.setTextData(token); }, [](auto &) {})
        == QKeychain::NoError;
}

/// One token a data folder: two folders may serve side by side.
QString keyFor(const std::filesystem::path &folder)
{
    return QStringLiteral("feed token of ") + pathText(std::filesystem::absolute(folder));
}

const QString keyStorePlace = QStringLiteral("the system's key store, under \"LLMCap\"");

std::optional<StoredToken> fromEnvironment()
{
    const QString token = qEnvironmentVariable("LLMCAP_TOKEN").trimmed();
    if (token.isEmpty()) {
        return std::nullopt;
    }
    return StoredToken{token, QStringLiteral("LLMCAP_TOKEN"), false};
}

} // namespace

TokenStore::TokenStore(std::filesystem::path dataFolder, std::chrono::milliseconds patience)
    : m_folder(std::move(dataFolder)),
      m_key(keyFor(m_folder)),
      m_fileName("feed-token"),
      m_nextStep("; start LLMCap once, it makes one"),
      m_patience(patience)
{
}

TokenStore TokenStore::ofHostedFeed(std::filesystem::path dataFolder, const QUrl &feed,
                                    std::chrono::milliseconds patience)
{
    TokenStore store(std::move(dataFolder), patience);
    const QString place = feed.adjusted(QUrl::RemoveUserInfo | QUrl::RemovePath).toString();
    store.m_key = QStringLiteral("token of the feed at ") + place;
    store.m_fileName = "feed-token-"
        + QCryptographicHash::hash(place.toUtf8(), QCryptographicHash::Sha256)
              .toHex()
              .left(16)
              .toStdString();
    store.m_nextStep = "; `llmcap token --control` on its own machine prints it";
    return store;
}

std::filesystem::path TokenStore::filePath() const
{
    return m_folder / m_fileName;
}

Result<StoredToken> TokenStore::read() const
{
    if (auto token = fromEnvironment()) {
        return *token;
    }
    const QString file = pathText(filePath());
    auto fromFile = readPrivateFile(file);
    if (fromFile && fromFile->trimmed().isEmpty()) {
        // The read token of an empty one could be computed by anybody.
        return Error{ErrorCode::Io, file.toStdString()
                         + " is empty; delete it, LLMCap makes a new token at its next start"};
    }
    if (fromFile) {
        return StoredToken{QString::fromLatin1(fromFile->trimmed()), file, false};
    }
    if (fromFile.error().code != ErrorCode::NotFound) {
        return fromFile.error();
    }
    const KeyStoreAnswer stored = readKeyStore(m_key, m_patience);
    if (!stored.token.isEmpty()) {
        return StoredToken{stored.token, keyStorePlace, false};
    }
    return Error{ErrorCode::NotFound,
                 "there is no feed token for " + m_folder.string()
                     + (stored.isThere ? m_nextStep
                                       : "; the key store does not answer from here: set "
                                         "LLMCAP_TOKEN, or give --data-dir")};
}

Result<StoredToken> TokenStore::readOrMake() const
{
    auto known = read();
    if (known || known.error().code != ErrorCode::NotFound) {
        return known;
    }
    auto made = keep(freshToken());
    if (made) {
        made->created = true;
    }
    return made;
}

Result<StoredToken> TokenStore::keep(const QString &token) const
{
    const QString file = pathText(filePath());
    if (writeKeyStore(m_key, token, m_patience)) {
        // The file would win.
        std::error_code notThere;
        std::filesystem::remove(filePath(), notThere);
        return StoredToken{token, keyStorePlace, false};
    }
    if (auto written = writePrivateFile(file, token.toLatin1() + '\n'); !written) {
        return written.error();
    }
    return StoredToken{token, file, false};
}

Result<StoredToken> TokenStore::moveToKeyStore() const
{
    auto known = read();
    if (!known) {
        return known;
    }
    if (!writeKeyStore(m_key, known->token, m_patience)) {
        return Error{ErrorCode::Unavailable,
                     "the system's key store does not answer; the token stays in "
                         + known->place.toStdString()};
    }
    std::error_code notThere;
    std::filesystem::remove(filePath(), notThere);
    return StoredToken{known->token, keyStorePlace, false};
}

void TokenStore::forget() const
{
    run<QKeychain::DeletePasswordJob>(
        m_key, m_patience, [](auto &) {}, [](auto &) {});
    std::error_code notThere;
    std::filesystem::remove(filePath(), notThere);
}

QString readTokenOf(const QString &controlToken)
{
    return QString::fromLatin1(
        QMessageAuthenticationCode::hash("llmcap read scope", controlToken.toUtf8(),
                                         QCryptographicHash::Sha256)
            .toHex());
}

} // namespace llmcap
