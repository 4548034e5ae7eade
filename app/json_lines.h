// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <map>
#include <string>
#include <string_view>

namespace llmcap {

/// Where the keys of a JSON text stand: "providers.groq.origin" -> line, counted from 1. BadInput
/// with the line where a key is given twice, which QJsonDocument passes over.
/// REQUIRES: a text that is JSON.
Result<std::map<std::string, int>> linesOfKeys(std::string_view json);

} // namespace llmcap
