// SPDX-License-Identifier: GPL-3.0-or-later
#include "located_json.h"

#include <algorithm>
#include <utility>

#include <simdjson.h>

namespace llmcap {
namespace {

namespace ondemand = simdjson::ondemand;

constexpr int deepest = 8;

/// Copies simdjson's stream of values into nodes. Offsets only grow, so lines are counted once.
class Copier final {
public:
    Copier(std::string_view file, const simdjson::padded_string &json)
        : m_file(file)
        , m_json(json.data(), json.size())
    {
    }

    Result<JsonNode> copy(ondemand::document &document)
    {
        m_document = &document;
        ondemand::value root;
        if (const auto error = document.get_value().get(root)) {
            if (error == simdjson::SCALAR_DOCUMENT_AS_VALUE)
                return refuse("write an object in braces, not a single value");
            return malformed(error);
        }
        JsonNode node;
        if (auto done = copyValue(root, node, 0); !done)
            return done.error();
        const char *rest = nullptr;
        if (document.current_location().get(rest) == simdjson::SUCCESS)
            return refuse("remove what stands after the closing brace");
        return node;
    }

    Error malformed(simdjson::error_code error)
    {
        return refuse("this is not JSON (" + std::string(simdjson::error_message(error))
                      + "); look for a missing comma, quote or brace");
    }

private:
    Error refuse(const std::string &rule)
    {
        if (m_document) {
            const char *at = nullptr;
            if (m_document->current_location().get(at) == simdjson::SUCCESS)
                moveTo(at);
        }
        return {ErrorCode::BadInput,
                std::string(m_file) + ":" + std::to_string(m_line) + ": " + rule};
    }

    void moveTo(const char *at)
    {
        const auto offset = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(at - m_json.data(), 0,
                                       static_cast<std::ptrdiff_t>(m_json.size())));
        if (offset <= m_offset)
            return;
        m_line += static_cast<std::size_t>(
            std::count(m_json.begin() + static_cast<std::ptrdiff_t>(m_offset),
                       m_json.begin() + static_cast<std::ptrdiff_t>(offset), '\n'));
        m_offset = offset;
    }

    Result<void> copyValue(ondemand::value value, JsonNode &node, int depth)
    {
        const std::string_view token = value.raw_json_token();
        moveTo(token.data());
        node.line = m_line;
        if (depth > deepest)
            return refuse("remove the nesting: no field is that deep");
        ondemand::json_type type;
        if (const auto error = value.type().get(type))
            return malformed(error);
        switch (type) {
        case ondemand::json_type::object: return copyObject(value, node, depth);
        case ondemand::json_type::array: return copyArray(value, node, depth);
        case ondemand::json_type::string: return copyString(value, node);
        case ondemand::json_type::number: return copyNumber(value, token, node);
        case ondemand::json_type::boolean: {
            bool flag = false;
            if (const auto error = value.get_bool().get(flag))
                return malformed(error);
            node.text = flag ? "true" : "false";
            return {};
        }
        default: {
            // A result, not a bool: anything else that begins with 'n' would throw.
            simdjson::simdjson_result<bool> answer = value.is_null();
            bool isNull = false;
            if (std::move(answer).get(isNull) != simdjson::SUCCESS || !isNull)
                return refuse("this is not a JSON value; look for a missing quote");
            node.text = "null";
            return {};
        }
        }
    }

    Result<void> copyObject(ondemand::value value, JsonNode &node, int depth)
    {
        node.kind = JsonNode::Kind::Object;
        ondemand::object object;
        if (const auto error = value.get_object().get(object))
            return malformed(error);
        for (auto step : object) {
            ondemand::field field;
            if (const auto error = std::move(step).get(field))
                return malformed(error);
            JsonNode child;
            std::string_view key;
            if (const auto error = field.unescaped_key().get(key))
                return malformed(error);
            child.name = key;
            const bool twice = std::any_of(node.children.begin(), node.children.end(),
                                           [&](const JsonNode &c) { return c.name == key; });
            if (twice)
                return refuse("the field \"" + child.name + "\" stands twice; remove one");
            if (auto done = copyValue(field.value(), child, depth + 1); !done)
                return done;
            node.children.push_back(std::move(child));
        }
        return {};
    }

    Result<void> copyArray(ondemand::value value, JsonNode &node, int depth)
    {
        node.kind = JsonNode::Kind::Array;
        ondemand::array array;
        if (const auto error = value.get_array().get(array))
            return malformed(error);
        for (auto step : array) {
            ondemand::value item;
            if (const auto error = std::move(step).get(item))
                return malformed(error);
            JsonNode child;
            if (auto done = copyValue(item, child, depth + 1); !done)
                return done;
            node.children.push_back(std::move(child));
        }
        return {};
    }

    Result<void> copyString(ondemand::value value, JsonNode &node)
    {
        node.kind = JsonNode::Kind::String;
        std::string_view text;
        if (const auto error = value.get_string().get(text))
            return malformed(error);
        node.text = text;
        return {};
    }

    /// The number stays text: nobody here rounds it.
    Result<void> copyNumber(ondemand::value value, std::string_view token, JsonNode &node)
    {
        node.kind = JsonNode::Kind::Number;
        ondemand::number number;
        if (const auto error = value.get_number().get(number))
            return malformed(error);
        node.text = token.substr(0, token.find_last_not_of(" \t\r\n") + 1);
        return {};
    }

    std::string_view m_file;
    std::string_view m_json;
    ondemand::document *m_document = nullptr;
    std::size_t m_offset = 0;
    std::size_t m_line = 1;
};

} // namespace

std::string_view kindName(JsonNode::Kind kind)
{
    switch (kind) {
    case JsonNode::Kind::Object: return "an object";
    case JsonNode::Kind::Array: return "a list";
    case JsonNode::Kind::String: return "a string";
    case JsonNode::Kind::Number: return "a number";
    case JsonNode::Kind::Other: break;
    }
    return "true, false or null";
}

Result<JsonNode> parseLocatedJson(std::string_view json, std::string_view fileName)
{
    const simdjson::padded_string padded(json);
    ondemand::parser parser;
    ondemand::document document;
    Copier copier(fileName, padded);
    if (const auto error = parser.iterate(padded).get(document))
        return copier.malformed(error);
    return copier.copy(document);
}

} // namespace llmcap
