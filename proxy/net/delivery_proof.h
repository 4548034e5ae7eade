// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>

namespace llmcap {

/// How many sent bytes the peer's TCP has acknowledged since the connection began
/// (tcpi_bytes_acked, RFC 4898). nullopt where the system does not tell.
std::optional<std::uint64_t> acknowledgedBytes(std::intptr_t descriptor);

} // namespace llmcap
