// SPDX-License-Identifier: GPL-3.0-or-later
#include "json_text.h"

namespace llmcap::json {

Value string(std::string_view text)
{
    constexpr std::string_view hex = "0123456789abcdef";
    Value out = "\"";
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (byte < 0x20) {
            out += "\\u00";
            out += hex[byte >> 4];
            out += hex[byte & 15];
        } else {
            out += c;
        }
    }
    return out + '"';
}

Value number(std::int64_t count) { return std::to_string(count); }

Value boolean(bool value) { return value ? "true" : "false"; }

Value null() { return "null"; }

Value object(std::initializer_list<Member> members)
{
    Value out = "{";
    for (const auto &[key, value] : members) {
        if (value.empty())
            continue;
        if (out.size() > 1)
            out += ',';
        out += string(key);
        out += ':';
        out += value;
    }
    return out + '}';
}

Value array(const std::vector<Value> &items)
{
    Value out = "[";
    for (const auto &item : items) {
        if (out.size() > 1)
            out += ',';
        out += item;
    }
    return out + ']';
}

} // namespace llmcap::json
