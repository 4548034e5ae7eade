// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lent_parser.h"
#include "price_book.h"
#include "usage.h"

#include <simdjson.h>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace llmcap {

/// What the meters read from replies. Absent, null and of the wrong type are one: nothing.
using Json = simdjson::dom::element;

/// A parser that brings its own padding. The value lives until the next call, and no longer than
/// the reader. Make one where it is needed: its buffers are lent.
class JsonReader final {
public:
    std::optional<Json> parse(std::string_view text);

private:
    LentParser<simdjson::dom::parser> m_parser;
};

std::optional<Json> member(Json value, std::string_view key);
/// A path of keys.
std::optional<Json> member(Json value, std::initializer_list<std::string_view> path);
/// A count of something, as a whole number; fractions are rounded up, negative ones are nothing.
std::optional<std::int64_t> count(Json value, std::string_view key);
std::int64_t countOr0(std::optional<Json> value, std::string_view key);
/// Every count in a usage object, at any depth, can be believed: a number from 0 to 2^53 or null,
/// and said once. What cannot is no report: the hold is better than a guess.
bool hasSaneCounts(Json usage);
/// The text of a member; "" where there is none. Lives as long as the value.
std::string_view text(Json value, std::string_view key);
/// The elements of an array member; nullopt where there is none.
std::optional<simdjson::dom::array> items(Json value, std::string_view key);
bool isTrue(Json value, std::string_view key);

/// Bytes of all text in a piece of generated content: what was said, thought, called and passed
/// as arguments. Ids, types and signatures do not count.
std::int64_t generatedBytes(Json content);

/// The tier by the names that providers use; nullopt for "auto" and unknown ones.
std::optional<ServiceTier> tierByName(std::string_view name);

/// The model's bare name: without "models/" and the like in front.
std::string_view bareModel(std::string_view model);

} // namespace llmcap
