// SPDX-License-Identifier: GPL-3.0-or-later
#include "amount.h"
#include "dialect_parts.h"
#include "json_escape.h"
#include "rfc3339.h"

#include <algorithm>
#include <array>

namespace llmcap {

namespace {

using Reason = Refusal::Reason;

/// A cap's refusal that no retry mends.
bool isFinal(const Refusal &refusal)
{
    return refusal.reason == Reason::CapReached || refusal.reason == Reason::BlockAll
        || refusal.reason == Reason::ClientHeld;
}

int statusOf(const Refusal &refusal)
{
    switch (refusal.reason) {
    case Reason::CapReached:
    case Reason::ClientHeld:
    case Reason::BlockAll: return refusal.paymentRequired ? 402 : 429;
    case Reason::Busy: return 429;
    case Reason::Unpriced:
    case Reason::Unbounded:
    case Reason::UnknownEndpoint:
    case Reason::Forbidden: return 403;
    case Reason::BadRequest: return 400;
    case Reason::UnsupportedEncoding: return 415;
    case Reason::TooLarge: return 413;
    case Reason::UnknownProvider: return 404;
    case Reason::UpstreamFailed: return 502;
    case Reason::UpstreamTimeout: return 504;
    case Reason::LedgerUnavailable: break;
    }
    return 503;
}

/// Our own word for the reason, for fields that providers leave to the server.
std::string_view codeOf(Reason reason)
{
    switch (reason) {
    case Reason::CapReached: return "cap_reached";
    case Reason::Busy: return "cap_busy";
    case Reason::BlockAll: return "blocked";
    case Reason::ClientHeld: return "client_held";
    case Reason::Unpriced: return "model_unpriced";
    case Reason::Unbounded: return "cost_unbounded";
    case Reason::UnknownEndpoint: return "endpoint_unknown";
    case Reason::BadRequest: return "request_unreadable";
    case Reason::UnsupportedEncoding: return "encoding_unsupported";
    case Reason::TooLarge: return "request_too_large";
    case Reason::UnknownProvider: return "provider_unknown";
    case Reason::UpstreamFailed: return "upstream_failed";
    case Reason::UpstreamTimeout: return "upstream_timeout";
    case Reason::LedgerUnavailable: return "ledger_unavailable";
    case Reason::Forbidden: break;
    }
    return "forbidden";
}

std::string messageOf(const Refusal &refusal)
{
    return refusal.message.empty() ? capMessage(refusal) : refusal.message;
}

void addCapHeaders(const Refusal &refusal, LocalReply &reply)
{
    const CapState &state = *refusal.cap;
    const CapUnit unit = state.cap.unit;
    const std::string suffix(capUnitName(unit));
    auto &headers = reply.headers;
    headers.emplace_back("x-llmcap-cap", state.cap.name);
    headers.emplace_back("x-llmcap-spent-" + suffix, amountText(state.spent, unit));
    headers.emplace_back("x-llmcap-limit-" + suffix, amountText(state.limit, unit));
    headers.emplace_back("x-llmcap-estimate-usd", toUsdString(refusal.estimate));
    const bool resets = state.cap.window.kind != Window::Kind::Rolling
        && state.cap.window.kind != Window::Kind::Total && state.window.end != Instant::max();
    if (resets)
        headers.emplace_back("x-llmcap-reset", toRfc3339(state.window.end));
}

/// Status and the headers that every format shares. Never retry-after: SDKs sleep on it for as
/// long as it says. retry-after-ms can only shorten their waits.
LocalReply replyTo(const Refusal &refusal, std::string body)
{
    LocalReply reply;
    reply.status = statusOf(refusal);
    reply.headers.emplace_back("content-type", "application/json");
    if (isFinal(refusal)) {
        reply.headers.emplace_back("x-should-retry", "false");
        reply.headers.emplace_back("retry-after-ms", "50");
    } else if (refusal.reason == Reason::Busy) {
        reply.headers.emplace_back("x-should-retry", "true");
        reply.headers.emplace_back("retry-after-ms", "2000");
    }
    if (refusal.cap)
        addCapHeaders(refusal, reply);
    reply.body = std::move(body);
    return reply;
}

std::string plainBody(const Refusal &refusal)
{
    return "{\"error\":{\"message\":" + jsonString(messageOf(refusal)) + ",\"code\":\""
        + std::string(codeOf(refusal.reason)) + "\"}}";
}

std::string_view anthropicType(const Refusal &refusal, int status)
{
    switch (status) {
    case 402: return "billing_error";
    case 403: return "permission_error";
    case 404: return "not_found_error";
    case 413: return "request_too_large";
    case 429: return "rate_limit_error";
    case 502:
    case 503: return "api_error";
    case 504: return "timeout_error";
    default: break;
    }
    return refusal.reason == Reason::LedgerUnavailable ? "api_error" : "invalid_request_error";
}

std::string openAiBody(const Refusal &refusal)
{
    const int status = statusOf(refusal);
    std::string type = "invalid_request_error";
    std::string code(codeOf(refusal.reason));
    if (isFinal(refusal)) {
        type = code = "insufficient_quota";
    } else if (refusal.reason == Reason::Busy) {
        type = "requests";
        code = "rate_limit_exceeded";
    } else if (status >= 500) {
        type = "server_error";
    }
    return "{\"error\":{\"message\":" + jsonString(messageOf(refusal)) + ",\"type\":\"" + type
        + "\",\"param\":null,\"code\":\"" + code + "\"}}";
}

/// google.rpc.Code by HTTP status.
std::string_view googleStatus(int status)
{
    switch (status) {
    case 402:
    case 429: return "RESOURCE_EXHAUSTED";
    case 403: return "PERMISSION_DENIED";
    case 404: return "NOT_FOUND";
    case 502:
    case 503: return "UNAVAILABLE";
    case 504: return "DEADLINE_EXCEEDED";
    default: break;
    }
    return "INVALID_ARGUMENT";
}

std::string upperCase(std::string_view text)
{
    std::string upper(text);
    std::transform(upper.begin(), upper.end(), upper.begin(), [](char c) {
        return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    });
    return upper;
}

std::string mistralType(const Refusal &refusal, int status)
{
    if (status == 429 || status == 402)
        return "rate_limited";
    if (status >= 500)
        return "internal_server_error";
    return refusal.reason == Reason::Forbidden ? "forbidden" : "invalid_request_error";
}

} // namespace

LocalReply refuseAnthropic(const Endpoint &, const Refusal &refusal)
{
    const std::string id = refusal.requestId.starts_with("req_llmcap_")
        ? refusal.requestId : "req_llmcap_" + refusal.requestId;
    std::string body = "{\"type\":\"error\",\"error\":{\"type\":\""
        + std::string(anthropicType(refusal, statusOf(refusal))) + "\",\"message\":"
        + jsonString(messageOf(refusal));
    // The code makes newer SDKs raise EnforcedSpendLimitReachedError.
    if (isFinal(refusal))
        body += ",\"details\":{\"error_code\":\"enforced_spend_limit_reached\"}";
    body += "},\"request_id\":" + jsonString(id) + "}";
    LocalReply reply = replyTo(refusal, std::move(body));
    reply.headers.emplace_back("request-id", id);
    return reply;
}

LocalReply refuseOpenAi(const Endpoint &, const Refusal &refusal)
{
    return replyTo(refusal, openAiBody(refusal));
}

LocalReply refuseGemini(const Endpoint &endpoint, const Refusal &refusal)
{
    if (endpoint.name.starts_with("compat"))
        return replyTo(refusal, openAiBody(refusal));
    const std::string message = jsonString(messageOf(refusal));
    if (endpoint.name == "interactions") {
        const std::string code = isFinal(refusal) ? "quota_exceeded"
            : refusal.reason == Reason::Busy      ? "rate_limit_exceeded"
                                                  : std::string(codeOf(refusal.reason));
        return replyTo(refusal,
                       "{\"error\":{\"code\":\"" + code + "\",\"message\":" + message + "}}");
    }
    const int status = statusOf(refusal);
    return replyTo(refusal,
                   "{\"error\":{\"code\":" + std::to_string(status) + ",\"message\":" + message
                       + ",\"status\":\"" + std::string(googleStatus(status))
                       + "\",\"details\":[{\"@type\":\"type.googleapis.com/google.rpc.ErrorInfo\","
                         "\"reason\":\"" + upperCase(codeOf(refusal.reason))
                       + "\",\"domain\":\"llmcap\"}]}}");
}

LocalReply refuseMistral(const Endpoint &, const Refusal &refusal)
{
    const int status = statusOf(refusal);
    const std::string code = status == 429 || status == 402
        ? "1300" : std::string(codeOf(refusal.reason));
    return replyTo(refusal, "{\"object\":\"error\",\"message\":" + jsonString(messageOf(refusal))
                                + ",\"type\":\"" + mistralType(refusal, status)
                                + "\",\"param\":null,\"code\":\"" + code
                                + "\",\"raw_status_code\":" + std::to_string(status) + "}");
}

LocalReply refuseCohere(const Endpoint &, const Refusal &refusal)
{
    LocalReply reply = replyTo(refusal, "{\"id\":" + jsonString(refusal.requestId)
                                            + ",\"message\":" + jsonString(messageOf(refusal))
                                            + "}");
    // The SDK waits until that second; no header stops it from trying again.
    if (isFinal(refusal)) {
        const auto now = std::chrono::ceil<std::chrono::seconds>(refusal.now);
        reply.headers.emplace_back("x-ratelimit-reset",
                                   std::to_string(now.time_since_epoch().count()));
    }
    return reply;
}

LocalReply refusePlainly(const Refusal &refusal)
{
    return replyTo(refusal, plainBody(refusal));
}

bool isCredentialHeader(std::string_view lowerCaseName)
{
    constexpr std::array<std::string_view, 4> names{"authorization", "x-api-key", "api-key",
                                                    "x-goog-api-key"};
    return std::find(names.begin(), names.end(), lowerCaseName) != names.end();
}

} // namespace llmcap
