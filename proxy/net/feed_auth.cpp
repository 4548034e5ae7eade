// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_auth.h"

#include <openssl/crypto.h>
#include <openssl/hmac.h>
#include <openssl/sha.h>

namespace llmcap {

namespace {

constexpr std::size_t patientTries = 10;
constexpr std::chrono::minutes memory{1};
constexpr std::chrono::seconds penalty{1};

/// "Bearer xyz", the scheme in any case (RFC 9110, section 11.1); "" where it is not that.
std::string_view bearerToken(std::string_view authorization)
{
    constexpr std::string_view scheme = "bearer ";
    if (authorization.size() < scheme.size()) {
        return {};
    }
    for (std::size_t i = 0; i < scheme.size(); ++i) {
        const char c = authorization[i];
        if ((c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c) != scheme[i]) {
            return {};
        }
    }
    return authorization.substr(scheme.size());
}

std::array<unsigned char, 32> digestOf(std::string_view text)
{
    std::array<unsigned char, 32> digest{};
    SHA256(reinterpret_cast<const unsigned char *>(text.data()), text.size(), digest.data());
    return digest;
}

} // namespace

std::string hmacSha256Hex(const std::string &key, const std::string &text)
{
    std::array<unsigned char, EVP_MAX_MD_SIZE> mac{};
    unsigned int length = 0;
    HMAC(EVP_sha256(), key.data(), static_cast<int>(key.size()),
         reinterpret_cast<const unsigned char *>(text.data()), text.size(), mac.data(), &length);
    static constexpr char hex[] = "0123456789abcdef";
    std::string out;
    for (unsigned int i = 0; i < length; ++i) {
        out += hex[mac[i] >> 4];
        out += hex[mac[i] & 15];
    }
    return out;
}

FeedTokens::FeedTokens(const std::string &controlToken)
    : m_controlToken(controlToken),
      m_readToken(hmacSha256Hex(controlToken, "llmcap read scope")),
      m_controlDigest(digestOf(m_controlToken)),
      m_readDigest(digestOf(m_readToken))
{
}

FeedScope FeedTokens::scopeOf(std::string_view authorization) const
{
    const std::string_view token = bearerToken(authorization);
    // Digests have one length, and both are always compared.
    const Digest given = digestOf(token);
    const bool control = CRYPTO_memcmp(given.data(), m_controlDigest.data(), given.size()) == 0;
    const bool read = CRYPTO_memcmp(given.data(), m_readDigest.data(), given.size()) == 0;
    if (token.empty()) {
        return FeedScope::None;
    }
    return control ? FeedScope::Control : read ? FeedScope::Read : FeedScope::None;
}

std::string FeedTokens::proofForControl(const std::string &nonce) const
{
    return hmacSha256Hex(m_controlToken, nonce);
}

std::string FeedTokens::proofForRead(const std::string &nonce) const
{
    return hmacSha256Hex(m_readToken, nonce);
}

std::chrono::milliseconds WrongTokenCount::note(Clock::time_point now)
{
    while (!m_recent.empty() && now - m_recent.front() > memory) {
        m_recent.pop_front();
    }
    m_recent.push_back(now);
    if (m_recent.size() <= patientTries) {
        return std::chrono::milliseconds{0};
    }
    m_recent.pop_front();
    return penalty;
}

} // namespace llmcap
