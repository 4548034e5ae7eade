// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace llmcap {

/// The question how many tokens a request's input has, which providers answer without charge.
struct CountQuestion {
    std::string target;   ///< path and query to send upstream, as Endpoint::upstreamTarget
    std::string body;
};

/// nullopt where that provider has no such endpoint for this request, or where the request has a
/// field of which it is not known whether it adds to the input. REQUIRES: inspect() accepted it.
std::optional<CountQuestion> countQuestion(WireFormat format, const Endpoint &endpoint,
                                           std::string_view body);
/// The number in the answer (status 200); nullopt where there is none.
std::optional<std::int64_t> countAnswer(WireFormat format, std::string_view reply);

} // namespace llmcap
