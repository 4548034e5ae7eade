// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_head.h"
#include "provider.h"

#include <cstdint>
#include <optional>
#include <string>

namespace llmcap {

/// How the body goes upstream: a known length, or chunk by chunk.
struct BodyFraming {
    std::optional<std::uint64_t> length;
    bool isChunked = false;
};

/// The head that goes upstream, written anew: hop-by-hop headers and our own stay here, identity
/// is asked for, the credential goes through. `target` begins with '/'.
std::string upstreamHead(const RequestHead &head, const Origin &origin, const std::string &target,
                         const BodyFraming &framing);

/// What the client's head has beside the reply's own fields.
struct ClientHeadParts {
    BodyFraming framing;             ///< as it goes to the client
    bool isDecoded = false;          ///< drop the Content-Encoding, it was undone
    const std::string &requestId;
    bool keepAlive = true;
    int clientVersion = 11;
    const std::string &page;         ///< an allowed browser page that asked; "" is none
};

/// The head of a reply for the client.
std::string clientHead(const ResponseHead &head, const ClientHeadParts &parts);

} // namespace llmcap
