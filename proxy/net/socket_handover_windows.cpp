// SPDX-License-Identifier: GPL-3.0-or-later
#include "socket_handover.h"

#include <QHostAddress>
#include <QTcpServer>

#include <cstring>
#include <winsock2.h>
#include <ws2tcpip.h>

namespace llmcap {

namespace {

/// The address in the system's form; its length.
int systemAddress(const QHostAddress &host, std::uint16_t port, sockaddr_storage &out)
{
    std::memset(&out, 0, sizeof out);
    if (host.protocol() == QAbstractSocket::IPv6Protocol) {
        auto &v6 = reinterpret_cast<sockaddr_in6 &>(out);
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        const Q_IPV6ADDR bytes = host.toIPv6Address();
        std::memcpy(&v6.sin6_addr, &bytes, sizeof bytes);
        return sizeof v6;
    }
    auto &v4 = reinterpret_cast<sockaddr_in &>(out);
    v4.sin_family = AF_INET;
    v4.sin_port = htons(port);
    v4.sin_addr.s_addr = htonl(host.toIPv4Address());
    return sizeof v4;
}

/// Exclusive: on Windows another program may else set SO_REUSEADDR and get our connections, keys
/// included ("Using SO_REUSEADDR and SO_EXCLUSIVEADDRUSE" at learn.microsoft.com).
bool bindAndListen(SOCKET descriptor, const sockaddr_storage &address, int length)
{
    const BOOL yes = TRUE;
    const auto *const value = reinterpret_cast<const char *>(&yes);
    return setsockopt(descriptor, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, value, sizeof yes) == 0
        && bind(descriptor, reinterpret_cast<const sockaddr *>(&address), length) == 0
        && listen(descriptor, SOMAXCONN) == 0;
}

} // namespace

bool listenExclusively(QTcpServer &server, const QHostAddress &host, std::uint16_t port,
                       bool &isTaken)
{
    isTaken = false;
    sockaddr_storage address;
    const int length = systemAddress(host, port, address);
    const SOCKET descriptor = WSASocketW(address.ss_family, SOCK_STREAM, IPPROTO_TCP, nullptr, 0,
                                         WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    if (descriptor == INVALID_SOCKET) {
        return false;
    }
    if (bindAndListen(descriptor, address, length)
        && server.setSocketDescriptor(static_cast<qintptr>(descriptor))) {
        return true;
    }
    // Of a port that another one holds exclusively, or that the system keeps for itself, Windows
    // says that access is denied.
    const int failure = WSAGetLastError();
    isTaken = failure == WSAEADDRINUSE || failure == WSAEACCES;
    closesocket(descriptor);
    return false;
}

void releaseFromQt(std::intptr_t descriptor)
{
    // Qt asked Windows to send it messages about this socket; an I/O completion port must be
    // the only one to hear of it.
    WSAAsyncSelect(static_cast<SOCKET>(descriptor), nullptr, 0, 0);
}

void closeDescriptor(std::intptr_t descriptor)
{
    closesocket(static_cast<SOCKET>(descriptor));
}

} // namespace llmcap
