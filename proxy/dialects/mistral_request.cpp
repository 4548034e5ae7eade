// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of Mistral's chat, fim, agents and embeddings, as its public reference has them.
#include "dialect_parts.h"

#include "content_size.h"

namespace llmcap {

Result<Inspection> inspectMistral(const Endpoint &endpoint, std::string_view body)
{
    JsonWalk walk;
    Inspection found;
    ProviderTools tools;
    std::string agent;
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue value) {
        if (readChatField(walk, found, tools, key, value))
            return true;
        if (key == "max_tokens")
            found.outputLimit = walk.wholeNumber(value, key);
        else if (key == "agent_id")
            agent = walk.string(value, key).value_or("");
        else if (key == "conversation_id")
            found.hiddenInput |= walk.isSet(value);
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
    return finishInspection(walked, walk, tools, std::move(found), body);
}

} // namespace llmcap
