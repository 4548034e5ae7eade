// SPDX-License-Identifier: GPL-3.0-or-later
// The paths of the five providers (their public references, November 2026). What stands in no
// list is Unknown, and an active cap refuses it: nothing passes the meter unseen.
#include "dialect_parts.h"

#include "request_target.h"

namespace llmcap {
namespace {

using Class = Endpoint::Class;
using Names = std::initializer_list<std::string_view>;

bool isRead(std::string_view method)
{
    return method == "GET" || method == "HEAD";
}

/// Compares one request with the paths of its provider; the first that fits stays.
class Router final {
public:
    Router(std::string_view method, std::string_view target, const VersionedTarget &versioned)
        : m_method(method), m_versioned(versioned),
          m_endpoint(unknownEndpoint(target, versioned.upstream()))
    {
    }

    Router &metered(Names path, std::string_view name)
    {
        if (m_method == "POST")
            settle(is(path), Class::Metered, name);
        return *this;
    }
    Router &freePost(Names path, std::string_view name)
    {
        if (m_method == "POST")
            settle(is(path), Class::Free, name);
        return *this;
    }
    /// Reading this path and everything below it costs nothing.
    Router &freeRead(Names path, std::string_view name)
    {
        if (isRead(m_method))
            settle(m_versioned.target.startsWith(m_versioned.first, path), Class::Free, name);
        return *this;
    }
    /// The reply may bear the bill of the job whose id stands at the first '*'.
    Router &later(std::string_view method, Names path, std::string_view name)
    {
        if ((method == "GET" ? isRead(m_method) : method == m_method) && is(path) && !m_settled) {
            settle(true, Class::Later, name);
            std::size_t at = m_versioned.first;
            for (const std::string_view part : path) {
                if (part == "*")
                    m_endpoint.resource = m_versioned.target.segments[at].text;
                ++at;
                if (!m_endpoint.resource.empty())
                    break;
            }
        }
        return *this;
    }
    Router &freeDelete(Names path, std::string_view name)
    {
        if (m_method == "DELETE")
            settle(is(path), Class::Free, name);
        return *this;
    }
    Endpoint endpoint() const { return m_endpoint; }

private:
    bool is(Names path) const { return m_versioned.target.is(m_versioned.first, path); }
    void settle(bool fits, Class cls, std::string_view name)
    {
        if (!fits || m_settled)
            return;
        m_settled = true;
        m_endpoint.cls = cls;
        m_endpoint.name = name;
    }

