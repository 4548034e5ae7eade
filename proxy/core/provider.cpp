// SPDX-License-Identifier: GPL-3.0-or-later
#include "provider.h"

#include <algorithm>
#include <cctype>

namespace llmcap {
namespace {

bool isLoopback(std::string_view host)
{
    if (host == "localhost" || host == "::1")
        return true;
    return host.starts_with("127.")
        && std::all_of(host.begin(), host.end(),
                       [](char c) { return c == '.' || (c >= '0' && c <= '9'); });
}

Error badOrigin(std::string_view url, std::string_view rule)
{
    return {ErrorCode::BadInput,
            "\"" + std::string(url) + "\" cannot be an origin: " + std::string(rule)};
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

Result<std::uint16_t> parsePort(std::string_view text, std::string_view url)
{
    int port = 0;
    for (const char c : text) {
        if (c < '0' || c > '9' || port > 65535)
            return badOrigin(url, "the port is a number from 1 to 65535");
        port = port * 10 + (c - '0');
    }
    if (port < 1 || port > 65535)
        return badOrigin(url, "the port is a number from 1 to 65535");
    return static_cast<std::uint16_t>(port);
}

/// Splits "host:port" or "[address]:port" into the origin; the port is optional.
Result<void> readAuthority(std::string_view authority, std::string_view url, Origin &origin)
{
    std::string_view port;
    bool hasPort = false;
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos)
            return badOrigin(url, "an IPv6 address ends with ']'");
        origin.host = lowered(authority.substr(1, close - 1));
        const auto rest = authority.substr(close + 1);
        hasPort = rest.starts_with(':');
        if (!rest.empty() && !hasPort)
            return badOrigin(url, "only a port may follow the address");
        port = hasPort ? rest.substr(1) : rest;
    } else {
        const auto colon = authority.find(':');
        hasPort = colon != std::string_view::npos;
        origin.host = lowered(authority.substr(0, colon));
        port = hasPort ? authority.substr(colon + 1) : std::string_view{};
    }
    if (origin.host.empty())
        return badOrigin(url, "the host is missing");
    origin.port = origin.tls ? 443 : 80;
    if (hasPort) {
        const auto number = parsePort(port, url);
        if (!number)
            return number.error();
        origin.port = *number;
    }
    return {};
}

Provider provider(std::string name, WireFormat format, std::string host)
{
    return {std::move(name), format, Origin{true, std::move(host), 443, {}}};
}

} // namespace

std::string_view wireFormatName(WireFormat format)
{
    switch (format) {
    case WireFormat::Anthropic: return "anthropic";
    case WireFormat::OpenAi: return "openai";
    case WireFormat::Gemini: return "gemini";
    case WireFormat::Mistral: return "mistral";
    case WireFormat::Cohere: return "cohere";
    }
    return "";
}

Result<Origin> Origin::parse(std::string_view url)
{
    const std::string scheme = lowered(url.substr(0, url.find("://")));
    if (url.find("://") == std::string_view::npos || (scheme != "https" && scheme != "http"))
        return badOrigin(url, "write https://host, or http://127.0.0.1:PORT for this machine");
    Origin origin;
    origin.tls = scheme == "https";
    const std::string_view rest = url.substr(scheme.size() + 3);
    const auto slash = rest.find('/');
    const std::string_view authority = rest.substr(0, slash);
    std::string_view base = slash == std::string_view::npos ? std::string_view{}
                                                             : rest.substr(slash);
    const auto isBad = [](unsigned char c) { return c <= ' ' || c == 0x7f || c == '\\'; };
    if (std::any_of(url.begin(), url.end(), isBad))
        return badOrigin(url, "it has a space or a control character");
    if (authority.find('@') != std::string_view::npos)
        return badOrigin(std::string(url.substr(0, url.find("//") + 2)) + "...",
                         "a user name or password does not belong here");
    if (rest.find_first_of("?#") != std::string_view::npos)
        return badOrigin(url, "a query or fragment does not belong here");
    if (auto read = readAuthority(authority, url, origin); !read)
        return read.error();
    if (!origin.tls && !isLoopback(origin.host))
        return badOrigin(url, "plain http would show the API key to the network; use https "
                              "(http is allowed for this machine alone)");
    while (base.ends_with('/'))
        base.remove_suffix(1);
    origin.basePath = base;
    return origin;
}

std::string Origin::hostHeader() const
{
    std::string text = host.find(':') == std::string::npos ? host : "[" + host + "]";
    if (port != (tls ? 443 : 80))
        text += ":" + std::to_string(port);
    return text;
}

std::string Origin::toString() const
{
    return (tls ? "https://" : "http://") + hostHeader() + basePath;
}

std::vector<Provider> defaultProviders()
{
    return {provider("anthropic", WireFormat::Anthropic, "api.anthropic.com"),
            provider("openai", WireFormat::OpenAi, "api.openai.com"),
            provider("gemini", WireFormat::Gemini, "generativelanguage.googleapis.com"),
            provider("mistral", WireFormat::Mistral, "api.mistral.ai"),
            provider("cohere", WireFormat::Cohere, "api.cohere.com")};
}

} // namespace llmcap
