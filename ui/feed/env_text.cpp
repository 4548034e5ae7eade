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

/// Further names for the same, read by tools that are no official SDK.
constexpr Variable others[] = {
    {"openai", "OPENAI_API_BASE", "/v1"},     // LiteLLM, Aider, older LangChain and LlamaIndex
    {"anthropic", "ANTHROPIC_API_BASE", ""},  // LiteLLM, Aider
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

/// The SDKs' own variable of a provider; null: its SDKs read none.
const Variable *variableOf(const std::string &provider)
{
    const auto known
        = std::find_if(std::begin(variables), std::end(variables),
                       [&](const Variable &entry) { return entry.provider == provider; });
    return known == std::end(variables) ? nullptr : known;
}

} // namespace

std::string sdkBaseUrl(const FeedProvider &provider)
{
    const Variable *known = variableOf(provider.name);
    return known ? provider.baseUrl + known->suffix : provider.baseUrl;
}

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
        const Variable *known = variableOf(provider.name);
        out += known
            ? line(shell, known->name, url + known->suffix)
            : comment + provider.name + ": give its SDK the base URL " + url + "\n";
    }
    return out;
}

std::string snippetText(const std::vector<FeedProvider> &providers, Snippet snippet)
{
    std::string openAi, anthropic;
    for (const FeedProvider &provider : providers) {
        if (provider.name == "openai") {
            openAi = sdkBaseUrl(provider);
        } else if (provider.name == "anthropic") {
            anthropic = provider.baseUrl;
        }
    }
    switch (snippet) {
    case Snippet::Python:
        return "# pip install openai anthropic; keys as before, in OPENAI_API_KEY and "
               "ANTHROPIC_API_KEY\n"
               "from openai import OpenAI\n"
               "from anthropic import Anthropic\n\n"
               "openai_client = OpenAI(base_url=\"" + openAi + "\")\n"
               "anthropic_client = Anthropic(base_url=\"" + anthropic + "\")\n";
    case Snippet::JavaScript:
        return "// npm install openai @anthropic-ai/sdk; keys as before, in OPENAI_API_KEY and "
               "ANTHROPIC_API_KEY\n"
               "import OpenAI from \"openai\";\n"
               "import Anthropic from \"@anthropic-ai/sdk\";\n\n"
               "const openai = new OpenAI({ baseURL: \"" + openAi + "\" });\n"
               "const anthropic = new Anthropic({ baseURL: \"" + anthropic + "\" });\n";
    case Snippet::Curl:
        break;
    }
    return "# lists the models: costs nothing\n"
           "curl " + openAi + "/models -H \"Authorization: Bearer $OPENAI_API_KEY\"\n"
           "curl " + anthropic + "/v1/models -H \"x-api-key: $ANTHROPIC_API_KEY\" "
           "-H \"anthropic-version: 2023-06-01\"\n";
}

std::vector<std::pair<std::string, std::string>>
toolVariables(const std::vector<FeedProvider> &providers)
{
    std::vector<std::pair<std::string, std::string>> found;
    for (const FeedProvider &provider : providers) {
        const auto add = [&](const Variable &entry) {
            if (entry.provider == provider.name) {
                found.emplace_back(entry.name, provider.baseUrl + entry.suffix);
            }
        };
        std::for_each(std::begin(variables), std::end(variables), add);
        std::for_each(std::begin(others), std::end(others), add);
    }
    return found;
}

} // namespace llmcap
