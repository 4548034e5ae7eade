// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// A JSON value that knows its line, so that a complaint can say where. For small files only.
struct JsonNode {
    enum class Kind { Object, Array, String, Number, Other };
    Kind kind = Kind::Other;
    std::size_t line = 1;             ///< where the value starts
    std::string name;                 ///< its key, where it stands in an object
    std::string text;                 ///< String: decoded; Number and Other: as written
    std::vector<JsonNode> children;   ///< fields of an object, items of an array
};

/// "an object", "a string", ...: for messages.
std::string_view kindName(JsonNode::Kind kind);

/// Reads one whole document. BadInput as "file:line: rule" for malformed text, a key that
/// stands twice in an object, and nesting deeper than any of our files.
Result<JsonNode> parseLocatedJson(std::string_view json, std::string_view fileName);

} // namespace llmcap
