// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageAuthenticationCode>
#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace llmcap {

/// An HTTP server that answers as a test says, and remembers every byte that it was sent.
/// Thread: the test's.
class ScriptedServer final : public QTcpServer {
public:
    struct Call {
        QByteArray method, target, head, body;
        QPointer<QTcpSocket> socket;
    };
    using Answer = std::function<void(const Call &)>;

    explicit ScriptedServer(Answer answer, quint16 port = 0) : m_answer(std::move(answer))
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *const socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        listen(QHostAddress::LocalHost, port);
    }

    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }
    /// Everything that arrived, for "never sent".
    QByteArray received;
    QList<Call> calls;

    QList<Call> callsTo(const QByteArray &start) const
    {
        QList<Call> found;
        for (const Call &call : calls) {
            if (call.target.startsWith(start))
                found.append(call);
        }
        return found;
    }

    static void reply(const Call &call, int status, const QByteArray &body,
                      const QByteArray &headers = {})
    {
        if (!call.socket)
            return;
        call.socket->write("HTTP/1.1 " + QByteArray::number(status) + " X\r\ncontent-length: "
                           + QByteArray::number(body.size()) + "\r\n" + headers + "\r\n" + body);
    }
    /// The head of an event stream that ends with the connection.
    static void beginEvents(const Call &call)
    {
        call.socket->write("HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\n"
                           "connection: close\r\n\r\n");
    }
    /// Proves that this server knows `token`, as LLMCap does.
    static void hello(const Call &call, const QByteArray &token, bool isReadToken = false)
    {
        const QByteArray nonce = call.target.mid(call.target.indexOf("nonce=") + 6);
        const QByteArray mac
            = QMessageAuthenticationCode::hash(nonce, token, QCryptographicHash::Sha256).toHex();
        reply(call, 200,
              "{\"product\":\"llmcap\",\"version\":\"1\",\"demo\":false,\"hmac\":\""
                  + (isReadToken ? QByteArray("00") : mac) + "\",\"hmac_read\":\""
                  + (isReadToken ? mac : QByteArray("00")) + "\"}");
    }

private:
    void read(QTcpSocket *socket)
    {
        const QByteArray bytes = socket->readAll();
        received += bytes;
        QByteArray buffer = socket->property("buffer").toByteArray() + bytes;
        for (qsizetype end = buffer.indexOf("\r\n\r\n"); end >= 0;
             end = buffer.indexOf("\r\n\r\n")) {
            const QByteArray head = buffer.first(end);
            const QByteArray lower = head.toLower();
            const qsizetype at = lower.indexOf("content-length:");
            const qsizetype stop = lower.indexOf('\r', at);
            const qsizetype length
                = at < 0 ? 0 : lower.mid(at + 15, stop < 0 ? -1 : stop - at - 15).trimmed().toInt();
            if (buffer.size() < end + 4 + length)
                break;
            const QList<QByteArray> line = head.first(head.indexOf('\r')).split(' ');
            const Call call{line.value(0), line.value(1), head, buffer.mid(end + 4, length),
                            socket};
            buffer.remove(0, end + 4 + length);
            calls.append(call);
            m_answer(call);
        }
        socket->setProperty("buffer", buffer);
    }

    Answer m_answer;
};

} // namespace llmcap
