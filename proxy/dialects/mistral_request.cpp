// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of Mistral's chat, fim, agents, conversations and embeddings, as its public reference has
// them.
#include "dialect_parts.h"

#include "batch_request.h"
#include "content_size.h"
#include "media_request.h"

namespace llmcap {

Result<Inspection> inspectMistral(const Endpoint &endpoint, std::string_view body)
{
    if (endpoint.name == "batches")
        return inspectMistralBatch(body);
    if (endpoint.name == "ocr")
        return inspectOcr(endpoint, body);
    if (endpoint.name == "speech")
        return inspectSpeech(endpoint, body);
    if (endpoint.name == "transcriptions")
        return inspectHeard(endpoint, body);
    const bool isConversation = endpoint.name == "conversations";
    JsonWalk walk;
    Inspection found;
    ProviderTools tools;
    std::string agent;
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (readChatField(walk, found, tools, key, value))
            return true;
        if (key == "max_tokens")
            found.outputLimit = walk.wholeNumber(value, key);
        else if (key == "agent_id")
            agent = walk.string(value, key).value_or("");
        else if (key == "conversation_id")
            found.hiddenInput |= walk.isSet(value);
        else if (key == "inputs" && isConversation)
            readContent(walk, found, value);
        else if (key == "completion_args" && isConversation)
            walk.object(value, [&](std::string_view field, JsonValue &child) {
                if (field != "max_tokens")
                    return false;
                found.outputLimit = walk.wholeNumber(child, field);
                return true;
            });
        else
            return false;
        return true;
    });
    if (!agent.empty()) {
        // Its instructions, tools and model lie at the provider; its id stands for the model.
        found.hiddenInput = true;
        tools.add(std::nullopt);
        if (endpoint.name == "agents" || found.model.empty())
            found.model = agent;
    }
    // A conversation that goes on has its entries, its model and its tools at the provider.
    const bool goesOn = isConversation && found.model.empty() && agent.empty();
    if (goesOn) {
        found.hiddenInput = true;
        tools.add(std::nullopt);
    }
    const bool modelRequired = endpoint.name != "chat_of_job" && !goesOn;
    return finishInspection(walked, walk, tools, std::move(found), body, modelRequired);
}

} // namespace llmcap
