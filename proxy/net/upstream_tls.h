// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>

namespace llmcap {

/// TLS 1.2 or later that always verifies: the roots of OpenSSL's default places, `rootsPem` (the
/// operating system's own), and the file of a custom CA where one is named in the settings.
/// Io where that file cannot be used.
Result<std::shared_ptr<boost::asio::ssl::context>> makeUpstreamTls(const std::string &rootsPem,
                                                                   const std::string &extraCaFile);

} // namespace llmcap
