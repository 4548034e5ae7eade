// SPDX-License-Identifier: GPL-3.0-or-later
#include "content_size.h"

#include <algorithm>
#include <array>

namespace llmcap {
namespace {

/// What an input item of OpenAI's responses must say for itself, or the provider adds it.
struct ItemFacts {
    std::string_view type;
    bool role = false;
    bool id = false;
    bool content = false;
    bool encrypted = false;

    /// The item stands for something that the provider has stored.
    bool isReference() const
    {
        if (type == "item_reference" || (type.empty() && id && !role && !content))
            return true;
        if (type == "reasoning")
            return id && !encrypted;
        return type == "image_generation_call" || type == "web_search_call"
            || type == "file_search_call";
    }
};

void readAudio(JsonWalk &walk, Inspection &found, JsonValue &value);

void readAudioText(JsonWalk &walk, Inspection &found, JsonValue &value)
{
    const auto text = walk.stringIf(value);
    if (!text)
        return;
    if (const auto url = readDataUrl(*text))
        found.audioBytes += base64Size(url->base64);
    else if (text->find("://") != std::string_view::npos)
        found.hiddenInput = true;
    else
        found.audioBytes += base64Size(*text);
}

/// {"data": base64, "format": "wav"}, or (Mistral) the base64 text or a URL itself.
void readAudio(JsonWalk &walk, Inspection &found, JsonValue &value)
{
    if (!walk.isContainer(value))
        return readAudioText(walk, found, value);
    walk.object(value, [&](std::string_view key, JsonValue &child) {
        if (key == "file_id")
            found.hiddenInput |= walk.isSet(child);
        else if (key == "data" || key == "url")
            readAudioText(walk, found, child);
        else
            return false;
        return true;
    });
}

void readFileData(JsonWalk &walk, Inspection &found, JsonValue &value)
{
    const auto text = walk.stringIf(value);
    if (!text)
        return;
    if (const auto url = readDataUrl(*text))
        return addPayload(found, walk, url->mediaType, base64Size(url->base64));
    if (text->find("://") != std::string_view::npos)
        found.hiddenInput = true;
    addPayload(found, walk, "", base64Size(*text));
}

bool readPartField(JsonWalk &walk, Inspection &found, ItemFacts &facts, std::string_view key,
                   JsonValue &value)
{
    if (key == "type") {
        facts.type = walk.stringIf(value).value_or("");
        walk.addText(static_cast<std::int64_t>(facts.type.size()));
    } else if (key == "role") {
        facts.role = walk.isSet(value);
    } else if (key == "id") {
        facts.id = walk.isSet(value);
    } else if (key == "encrypted_content") {
        facts.encrypted = walk.isSet(value);
    } else if (key == "content" || key == "output" || key == "file") {
        facts.content = facts.content || key == "content";
        readContent(walk, found, value);
    } else if (key == "image_url" || key == "document_url" || key == "file_url") {
        readUrl(walk, found, value, key == "image_url");
    } else if (key == "input_audio") {
        readAudio(walk, found, value);
    } else if (key == "file_data") {
        readFileData(walk, found, value);
    } else if (key == "file_id" || key == "video_url" || key == "audio" || key == "container_id") {
        // "audio" in a message names an answer that the provider has kept.
        found.hiddenInput |= walk.isSet(value);
    } else {
        return false;
    }
    return true;
}

/// Tools of the body that run on the caller's side; all other types run at the provider.
bool isClientTool(std::string_view type)
{
    constexpr std::array<std::string_view, 9> client{
        "function", "custom", "local_shell", "apply_patch", "computer", "computer_use",
        "computer_use_preview", "computer-preview", "namespace"};
    return std::find(client.begin(), client.end(), type) != client.end();
}

void readTool(JsonWalk &walk, Inspection &found, ProviderTools &tools, JsonValue &value)
{
    std::string_view type;
    bool named = false;   // an old or plain function has no type
    walk.object(value, [&](std::string_view key, JsonValue &child) {
        named = named || key == "function" || key == "name";
        if (key != "type")
            return false;
        type = walk.stringIf(child).value_or("");
        walk.addText(static_cast<std::int64_t>(type.size()));
        return true;
    });
    found.hasTools = true;
    if (type.empty() ? !named : !isClientTool(type))
        tools.add(std::nullopt);
}

} // namespace

void readUrl(JsonWalk &walk, Inspection &found, JsonValue &value, bool image)
{
    if (walk.isContainer(value)) {
        walk.object(value, [&](std::string_view key, JsonValue &child) {
            if (key == "url")
                readUrl(walk, found, child, image);
            else if (key == "file_id")
                found.hiddenInput |= walk.isSet(child);
            else
                return false;
            return true;
        });
        return;
    }
    const auto text = walk.stringIf(value);
    if (!text || text->empty())
        return;
    if (const auto url = readDataUrl(*text))
        return addPayload(found, walk, image ? "image/" : url->mediaType,
                          base64Size(url->base64));
    walk.addText(static_cast<std::int64_t>(text->size()));
    if (image) {
        ++found.images;   // wherever it lies, an image has a bound of its own
    } else {
        ++found.documents;
        found.hiddenInput = true;
    }
}

void readContent(JsonWalk &walk, Inspection &found, JsonValue &value)
{
    walk.each(value, [&](JsonValue &part) {
        if (!walk.isContainer(part))
            return walk.text(part);
        ItemFacts facts;
        walk.object(part, [&](std::string_view key, JsonValue &child) {
            return readPartField(walk, found, facts, key, child);
        });
        found.hiddenInput = found.hiddenInput || facts.isReference();
    });
}

bool readChatField(JsonWalk &walk, Inspection &found, ProviderTools &tools, std::string_view key,
                   JsonValue &value)
{
    if (key == "model") {
        found.model = walk.string(value, key).value_or("");
    } else if (key == "stream") {
        found.stream = walk.flag(value, key);
    } else if (key == "messages") {
        readContent(walk, found, value);
    } else if (key == "tools") {
        walk.each(value, [&](JsonValue &tool) { readTool(walk, found, tools, tool); });
    } else if (key == "n" || key == "best_of") {
        found.choices = std::max(found.choices, walk.wholeNumber(value, key).value_or(1));
    } else if (key == "service_tier") {
        found.tier = tierNamed(walk.string(value, key).value_or(""));
    } else {
        return false;
    }
    return true;
}

} // namespace llmcap
