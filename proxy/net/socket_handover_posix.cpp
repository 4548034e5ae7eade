// SPDX-License-Identifier: GPL-3.0-or-later
#include "socket_handover.h"

#include <QHostAddress>
#include <QTcpServer>

#include <unistd.h>

namespace llmcap {

bool listenExclusively(QTcpServer &server, const QHostAddress &host, std::uint16_t port,
                       bool &isTaken)
{
    // SO_REUSEADDR, which Qt sets, lets nobody share a port that is listened on.
    const bool done = server.listen(host, port);
    isTaken = !done && server.serverError() == QAbstractSocket::AddressInUseError;
    return done;
}

void releaseFromQt(std::intptr_t) {}

void closeDescriptor(std::intptr_t descriptor)
{
    ::close(static_cast<int>(descriptor));
}

} // namespace llmcap
