// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialect.h"

#include "batch_request.h"
#include "dialect_parts.h"

#include <algorithm>

namespace llmcap {

namespace {

/// What a wire format says for itself; see dialect_parts.h.
struct Parts {
    Endpoint (*route)(std::string_view, std::string_view);
    Result<Inspection> (*inspect)(const Endpoint &, std::string_view);
    std::unique_ptr<Meter> (*makeMeter)(const Endpoint &, const Inspection &, int,
                                        std::string_view);
    LocalReply (*refuse)(const Endpoint &, const Refusal &);
    std::string (*endStream)(const Endpoint &, const Refusal &, std::int64_t);
    bool injectsUsage;   ///< streams report usage only when asked to (OpenAI)
    /// Uploads files of requests as JSON lines (OpenAI, Mistral).
    bool takesBatchFiles;
};

class JoinedDialect final : public Dialect {
public:
    explicit JoinedDialect(Parts parts) : m_parts(parts) {}

    Endpoint route(std::string_view method, std::string_view target) const override
    {
        return m_parts.route(method, target);
    }
    Result<Inspection> inspect(const Endpoint &endpoint, std::string_view body) const override
    {
        return m_parts.inspect(endpoint, body);
    }
    std::optional<std::string> rewrite(const Endpoint &endpoint, const Inspection &request,
                                       std::string_view body) const override
    {
        if (!m_parts.injectsUsage)
            return std::nullopt;
        return injectIncludeUsage(endpoint, request, body);
    }
    std::unique_ptr<Meter> makeMeter(const Endpoint &endpoint, const Inspection &request,
                                     int status, std::string_view contentType) const override
    {
        // Media types have no case (RFC 9110, 8.3.1).
        std::string type(contentType);
        std::transform(type.begin(), type.end(), type.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        return m_parts.makeMeter(endpoint, request, status, type);
    }
    std::unique_ptr<UploadReader> makeUploadReader(const Endpoint &endpoint) const override
    {
        const bool isUpload = m_parts.takesBatchFiles && endpoint.name == "files_upload";
        return isUpload ? makeBatchFileReader(endpoint, *this) : nullptr;
    }
    std::unique_ptr<StreamFilter> makeFilter(const Endpoint &endpoint,
                                             const Inspection &request) const override
    {
        return m_parts.injectsUsage ? makeUsageFilter(endpoint, request) : nullptr;
    }
    LocalReply refuse(const Endpoint &endpoint, const Refusal &refusal) const override
    {
        return m_parts.refuse(endpoint, refusal);
    }
    std::string errorEvent(const Endpoint &endpoint, const Refusal &refusal,
                           std::int64_t events) const override
    {
        return m_parts.endStream(endpoint, refusal, events);
    }

private:
    const Parts m_parts;
};

} // namespace

const Dialect &dialectOf(WireFormat format)
{
    static const JoinedDialect anthropic{
        {routeAnthropic, inspectAnthropic, makeAnthropicMeter, refuseAnthropic, endAnthropicStream,
         false, false}};
    static const JoinedDialect openAi{
        {routeOpenAi, inspectOpenAi, makeOpenAiMeter, refuseOpenAi, endOpenAiStream,
         true, true}};
    static const JoinedDialect gemini{
        {routeGemini, inspectGemini, makeGeminiMeter, refuseGemini, endGeminiStream,
         false, false}};
    static const JoinedDialect mistral{
        {routeMistral, inspectMistral, makeMistralMeter, refuseMistral, endMistralStream,
         false, true}};
    static const JoinedDialect cohere{
        {routeCohere, inspectCohere, makeCohereMeter, refuseCohere, endCohereStream,
         false, false}};
    switch (format) {
    case WireFormat::Anthropic: return anthropic;
    case WireFormat::OpenAi: return openAi;
    case WireFormat::Gemini: return gemini;
    case WireFormat::Mistral: return mistral;
    case WireFormat::Cohere: break;
    }
    return cohere;
}

} // namespace llmcap
