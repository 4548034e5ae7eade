// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of Anthropic's messages, as its public reference has them.
#include "dialect_parts.h"

#include "batch_request.h"
#include "content_size.h"

namespace llmcap {
namespace {

/// Where the payload of a block comes from.
struct Source {
    std::string_view type;
    std::string_view mediaType;
    std::string_view data;
    bool remote = false;   ///< a URL
    bool file = false;
};

class AnthropicReader final {
public:
    explicit AnthropicReader(bool isComplete) : m_isComplete(isComplete) {}

    Result<Inspection> read(std::string_view body)
    {
        const auto walked = m_walk.document(body, [this](std::string_view key, JsonValue &value) {
            return plain(key, value) || content(key, value);
        });
        return finishInspection(walked, m_walk, m_tools, std::move(m_found), body);
    }

private:
    bool plain(std::string_view key, JsonValue &value)
    {
        if (key == "model")
            m_found.model = m_walk.string(value, key).value_or("");
        else if (key == "stream")
            m_found.stream = m_walk.flag(value, key);
        else if (key == (m_isComplete ? "max_tokens_to_sample" : "max_tokens"))
            m_found.outputLimit = m_walk.wholeNumber(value, key);
        else if (key == "service_tier")
            m_found.tier = tierNamed(m_walk.string(value, key).value_or(""));
        else if (key == "speed")
            condition(value, key, "standard");
        else if (key == "inference_geo")
            condition(value, key, "global");
        else
            return false;
        return true;
    }

    bool content(std::string_view key, JsonValue &value)
    {
        if (key == "messages")
            blocks(value);
        else if (key == "system")
            blocks(value);
        else if (key == "tools")
            m_walk.each(value, [this](JsonValue &tool) { readTool(tool); });
        else if (key == "cache_control")
            cacheControl(value);
        else if (key == "context_management")
            contextManagement(value);
        else if (key == "mcp_servers")
            mcpServers(value);
        else if (key == "container" || key == "fallbacks")
            m_found.hiddenInput |= m_walk.isSet(value);
        else
            return false;
        return true;
    }

    /// What has a price of its own, by the table's name for it: "speed=fast".
    void condition(JsonValue &value, std::string_view key, std::string_view usual)
    {
        const auto wish = m_walk.string(value, key);
        if (wish && !wish->empty() && *wish != usual)
            m_found.conditions.push_back(std::string(key) + "=" + std::string(*wish));
    }

    void mcpServers(JsonValue &value)
    {
        if (m_walk.isSet(value))
            m_tools.add(std::nullopt);
    }

    /// Strings, messages, blocks, and blocks inside their results.
    void blocks(JsonValue &value)
    {
        m_walk.each(value, [this](JsonValue &entry) { block(entry); });
    }

    void block(JsonValue &value)
    {
        std::string_view type;
        std::optional<Source> source;
        m_walk.object(value, [&](std::string_view key, JsonValue &child) {
            if (key == "type")
                type = name(child);
            else if (key == "source" && m_walk.isContainer(child))
                source = readSource(child);
            else if (key == "content")
                blocks(child);
            else if (key == "cache_control")
                cacheControl(child);
            else if (key == "file_id")
                m_found.hiddenInput |= m_walk.isSet(child);
            else
                return false;
            return true;
        });
        if (source)
            book(type, *source);
    }

    std::string_view name(JsonValue &value)
    {
        const auto text = m_walk.stringIf(value).value_or("");
        m_walk.addText(static_cast<std::int64_t>(text.size()));
        return text;
    }

    Source readSource(JsonValue &value)
    {
        Source source;
        m_walk.object(value, [&](std::string_view key, JsonValue &child) {
            if (key == "type")
                source.type = name(child);
            else if (key == "media_type")
                source.mediaType = name(child);
            else if (key == "data")
                source.data = m_walk.stringIf(child).value_or("");
            else if (key == "url")
                source.remote = m_walk.isSet(child);
            else if (key == "file_id")
                source.file = m_walk.isSet(child);
            else if (key == "content")
                blocks(child);
            else
                return false;
            return true;
        });
        return source;
    }

    void book(std::string_view type, const Source &source)
    {
        const bool image = type == "image";
        if (source.type == "base64" && image)
            ++m_found.images;
        else if (source.type == "base64")
            addPayload(m_found, m_walk, source.mediaType, base64Size(source.data));
        else
            m_walk.addText(static_cast<std::int64_t>(source.data.size()));
        if (source.remote && image) {
            ++m_found.images;
        } else if (source.remote) {
            ++m_found.documents;
            m_found.hiddenInput = true;
        }
        m_found.hiddenInput = m_found.hiddenInput || source.file;
    }

    void cacheControl(JsonValue &value)
    {
        if (m_walk.isNull(value))
            return m_walk.text(value);
        m_found.writesCache = true;
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key != "ttl")
                return false;
            const auto ttl = m_walk.string(child, key);
            // Any lifetime but the short one is held as the long one, which is dearer.
            m_found.writesLongCache |= ttl && *ttl != "5m";
            return true;
        });
    }

    void readTool(JsonValue &value)
    {
        std::string_view type;
        std::optional<std::int64_t> uses;
        m_walk.object(value, [&](std::string_view key, JsonValue &child) {
            if (key == "type")
                type = name(child);
            else if (key == "max_uses")
                uses = m_walk.wholeNumber(child, key);
            else if (key == "cache_control")
                cacheControl(child);
            else
                return false;
            return true;
        });
        m_found.hasTools = true;
        for (std::string_view client : {"bash_", "text_editor_", "computer_", "memory_"}) {
            if (type.starts_with(client))
                return;
        }
        // What has no name here runs at the provider, until it is known to run at the caller's.
        if (!type.empty() && type != "custom")
            m_tools.add(uses);
    }

    void contextManagement(JsonValue &value)
    {
        m_walk.object(value, [this](std::string_view key, JsonValue &child) {
            if (key != "edits")
                return false;
            m_walk.each(child, [this](JsonValue &edit) {
                m_walk.object(edit, [this](std::string_view field, JsonValue &inner) {
                    if (field != "type")
                        return false;
                    // A compaction reads the whole conversation once more.
                    if (name(inner).starts_with("compact"))
                        m_tools.add(1);
                    return true;
                });
            });
            return true;
        });
    }

    const bool m_isComplete;   // the old interface, /v1/complete
    JsonWalk m_walk;
    Inspection m_found;
    ProviderTools m_tools;
};

} // namespace

Result<Inspection> inspectAnthropic(const Endpoint &endpoint, std::string_view body)
{
    if (endpoint.name == "batches")
        return inspectAnthropicBatch(body);
    return AnthropicReader(endpoint.name == "complete").read(body);
}

} // namespace llmcap
