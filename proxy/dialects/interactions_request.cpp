// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of Google's interactions, as its public reference and SDK have them.
#include "interactions_request.h"

#include "content_size.h"


namespace llmcap {
namespace {

class InteractionReader final {
public:
    Result<Inspection> read(std::string_view body)
    {
        const auto walked = m_walk.document(body, [this](std::string_view key, JsonValue &value) {
            return field(key, value);
        });
        if (!m_agent.empty()) {
            // Agents search, read and think on their own for as long as they like.
            m_found.model = m_agent;
            m_found.hiddenInput = true;
            m_tools.add(std::nullopt);
        }
        return finishInspection(walked, m_walk, m_tools, std::move(m_found), body);
    }

private:
    bool field(std::string_view key, JsonValue &value)
    {
        if (key == "model")
            m_found.model = bare(m_walk.string(value, key).value_or(""));
        else if (key == "agent")
            m_agent = m_walk.string(value, key).value_or("");
        else if (key == "stream")
            m_found.stream = m_walk.flag(value, key);
        else if (key == "background")
            m_found.background = m_walk.flag(value, key);
        else if (key == "input" || key == "systemInstruction")
            content(value);
        else if (key == "previousInteractionId" || key == "cachedContent")
            m_found.hiddenInput |= m_walk.isSet(value);
        else if (key == "tools")
            m_walk.each(value, [this](JsonValue &tool) { readTool(tool); });
        else if (key == "generationConfig")
            readConfig(value);
        else if (key == "serviceTier")
            m_found.tier = tierNamed(m_walk.string(value, key).value_or(""));
        else
            return false;
        return true;
    }

    static std::string bare(std::string_view model)
    {
        constexpr std::string_view collection = "models/";
        return std::string(model.starts_with(collection) ? model.substr(collection.size())
                                                         : model);
    }

    void readConfig(JsonValue &value)
    {
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key != "maxOutputTokens")
                return false;
            m_found.outputLimit = m_walk.wholeNumber(child, key);
            return true;
        });
    }

    /// Text, a part, a turn, a step, or a list of them.
    void content(JsonValue &value)
    {
        m_walk.each(value, [this](JsonValue &entry) {
            if (!m_walk.isContainer(entry))
                return m_walk.text(entry);
            std::string_view type, mediaType;
            std::optional<std::string_view> data;
            m_walk.object(entry, [&](std::string_view key, JsonValue &child) {
                if (key == "type")
                    type = m_walk.string(child, key).value_or("");
                else if (key == "mimeType")
                    mediaType = m_walk.string(child, key).value_or("");
                else if (key == "data")
                    data = m_walk.stringIf(child);
                else if (key == "uri" || key == "fileId")
                    m_found.hiddenInput |= m_walk.isSet(child);
                else if (key == "content" || key == "input" || key == "parts" || key == "result")
                    content(child);
                else
                    return false;
                return true;
            });
            if (data)
                addPayload(m_found, m_walk, payloadType(type, mediaType), base64Size(*data));
        });
    }

    /// The part's own word for its kind stands in for a missing media type.
    static std::string_view payloadType(std::string_view type, std::string_view mediaType)
    {
        if (!mediaType.empty())
            return mediaType;
        return type == "image" ? "image/" : type == "audio" ? "audio/"
            : type == "video"  ? "video/" : "";
    }

    void readTool(JsonValue &value)
    {
        std::string_view type;
        m_walk.object(value, [&](std::string_view key, JsonValue &child) {
            if (key != "type")
                return false;
            type = m_walk.string(child, key).value_or("");
            return true;
        });
        m_found.hasTools = true;
        if (type != "function" && type != "computer_use")
            m_tools.add(std::nullopt);
    }

    JsonWalk m_walk{JsonWalk::Keys::CamelCase};
    Inspection m_found;
    ProviderTools m_tools;
    std::string m_agent;
};

} // namespace

Result<Inspection> inspectInteractions(std::string_view body)
{
    return InteractionReader().read(body);
}

} // namespace llmcap
