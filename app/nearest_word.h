// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// The word that was probably meant: at most a third of its letters changed. "" where none is
/// near.
std::string nearestWord(std::string_view given, const std::vector<std::string> &words);

} // namespace llmcap
