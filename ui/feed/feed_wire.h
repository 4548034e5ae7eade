// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "feed_client.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QNetworkAccessManager>
#include <QSslConfiguration>
#include <QUrlQuery>

#include <functional>
#include <vector>

class QNetworkReply;

namespace llmcap {

/// Carries calls to one server, and the token only to one that has proved that it knows it.
/// Thread: the one that made it.
class FeedWire final : public QObject {
    Q_OBJECT

public:
    /// What the check of the server found.
    enum class Check : std::uint8_t { Trusted, Unreachable, NotLlmcap, TokenRefused, NotSafe,
                                      BadCertificate };
    using Answer = std::function<void(Result<QByteArray>)>;
    using Opened = std::function<void(Check, QNetworkReply *)>;

    FeedWire(FeedAddress address, FeedTimes times, QObject *parent);

    const FeedAddress &address() const { return m_address; }

    /// `path` behind /llmcap/v1/; a body makes it JSON. Answers once, later.
    void call(const QByteArray &verb, const QString &path, const QUrlQuery &query,
              const QByteArray &body, Answer answer);
    /// The event stream, not read yet; null where the server is not trusted.
    void openEvents(Opened opened);
    /// The event stream is open: as long as it is, the server is the one that was checked. Without
    /// it trust ends soon, because another program may have taken the port since.
    void keepTrust() { m_trust = QDeadlineTimer(QDeadlineTimer::Forever); }
    /// The connection was lost: whoever answers next must prove itself again.
    void distrust() { m_trust = QDeadlineTimer(); }

    Error errorOf(Check check) const;

private:
    void checkServer(std::function<void(Check)> then);
    void sayHello();
    Check judgeHello(QNetworkReply &reply, const QByteArray &nonce);
    void readCaFile();
    void endCheck(Check check);
    QNetworkRequest requestFor(const QString &path, const QUrlQuery &query) const;
    void send(const QByteArray &verb, const QString &path, const QUrlQuery &query,
              const QByteArray &body, Answer answer);
    Result<QByteArray> resultOf(QNetworkReply &reply);

    FeedAddress m_address;
    FeedTimes m_times;
    QNetworkAccessManager m_network;
    QSslConfiguration m_ssl;  ///< null: the system's roots alone
    QString m_sslProblem;     ///< why the server's certificate was refused; "" it was not
    QDeadlineTimer m_trust;   ///< expired: the server must prove itself first
    std::vector<std::function<void(Check)>> m_waiting;   // for the end of the running check
};

} // namespace llmcap
