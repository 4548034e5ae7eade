// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_call.h"

namespace llmcap {

/// Which call a request is, with its fields read from path and body. NotFound: no such provider
/// or path; BadInput: the body is not JSON or lacks the model.
Result<SimCall> readCall(const SimRequest &request);

/// The wire format of a path's first segment: "anthropic", "openai", "gemini", "mistral",
/// "cohere". nullopt: another name.
std::optional<WireFormat> simFormat(std::string_view path);

/// Is a credential there, in the provider's own way? Any value will do.
bool hasCredential(const SimRequest &request, WireFormat format);

} // namespace llmcap
