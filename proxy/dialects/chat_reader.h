// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "framed_meter.h"
#include "openai_usage.h"

#include <memory>
#include <string>

namespace llmcap {

/// Chat, completions and embeddings as OpenAI shaped them and others copied; and, for routes that
/// only look like it, any other place where such replies carry a usage object.
std::unique_ptr<UsageReader> makeChatReader(std::string askedModel, UsageRules rules);

} // namespace llmcap
