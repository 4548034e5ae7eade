// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect_parts.h"

#include <simdjson.h>

namespace llmcap {
namespace {

namespace json = simdjson::ondemand;

/// Replaces `length` bytes at `offset`.
struct Edit {
    std::size_t offset = 0;
    std::size_t length = 0;
    std::string_view text;
};

/// Token bytes without the white space behind them.
std::size_t tokenLength(std::string_view token)
{
    const auto last = token.find_last_not_of(" \t\r\n");
    return last == std::string_view::npos ? 0 : last + 1;
}

/// The edit inside an existing stream_options object.
std::optional<Edit> editOptions(json::value value, const char *begin)
{
    const auto open = static_cast<std::size_t>(value.raw_json_token().data() - begin);
    json::object options;
    if (value.get_object().get(options))
        return std::nullopt;
    bool empty = true;
    std::optional<Edit> edit;
    for (auto entry : options) {
        json::field field;
        std::string_view key;
        if (std::move(entry).get(field) || field.unescaped_key().get(key))
            return std::nullopt;
        empty = false;
        if (key != "include_usage")
            continue;
        const std::string_view token = field.value().raw_json_token();
        edit = Edit{static_cast<std::size_t>(token.data() - begin), tokenLength(token), "true"};
    }
    if (edit)
        return edit;
    return Edit{open + 1, 0, empty ? "\"include_usage\":true" : "\"include_usage\":true,"};
}

/// Where in a body of one non-empty object the change belongs; nullopt: better no change.
std::optional<Edit> findEdit(const simdjson::padded_string &padded)
{
    json::parser parser;
    json::document document;
    json::object object;
    if (parser.iterate(padded).get(document) || document.get_object().get(object))
        return std::nullopt;
    for (auto entry : object) {
        json::field field;
        std::string_view key;
        if (std::move(entry).get(field) || field.unescaped_key().get(key))
            return std::nullopt;
        if (key != "stream_options")
            continue;
        json::value value = field.value();
        json::json_type type{};
        if (value.type().get(type))
            return std::nullopt;
        if (type == json::json_type::object)
            return editOptions(value, padded.data());
        if (type != json::json_type::null)
            return std::nullopt;
        const std::string_view token = value.raw_json_token();
        return Edit{static_cast<std::size_t>(token.data() - padded.data()), tokenLength(token),
                    "{\"include_usage\":true}"};
    }
    const std::string_view body(padded.data(), padded.size());
    return Edit{body.find('{') + 1, 0, "\"stream_options\":{\"include_usage\":true},"};
}

} // namespace

std::optional<std::string> injectIncludeUsage(const Endpoint &endpoint, const Inspection &request,
                                              std::string_view body)
{
    const bool reportsOnRequest = endpoint.name == "chat" || endpoint.name == "completions";
    if (!reportsOnRequest || !request.stream || request.includeUsage)
        return std::nullopt;
    const simdjson::padded_string padded(body);
    const auto edit = findEdit(padded);
    if (!edit)
        return std::nullopt;
    std::string edited;
    edited.reserve(body.size() + edit->text.size());
    edited.append(body.substr(0, edit->offset));
    edited.append(edit->text);
    edited.append(body.substr(edit->offset + edit->length));
    return edited;
}

} // namespace llmcap
