// SPDX-License-Identifier: GPL-3.0-or-later
#include "traffic_body.h"

#include "json_text.h"

namespace llmcap {

namespace {

json::Value message(std::string_view role, const std::string &text)
{
    return json::object({{"role", json::string(role)}, {"content", json::string(text)}});
}

/// Left out where it is false, as SDKs do.
json::Value flag(bool value) { return value ? json::boolean(true) : json::Value{}; }

std::string anthropic(const TrafficPrompt &prompt)
{
    return json::object({{"model", json::string(prompt.model)},
                         {"max_tokens", json::number(prompt.outputLimit)},
                         {"system", json::string(prompt.system)},
                         {"messages", json::array({message("user", prompt.text)})},
                         {"stream", flag(prompt.stream)}});
}

/// OpenAI's chat format and those that follow it differ in the name of the limit.
std::string chat(const TrafficPrompt &prompt, std::string_view limitName)
{
    return json::object({{"model", json::string(prompt.model)},
                         {"messages", json::array({message("system", prompt.system),
                                                   message("user", prompt.text)})},
                         {limitName, json::number(prompt.outputLimit)},
                         {"stream", flag(prompt.stream)}});
}

std::string responses(const TrafficPrompt &prompt)
{
    return json::object({{"model", json::string(prompt.model)},
                         {"instructions", json::string(prompt.system)},
                         {"input", json::string(prompt.text)},
                         {"max_output_tokens", json::number(prompt.outputLimit)},
                         {"store", json::boolean(false)},
                         {"stream", flag(prompt.stream)}});
}

std::string embeddingsOf(const TrafficPrompt &prompt)
{
    return json::object({{"model", json::string(prompt.model)},
                         {"input", json::array({json::string(prompt.text)})}});
}

std::string gemini(const TrafficPrompt &prompt)
{
    const auto parts = [](const std::string &text) {
        return json::array({json::object({{"text", json::string(text)}})});
    };
    const auto turn
        = json::object({{"role", json::string("user")}, {"parts", parts(prompt.text)}});
    return json::object(
        {{"systemInstruction", json::object({{"parts", parts(prompt.system)}})},
         {"contents", json::array({turn})},
         {"generationConfig",
          json::object({{"maxOutputTokens", json::number(prompt.outputLimit)}})}});
}

} // namespace

std::string trafficPath(TrafficShape shape, const TrafficPrompt &prompt)
{
    switch (shape) {
    case TrafficShape::AnthropicMessages: return "/anthropic/v1/messages";
    case TrafficShape::OpenAiChat: return "/openai/v1/chat/completions";
    case TrafficShape::OpenAiResponses: return "/openai/v1/responses";
    case TrafficShape::OpenAiEmbeddings: return "/openai/v1/embeddings";
    case TrafficShape::MistralChat: return "/mistral/v1/chat/completions";
    case TrafficShape::CohereChat: return "/cohere/v2/chat";
    case TrafficShape::GeminiContent: break;
    }
    const std::string model = "/gemini/v1beta/models/" + prompt.model;
    if (!prompt.stream) {
        return model + ":generateContent";
    }
    return model + ":streamGenerateContent" + (prompt.sse ? "?alt=sse" : "");
}

std::string trafficBody(TrafficShape shape, const TrafficPrompt &prompt)
{
    switch (shape) {
    case TrafficShape::AnthropicMessages: return anthropic(prompt);
    case TrafficShape::OpenAiChat: return chat(prompt, "max_completion_tokens");
    case TrafficShape::OpenAiResponses: return responses(prompt);
    case TrafficShape::OpenAiEmbeddings: return embeddingsOf(prompt);
    case TrafficShape::GeminiContent: return gemini(prompt);
    case TrafficShape::MistralChat:
    case TrafficShape::CohereChat: break;
    }
    return chat(prompt, "max_tokens");
}

} // namespace llmcap
