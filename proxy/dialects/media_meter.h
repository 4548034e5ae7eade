// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <memory>
#include <string_view>

namespace llmcap {

// Replies of endpoints that bill by the piece. Where the provider reports nothing, the pieces are
// counted from request and reply, and the reading says so (isSilent, partial).

/// audio/speech: sound, or JSON or events around it.
std::unique_ptr<Meter> makeSpeechMeter(const Inspection &request, std::string_view contentType);
/// audio/transcriptions and /translations: usage in tokens or seconds, the duration, or plain text.
/// `bySecond`: seconds that were heard are the bill, whatever tokens stand beside (Mistral).
std::unique_ptr<Meter> makeHeardMeter(const Inspection &request, std::string_view contentType,
                                      bool bySecond);
/// OpenAI's images: usage in tokens, or pictures to count.
std::unique_ptr<Meter> makeImagesMeter(const Inspection &request, std::string_view contentType);
/// Google's :predict and :predictLongRunning.
std::unique_ptr<Meter> makePredictMeter(const Inspection &request, std::string_view contentType);

} // namespace llmcap
