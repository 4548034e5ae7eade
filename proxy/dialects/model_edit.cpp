// SPDX-License-Identifier: GPL-3.0-or-later
// Another model asked for instead, by an edit of the bytes: everything else stays as it came.
#include "dialect.h"
#include "json_escape.h"

#include <simdjson.h>

namespace llmcap {
namespace {

namespace json = simdjson::ondemand;

/// The body with another value of its own "model"; nullopt where there is no such string.
std::optional<std::string> editBody(std::string_view body, std::string_view model)
{
    const simdjson::padded_string padded(body);
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
        if (key != "model")
            continue;
        json::value value = field.value();
        std::string_view token = value.raw_json_token();
        const auto last = token.find_last_not_of(" \t\r\n");
        if (token.empty() || token.front() != '"' || last == std::string_view::npos)
            return std::nullopt;
        const auto offset = static_cast<std::size_t>(token.data() - padded.data());
        std::string edited(body.substr(0, offset));
        edited += jsonString(model);
        edited += body.substr(offset + last + 1);
        return edited;
    }
    return std::nullopt;
}

} // namespace

std::optional<OtherModel> withModel(const Endpoint &endpoint, std::string_view body,
                                    std::string_view model)
{
    OtherModel other{endpoint, std::nullopt};
    if (endpoint.modelInPath.empty()) {
        other.body = editBody(body, model);
        return other.body ? std::optional(other) : std::nullopt;
    }
    const bool isPlain = model.find_first_not_of(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.-_") == std::string::npos;
    std::string &target = other.endpoint.upstreamTarget;
    const auto at = target.find("/" + endpoint.modelInPath);
    if (!isPlain || at == std::string::npos)
        return std::nullopt;
    target.replace(at + 1, endpoint.modelInPath.size(), model);
    other.endpoint.modelInPath = model;
    return other;
}

} // namespace llmcap
