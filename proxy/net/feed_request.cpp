// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_request.h"

#include "rfc3339.h"

#include <simdjson.h>

#include <charconv>

namespace llmcap {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    if (c >= 'a' && c <= 'f') {
        return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

Error badInput(std::string message)
{
    return Error{ErrorCode::BadInput, std::move(message)};
}

std::optional<FeedFields::Value> valueOf(simdjson::dom::element element)
{
    using Type = simdjson::dom::element_type;
    switch (element.type()) {
    case Type::NULL_VALUE:
        return FeedFields::Null{};
    case Type::BOOL:
        return bool(element);
    case Type::INT64:
        return std::int64_t(element);
    case Type::STRING:
        return std::string(std::string_view(element));
    case Type::ARRAY: {
        std::vector<std::int64_t> numbers;
        for (const simdjson::dom::element item : simdjson::dom::array(element)) {
            std::int64_t number = 0;
            if (item.get(number) != simdjson::SUCCESS) {
                return std::nullopt;
            }
            numbers.push_back(number);
        }
        return numbers;
    }
    default:
        return std::nullopt;
    }
}

} // namespace

Result<std::string> percentDecode(std::string_view text)
{
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '%') {
            out += text[i];
            continue;
        }
        const int high = i + 2 < text.size() ? hexValue(text[i + 1]) : -1;
        const int low = i + 2 < text.size() ? hexValue(text[i + 2]) : -1;
        if (high < 0 || low < 0 || (high == 0 && low == 0)) {
            return badInput("a '%' in the target is not followed by two hex digits");
        }
        out += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return out;
}

Result<FeedTarget> splitTarget(std::string_view target)
{
    FeedTarget result;
    const std::size_t mark = target.find('?');
    if (mark != std::string_view::npos) {
        result.query = target.substr(mark + 1);
        target = target.substr(0, mark);
    }
    while (!target.empty()) {
        target.remove_prefix(target.front() == '/' ? 1 : 0);
        const std::size_t slash = std::min(target.find('/'), target.size());
        auto segment = percentDecode(target.substr(0, slash));
        if (!segment) {
            return segment.error();
        }
        result.path.push_back(*segment);
        target.remove_prefix(slash);
    }
    return result;
}

Result<FeedFields> FeedFields::fromQuery(std::string_view query)
{
    FeedFields fields;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find('&'), query.size());
        const std::string_view pair = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const std::size_t equals = std::min(pair.find('='), pair.size());
        auto name = percentDecode(pair.substr(0, equals));
        auto value = percentDecode(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value) {
            return !name ? name.error() : value.error();
        }
        if (!fields.m_values.emplace(*name, *value).second) {
            return badInput("'" + *name + "' is given twice");
        }
    }
    return fields;
}

Result<FeedFields> FeedFields::fromJson(const std::string &body)
{
    FeedFields fields;
    simdjson::dom::parser parser;
    simdjson::dom::object object;
    const auto problem = parser.parse(body).get(object);
    if (problem != simdjson::SUCCESS) {
        return badInput("the body is not a JSON object: "
                        + std::string(simdjson::error_message(problem)));
    }
    for (const auto &member : object) {
        const std::string name(member.key);
        auto value = valueOf(member.value);
        if (!value) {
            return badInput("'" + name
                            + "' has a type that no field has; amounts are strings like \"10.00\"");
        }
        if (!fields.m_values.emplace(name, std::move(*value)).second) {
            return badInput("'" + name + "' is given twice");
        }
    }
    return fields;
}

bool FeedFields::isNull(const std::string &name) const
{
    const auto found = m_values.find(name);
    return found != m_values.end() && std::holds_alternative<Null>(found->second);
}

void FeedFields::fail(std::string message)
{
    if (!m_failure) {
        m_failure = badInput(std::move(message));
    }
}

template <class T>
std::optional<T> FeedFields::take(const std::string &name, std::string_view expected)
{
    m_read.insert(name);
    const auto found = m_values.find(name);
    if (found == m_values.end()) {
        return std::nullopt;
    }
    if (const T *const value = std::get_if<T>(&found->second)) {
        return *value;
    }
    fail("'" + name + "' must be " + std::string(expected));
    return std::nullopt;
}

std::optional<std::string> FeedFields::text(const std::string &name)
{
    return take<std::string>(name, "a string; amounts too, like \"10.00\"");
}

std::optional<bool> FeedFields::boolean(const std::string &name)
{
    return take<bool>(name, "true or false");
}

std::optional<std::vector<std::int64_t>> FeedFields::numbers(const std::string &name)
{
    return take<std::vector<std::int64_t>>(name, "an array of whole numbers");
}

std::optional<std::int64_t> FeedFields::number(const std::string &name, std::int64_t least,
                                               std::int64_t most)
{
    const auto given = take<std::string>(name, "a whole number");
    if (!given || given->empty()) {
        return std::nullopt;
    }
    std::int64_t value = 0;
    const char *const end = given->data() + given->size();
    const auto [stop, problem] = std::from_chars(given->data(), end, value);
    if (problem != std::errc{} || stop != end || value < least || value > most) {
        fail("'" + name + "' must be a whole number from " + std::to_string(least) + " to "
             + std::to_string(most));
        return std::nullopt;
    }
    return value;
}

std::optional<Instant> FeedFields::time(const std::string &name)
{
    const auto given = take<std::string>(name, "a time like \"2026-11-24T05:00:00Z\"");
    if (!given || given->empty()) {
        return std::nullopt;
    }
    const auto at = parseRfc3339(*given);
    if (!at) {
        fail("'" + name + "': " + at.error().message);
        return std::nullopt;
    }
    return *at;
}

std::optional<Instant> FeedFields::timeOrNull(const std::string &name)
{
    if (isNull(name)) {
        m_read.insert(name);
        return Instant::min();
    }
    const auto at = time(name);
    if (!at && has(name)) {
        fail("'" + name + "' must be a time or null");
    }
    return at;
}

Result<void> FeedFields::finish() const
{
    if (m_failure) {
        return *m_failure;
    }
    for (const auto &[name, value] : m_values) {
        if (m_read.count(name) == 0) {
            return badInput("'" + name + "' is not a field here; FEED.md lists them");
        }
    }
    return {};
}

} // namespace llmcap
