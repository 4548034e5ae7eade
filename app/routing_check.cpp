// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a routing leads anywhere, and who still follows it.
#include "routing.h"

#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QThread>
#include <QUrl>

namespace llmcap {

namespace {

constexpr int answerMs = 700;

bool answersNow(const QUrl &url)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(answerMs)) {
        return false;
    }
    socket.write("GET /llmcap/v1/hello?nonce=00112233445566778899aabbccddeeff HTTP/1.1\r\nHost: "
                 + url.authority().toUtf8() + "\r\nConnection: close\r\n\r\n");
    QByteArray answer;
    const QDeadlineTimer deadline(answerMs);
    while (!deadline.hasExpired() && answer.size() < 4096
           && !answer.contains("\"product\":\"llmcap\"")) {
        if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))
            && socket.bytesAvailable() == 0) {
            break;
        }
        answer += socket.readAll();
    }
    return answer.contains("\"product\":\"llmcap\"");
}

} // namespace

bool answersAt(const QString &url, std::chrono::milliseconds patience)
{
    const QDeadlineTimer deadline(patience);
    while (!answersNow(QUrl(url))) {
        if (deadline.hasExpired()) {
            return false;
        }
        QThread::msleep(100);
    }
    return true;
}

Result<bool> checkRouting(Routing &routing, std::chrono::milliseconds patience)
{
    const RoutingJournal journal = routing.journal();
    if (!journal.isInForce() || answersAt(journal.url, patience)) {
        return false;
    }
    return routing.rescue(QStringLiteral("nothing answered at %1").arg(journal.url));
}

} // namespace llmcap
