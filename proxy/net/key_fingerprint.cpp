// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy_host.h"

#include "feed_auth.h"

namespace llmcap {

std::string keyFingerprint(const std::string &secret, const std::string &credential)
{
    return "k_" + hmacSha256Hex(secret, credential).substr(0, 16);
}

} // namespace llmcap
