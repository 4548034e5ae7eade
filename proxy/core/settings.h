// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider.h"

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace llmcap {

/// Everything that a user can set for the proxy, with its default. One file (app/settings_file)
/// knows the keys and validates ranges; nobody else parses settings.
struct Settings {
    /// With ::1 beside it. Another address than loopback shows the feed to other machines, over TLS
    /// alone; the providers stay this machine's.
    std::string listenHost = "127.0.0.1";
    std::uint16_t port = 4517;
    std::string tlsCertFile, tlsKeyFile;       ///< PEM, both or neither: the port speaks TLS, too
    std::vector<Provider> providers = defaultProviders();
    std::string zone;                          ///< IANA name; "" is the system's
    int workers = 1;                           ///< proxy threads, 1 to 64
    std::size_t bodyLimit = 64u << 20;         ///< bytes of one metered request body
    std::size_t bodyBudget = 512u << 20;       ///< bytes of all bodies in memory at once
    std::size_t headLimit = 64u << 10;         ///< bytes of a request or response head
    int fieldLimit = 200;                      ///< header fields
    std::size_t connectionLimit = 12'000;
    std::chrono::seconds headTimeout{10};
    std::chrono::seconds bodyIdleTimeout{30};
    std::chrono::seconds keepAliveTimeout{90};  ///< an idle client connection
    std::chrono::seconds upstreamConnectTimeout{10};
    std::chrono::seconds upstreamIdleTimeout{600};   ///< no byte of a reply for so long: 504
    std::chrono::seconds upstreamPoolIdle{20};       ///< closed before the provider does
    /// For headroom under a cap. Ten agents at a cap that fits one answer at a time wait for nine
    /// of them; SDKs wait ten minutes for an answer.
    std::chrono::seconds maxWait{120};
    std::chrono::seconds drain{10};            ///< at stop, for what is in flight
    bool allowUnknownEndpoints = false;
    /// Ask a provider's counting endpoint for the input of a request whose bound does not fit.
    bool countTokens = true;
    bool paymentRequired = false;              ///< answer 402 instead of 429
    enum class RunawayGuard : std::uint8_t { Off, Warn, Hold };
    RunawayGuard runaway = RunawayGuard::Warn;   ///< Hold: the client waits until it is allowed
    bool powerSafe = false;                    ///< durability=power
    bool failOpen = false;                     ///< ledger_failure=open: go unrecorded
    int auditDays = 0;                         ///< rows of the audit log are kept; 0 for ever
    std::vector<std::string> allowedOrigins;   ///< browser pages that may use the proxy
    std::string extraCaFile;                   ///< a custom CA, by name only; shown in the UI
};

} // namespace llmcap