    std::string_view m_method;
    const VersionedTarget &m_versioned;
    Endpoint m_endpoint;
    bool m_settled = false;
};

/// Azure puts the model (its deployment) into the path and has no version there.
std::optional<VersionedTarget> readAzure(std::string_view target, std::string &deployment)
{
    auto read = RequestTarget::read(target);
    if (!read)
        return std::nullopt;
    const std::size_t at = read->startsWith(0, {"openai"}) ? 1 : 0;
    if (!read->startsWith(at, {"deployments", "*"}))
        return std::nullopt;
    deployment = read->segments[at + 1].text;
    std::string prefix = at == 1 ? "openai/deployments/" : "deployments/";
    prefix += read->segments[at + 1].raw;
    return VersionedTarget{std::move(*read), std::move(prefix), at + 2};
}

} // namespace

Endpoint routeAnthropic(std::string_view method, std::string_view target)
{
    const auto versioned = readVersioned(target, "v1");
    if (!versioned || versioned->version != "v1")
        return unknownEndpoint(target, versioned ? versioned->upstream() : std::string(target));
    return Router(method, target, *versioned)
        .metered({"messages"}, "messages")
        .metered({"complete"}, "complete")
        .metered({"messages", "batches"}, "batches")
        .freePost({"messages", "count_tokens"}, "count_tokens")
        .later("GET", {"messages", "batches", "*", "results"}, "batch_results")
        .later("GET", {"messages", "batches", "*"}, "batch")
        .later("GET", {"messages", "batches"}, "batch")
        .later("POST", {"messages", "batches", "*", "cancel"}, "batch")
        .freeDelete({"messages", "batches", "*"}, "batch")
        .freeRead({"models"}, "models")
        .freeRead({"files"}, "files")
        .freePost({"files"}, "files")
        .freeDelete({"files", "*"}, "files")
        .endpoint();
}

namespace {

/// What is stored at OpenAI costs nothing to keep, read and change; what runs on it does.
void storedOpenAi(Router &router)
{
    router.freeRead({"chat", "completions"}, "stored_chat")
        .freePost({"chat", "completions", "*"}, "stored_chat")
        .freeDelete({"chat", "completions", "*"}, "stored_chat")
        .freePost({"conversations"}, "conversations")
        .freePost({"conversations", "*"}, "conversations")
        .freePost({"conversations", "*", "items"}, "conversations")
        .freeRead({"conversations"}, "conversations")
        .freeDelete({"conversations", "*"}, "conversations")
        .freeDelete({"conversations", "*", "items", "*"}, "conversations")
        .metered({"threads", "runs"}, "runs")
        .metered({"threads", "*", "runs"}, "runs")
        .later("GET", {"threads", "*", "runs", "*"}, "run")
        .later("POST", {"threads", "*", "runs", "*"}, "run")
        .later("POST", {"threads", "*", "runs", "*", "cancel"}, "run")
        .later("POST", {"threads", "*", "runs", "*", "submit_tool_outputs"}, "run")
        .freePost({"threads"}, "threads")
        .freePost({"threads", "*"}, "threads")
        .freePost({"threads", "*", "messages"}, "threads")
        .freeRead({"threads"}, "threads")
        .freeDelete({"threads", "*"}, "threads");
}

} // namespace

Endpoint routeOpenAi(std::string_view method, std::string_view target)
{
    std::string deployment;
    auto versioned = readAzure(target, deployment);
    if (!versioned) {
        versioned = readVersioned(target, "v1");
        if (!versioned || versioned->version != "v1")
            return unknownEndpoint(target,
                                   versioned ? versioned->upstream() : std::string(target));
    }
    Router router(method, target, *versioned);
    router.metered({"chat", "completions"}, "chat")
        .metered({"completions"}, "completions")
        .metered({"embeddings"}, "embeddings")
        .metered({"images", "*"}, "images")
        .metered({"audio", "speech"}, "speech")
        .metered({"audio", "transcriptions"}, "transcriptions")
        .metered({"audio", "translations"}, "translations");
    if (deployment.empty()) {
        router
            .freeRead({"chat", "completions"}, "chat")   // stored ones
            .metered({"responses"}, "responses")
            // Same request and usage as a response; its output is the shortened conversation.
            .metered({"responses", "compact"}, "responses")
            .metered({"batches"}, "batches")
            .freePost({"responses", "input_tokens"}, "input_tokens")
            .later("GET", {"responses", "*"}, "response")
            .later("POST", {"responses", "*", "cancel"}, "response")
            .freeRead({"responses", "*"}, "response")
            .freeDelete({"responses", "*"}, "response")
            .later("GET", {"batches"}, "batch")
            .later("GET", {"batches", "*"}, "batch")
            .later("POST", {"batches", "*", "cancel"}, "batch")
            .later("GET", {"files", "*", "content"}, "file_content")
            .freePost({"files"}, "files_upload")
            .freeRead({"files"}, "files")
            .freeDelete({"files", "*"}, "files")
            .freePost({"moderations"}, "moderations")
            .freeRead({"models"}, "models");
        storedOpenAi(router);
    }
    Endpoint endpoint = router.endpoint();
    if (endpoint.cls == Class::Metered)
        endpoint.modelInPath = deployment;
    return endpoint;
}

namespace {

/// ".../models/M:action" in all its places: plain, tuned, and below a project's publisher.
void routeGeminiAction(const VersionedTarget &versioned, Endpoint &endpoint)
{
    const auto &segments = versioned.target.segments;
    if (segments.size() < versioned.first + 2)
        return;
    const std::string &collection = segments[segments.size() - 2].text;
    const std::string &last = segments.back().text;
    const auto colon = last.rfind(':');
    if (colon == std::string::npos || colon == 0
        || (collection != "models" && collection != "tunedModels"))
        return;
    const std::string_view action = std::string_view(last).substr(colon + 1);
    const auto settle = [&](Class cls, std::string_view name) {
        endpoint.cls = cls;
        endpoint.name = name;
        endpoint.modelInPath = collection == "models" ? "" : collection + "/";
        endpoint.modelInPath += last.substr(0, colon);
    };
    if (action == "generateContent" || action == "streamGenerateContent")
        settle(Class::Metered, "generate_content");
    else if (action == "embedContent" || action == "batchEmbedContents")
        settle(Class::Metered, "embeddings");
    else if (action == "predict")
        settle(Class::Metered, "predict");
    else if (action == "predictLongRunning")
        settle(Class::Metered, "predict_video");
    else if (action == "batchGenerateContent" || action == "asyncBatchEmbedContent")
        settle(Class::Metered, "batches");
    else if (action == "countTokens")
        settle(Class::Free, "count_tokens");
    if (action == "streamGenerateContent") {
        const auto &target = versioned.target;
        const bool sse = target.hasParameter("alt", "sse") || target.hasParameter("$alt", "sse");
        endpoint.streamShape = sse ? Endpoint::Shape::Sse : Endpoint::Shape::JsonArray;
    }
}

} // namespace

namespace {

/// "batches/ID:cancel" and "files/ID:download", the latter also below "/download".
void routeGeminiJob(std::string_view method, const VersionedTarget &versioned, Endpoint &endpoint)
{
    const auto &segments = versioned.target.segments;
    if (segments.size() < versioned.first + 2)
        return;
    const std::string &collection = segments[segments.size() - 2].text;
    const std::string &last = segments.back().text;
    const auto colon = last.rfind(':');
    const std::string_view action
        = colon == std::string::npos ? "" : std::string_view(last).substr(colon + 1);
    const auto settle = [&](std::string_view name) {
        endpoint.cls = Class::Later;
        endpoint.name = name;
        endpoint.resource = collection + "/" + last.substr(0, colon);
    };
    if (collection == "batches" && (isRead(method) ? action.empty()
                                                   : method == "POST" && action == "cancel"))
        settle("batch");
    else if (collection == "files" && isRead(method) && action == "download")
        settle("file_content");
}

/// Uploads and downloads of files stand in front of the version.
std::optional<Endpoint> routeGeminiMedia(std::string_view method, std::string_view target)
{
    const auto read = RequestTarget::read(target);
    if (!read || read->segments.size() < 3 || !isVersionSegment(read->segments[1].text))
        return std::nullopt;
    Endpoint endpoint = unknownEndpoint(target, read->join("", 0));
    const VersionedTarget whole{*read, "", 2};
    if (read->startsWith(0, {"download"}))
        routeGeminiJob(method, whole, endpoint);
    else if (!read->startsWith(0, {"upload", "*", "files"}))
        return std::nullopt;
    else if (method == "POST" || method == "PUT") {
        endpoint.cls = Class::Free;
        endpoint.name = "files";
    }
    return endpoint;
}

} // namespace

Endpoint routeGemini(std::string_view method, std::string_view target)
{
    if (auto media = routeGeminiMedia(method, target))
        return *media;
    const auto versioned = readVersioned(target, "v1beta");
    if (!versioned)
        return unknownEndpoint(target, std::string(target));
    Endpoint endpoint = Router(method, target, *versioned)
                            .metered({"openai", "chat", "completions"}, "chat")
                            .metered({"openai", "embeddings"}, "embeddings")
                            .freeRead({"openai", "models"}, "models")
                            .metered({"interactions"}, "interactions")
                            .later("GET", {"interactions", "*"}, "interaction")
                            .later("POST", {"interactions", "*", "cancel"}, "interaction")
                            .freeDelete({"interactions", "*"}, "interaction")
                            .freeDelete({"batches", "*"}, "batch")
                            .freeDelete({"files", "*"}, "files")
                            .freeDelete({"cachedContents", "*"}, "cached_contents")
                            .freeRead({"models"}, "models")
                            .freeRead({"tunedModels"}, "models")
                            .freeRead({"files"}, "files")
                            .freeRead({"cachedContents"}, "cached_contents")
                            .endpoint();
    routeGeminiJob(method, *versioned, endpoint);
    if (method == "POST" && endpoint.cls == Class::Unknown)
        routeGeminiAction(*versioned, endpoint);
    const auto &segments = versioned->target.segments;
    const bool isList = isRead(method) && segments.size() == versioned->first + 1
        && segments.back().text == "batches";
    const bool isOperation = isRead(method) && segments.size() > versioned->first + 1
        && segments[segments.size() - 2].text == "operations";
    if (endpoint.cls == Class::Unknown && (isList || isOperation)) {
        endpoint.cls = Class::Free;
        endpoint.name = isList ? "batch" : "operations";
    }
    return endpoint;
}

Endpoint routeMistral(std::string_view method, std::string_view target)
{
    const auto versioned = readVersioned(target, "v1");
    if (!versioned || versioned->version != "v1")
        return unknownEndpoint(target, versioned ? versioned->upstream() : std::string(target));
    return Router(method, target, *versioned)
        .metered({"chat", "completions"}, "chat")
        .metered({"fim", "completions"}, "fim")
        .metered({"agents", "completions"}, "agents")
        .metered({"embeddings"}, "embeddings")
        .metered({"moderations"}, "moderations")
        .metered({"chat", "moderations"}, "moderations")
        .metered({"conversations"}, "conversations")
        .metered({"conversations", "*"}, "conversations")
        .metered({"conversations", "*", "restart"}, "conversations")
        .metered({"ocr"}, "ocr")
        .metered({"audio", "speech"}, "speech")
        .metered({"audio", "transcriptions"}, "transcriptions")
        .metered({"batch", "jobs"}, "batches")
        .later("GET", {"batch", "jobs"}, "batch")
        .later("GET", {"batch", "jobs", "*"}, "batch")
        .later("POST", {"batch", "jobs", "*", "cancel"}, "batch")
        .later("GET", {"files", "*", "content"}, "file_content")
        .freePost({"files"}, "files_upload")
        .freeRead({"models"}, "models")
        .freeRead({"files"}, "files")
        .freeDelete({"files", "*"}, "files")
        .freePost({"agents"}, "agents_stored")
        .freeRead({"agents"}, "agents_stored")
        .freeDelete({"agents", "*"}, "agents_stored")
        .freeRead({"conversations"}, "conversations")
        .freeDelete({"conversations", "*"}, "conversations")
        .endpoint();
}

Endpoint routeCohere(std::string_view method, std::string_view target)
{
    const auto versioned = readVersioned(target, "");
    if (!versioned)
        return unknownEndpoint(target, std::string(target));
    VersionedTarget chosen = *versioned;
    const auto &segments = chosen.target.segments;
    if (chosen.version.empty() && chosen.first < segments.size()) {
        const std::string &name = segments[chosen.first].text;
        const bool second
            = name == "chat" || name == "embed" || name == "rerank" || name == "parse";
        chosen.version = second ? "v2" : "v1";
    }
    if (chosen.version != "v1" && chosen.version != "v2")
        return unknownEndpoint(target, chosen.upstream());
    const bool first = chosen.version == "v1";
    Router router(method, target, chosen);
    router.metered({"chat"}, first ? "chat_v1" : "chat")
        .metered({"embed"}, "embed")
        .metered({"rerank"}, "rerank")
        .freeRead({"models"}, "models");
    if (first) {
        router.metered({"generate"}, "generate")
            .metered({"summarize"}, "generate")
            .metered({"classify"}, "classify")
            .freePost({"tokenize"}, "tokenize")
            .freePost({"detokenize"}, "detokenize")
            .freePost({"check-api-key"}, "check_key");
    } else {
        router.metered({"parse"}, "parse");
    }
    return router.endpoint();
}

} // namespace llmcap
