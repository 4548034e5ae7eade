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
        .freePost({"messages", "count_tokens"}, "count_tokens")
        .freeRead({"messages", "batches"}, "batches")
        .freeRead({"models"}, "models")
        .freeRead({"files"}, "files")
        .endpoint();
}

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
        .metered({"embeddings"}, "embeddings");
    if (deployment.empty()) {
        router
            .freeRead({"chat", "completions"}, "chat")   // stored ones
            .metered({"responses"}, "responses")
            // Same request and usage as a response; its output is the shortened conversation.
            .metered({"responses", "compact"}, "responses")
            .freePost({"responses", "input_tokens"}, "input_tokens")
            .freeRead({"responses", "*"}, "response")
            .freePost({"responses", "*", "cancel"}, "response")
            .freeDelete({"responses", "*"}, "response")
            .freePost({"moderations"}, "moderations")
            .freeRead({"models"}, "models")
            .freeRead({"files"}, "files")
            .freePost({"files"}, "files")
            .freeDelete({"files", "*"}, "files")
            .freeRead({"batches"}, "batches");
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
    else if (action == "countTokens")
        settle(Class::Free, "count_tokens");
    if (action == "streamGenerateContent") {
        const auto &target = versioned.target;
        const bool sse = target.hasParameter("alt", "sse") || target.hasParameter("$alt", "sse");
        endpoint.streamShape = sse ? Endpoint::Shape::Sse : Endpoint::Shape::JsonArray;
    }
}

} // namespace

Endpoint routeGemini(std::string_view method, std::string_view target)
{
    const auto versioned = readVersioned(target, "v1beta");
    if (!versioned)
        return unknownEndpoint(target, std::string(target));
    Endpoint endpoint = Router(method, target, *versioned)
                            .metered({"openai", "chat", "completions"}, "chat")
                            .metered({"openai", "embeddings"}, "embeddings")
                            .freeRead({"openai", "models"}, "models")
                            .freeRead({"models"}, "models")
                            .freeRead({"tunedModels"}, "models")
                            .freeRead({"files"}, "files")
                            .freeRead({"cachedContents"}, "cached_contents")
                            .endpoint();
    if (method == "POST" && endpoint.cls == Class::Unknown)
        routeGeminiAction(*versioned, endpoint);
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
        .freeRead({"models"}, "models")
        .freeRead({"files"}, "files")
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
        const bool second = name == "chat" || name == "embed" || name == "rerank";
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
    if (first)
        router.freePost({"tokenize"}, "tokenize").freePost({"detokenize"}, "detokenize");
    return router.endpoint();
}

} // namespace llmcap
