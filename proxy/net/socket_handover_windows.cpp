// SPDX-License-Identifier: GPL-3.0-or-later
#include "socket_handover.h"

#include <winsock2.h>

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

} // namespace llmcap
