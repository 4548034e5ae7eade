// SPDX-License-Identifier: GPL-3.0-or-later
#include "key_fingerprint.h"

#include "proxy_host.h"

#include <openssl/core_names.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <array>
#include <new>

namespace llmcap {

void KeyFingerprint::Free::operator()(evp_mac_ctx_st *context) const
{
    EVP_MAC_CTX_free(context);
}

KeyFingerprint::KeyFingerprint(const std::string &secret)
{
    EVP_MAC *const hmac = EVP_MAC_fetch(nullptr, "HMAC", nullptr);
    m_mac.reset(hmac ? EVP_MAC_CTX_new(hmac) : nullptr);
    EVP_MAC_free(hmac);   // the context keeps it
    std::array<char, 7> digest{"SHA256"};
    const OSSL_PARAM parameters[] = {
        OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest.data(), 0),
        OSSL_PARAM_construct_end()};
    if (!m_mac
        || EVP_MAC_init(m_mac.get(), reinterpret_cast<const unsigned char *>(secret.data()),
                        secret.size(), parameters) != 1)
        throw std::bad_alloc();
}

std::string KeyFingerprint::of(std::string_view credential) const
{
    std::array<unsigned char, 32> mac{};
    std::size_t length = 0;
    // Begins anew with the secret that it has.
    EVP_MAC_init(m_mac.get(), nullptr, 0, nullptr);
    EVP_MAC_update(m_mac.get(), reinterpret_cast<const unsigned char *>(credential.data()),
                   credential.size());
    EVP_MAC_final(m_mac.get(), mac.data(), &length, mac.size());
    static constexpr char hex[] = "0123456789abcdef";
    std::string text = "k_";
    for (std::size_t i = 0; i < 8; ++i) {
        text += hex[mac[i] >> 4];
        text += hex[mac[i] & 15];
    }
    return text;
}

std::string keyFingerprint(const std::string &secret, const std::string &credential)
{
    return KeyFingerprint(secret).of(credential);
}

} // namespace llmcap
