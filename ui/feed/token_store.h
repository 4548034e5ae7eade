// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QString>
#include <QUrl>

#include <chrono>
#include <filesystem>

namespace llmcap {

/// A feed token and where it is kept, in words for people ("the system's key store",
/// "LLMCAP_TOKEN", or the path of the file).
struct StoredToken {
    QString token;
    QString place;
    bool created = false;        ///< made just now
};

/// The feed's control token of one data folder: 256 random bits in hex. LLMCAP_TOKEN, where set,
/// is used and nothing is read or written. Else a private file in the folder wins, if there is
/// one; else the key store of the operating system; where none answers in time, the file is made
/// (owner-only).
///
/// Thread: the application's; the calls run a local event loop for at most `patience`.
class TokenStore final {
public:
    explicit TokenStore(std::filesystem::path dataFolder,
                        std::chrono::milliseconds patience = std::chrono::seconds{5});
    /// The token of a feed that somebody else serves there; the window program of that folder
    /// watches it. Kept like one's own, and never made.
    static TokenStore ofHostedFeed(std::filesystem::path dataFolder, const QUrl &feed,
                                   std::chrono::milliseconds patience = std::chrono::seconds{5});

    /// For clients. NotFound: there is none yet, or the key store cannot be reached from here;
    /// the message says what to do.
    Result<StoredToken> read() const;
    /// For the server: makes a token at first use. Io where it cannot be kept anywhere.
    Result<StoredToken> readOrMake() const;

    /// Keeps that token instead of the one before it: in the key store, or in the file where no key
    /// store answers. The result says where. Io where neither takes it.
    Result<StoredToken> keep(const QString &token) const;
    /// Takes the token from the file into the key store. Unavailable where none answers; nothing
    /// has changed then.
    Result<StoredToken> moveToKeyStore() const;

    /// Takes the token out of the key store and removes the file; no token is no error.
    void forget() const;

    std::filesystem::path filePath() const;

private:
    std::filesystem::path m_folder;
    QString m_key;               ///< its name in the key store
    std::string m_fileName;
    std::string m_nextStep;      ///< what to do where there is no token
    std::chrono::milliseconds m_patience;
};

/// hex(HMAC-SHA256(control token, "llmcap read scope")): may look, may not touch.
QString readTokenOf(const QString &controlToken);

} // namespace llmcap
