// SPDX-License-Identifier: GPL-3.0-or-later
#include "feed_routes.h"

#include "feed_json.h"

#include <algorithm>

namespace llmcap {

struct FeedRoutes::Match {
    std::string_view method;
    std::string_view path;       ///< segments; "*" stands for any one
    FeedScope scope;
    FeedLane lane;
    Reply reply;
};

const FeedRoutes::Match FeedRoutes::table[] = {
    {"GET", "hello", FeedScope::None, FeedLane::Control, &FeedRoutes::hello},
    {"GET", "status", FeedScope::Read, FeedLane::Control, &FeedRoutes::status},
    {"GET", "series", FeedScope::Read, FeedLane::History, &FeedRoutes::series},
    {"GET", "requests", FeedScope::Read, FeedLane::History, &FeedRoutes::requests},
    {"GET", "requests/*", FeedScope::Read, FeedLane::History, &FeedRoutes::request},
    {"GET", "requests/*/bill", FeedScope::Read, FeedLane::History, &FeedRoutes::bill},
    {"POST", "reprice", FeedScope::Control, FeedLane::History, &FeedRoutes::repriceRequests},
    {"GET", "holds", FeedScope::Read, FeedLane::History, &FeedRoutes::holds},
    {"POST", "holds/*/resolve", FeedScope::Control, FeedLane::Control, &FeedRoutes::resolveHold},
    {"GET", "caps", FeedScope::Read, FeedLane::Control, &FeedRoutes::caps},
    {"GET", "caps/*", FeedScope::Read, FeedLane::Control, &FeedRoutes::cap},
    {"PUT", "caps/*", FeedScope::Control, FeedLane::Control, &FeedRoutes::putCap},
    {"PATCH", "caps/*", FeedScope::Control, FeedLane::Control, &FeedRoutes::patchCap},
    {"DELETE", "caps/*", FeedScope::Control, FeedLane::Control, &FeedRoutes::removeCap},
    {"PATCH", "enforcement", FeedScope::Control, FeedLane::Control, &FeedRoutes::patchEnforcement},
    {"POST", "estimate", FeedScope::Read, FeedLane::History, &FeedRoutes::estimate},
    {"POST", "guard/allow", FeedScope::Control, FeedLane::Control, &FeedRoutes::allowClient},
    {"GET", "routing", FeedScope::Read, FeedLane::History, &FeedRoutes::routing},
    {"PUT", "routing", FeedScope::Control, FeedLane::History, &FeedRoutes::putRouting},
    {"GET", "events", FeedScope::Read, FeedLane::Control, &FeedRoutes::events},
};

namespace {

bool matchesPath(std::string_view pattern, const std::vector<std::string> &path)
{
    for (const std::string &segment : path) {
        const std::size_t slash = std::min(pattern.find('/'), pattern.size());
        const std::string_view expected = pattern.substr(0, slash);
        if (expected.empty() || segment.empty() || (expected != "*" && expected != segment)) {
            return false;
        }
        pattern.remove_prefix(std::min(slash + 1, pattern.size()));
    }
    return pattern.empty();
}

/// "application/json", whatever parameters follow.
bool isJson(std::string_view contentType)
{
    const std::size_t end = contentType.find_first_of("; \t");
    std::string type(contentType.substr(0, end));
    std::transform(type.begin(), type.end(), type.begin(), [](char c) {
        return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    });
    return type == "application/json";
}

bool needsBody(std::string_view method)
{
    return method == "PUT" || method == "PATCH" || method == "POST";
}

int statusFor(ErrorCode code)
{
    switch (code) {
    case ErrorCode::BadInput:
    case ErrorCode::Overflow:
    case ErrorCode::Unpriced:
    case ErrorCode::Unbounded:
        return 400;
    case ErrorCode::Unauthorized:
        return 401;
    case ErrorCode::NotFound:
        return 404;
    case ErrorCode::Conflict:
        return 409;
    case ErrorCode::Io:
    case ErrorCode::Corrupt:
    case ErrorCode::Network:
    case ErrorCode::Unavailable:
        break;
    }
    return 503;
}

std::string_view codeFor(int status)
{
    switch (status) {
    case 400:
        return "bad_request";
    case 401:
        return "unauthorized";
    case 404:
        return "not_found";
    case 409:
        return "conflict";
    default:
        return "unavailable";
    }
}

} // namespace

FeedReply FeedRoutes::json(std::string body)
{
    FeedReply reply;
    reply.headers = {{"content-type", "application/json"},
                     {"cache-control", "no-store"},
                     {"x-content-type-options", "nosniff"}};
    reply.body = std::move(body);
    return reply;
}

FeedReply FeedRoutes::error(int status, std::string_view code, std::string_view message)
{
    FeedReply reply = json(errorJson(code, message));
    reply.status = status;
    if (status == 401) {
        reply.headers.emplace_back("www-authenticate", "Bearer");
    }
    return reply;
}

FeedReply FeedRoutes::error(const Error &failure)
{
    const int status = statusFor(failure.code);
    return error(status, codeFor(status), failure.message);
}

FeedReply FeedRoutes::forbidden(const std::string &why)
{
    return error(403, "policy", why);
}

FeedLane FeedRoutes::laneOf(const Match &match)
{
    return match.lane;
}

bool FeedRoutes::isEdit(const Match &match)
{
    return match.scope == FeedScope::Control;
}

FeedRoutes::Decision FeedRoutes::route(const FeedRequest &request) const
{
    Decision decision;
    auto target = splitTarget(request.target);
    if (!target) {
        decision.refusal = error(target.error());
        return decision;
    }
    decision.target = std::move(*target);

    std::string allowed;
    const Match *found = nullptr;
    for (const Match &entry : table) {
        if (matchesPath(entry.path, decision.target.path)) {
            allowed.append(allowed.empty() ? "" : ", ").append(entry.method);
            found = entry.method == request.method ? &entry : found;
        }
    }
    // The token comes before everything that tells a stranger what exists here.
    const bool isOpen = found && found->scope == FeedScope::None;
    const FeedScope scope = isOpen ? FeedScope::None : m_tokens.scopeOf(request.authorization);
    if (!isOpen && scope == FeedScope::None) {
        decision.wrongToken = !request.authorization.empty();
        decision.refusal =
            error(401, "unauthorized",
                  "this needs the feed's token; `llmcap token` says where it is kept");
    } else if (allowed.empty()) {
        decision.refusal = error(404, "not_found", "there is no such path in the feed");
    } else if (!found) {
        decision.refusal = error(405, "method_not_allowed", "this path knows only " + allowed);
        decision.refusal.headers.emplace_back("allow", allowed);
    } else if (found->scope == FeedScope::Control && scope != FeedScope::Control) {
        decision.refusal = error(403, "read_only",
                                 "the read token may only look; use the control token");
    } else if (needsBody(found->method) && !isJson(request.contentType)) {
        decision.refusal = error(415, "unsupported_media_type",
                                 "send the body with content-type: application/json");
    } else {
        decision.match = found;
    }
    return decision;
}

FeedReply FeedRoutes::answer(const Match &match, const FeedTarget &target,
                             const FeedRequest &request)
{
    // Edits take a body alone: "?dry_run=1" must not edit.
    if (match.method != "GET") {
        const auto fields = FeedFields::fromQuery(target.query);
        const auto none = fields ? fields->finish() : Result<void>(fields.error());
        if (!none) {
            return error(none.error());
        }
    }
    return (this->*match.reply)(target, request);
}

} // namespace llmcap
