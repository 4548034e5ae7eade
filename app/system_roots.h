// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace llmcap {

/// The certificate authorities that this system trusts, in PEM, where OpenSSL does not find them
/// by itself: on Windows, an organisation's own roots included. "" elsewhere.
std::string systemRootsPem();

} // namespace llmcap
