// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace llmcap {

/// The text as a JSON string with its quotes. Bytes that are not UTF-8 become U+FFFD, so the
/// result is valid whatever a client sent.
std::string jsonString(std::string_view text);

} // namespace llmcap
