// SPDX-License-Identifier: GPL-3.0-or-later
#include "socket_handover.h"

#include <unistd.h>

namespace llmcap {

void releaseFromQt(std::intptr_t) {}

void closeDescriptor(std::intptr_t descriptor)
{
    ::close(static_cast<int>(descriptor));
}

std::optional<ExclusivePort> listenExclusively(const std::string &, bool, std::uint16_t)
{
    return std::nullopt;
}

} // namespace llmcap
