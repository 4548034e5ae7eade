// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <boost/asio/ssl/context.hpp>

#include <memory>
#include <string>

namespace llmcap {

/// What we are known by to clients of other machines: TLS 1.2 or later with that certificate (its
/// chain behind it) and key, PEM files both. Io where they cannot be used, or do not belong
/// together.
Result<std::shared_ptr<boost::asio::ssl::context>> makeClientTls(const std::string &certFile,
                                                                 const std::string &keyFile);

} // namespace llmcap
