// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_tls.h"

#include <openssl/ssl.h>

namespace llmcap {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

Result<std::shared_ptr<ssl::context>> makeClientTls(const std::string &certFile,
                                                    const std::string &keyFile)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    // A key that waits for its password would wait for ever: nobody sits at a service.
    SSL_CTX_set_default_passwd_cb(context->native_handle(),
                                  [](char *, int, int, void *) { return 0; });
    error_code code;
    context->use_certificate_chain_file(certFile, code);
    if (code)
        return Error{ErrorCode::Io, "the certificate " + certFile + " cannot be used ("
                                        + code.message() + "); name a PEM file with its chain"};
    context->use_private_key_file(keyFile, ssl::context::pem, code);
    if (code)
        return Error{ErrorCode::Io, "the key " + keyFile + " cannot be used (" + code.message()
                                        + "); name the PEM file, without a password, that belongs "
                                          "to " + certFile};
    return context;
}

} // namespace llmcap
