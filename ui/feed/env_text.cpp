// SPDX-License-Identifier: GPL-3.0-or-later
#include "env_text.h"

#include <algorithm>

namespace llmcap {

namespace {

/// What an official SDK reads its base URL from, and what it expects behind ours.
struct Variable {
    std::string_view provider;
    const char *name;
    const char *suffix;
};
constexpr Variable variables[] = {
    {"anthropic", "ANTHROPIC_BASE_URL", ""},     // anthropic-sdk: adds /v1/messages
    {"openai", "OPENAI_BASE_URL", "/v1"},        // openai-python and -node: add /chat/completions
    {"gemini", "GOOGLE_GEMINI_BASE_URL", ""},    // google-genai: adds /v1beta/...
    {"cohere", "CO_API_URL", ""},                // cohere-python: adds /v2/chat
};

std::string line(const std::string &shell, const std::string &name, const std::string &value)
{
    if (shell == "powershell") {
        return "$env:" + name + " = '" + value + "'\n";
    }
    if (shell == "cmd") {
        return "set \"" + name + "=" + value + "\"\n";
    }
    return "export " + name + "='" + value + "'\n";
}

/// "http://host/openai" booked to a project: "http://host/p/PROJECT/openai".
std::string withProject(const FeedProvider &provider, const std::string &project)
{
    if (project.empty()) {
        return provider.baseUrl;
    }
    const std::size_t end = provider.baseUrl.size() - provider.name.size();
    return provider.baseUrl.substr(0, end) + "p/" + project + "/" + provider.name;
}

bool isPathSegment(const std::string &text)
{
    return text.size() <= 64 && text != "." && text != ".."   // clients would resolve these
        && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
                   || c == '-' || c == '_' || c == '.';
           });
}

} // namespace

Result<std::string> envText(const std::vector<FeedProvider> &providers, const std::string &shell,
                            const std::string &project)
{
    if (!isPathSegment(project)) {
        return Error{ErrorCode::BadInput,
                     "--project is a path segment: at most 64 of a-z, A-Z, 0-9, '.', '_', '-'"};
    }
    const std::string comment = shell == "cmd" ? "rem " : "# ";
    std::string out;
    for (const FeedProvider &provider : providers) {
        const std::string url = withProject(provider, project);
        const auto known
            = std::find_if(std::begin(variables), std::end(variables),
                           [&](const Variable &entry) { return entry.provider == provider.name; });
        out += known != std::end(variables)
            ? line(shell, known->name, url + known->suffix)
            : comment + provider.name + ": give its SDK the base URL " + url + "\n";
    }
    return out;
}

} // namespace llmcap
