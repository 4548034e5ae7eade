// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "lent_parser.h"
#include "result.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <simdjson.h>
#include <string>
#include <string_view>
#include <vector>

namespace llmcap {

/// Handed on by reference: g++ writes the fields of a copy one by one and reads them back as a
/// vector, which stalls the processor each time (half of the walk's cost).
using JsonValue = simdjson::ondemand::value;

/// Walks one JSON object of a request from end to end, without a document of it: every value is
/// either read by a handler or counted as text, so that the whole of it is checked on the way.
/// The first error stays and ends the walk. Thread: one at a time.
class JsonWalk final {
public:
    /// How keys are spelt for handlers. CamelCase: Google's snake_case arrives as camelCase, so
    /// that both spellings of a field are one (and twice is a duplicate).
    enum class Keys : std::uint8_t { AsWritten, CamelCase };

    explicit JsonWalk(Keys keys = Keys::AsWritten) : m_spelling(keys) {}

    /// Walks the body's object; `onField` as in object(). BadInput: not one JSON object, broken
    /// anywhere, nested too deeply, or what a handler found.
    /// REQUIRES: SIMDJSON_PADDING readable bytes behind the end of `body`.
    template <class OnField> Result<void> document(std::string_view body, OnField &&onField);

    /// Calls onField(key, value) for each field. It returns true when it has read the value, and
    /// false to have it counted as text. A key that stands twice is an error: which one counts
    /// differs between parsers. Anything but an object is counted as text.
    template <class OnField> void object(JsonValue &value, OnField &&onField);

    /// Calls onElement(value) for each element of an array. A single value stands for an array of
    /// it: some providers take it so. Returns how many there were; null has none.
    template <class OnElement> std::int64_t each(JsonValue &value, OnElement &&onElement);

    /// Counts the value and all below it as text.
    void text(JsonValue &value);
    /// A decoded string that is not counted; anything else is counted as text and gives nullopt.
    /// The view lives as long as this walk.
    std::optional<std::string_view> stringIf(JsonValue &value);
    /// A decoded string, counted; null gives nullopt; anything else is an error.
    std::optional<std::string_view> string(JsonValue &value, std::string_view field);
    /// A whole number from 0 to 2^53; null gives nullopt; anything else is an error.
    std::optional<std::int64_t> wholeNumber(JsonValue &value, std::string_view field);
    /// null is false; anything else but true and false is an error.
    bool flag(JsonValue &value, std::string_view field);
    /// True where the value is anything but null, false, "" or an empty container; counted.
    bool isSet(JsonValue &value);
    bool isNull(JsonValue &value) const;
    bool isContainer(JsonValue &value) const;
    bool isObject(JsonValue &value) const;
    bool isNumber(JsonValue &value) const;

    void fail(std::string message);
    bool failed() const { return m_error.has_value(); }
    void addText(std::int64_t bytes) { m_textBytes += bytes; }
    /// Decoded bytes of keys, strings and numbers so far, and one for each mark between them: the
    /// marks stand for what a provider's template puts around messages and tools.
    std::int64_t textBytes() const { return m_textBytes; }

private:
    static constexpr int deepest = 200;
    bool start(std::string_view body);
    void finish();
    void broken(simdjson::error_code code);
    void wrongType(std::string_view field, std::string_view expected);
    bool enter();
    void leave() { --m_depth; }
    /// False after an error: a key that stands twice in the object.
    bool checkKeys(std::size_t first);
    /// The decoded key, counted; may fail. Lives as long as this walk.
    std::string_view keyOf(simdjson::ondemand::field &field);
    std::string_view inCamelCase(std::string_view key);
    void scalarText(JsonValue &value, simdjson::ondemand::json_type type);
    void countString(JsonValue &value);

    Keys m_spelling;
    int m_depth = 0;
    bool m_begun = false;   ///< the document has a place to ask for
    std::int64_t m_textBytes = 0;
    std::optional<Error> m_error;
    LentParser<simdjson::ondemand::parser> m_parser;
    simdjson::ondemand::document m_document;
    std::vector<std::string_view> m_keys;     ///< of all objects that are being walked
    std::deque<std::string> m_respelt;        ///< keys that changed their spelling
    std::string_view m_body;
};

template <class OnField> void JsonWalk::object(JsonValue &value, OnField &&onField)
{
    if (failed())
        return;
    simdjson::ondemand::json_type type{};
    if (const auto error = value.type().get(type))
        return broken(error);
    if (type != simdjson::ondemand::json_type::object)
        return text(value);
    simdjson::ondemand::object object;
    if (const auto error = value.get_object().get(object))
        return broken(error);
    if (!enter())
        return;
    const std::size_t first = m_keys.size();
    for (auto entry : object) {
        if (const auto error = entry.error())
            return broken(error);
        auto &&field = std::move(entry).value_unsafe();
        std::string_view key = keyOf(field);
        if (failed())
            return;
        if (m_spelling == Keys::CamelCase)
            key = inCamelCase(key);
        m_keys.push_back(key);
        JsonValue &child = field.value();
        if (!onField(key, child))
            text(child);
        if (failed())
            return;
    }
    if (checkKeys(first))
        leave();
}

template <class OnElement> std::int64_t JsonWalk::each(JsonValue &value, OnElement &&onElement)
{
    if (failed())
        return 0;
    simdjson::ondemand::json_type type{};
    if (const auto error = value.type().get(type)) {
        broken(error);
        return 0;
    }
    if (type == simdjson::ondemand::json_type::null) {
        text(value);
        return 0;
    }
    if (type != simdjson::ondemand::json_type::array) {
        onElement(value);
        return 1;
    }
    simdjson::ondemand::array array;
    if (const auto error = value.get_array().get(array)) {
        broken(error);
        return 0;
    }
    if (!enter())
        return 0;
    std::int64_t count = 0;
    for (auto entry : array) {
        if (const auto error = entry.error()) {
            broken(error);
            return count;
        }
        auto &&child = std::move(entry).value_unsafe();
        ++m_textBytes;
        ++count;
        onElement(child);
        if (failed())
            return count;
    }
    leave();
    return count;
}

template <class OnField>
Result<void> JsonWalk::document(std::string_view body, OnField &&onField)
{
    if (start(body)) {
        JsonValue root;
        if (const auto error = m_document.get_value().get(root))
            broken(error);
        else
            object(root, onField);
        finish();
    }
    if (m_error)
        return *m_error;
    return {};
}

} // namespace llmcap
