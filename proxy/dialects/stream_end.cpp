// SPDX-License-Identifier: GPL-3.0-or-later
// How a stream ends at a cap: in the error event that the provider itself would send, measured
// with the official SDKs (each raises its usual error, without a retry).
#include "dialect_parts.h"
#include "json_escape.h"

namespace llmcap {

namespace {

std::string event(std::string_view name, std::string_view data)
{
    std::string text;
    if (!name.empty())
        text += "event: " + std::string(name) + "\n";
    return text + "data: " + std::string(data) + "\n\n";
}

} // namespace

std::string endAnthropicStream(const Endpoint &endpoint, const Refusal &refusal, std::int64_t)
{
    return event("error", refuseAnthropic(endpoint, refusal).body);
}

std::string endOpenAiStream(const Endpoint &endpoint, const Refusal &refusal, std::int64_t events)
{
    if (!endpoint.name.starts_with("responses"))
        return event({}, refuseOpenAi(endpoint, refusal).body);
    // Events are numbered from 0. The reference has the fields at the top; the service itself sends
    // them inside "error", and SDKs before openai-node 7 and in Python raise on that alone.
    const std::string body = refuseOpenAi(endpoint, refusal).body;   // {"error":{...}}
    return event("error", "{\"type\":\"error\",\"code\":\"insufficient_quota\",\"message\":"
                     + jsonString(refusal.message) + ",\"param\":null,\"sequence_number\":"
                     + std::to_string(events) + "," + body.substr(1));
}

std::string endGeminiStream(const Endpoint &endpoint, const Refusal &refusal, std::int64_t)
{
    return event(endpoint.name == "interactions" ? "error" : "",
                 refuseGemini(endpoint, refusal).body);
}

std::string endMistralStream(const Endpoint &, const Refusal &, std::int64_t)
{
    return {};
}

std::string endCohereStream(const Endpoint &, const Refusal &refusal, std::int64_t)
{
    return event("message-end",
                 "{\"type\":\"message-end\",\"delta\":{\"finish_reason\":\"ERROR\",\"error\":"
                     + jsonString(refusal.message) + "}}")
        + event({}, "[DONE]");
}

} // namespace llmcap
