// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llmcap::json {

/// JSON text that is complete in itself: a value that may stand anywhere in a document.
using Value = std::string;
using Member = std::pair<std::string_view, Value>;

/// A JSON string with everything escaped that RFC 8259 section 7 asks for. UTF-8 passes.
Value string(std::string_view text);
Value number(std::int64_t count);
Value boolean(bool value);
Value null();
/// Members in the given order; one whose value is empty text is left out.
Value object(std::initializer_list<Member> members);
Value array(const std::vector<Value> &items);

} // namespace llmcap::json
