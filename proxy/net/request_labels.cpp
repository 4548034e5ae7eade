// SPDX-License-Identifier: GPL-3.0-or-later
#include "request_labels.h"

#include "dialect.h"

#include <algorithm>

namespace llmcap {
namespace {

std::string_view withoutScheme(std::string_view value)
{
    constexpr std::string_view scheme = "bearer ";
    if (value.size() > scheme.size() && equalsNoCase(value.substr(0, scheme.size()), scheme))
        value.remove_prefix(scheme.size());
    while (value.starts_with(' '))
        value.remove_prefix(1);
    return value;
}

std::string lowered(std::string text)
{
    for (char &c : text) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

/// Gemini's REST users put the key into the query.
std::string_view keyInQuery(std::string_view target)
{
    const auto question = target.find('?');
    std::string_view query = question == std::string_view::npos ? std::string_view{}
                                                                : target.substr(question + 1);
    while (!query.empty()) {
        const auto end = query.find('&');
        const std::string_view pair = query.substr(0, end);
        if (pair.starts_with("key="))
            return pair.substr(4);
        query = end == std::string_view::npos ? std::string_view{} : query.substr(end + 1);
    }
    return {};
}

} // namespace

Result<std::string> credentialOf(const HttpFields &fields, std::string_view target)
{
    std::string found;
    const auto meet = [&](std::string_view credential) {
        if (credential.empty() || credential == found)
            return true;
        if (!found.empty())
            return false;
        found = credential;
        return true;
    };
    bool isOne = meet(keyInQuery(target));
    for (const HttpField &field : fields.all()) {
        if (isCredentialHeader(lowered(field.name)))
            isOne = meet(withoutScheme(field.value)) && isOne;
    }
    if (!isOne)
        return Error{ErrorCode::BadInput, "The request carries two different credentials; send "
                                          "one, so that it is known which of them is billed"};
    return found;
}

bool isSubscription(std::string_view credential, const HttpFields &fields)
{
    return credential.starts_with("sk-ant-oat") || fields.find("chatgpt-account-id");
}

std::string clientName(std::string_view userAgent)
{
    std::string name(userAgent.substr(0, std::min<std::size_t>(userAgent.size(), 64)));
    std::erase_if(name, [](char c) { return c < ' ' || c > '~'; });
    return name;
}

} // namespace llmcap
