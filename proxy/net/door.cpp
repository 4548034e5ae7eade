// SPDX-License-Identifier: GPL-3.0-or-later
#include "door.h"

#include <algorithm>

namespace llmcap {
namespace {

bool isLoopbackName(std::string_view host)
{
    return equalsNoCase(host, "localhost") || host == "127.0.0.1" || host == "[::1]";
}

bool isOurHost(std::string_view host, std::uint16_t port)
{
    const auto bracket = host.rfind(']');
    const auto colon = host.rfind(':');
    const bool hasPort = colon != std::string_view::npos
        && (bracket == std::string_view::npos || colon > bracket);
    if (!hasPort)
        return isLoopbackName(host);
    return isLoopbackName(host.substr(0, colon))
        && host.substr(colon + 1) == std::to_string(port);
}

bool isUnder(std::string_view target, std::string_view prefix)
{
    return target.substr(0, prefix.size()) == prefix;
}

} // namespace

std::optional<std::string> doorFault(const RequestHead &head, std::uint16_t port,
                                     const std::vector<std::string> &allowedOrigins)
{
    if (!isOurHost(head.fields.value("host"), port))
        return "The Host header does not name this machine; use http://127.0.0.1:"
            + std::to_string(port) + " or http://localhost:" + std::to_string(port);
    const bool isFeed = isUnder(head.target, "/llmcap/");
    const std::string *origin = head.fields.find("origin");
    const bool isAllowed = origin && !isFeed
        && std::find(allowedOrigins.begin(), allowedOrigins.end(), *origin)
            != allowedOrigins.end();
    if (isAllowed)
        return std::nullopt;
    if (origin)
        return "Requests from web pages are refused; a page that you trust can be named in the "
               "settings (allowed_origins)";
    const std::string_view site = head.fields.value("sec-fetch-site");
    if (equalsNoCase(site, "cross-site") || equalsNoCase(site, "same-site"))
        return "Requests from web pages are refused";
    if (isFeed && head.fields.find("referer"))
        return "Requests from web pages are refused";
    return std::nullopt;
}

} // namespace llmcap
