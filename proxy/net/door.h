// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"
#include "http_head.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// Who may come in at all: no web page does, whatever name it made this machine answer to (DNS
/// rebinding). Returns the reason to refuse, one sentence with the next step, or nullopt.
/// `allowedOrigins` are the browser pages that the user lets use the providers' paths; the feed
/// takes none. `isNamedByTls`: the client has checked our name by our certificate, so that it may
/// be any; a page that is led astray by a DNS answer has no such certificate.
std::optional<std::string> doorFault(const RequestHead &head, std::uint16_t port,
                                     const std::vector<std::string> &allowedOrigins,
                                     bool isNamedByTls);

/// The page among `allowedOrigins` that sent a request to a provider's path; "" where none did.
std::string allowedPage(const RequestHead &head, const std::vector<std::string> &allowedOrigins);

/// A browser asks whether that page may send its real request (Fetch standard, CORS preflight).
bool isPreflight(const RequestHead &head);
/// Yes to `page`. REQUIRES: allowedPage() named it.
LocalReply preflightReply(const RequestHead &head, const std::string &page);

/// What lets a browser show a reply to `page`; nothing for "". Nobody else's word counts: a
/// provider's own Access-Control headers do not pass.
std::vector<std::pair<std::string, std::string>> corsHeaders(const std::string &page);
bool isCorsHeader(std::string_view name);

} // namespace llmcap
