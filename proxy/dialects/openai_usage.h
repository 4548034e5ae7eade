// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "usage_json.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace llmcap {

/// Where vendors of the OpenAI wire format differ in one usage object.
struct UsageRules {
    bool audioOnTop = false;       ///< Mistral: audio tokens stand beside prompt_tokens
    bool outputFromTotal = false;  ///< Gemini's compatible path: thinking is only in the total
    bool imagesApart = false;      ///< image endpoints bill picture tokens at their own price
};

/// Reads a usage object: prompt_tokens/completion_tokens or input_tokens/output_tokens with their
/// details. nullopt where it has neither.
std::optional<Usage> readOpenAiUsage(Json usage, const UsageRules &rules);

/// Whether a model of that name thinks without showing all of it (o1, o3, gpt-5 and later).
bool thinksInSecret(std::string_view model);

/// The text that one chunk of a chat or completion stream generated.
std::int64_t choiceBytes(Json chunk);

/// What the choices of a chunk say of the end.
struct ChoicesState {
    bool present = false;      ///< there is an array
    bool allFinished = false;  ///< every choice in it has a finish reason; true for none
};
ChoicesState choicesOf(Json chunk);

} // namespace llmcap
