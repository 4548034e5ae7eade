// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialect.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace llmcap {

// What each wire format says for itself; dialect.cpp joins them to dialects. Contracts as in
// Dialect. Request side: <provider>_request.cpp. Reply side: <provider>_meter.cpp, refusal.cpp.

Endpoint routeAnthropic(std::string_view method, std::string_view target);
Endpoint routeOpenAi(std::string_view method, std::string_view target);
Endpoint routeGemini(std::string_view method, std::string_view target);
Endpoint routeMistral(std::string_view method, std::string_view target);
Endpoint routeCohere(std::string_view method, std::string_view target);

Result<Inspection> inspectAnthropic(const Endpoint &endpoint, std::string_view body);
Result<Inspection> inspectOpenAi(const Endpoint &endpoint, std::string_view body);
Result<Inspection> inspectGemini(const Endpoint &endpoint, std::string_view body);
Result<Inspection> inspectMistral(const Endpoint &endpoint, std::string_view body);
Result<Inspection> inspectCohere(const Endpoint &endpoint, std::string_view body);

/// stream_options.include_usage set to true by an edit of the bytes; all other bytes as they came.
std::optional<std::string> injectIncludeUsage(const Endpoint &endpoint, const Inspection &request,
                                              std::string_view body);

std::unique_ptr<Meter> makeAnthropicMeter(const Endpoint &endpoint, const Inspection &request,
                                          int status, std::string_view contentType);
std::unique_ptr<Meter> makeOpenAiMeter(const Endpoint &endpoint, const Inspection &request,
                                       int status, std::string_view contentType);
std::unique_ptr<Meter> makeGeminiMeter(const Endpoint &endpoint, const Inspection &request,
                                       int status, std::string_view contentType);
std::unique_ptr<Meter> makeMistralMeter(const Endpoint &endpoint, const Inspection &request,
                                        int status, std::string_view contentType);
std::unique_ptr<Meter> makeCohereMeter(const Endpoint &endpoint, const Inspection &request,
                                       int status, std::string_view contentType);

/// Hides the usage chunk of an OpenAI stream whose client did not ask for it; nullptr else.
std::unique_ptr<StreamFilter> makeUsageFilter(const Endpoint &endpoint, const Inspection &request);

LocalReply refuseAnthropic(const Endpoint &endpoint, const Refusal &refusal);
LocalReply refuseOpenAi(const Endpoint &endpoint, const Refusal &refusal);
LocalReply refuseGemini(const Endpoint &endpoint, const Refusal &refusal);
LocalReply refuseMistral(const Endpoint &endpoint, const Refusal &refusal);
LocalReply refuseCohere(const Endpoint &endpoint, const Refusal &refusal);

// The same as an event of a stream (Dialect::errorEvent). Mistral's SDKs accept none.
std::string endAnthropicStream(const Endpoint &endpoint, const Refusal &refusal,
                               std::int64_t events);
std::string endOpenAiStream(const Endpoint &endpoint, const Refusal &refusal, std::int64_t events);
std::string endGeminiStream(const Endpoint &endpoint, const Refusal &refusal, std::int64_t events);
std::string endMistralStream(const Endpoint &endpoint, const Refusal &refusal,
                             std::int64_t events);
std::string endCohereStream(const Endpoint &endpoint, const Refusal &refusal, std::int64_t events);

} // namespace llmcap
