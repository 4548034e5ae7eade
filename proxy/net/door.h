// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_head.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// Who may come in at all: no web page does, whatever name it made this machine answer to (DNS
/// rebinding). Returns the reason to refuse, one sentence with the next step, or nullopt.
/// `allowedOrigins` are the browser pages that the user lets use the providers' paths; the feed
/// takes none.
std::optional<std::string> doorFault(const RequestHead &head, std::uint16_t port,
                                     const std::vector<std::string> &allowedOrigins);

} // namespace llmcap
