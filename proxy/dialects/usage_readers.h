// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "framed_meter.h"

#include <memory>
#include <string>

namespace llmcap {

// The readers of single replies, for the meters of their endpoints and for the lines of batches.

std::unique_ptr<UsageReader> makeAnthropicReader(std::string askedModel);
/// /v1/complete, which never reports usage: counts the text that passes.
std::unique_ptr<UsageReader> makeCompleteReader(std::string askedModel);
/// Responses, runs and everything else of OpenAI that is no chat; `imagesApart` for picture tokens
/// with a price of their own.
std::unique_ptr<UsageReader> makeResponsesReader(std::string askedModel, bool imagesApart);
std::unique_ptr<UsageReader> makeGeminiReader(std::string askedModel);

} // namespace llmcap
