// SPDX-License-Identifier: GPL-3.0-or-later
// Fields of Cohere's chat (v1 and v2), embed, rerank, generate, classify and parse, as its public
// reference has them.
#include "dialect_parts.h"

#include "content_size.h"

namespace llmcap {

namespace {
constexpr std::int64_t mostParsedPages = 1000;
} // namespace

Result<Inspection> inspectCohere(const Endpoint &endpoint, std::string_view body)
{
    JsonWalk walk;
    Inspection found;
    ProviderTools tools;
    const bool firstChat = endpoint.name == "chat_v1";
    const bool rerank = endpoint.name == "rerank";
    const auto walked = walk.document(body, [&](std::string_view key, JsonValue &value) {
        if (readChatField(walk, found, tools, key, value))
            return true;
        if (key == "max_tokens") {
            found.outputLimit = walk.wholeNumber(value, key);
        } else if (key == "num_generations") {
            found.choices = walk.wholeNumber(value, key).value_or(1);
        } else if (key == "connectors") {
            if (walk.isSet(value))
                tools.add(std::nullopt);
        } else if (key == "conversation_id") {
            found.hiddenInput |= walk.isSet(value);
        } else if (key == "images") {
            walk.each(value, [&](JsonValue &image) { readUrl(walk, found, image, true); });
        } else if (key == "inputs" && endpoint.name == "classify") {
            // Billed by classification, which the table knows as requests.
            found.pieces[Unit::Request]
                = walk.each(value, [&](JsonValue &input) { walk.text(input); });
        } else if (key == "inputs") {
            readContent(walk, found, value);
        } else if (key == "documents" && rerank) {
            // Rerank is billed by the number of documents, not by their tokens.
            found.documents = walk.each(value, [&](JsonValue &document) { walk.text(document); });
        } else {
            return false;
        }
        return true;
    });
    // The reference names no limit of pages; a document of more is refused by every provider here.
    if (endpoint.name == "parse")
        found.pieces[Unit::Page] = mostParsedPages;
    // The first interface has default models; without a name there is no price.
    const bool hasDefault
        = firstChat || endpoint.name == "generate" || endpoint.name == "classify";
    return finishInspection(walked, walk, tools, std::move(found), body, !hasDefault);
}

} // namespace llmcap
