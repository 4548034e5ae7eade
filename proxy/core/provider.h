// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// The wire format a provider speaks. Stored by name; see dialectName.
enum class WireFormat : std::uint8_t { Anthropic, OpenAi, Gemini, Mistral, Cohere };
std::string_view wireFormatName(WireFormat format);   ///< "anthropic", "openai", ...

/// Where upstream is. Custom origins other than https are allowed for loopback only.
struct Origin {
    bool tls = true;
    std::string host;            ///< name or address literal without brackets
    std::uint16_t port = 443;
    std::string basePath;        ///< "" or "/v1beta": put before every upstream path
    friend bool operator==(const Origin &, const Origin &) = default;
    /// Reads "https://host[:port][/base]"; refuses user info, query, fragment, and plain http
    /// to anything but a loopback host. The message names the rule.
    static Result<Origin> parse(std::string_view url);
    std::string toString() const;
    /// The value of the Host header: the port only where it is not the scheme's own.
    std::string hostHeader() const;
};

/// One entry of the routing table: the first path segment and where it leads.
struct Provider {
    std::string name;            ///< path segment and name in ledger, feed and caps
    WireFormat format = WireFormat::OpenAi;
    Origin origin;
    friend bool operator==(const Provider &, const Provider &) = default;
};

/// The five providers with their real origins (design decision: path /anthropic etc.).
std::vector<Provider> defaultProviders();

} // namespace llmcap
