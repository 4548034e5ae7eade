// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_book.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

struct BatchShape;

/// What the proxy must know of a request body to bound its cost; nothing else is kept of it.
struct Inspection {
    std::string model;
    bool stream = false;
    /// OpenAI streams: the client asked for the usage chunk itself, so it is not hidden.
    bool includeUsage = false;
    std::optional<std::int64_t> outputLimit;   ///< tokens a choice, as the request sets it
    std::int64_t choices = 1;                  ///< n, best_of, candidateCount
    ServiceTier tier = ServiceTier::Standard;
    /// What the request asks for that multiplies its price, as the table names it: "speed=fast".
    std::vector<std::string> conditions;
    std::int64_t bodyBytes = 0;                ///< decoded body, as it will go upstream
    std::int64_t textBytes = 0;                ///< bytes that can become text tokens
    std::int64_t images = 0;                   ///< parts by kind, each with a bound of its own
    std::int64_t audioBytes = 0;               ///< decoded bytes of audio
    std::int64_t documentBytes = 0;            ///< decoded bytes of PDFs and other documents
    std::int64_t documents = 0;
    bool hasTools = false;                     ///< adds the provider's hidden tool template
    bool writesCache = false;                  ///< a cache_control mark or the like is present
    bool writesLongCache = false;              ///< one-hour lifetime asked for
    /// Tools that the provider itself runs (web search, code, MCP): input grows out of sight.
    bool providerTools = false;
    std::optional<std::int64_t> providerToolUses;   ///< use limit, where the request sets one
    /// Stored conversations, previous_response_id, remote files: input that the body hides.
    bool hiddenInput = false;
    bool background = false;                   ///< billed later, after the reply to this request
    /// Units that are billed by the piece, at most so many: images, characters, seconds, pages.
    Usage pieces;
    /// A batch: all its requests together. The model is the job's, or that of its requests.
    std::shared_ptr<const BatchShape> batch;
    /// A batch whose requests lie in a file that was uploaded before; its id at the provider.
    std::string inputFile;
};

/// What a request belongs to, for matching caps and for the books.
struct RequestLabels {
    std::string provider;
    std::string endpoint;       ///< "messages", "chat", "responses", ...: stable names
    std::string model;
    std::string project;        ///< from /p/<project>/ or x-llmcap-project; "" is none
    std::string key;            ///< fingerprint "k_..."; "" where no credential was sent
    std::string client;         ///< User-Agent product, cut and cleaned; "" unknown
    friend bool operator==(const RequestLabels &, const RequestLabels &) = default;
};

} // namespace llmcap
