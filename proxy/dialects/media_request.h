// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <string_view>

namespace llmcap {

// Requests that are billed by the piece; contracts as Dialect::inspect.

/// OpenAI's images/generations, /edits and /variations, from JSON or a form.
Result<Inspection> inspectImages(const Endpoint &endpoint, std::string_view body);
/// audio/speech: characters to speak.
Result<Inspection> inspectSpeech(const Endpoint &endpoint, std::string_view body);
/// audio/transcriptions and /translations: seconds to hear, from a form or JSON.
Result<Inspection> inspectHeard(const Endpoint &endpoint, std::string_view body);
/// Mistral's OCR: pages.
Result<Inspection> inspectOcr(const Endpoint &endpoint, std::string_view body);
/// Google's :predict (pictures) and :predictLongRunning (video).
Result<Inspection> inspectPredict(const Endpoint &endpoint, std::string_view body);

} // namespace llmcap
