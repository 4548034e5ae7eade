// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_walk.h"

#include <algorithm>
#include <cstring>

namespace llmcap {
namespace {

using simdjson::ondemand::json_type;

constexpr std::int64_t largestNumber = std::int64_t{1} << 53;

bool hasType(JsonValue &value, json_type expected)
{
    json_type type{};
    return !value.type().get(type) && type == expected;
}

using KeyPlace = std::vector<std::string_view>::iterator;

/// A key that stands twice; `end` where there is none. May sort them.
KeyPlace firstTwin(KeyPlace begin, KeyPlace end)
{
    // Most objects are small, and then the lengths alone tell most keys apart.
    if (end - begin > 12) {
        std::sort(begin, end);
        return std::adjacent_find(begin, end);
    }
    for (auto key = begin; key != end; ++key) {
        if (std::find(begin, key, *key) != key)
            return key;
    }
    return end;
}

/// Decoded bytes of what stands between the quotes; -1 where an escape is broken. A lone
/// surrogate counts as the three bytes of its replacement: providers differ in taking it.
std::int64_t decodedSize(std::string_view raw)
{
    std::int64_t size = static_cast<std::int64_t>(raw.size());
    const char *at = raw.data();
    const char *const end = at + raw.size();
    while ((at = static_cast<const char *>(
                std::memchr(at, '\\', static_cast<std::size_t>(end - at))))) {
        if (end - at < 2)
            return -1;
        if (at[1] != 'u') {
            if (!std::strchr("\"\\/bfnrt", at[1]) || at[1] == '\0')
                return -1;
            size -= 1;
            at += 2;
            continue;
        }
        if (end - at < 6)
            return -1;
        unsigned code = 0;
        for (int digit = 2; digit < 6; ++digit) {
            const char c = at[digit];
            const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
            if (!letter && (c < '0' || c > '9'))
                return -1;
            code = code * 16 + static_cast<unsigned>(letter ? (c | 0x20) - 'a' + 10 : c - '0');
        }
        // A pair of surrogates is four bytes; three for each half stays above that.
        size -= code < 0x80 ? 5 : code < 0x800 ? 4 : 3;
        at += 6;
    }
    return size;
}

} // namespace

bool JsonWalk::start(std::string_view body)
{
    m_body = body;
    if (body.empty()) {
        fail("The body is empty; send a JSON object");
        return false;
    }
    const auto first = body.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || body[first] != '{') {
        fail("The body is not a JSON object; send one with content-type application/json");
        return false;
    }
    const simdjson::padded_string_view padded(body.data(), body.size(),
                                              body.size() + simdjson::SIMDJSON_PADDING);
    if (const auto error = m_parser->iterate(padded).get(m_document)) {
        broken(error);
        return false;
    }
    m_begun = true;
    return true;
}

void JsonWalk::finish()
{
    // Past the last token there is no location any more.
    if (!failed() && m_document.current_location().error() != simdjson::OUT_OF_BOUNDS)
        fail("The body goes on behind its JSON object; send one object only");
}

void JsonWalk::fail(std::string message)
{
    if (!m_error)
        m_error = Error{ErrorCode::BadInput, std::move(message)};
}

void JsonWalk::broken(simdjson::error_code code)
{
    std::string message = "The body is not valid JSON";
    const char *place = nullptr;
    if (m_begun && !m_document.current_location().get(place) && place >= m_body.data()
        && place <= m_body.data() + m_body.size())
        message += " near byte " + std::to_string(place - m_body.data());
    message += code == simdjson::UTF8_ERROR ? " (it is not UTF-8)" : "";
    fail(message + ". Correct it and send it again");
}

void JsonWalk::wrongType(std::string_view field, std::string_view expected)
{
    fail("The field \"" + std::string(field) + "\" must be " + std::string(expected)
         + ". Correct it and send the request again");
}

bool JsonWalk::enter()
{
    m_textBytes += 2;
    if (++m_depth <= deepest)
        return true;
    fail("The body nests deeper than " + std::to_string(deepest)
         + " levels, which no request needs. Flatten it and send it again");
    return false;
}

bool JsonWalk::checkKeys(std::size_t first)
{
    const auto begin = m_keys.begin() + static_cast<std::ptrdiff_t>(first);
    const auto twice = firstTwin(begin, m_keys.end());
    if (twice != m_keys.end()) {
        // The name may be the sender's secret or very long; a known field's name is neither.
        const std::string name(twice->substr(0, 40));
        const bool plain = std::all_of(name.begin(), name.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
        });
        fail("The body has a field twice" + (plain ? " (\"" + name + "\")" : std::string())
             + ", and it is not sure which one counts. Send it once");
        return false;
    }
    m_keys.resize(first);
    return true;
}

std::string_view JsonWalk::keyOf(simdjson::ondemand::field &field)
{
    // simdjson has seen to it that the string ends, and that what stands in it is UTF-8.
    const char *const begin = field.key().raw();
    const char *end = begin;
    while (*end != '"' && *end != '\\')
        ++end;
    std::string_view key(begin, static_cast<std::size_t>(end - begin));
    if (*end == '\\') {
        if (const auto error = field.unescaped_key().get(key)) {
            broken(error);
            return {};
        }
    }
    m_textBytes += static_cast<std::int64_t>(key.size()) + 4;
    return key;
}

