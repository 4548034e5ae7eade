// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of Google's generateContent and embedContent, as its public reference has them. Its
// parser takes each field in camelCase and in snake_case, and one object where a list may stand.
#include "dialect_parts.h"

#include "batch_request.h"
#include "content_size.h"
#include "interactions_request.h"
#include "media_request.h"

#include <algorithm>

namespace llmcap {
namespace {

class GeminiReader final {
public:
    explicit GeminiReader(const Endpoint &endpoint) : m_endpoint(endpoint) {}

    Result<Inspection> read(std::string_view body)
    {
        m_found.model = m_endpoint.modelInPath;
        m_found.stream = m_endpoint.streamShape.has_value();
        const auto walked = m_walk.document(body, [this](std::string_view key, JsonValue &value) {
            return field(key, value);
        });
        return finishInspection(walked, m_walk, m_tools, std::move(m_found), body);
    }

private:
    bool field(std::string_view key, JsonValue &value)
    {
        if (key == "contents" || key == "systemInstruction" || key == "content")
            m_walk.each(value, [this](JsonValue &content) { readContentObject(content); });
        else if (key == "requests")   // embeddings in a batch
            m_walk.each(value, [this](JsonValue &request) { nested(request); });
        else if (key == "tools")
            m_walk.each(value, [this](JsonValue &tool) { readTool(tool); });
        else if (key == "generationConfig")
            readConfig(value);
        else if (key == "cachedContent")
            m_found.hiddenInput |= m_walk.isSet(value);
        else if (key == "serviceTier")
            m_found.tier = tierNamed(m_walk.string(value, key).value_or(""));
        else
            return false;
        return true;
    }

    void nested(JsonValue &value)
    {
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            return field(key, child);
        });
    }

    void readConfig(JsonValue &value)
    {
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key == "maxOutputTokens")
                m_found.outputLimit = m_walk.wholeNumber(child, key);
            else if (key == "candidateCount")
                m_found.choices = m_walk.wholeNumber(child, key).value_or(1);
            else
                return false;
            return true;
        });
    }

    void readContentObject(JsonValue &value)
    {
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key != "parts")
                return false;
            m_walk.each(child, [this](JsonValue &part) { readPart(part); });
            return true;
        });
    }

    void readPart(JsonValue &value)
    {
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key == "inlineData") {
                readInlineData(child);
            } else if (key == "fileData") {
                m_found.hiddenInput |= m_walk.isSet(child);
            } else if (key == "functionResponse") {
                readContentObject(child);   // may have parts of its own
            } else {
                return false;
            }
            return true;
        });
    }

    void readInlineData(JsonValue &value)
    {
        std::string_view mediaType;
        std::optional<std::string_view> data;
        m_walk.object(value, [&](std::string_view key, JsonValue &child) {
            if (key == "mimeType")
                mediaType = m_walk.string(child, key).value_or("");
            else if (key == "data")
                data = m_walk.stringIf(child);
            else
                return false;
            return true;
        });
        if (data)
            addPayload(m_found, m_walk, mediaType, base64Size(*data));
    }

    /// Each key of a tool is a tool; all but the caller's own run at Google.
    void readTool(JsonValue &value)
    {
        m_found.hasTools = true;
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key != "functionDeclarations" && key != "computerUse" && !m_walk.isNull(child))
                m_tools.add(std::nullopt);
            return false;
        });
    }

    const Endpoint &m_endpoint;
    JsonWalk m_walk{JsonWalk::Keys::CamelCase};
    Inspection m_found;
    ProviderTools m_tools;
};

} // namespace

Result<Inspection> inspectGemini(const Endpoint &endpoint, std::string_view body)
{
    if (endpoint.name == "batches")
        return inspectGeminiBatch(endpoint, body);
    if (endpoint.name.starts_with("predict"))
        return inspectPredict(endpoint, body);
    if (endpoint.name == "interactions")
        return inspectInteractions(body);
    if (!endpoint.modelInPath.empty())
        return GeminiReader(endpoint).read(body);
    // The OpenAI-compatible paths name the model in the body, as "models/M" or as "M".
    auto compatible = inspectOpenAi(endpoint, body);
    constexpr std::string_view collection = "models/";
    if (compatible && compatible->model.starts_with(collection))
        compatible->model.erase(0, collection.size());
    return compatible;
}

} // namespace llmcap
