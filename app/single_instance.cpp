// SPDX-License-Identifier: GPL-3.0-or-later
#include "single_instance.h"

#include <QCryptographicHash>
#include <QLocalSocket>

namespace llmcap {

namespace {

constexpr int patienceMs = 1000;

/// The user is part of the name: the default folder of two users never meets, a shared one could.
QString nameFor(const std::filesystem::path &folder)
{
    std::error_code problem;
    const auto path = std::filesystem::weakly_canonical(folder, problem);
    const QString text = QString::fromStdU16String((problem ? folder : path).u16string());
    const QByteArray user = qgetenv("USER") + qgetenv("USERNAME");
    const QByteArray digest
        = QCryptographicHash::hash(text.toUtf8() + '\n' + user, QCryptographicHash::Sha256);
    return QStringLiteral("llmcap-") + QString::fromLatin1(digest.toHex().first(24));
}

} // namespace

SingleInstance::SingleInstance(const std::filesystem::path &dataFolder, QObject *parent)
    : QObject(parent), m_name(nameFor(dataFolder))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *const socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            emit raised();
        }
    });
}

bool SingleInstance::claim()
{
    QLocalSocket first;
    first.connectToServer(m_name);
    if (first.waitForConnected(patienceMs)) {
        first.disconnectFromServer();
        return false;
    }
    // Nobody answers: what is left of a crashed one is in the way on Unix.
    QLocalServer::removeServer(m_name);
    m_server.listen(m_name);
    return true;
}

} // namespace llmcap
