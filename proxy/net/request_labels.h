// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_head.h"
#include "result.h"

#include <string>
#include <string_view>

namespace llmcap {

/// The one credential of a request: from Authorization, x-api-key, x-goog-api-key, api-key or the
/// query's `key`. "" where there is none; BadInput where two differ, because then nobody knows
/// which the provider bills. Never log it.
Result<std::string> credentialOf(const HttpFields &fields, std::string_view target);

/// The credential is a login to a subscription, whose use the provider does not bill by the token:
/// Claude Code's own OAuth ("sk-ant-oat...", code.claude.com, "Authentication"), and Codex CLI's
/// ChatGPT login, which names its account in a header of its own.
bool isSubscription(std::string_view credential, const HttpFields &fields);

/// The product of a User-Agent ("OpenAI/JS 7.57.0"): cut to 64 characters, printable ASCII only.
std::string clientName(std::string_view userAgent);

} // namespace llmcap
