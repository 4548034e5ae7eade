// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of OpenAI's chat completions, responses, completions and embeddings, as its public
// reference has them; other providers with this format take the same.
#include "dialect_parts.h"

#include "batch_request.h"
#include "content_size.h"
#include "media_request.h"

#include <algorithm>

namespace llmcap {
namespace {

class OpenAiReader final {
public:
    explicit OpenAiReader(const Endpoint &endpoint) : m_endpoint(endpoint) {}

    Result<Inspection> read(std::string_view body)
    {
        const auto walked = m_walk.document(body, [this](std::string_view key, JsonValue &value) {
            return readChatField(m_walk, m_found, m_tools, key, value) || limit(key, value)
                || special(key, value) || hidden(key, value);
        });
        if (!m_endpoint.modelInPath.empty())
            m_found.model = m_endpoint.modelInPath;
        if (is("completions")) {
            // The default that the reference states; each prompt gets its own answers.
            m_found.outputLimit = m_found.outputLimit.value_or(16);
            m_found.choices = boundedProduct(std::max<std::int64_t>(m_found.choices, 1),
                                             std::max<std::int64_t>(m_prompts, 1));
        }
        // These models search before each answer, whether or not a tool stands in the body.
        for (std::string_view mark : {"-search-preview", "-search-api"}) {
            if (is("chat") && m_found.model.find(mark) != std::string::npos)
                m_tools.add(std::nullopt);
        }
        if (is("runs")) {
            // The thread and the assistant lie at the provider, which calls the model as often
            // as it takes.
            m_found.hiddenInput = m_found.background = true;
            m_tools.add(std::nullopt);
        }
        return finishInspection(walked, m_walk, m_tools, std::move(m_found), body, !is("runs"));
    }

private:
    bool is(std::string_view name) const { return m_endpoint.name == name; }

    /// Only the keys that this endpoint obeys: another's key would promise a limit that is none.
    bool limit(std::string_view key, JsonValue &value)
    {
        const bool known = is("responses") ? key == "max_output_tokens"
            : is("completions")            ? key == "max_tokens"
            : is("runs")                   ? key == "max_completion_tokens"
            : is("chat") && (key == "max_tokens" || key == "max_completion_tokens");
        if (!known)
            return false;
        if (const auto tokens = m_walk.wholeNumber(value, key))
            m_found.outputLimit = std::max(*tokens, m_found.outputLimit.value_or(0));
        return true;
    }

    bool special(std::string_view key, JsonValue &value)
    {
        if (key == "stream_options")
            readStreamOptions(value);
        else if (key == "input" && is("responses"))
            readContent(m_walk, m_found, value);
        else if (key == "instructions")
            readContent(m_walk, m_found, value);
        else if (key == "prompt" && is("completions"))
            readPrompts(value);
        else if (key == "functions")
            m_found.hasTools |= m_walk.isSet(value);
        else if (key == "max_tool_calls")
            m_tools.limitAll(m_walk.wholeNumber(value, key));
        else if (key == "web_search_options" || key == "plugins")
            readSwitch(value);
        else if (key == "background")
            m_found.background = m_walk.flag(value, key);
        else
            return false;
        return true;
    }

    /// Input that lies at the provider; "models" may lead to a model with another price.
    bool hidden(std::string_view key, JsonValue &value)
    {
        const bool stored = key == "previous_response_id" || key == "conversation"
            || (key == "prompt" && is("responses")) || key == "models" || key == "fallbacks";
        if (key == "extra_body" || key == "google") {
            readGoogleExtras(value);
            return true;
        }
        if (stored)
            m_found.hiddenInput |= m_walk.isSet(value);
        return stored;
    }

    void readGoogleExtras(JsonValue &value)
    {
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key == "cached_content" || key == "cachedContent")
                m_found.hiddenInput |= m_walk.isSet(child);
            else if (key == "google" || key == "extra_body")
                readGoogleExtras(child);
            else
                return false;
            return true;
        });
    }

    /// A tool that stands outside "tools"; an empty object switches it on too.
    void readSwitch(JsonValue &value)
    {
        if (!m_walk.isNull(value))
            m_tools.add(std::nullopt);
        m_walk.text(value);
    }

    void readStreamOptions(JsonValue &value)
    {
        if (!m_walk.isNull(value) && !m_walk.isObject(value))
            return m_walk.fail("The field \"stream_options\" must be an object. Correct it and "
                               "send the request again");
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key != "include_usage")
                return false;
            m_found.includeUsage = m_walk.flag(child, key);
            return true;
        });
    }

    /// A string, a list of strings, a list of tokens, or a list of lists of tokens.
    void readPrompts(JsonValue &value)
    {
        bool tokens = false;
        m_prompts = m_walk.each(value, [&](JsonValue &prompt) {
            tokens = tokens || m_walk.isNumber(prompt);
            m_walk.text(prompt);
        });
        if (tokens)
            m_prompts = 1;
    }

    const Endpoint &m_endpoint;
    JsonWalk m_walk;
    Inspection m_found;
    ProviderTools m_tools;
    std::int64_t m_prompts = 1;
};

} // namespace

Result<Inspection> inspectOpenAi(const Endpoint &endpoint, std::string_view body)
{
    if (endpoint.name == "batches")
        return inspectOpenAiBatch(body);
    if (endpoint.name == "images")
        return inspectImages(endpoint, body);
    if (endpoint.name == "speech")
        return inspectSpeech(endpoint, body);
    if (endpoint.name == "transcriptions" || endpoint.name == "translations")
        return inspectHeard(endpoint, body);
    return OpenAiReader(endpoint).read(body);
}

} // namespace llmcap
