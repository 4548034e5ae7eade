// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery_proof.h"

#ifdef __linux__
#include <linux/tcp.h>   // its tcp_info is newer than the C library's
#include <netinet/in.h>
#include <sys/socket.h>

#include <cstddef>
#endif

namespace llmcap {

std::optional<std::uint64_t> acknowledgedBytes([[maybe_unused]] std::intptr_t descriptor)
{
#ifdef __linux__
    tcp_info info{};
    socklen_t size = sizeof info;
    constexpr std::size_t needed = offsetof(tcp_info, tcpi_bytes_acked) + sizeof(std::uint64_t);
    if (getsockopt(static_cast<int>(descriptor), IPPROTO_TCP, TCP_INFO, &info, &size) == 0
        && size >= needed)
        return info.tcpi_bytes_acked;
#endif
    return std::nullopt;
}

} // namespace llmcap
