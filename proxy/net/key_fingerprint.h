// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <string_view>

struct evp_mac_ctx_st;

namespace llmcap {

/// Makes a key known without writing it down: keyFingerprint() for many credentials, with the
/// secret's part of the work done once. Thread: one at a time.
class KeyFingerprint final {
public:
    explicit KeyFingerprint(const std::string &secret);
    /// "k_" and 16 hex digits of the HMAC-SHA-256.
    std::string of(std::string_view credential) const;

private:
    struct Free {
        void operator()(evp_mac_ctx_st *context) const;
    };
    std::unique_ptr<evp_mac_ctx_st, Free> m_mac;
};

} // namespace llmcap
