// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>

namespace llmcap {

/// What a bearer token may do.
enum class FeedScope : std::uint8_t { None, Read, Control };

/// The two tokens of a feed. Thread: any.
class FeedTokens final {
public:
    explicit FeedTokens(const std::string &controlToken);

    /// Judges the value of an Authorization header in time that tells nothing about the tokens.
    FeedScope scopeOf(std::string_view authorization) const;
    const std::string &readToken() const { return m_readToken; }

    /// What a server proves to a client with, before that sends its token (FEED.md, hello).
    std::string proofForControl(const std::string &nonce) const;
    std::string proofForRead(const std::string &nonce) const;

private:
    using Digest = std::array<unsigned char, 32>;

    std::string m_controlToken;
    std::string m_readToken;
    Digest m_controlDigest;
    Digest m_readDigest;
};

/// Remembers wrong tokens, so that guessing is slowed down. Thread: one at a time.
class WrongTokenCount final {
public:
    using Clock = std::chrono::steady_clock;
    /// Notes one and says how long its answer must wait: nothing for the first ten in a minute.
    std::chrono::milliseconds note(Clock::time_point now);

private:
    std::deque<Clock::time_point> m_recent;
};

/// hex(HMAC-SHA256(key, text)), RFC 2104.
std::string hmacSha256Hex(const std::string &key, const std::string &text);

} // namespace llmcap
