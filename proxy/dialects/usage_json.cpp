// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage_json.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace llmcap {

namespace {

constexpr std::int64_t largestCount = std::int64_t{1} << 53;   // JSON's exact whole numbers

constexpr std::array<std::string_view, 14> silentKeys{
    "type",      "id",        "object",     "index",            "role",
    "signature", "finish_reason", "event_type", "thought_signature", "thoughtSignature",
    "extra_content", "mimeType", "tool_call_id", "generation_id"};

/// "prompt_tokens", "promptTokenCount", "search_units", "web_search_requests", "seconds", ... A
/// field like "token_kind" may come to hold a word; that is no count gone wrong.
bool isCountKey(std::string_view key)
{
    for (const std::string_view end :
         {"tokens", "TokenCount", "tokenCount", "_units", "_requests", "_processed", "seconds",
          "classifications", "_5m", "_1h", "_30m", "_12h"}) {
        if (key.ends_with(end))
            return true;
    }
    return false;
}

bool isSaneCount(Json value)
{
    std::int64_t whole = 0;
    if (value.get(whole) == simdjson::SUCCESS)
        return whole >= 0 && whole <= largestCount;
    double number = 0;
    return value.get(number) == simdjson::SUCCESS && number >= 0
        && number <= static_cast<double>(largestCount);
}

// Inside a call's arguments the names are generated too, and so are numbers.
std::int64_t argumentBytes(Json value)
{
    std::int64_t bytes = 0;
    switch (value.type()) {
    case simdjson::dom::element_type::STRING:
        return static_cast<std::int64_t>(std::string_view(value).size());
    case simdjson::dom::element_type::ARRAY:
        for (const Json item : simdjson::dom::array(value))
            bytes += argumentBytes(item);
        return bytes;
    case simdjson::dom::element_type::OBJECT:
        for (const auto field : simdjson::dom::object(value))
            bytes += static_cast<std::int64_t>(field.key.size()) + argumentBytes(field.value);
        return bytes;
    default:
        return 24;   // the longest number that a double prints
    }
}

} // namespace

std::optional<Json> JsonReader::parse(std::string_view text)
{
    Json value;
    if (text.empty() || m_parser->parse(text.data(), text.size()).get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

std::optional<Json> member(Json value, std::string_view key)
{
    simdjson::dom::object object;
    Json found;
    if (value.get(object) != simdjson::SUCCESS
        || object.at_key(key).get(found) != simdjson::SUCCESS || found.is_null())
        return std::nullopt;
    return found;
}

std::optional<Json> member(Json value, std::initializer_list<std::string_view> path)
{
    std::optional<Json> at = value;
    for (const std::string_view key : path) {
        if (!at)
            break;
        at = member(*at, key);
    }
    return at;
}

std::optional<std::int64_t> count(Json value, std::string_view key)
{
    const auto found = member(value, key);
    if (!found)
        return std::nullopt;
    std::int64_t whole = 0;
    if (found->get(whole) == simdjson::SUCCESS) {
        if (whole < 0 || whole > largestCount)
            return std::nullopt;
        return whole;
    }
    double number = 0;
    if (found->get(number) != simdjson::SUCCESS || !(number >= 0)
        || number > static_cast<double>(largestCount))
        return std::nullopt;
    return static_cast<std::int64_t>(std::ceil(number));
}

bool hasSaneCounts(Json usage)
{
    simdjson::dom::object object;
    simdjson::dom::array array;
    if (usage.get(array) == simdjson::SUCCESS) {
        for (const Json element : array) {
            if (!hasSaneCounts(element))
                return false;
        }
        return true;
    }
    if (usage.get(object) != simdjson::SUCCESS)
        return true;
    for (const auto field : object) {
        const bool isNested = field.value.is_object() || field.value.is_array();
        if (isNested ? !hasSaneCounts(field.value)
                     : isCountKey(field.key) && !field.value.is_null()
                         && !isSaneCount(field.value))
            return false;
        std::size_t times = 0;
        for (const auto other : object)
            times += other.key == field.key ? 1 : 0;
        if (times > 1)
            return false;
    }
    return true;
}

std::int64_t countOr0(std::optional<Json> value, std::string_view key)
{
    return value ? count(*value, key).value_or(0) : 0;
}

std::string_view text(Json value, std::string_view key)
{
    const auto found = member(value, key);
    std::string_view result;
    if (!found || found->get(result) != simdjson::SUCCESS)
        return {};
    return result;
}

std::optional<simdjson::dom::array> items(Json value, std::string_view key)
{
    const auto found = member(value, key);
    simdjson::dom::array array;
    if (!found || found->get(array) != simdjson::SUCCESS)
        return std::nullopt;
    return array;
}

bool isTrue(Json value, std::string_view key)
{
    const auto found = member(value, key);
    bool result = false;
    return found && found->get(result) == simdjson::SUCCESS && result;
}

std::int64_t generatedBytes(Json content)
{
    std::int64_t bytes = 0;
    switch (content.type()) {
    case simdjson::dom::element_type::STRING:
        return static_cast<std::int64_t>(std::string_view(content).size());
    case simdjson::dom::element_type::ARRAY:
        for (const Json item : simdjson::dom::array(content))
            bytes += generatedBytes(item);
        return bytes;
    case simdjson::dom::element_type::OBJECT:
        for (const auto field : simdjson::dom::object(content)) {
            if (field.key == "args" || field.key == "arguments" || field.key == "parameters")
                bytes += argumentBytes(field.value);
            else if (std::find(silentKeys.begin(), silentKeys.end(), field.key)
                     == silentKeys.end())
                bytes += generatedBytes(field.value);
        }
        return bytes;
    default:
        return 0;
    }
}

std::optional<ServiceTier> tierByName(std::string_view name)
{
    if (name == "standard" || name == "default" || name == "on_demand")
        return ServiceTier::Standard;
    if (name == "flex")
        return ServiceTier::Flex;
    if (name == "priority")
        return ServiceTier::Priority;
    if (name == "batch")
        return ServiceTier::Batch;
    return std::nullopt;
}

std::string_view bareModel(std::string_view model)
{
    const std::size_t slash = model.rfind('/');
    return slash == std::string_view::npos ? model : model.substr(slash + 1);
}

} // namespace llmcap
