// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runaway.h"

#include <cstdint>
#include <string_view>

namespace llmcap {

/// The shape of a request body of any provider: a hash of what the model reads (messages, prompt,
/// instructions; not ids, users and settings), and how often the conversation's end repeats
/// itself. `key` is of this process, so that the hashes say nothing to anybody else.
/// REQUIRES: 64 readable bytes behind the end of `body` (simdjson). An unreadable body has none.
PromptShape promptShapeOf(std::string_view body, std::uint64_t key);

} // namespace llmcap
