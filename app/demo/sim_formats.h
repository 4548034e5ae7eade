// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sim_call.h"

namespace llmcap {

// One function for each wire format and shape; the call says whether it is a stream. The shapes
// are those of the providers' API references and satisfy the official SDKs' parsers.

/// POST /v1/messages. https://docs.anthropic.com/en/api/messages
SimReply anthropicMessages(const SimCall &call, const SimAnswer &answer);
/// POST /v1/chat/completions. https://platform.openai.com/docs/api-reference/chat
SimReply openAiChat(const SimCall &call, const SimAnswer &answer);
/// POST /v1/responses. https://platform.openai.com/docs/api-reference/responses
SimReply openAiResponses(const SimCall &call, const SimAnswer &answer);
/// POST /v1/embeddings of OpenAI and Mistral: vectors of eight numbers.
SimReply embeddings(const SimCall &call, const SimAnswer &answer);
/// :generateContent and :streamGenerateContent. https://ai.google.dev/api/generate-content
SimReply geminiContent(const SimCall &call, const SimAnswer &answer);
/// POST /interactions. https://ai.google.dev/api/interactions-api
SimReply geminiInteractions(const SimCall &call, const SimAnswer &answer);
/// POST /v1/chat/completions. https://docs.mistral.ai/api/
SimReply mistralChat(const SimCall &call, const SimAnswer &answer);
/// POST /v2/chat. https://docs.cohere.com/reference/chat
SimReply cohereChat(const SimCall &call, const SimAnswer &answer);
/// POST /v1/chat, whose stream is one JSON object a line.
SimReply cohereChatV1(const SimCall &call, const SimAnswer &answer);

/// The free endpoints: token counts and model lists.
SimReply countReply(const SimCall &call, std::int64_t inputTokens);
SimReply modelsReply(WireFormat format, const std::vector<std::string> &models);

/// An error in the provider's own shape.
SimReply errorReply(WireFormat format, int status, const std::string &message,
                    std::int64_t serial);

/// One server-sent event; an empty `event` leaves its line out.
std::string sseEvent(std::string_view event, std::string_view data,
                     std::string_view lineEnd = "\n");

} // namespace llmcap
