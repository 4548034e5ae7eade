// SPDX-License-Identifier: GPL-3.0-or-later
#include "upstream_tls.h"

#include <openssl/ssl.h>

namespace llmcap {

namespace ssl = boost::asio::ssl;
using boost::system::error_code;

Result<std::shared_ptr<ssl::context>> makeUpstreamTls(const std::string &rootsPem,
                                                      const std::string &extraCaFile)
{
    auto context = std::make_shared<ssl::context>(ssl::context::tls_client);
    error_code code;
    SSL_CTX_set_min_proto_version(context->native_handle(), TLS1_2_VERSION);
    context->set_verify_mode(ssl::verify_peer, code);
    // A machine may keep its roots in one of these places only, so neither may be missed.
    context->set_default_verify_paths(code);
    if (!rootsPem.empty())
        context->add_certificate_authority(boost::asio::buffer(rootsPem), code);
    if (!extraCaFile.empty()) {
        context->load_verify_file(extraCaFile, code);
        if (code)
            return Error{ErrorCode::Io, "The CA file " + extraCaFile + " cannot be used ("
                                            + code.message() + "); name a PEM file"};
    }
    // A session is kept for each origin by the pool, not by the context.
    SSL_CTX_set_session_cache_mode(context->native_handle(), SSL_SESS_CACHE_OFF);
    return context;
}

} // namespace llmcap
