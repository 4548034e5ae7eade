// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace llmcap {

/// The endpoints that the pretended programs call.
enum class TrafficShape : std::uint8_t {
    AnthropicMessages, OpenAiChat, OpenAiResponses, OpenAiEmbeddings, GeminiContent, MistralChat,
    CohereChat,
};

/// What differs between two requests of one shape.
struct TrafficPrompt {
    std::string model;
    std::string system;            ///< instructions of the program
    std::string text;              ///< what the user wrote
    std::int64_t outputLimit = 0;  ///< tokens
    bool stream = false;
    bool sse = true;               ///< Gemini streams: else a JSON array
};

/// Path with query, behind the proxy's address.
std::string trafficPath(TrafficShape shape, const TrafficPrompt &prompt);
/// The body as the provider's API reference has it (sim_formats.h names the references).
std::string trafficBody(TrafficShape shape, const TrafficPrompt &prompt);

} // namespace llmcap