std::string_view JsonWalk::inCamelCase(std::string_view key)
{
    if (key.find('_') == std::string_view::npos)
        return key;
    std::string camel;
    for (std::size_t at = 0; at < key.size(); ++at) {
        const bool joint = key[at] == '_' && at > 0 && at + 1 < key.size() && key[at + 1] >= 'a'
            && key[at + 1] <= 'z';
        camel += joint ? static_cast<char>(key[++at] - 'a' + 'A') : key[at];
    }
    return m_respelt.emplace_back(std::move(camel));
}

void JsonWalk::countString(JsonValue &value)
{
    std::string_view token = value.raw_json_token();
    simdjson::ondemand::raw_json_string raw;
    if (const auto error = value.get_raw_json_string().get(raw))
        return broken(error);
    // The token reaches to the next one, so it may end in white space.
    token = token.substr(0, token.find_last_of('"') + 1);
    const auto size = token.size() < 2 ? -1 : decodedSize(token.substr(1, token.size() - 2));
    if (size < 0)
        return broken(simdjson::STRING_ERROR);
    m_textBytes += size + 2;
}

void JsonWalk::scalarText(JsonValue &value, json_type type)
{
    if (type == json_type::string)
        return countString(value);
    m_textBytes += static_cast<std::int64_t>(value.raw_json_token().size());
    simdjson::error_code error = simdjson::SUCCESS;
    if (type == json_type::number) {
        error = value.get_double().error();
    } else if (type == json_type::boolean) {
        error = value.get_bool().error();
    } else {
        const auto null = value.is_null();
        error = null.error() ? null.error()
            : null.value_unsafe() ? simdjson::SUCCESS : simdjson::N_ATOM_ERROR;
    }
    if (error)
        broken(error);
}

void JsonWalk::text(JsonValue &value)
{
    if (failed())
        return;
    json_type type{};
    if (const auto error = value.type().get(type))
        return broken(error);
    if (type == json_type::array) {
        each(value, [this](JsonValue &element) { text(element); });
    } else if (type == json_type::object) {
        simdjson::ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return broken(error);
        if (!enter())
            return;
        // No check of keys: nothing in here is read, and a tool's data is its own affair.
        for (auto entry : object) {
            if (const auto error = entry.error())
                return broken(error);
            auto &&field = std::move(entry).value_unsafe();
            keyOf(field);
            text(field.value());
            if (failed())
                return;
        }
        leave();
    } else {
        scalarText(value, type);
    }
}

std::optional<std::string_view> JsonWalk::stringIf(JsonValue &value)
{
    json_type type{};
    if (failed())
        return std::nullopt;
    std::string_view decoded;
    if (value.type().get(type) || type != json_type::string) {
        text(value);
        return std::nullopt;
    }
    if (const auto error = value.get_string().get(decoded)) {
        broken(error);
        return std::nullopt;
    }
    return decoded;
}

std::optional<std::string_view> JsonWalk::string(JsonValue &value, std::string_view field)
{
    if (isNull(value)) {
        text(value);
        return std::nullopt;
    }
    const auto decoded = stringIf(value);
    if (decoded)
        m_textBytes += static_cast<std::int64_t>(decoded->size()) + 2;
    else
        wrongType(field, "a string");
    return decoded;
}

std::optional<std::int64_t> JsonWalk::wholeNumber(JsonValue &value, std::string_view field)
{
    if (failed())
        return std::nullopt;
    if (isNull(value)) {
        text(value);
        return std::nullopt;
    }
    std::int64_t number = 0;
    if (value.get_int64().get(number) || number < 0 || number > largestNumber) {
        wrongType(field, "a whole number from 0 to 2^53, without quotes or a fraction");
        return std::nullopt;
    }
    m_textBytes += 20;
    return number;
}

bool JsonWalk::flag(JsonValue &value, std::string_view field)
{
    if (failed())
        return false;
    if (isNull(value)) {
        text(value);
        return false;
    }
    bool set = false;
    if (value.get_bool().get(set))
        wrongType(field, "true or false");
    m_textBytes += 5;
    return set;
}

bool JsonWalk::isSet(JsonValue &value)
{
    json_type type{};
    if (failed() || value.type().get(type)) {
        text(value);
        return false;
    }
    const std::int64_t before = m_textBytes;
    const std::string_view token = value.raw_json_token();
    text(value);
    switch (type) {
    case json_type::array:
    case json_type::object:
    case json_type::string: return m_textBytes - before > 2;
    case json_type::boolean: return token.starts_with('t');
    case json_type::null: return false;
    case json_type::number: break;
    }
    return true;
}

bool JsonWalk::isNull(JsonValue &value) const
{
    return hasType(value, json_type::null);
}

bool JsonWalk::isContainer(JsonValue &value) const
{
    return isObject(value) || hasType(value, json_type::array);
}

bool JsonWalk::isObject(JsonValue &value) const
{
    return hasType(value, json_type::object);
}

bool JsonWalk::isNumber(JsonValue &value) const
{
    return hasType(value, json_type::number);
}

} // namespace llmcap
