// SPDX-License-Identifier: GPL-3.0-or-later
#include "socket_handover.h"

#include <winsock2.h>
#include <ws2tcpip.h>

namespace llmcap {

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

namespace {

bool bindAlone(SOCKET socket, const addrinfo &where, bool isV6)
{
    const BOOL yes = TRUE;
    const auto *const on = reinterpret_cast<const char *>(&yes);
    if (setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, on, sizeof yes) != 0)
        return false;
    if (isV6 && setsockopt(socket, IPPROTO_IPV6, IPV6_V6ONLY, on, sizeof yes) != 0)
        return false;
    return bind(socket, where.ai_addr, static_cast<int>(where.ai_addrlen)) == 0
        && listen(socket, SOMAXCONN) == 0;
}

} // namespace

std::optional<ExclusivePort> listenExclusively(const std::string &address, bool isV6,
                                               std::uint16_t port)
{
    WSADATA data;   // counted; Qt may not have begun yet
    addrinfo hints{}, *found = nullptr;
    hints.ai_flags = AI_NUMERICHOST | AI_PASSIVE;
    hints.ai_family = isV6 ? AF_INET6 : AF_INET;
    hints.ai_socktype = SOCK_STREAM;
    ExclusivePort result;
    if (WSAStartup(MAKEWORD(2, 2), &data) != 0
        || getaddrinfo(address.c_str(), std::to_string(port).c_str(), &hints, &found) != 0)
        return result;
    const SOCKET socket = WSASocketW(found->ai_family, SOCK_STREAM, IPPROTO_TCP, nullptr, 0,
                                     WSA_FLAG_OVERLAPPED | WSA_FLAG_NO_HANDLE_INHERIT);
    if (socket != INVALID_SOCKET && bindAlone(socket, *found, isV6)) {
        result.descriptor = static_cast<std::intptr_t>(socket);
    } else {
        const int code = WSAGetLastError();
        result.isTaken = code == WSAEADDRINUSE || code == WSAEACCES;
        closesocket(socket);
    }
    freeaddrinfo(found);
    return result;
}

} // namespace llmcap
