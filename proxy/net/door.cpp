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
    // A browser leaves the port out for 80 alone, and then it is not ours.
    if (!hasPort)
        return port == 80 && isLoopbackName(host);
    return isLoopbackName(host.substr(0, colon))
        && host.substr(colon + 1) == std::to_string(port);
}

bool isFeedPath(const RequestHead &head)
{
    return head.target.starts_with("/llmcap/");
}

} // namespace

std::optional<std::string> doorFault(const RequestHead &head, std::uint16_t port,
                                     const std::vector<std::string> &allowedOrigins,
                                     bool isNamedByTls)
{
    if (!isNamedByTls && !isOurHost(head.fields.value("host"), port))
        return "The Host header does not name this machine; use http://127.0.0.1:"
            + std::to_string(port) + " or http://localhost:" + std::to_string(port);
    const bool isFeed = isFeedPath(head);
    if (!allowedPage(head, allowedOrigins).empty())
        return std::nullopt;
    const std::string *origin = head.fields.find("origin");
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

std::string allowedPage(const RequestHead &head, const std::vector<std::string> &allowedOrigins)
{
    const std::string *origin = head.fields.find("origin");
    if (!origin || isFeedPath(head) || head.fields.count("origin") > 1)
        return {};
    const auto found = std::find(allowedOrigins.begin(), allowedOrigins.end(), *origin);
    return found == allowedOrigins.end() ? std::string{} : *found;
}

bool isPreflight(const RequestHead &head)
{
    return head.method == "OPTIONS" && head.fields.find("origin")
        && head.fields.find("access-control-request-method");
}

LocalReply preflightReply(const RequestHead &head, const std::string &page)
{
    LocalReply reply{204, corsHeaders(page), {}};
    reply.headers.emplace_back("access-control-allow-methods", "GET, POST, DELETE");
    if (const std::string *wanted = head.fields.find("access-control-request-headers"))
        reply.headers.emplace_back("access-control-allow-headers", *wanted);
    if (head.fields.find("access-control-request-private-network"))
        reply.headers.emplace_back("access-control-allow-private-network", "true");
    reply.headers.emplace_back("access-control-max-age", "600");
    return reply;
}

std::vector<std::pair<std::string, std::string>> corsHeaders(const std::string &page)
{
    if (page.empty())
        return {};
    return {{"access-control-allow-origin", page},
            {"access-control-expose-headers", "*"},
            {"vary", "Origin"}};
}

bool isCorsHeader(std::string_view name)
{
    constexpr std::string_view prefix = "access-control-";
    return name.size() > prefix.size() && equalsNoCase(name.substr(0, prefix.size()), prefix);
}

} // namespace llmcap
