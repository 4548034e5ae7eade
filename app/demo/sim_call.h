// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider.h"
#include "result.h"
#include "sim_text.h"
#include "usage.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llmcap {

/// A request as it arrived, without the socket.
struct SimRequest {
    std::string method;
    std::string path;                              ///< without query
    std::string query;                             ///< without '?'
    std::map<std::string, std::string, std::less<>> headers;   ///< names in lower case
    std::string body;
    /// "" where the header is absent.
    std::string_view header(std::string_view lowerCaseName) const;
};

/// What the simulated provider serves.
enum class SimEndpoint : std::uint8_t {
    AnthropicMessages, AnthropicCountTokens,
    OpenAiChat, OpenAiResponses, OpenAiInputTokens, OpenAiEmbeddings,
    GeminiGenerate, GeminiStream, GeminiCountTokens, GeminiInteractions,
    MistralChat, MistralEmbeddings,
    CohereChat, CohereChatV1,
    Models,
};

/// A request as the provider understands it.
struct SimCall {
    std::string provider;                          ///< first path segment
    WireFormat format = WireFormat::OpenAi;
    SimEndpoint endpoint = SimEndpoint::Models;
    std::string model;
    bool stream = false;
    bool sse = true;                               ///< Gemini: alt=sse; else a JSON array
    bool includeUsage = false;                     ///< OpenAI: stream_options.include_usage
    std::optional<std::int64_t> outputLimit;       ///< tokens a choice
    std::int64_t choices = 1;
    std::int64_t inputs = 1;                       ///< embeddings: texts in the request
    bool base64 = false;                           ///< embeddings: encoding_format
    std::int64_t bodyBytes = 0;
};

/// Behaviour asked for by request headers "x-sim-...". They pass through the proxy like any other
/// header that it does not know.
struct SimControls {
    enum class Bill : std::uint8_t { Usual, Half, Bound };
    std::string id;                                ///< x-sim-id: noted in the bill
    Bill bill = Bill::Usual;                       ///< x-sim-bill: usual|half|bound
    std::optional<std::int64_t> inputTokens;       ///< x-sim-input-tokens: N
    bool inputBound = false;                       ///< x-sim-input-tokens: bound
    std::optional<std::int64_t> outputTokens;      ///< x-sim-output-tokens: N, all choices together
    std::int64_t cacheReadTokens = 0;              ///< x-sim-cache-read-tokens: N of the input
    std::int64_t reasoningTokens = 0;              ///< x-sim-reasoning-tokens: N of the output
    std::optional<std::chrono::milliseconds> delay;        ///< x-sim-delay-ms: before the head
    std::optional<std::chrono::milliseconds> chunkDelay;   ///< x-sim-chunk-delay-ms
    int status = 0;                                ///< x-sim-status: an error in this shape
    std::optional<std::size_t> cutAfter;           ///< x-sim-cut-after: bytes of body, then close
    bool hideUsage = false;                        ///< x-sim-no-usage: 1
    bool gzip = false;                             ///< x-sim-encoding: gzip
    bool stall = false;                            ///< x-sim-stall: 1, never answers
};

/// BadInput names the header. Counts are at most 10 million.
Result<SimControls> readControls(const SimRequest &request);

/// The generated answer before it takes a wire format.
struct SimAnswer {
    std::int64_t serial = 0;                       ///< makes identifiers unique
    std::int64_t created = 0;                      ///< Unix seconds
    std::vector<SimPiece> pieces;                  ///< of one choice
    Usage usage;
    bool reachedLimit = false;                     ///< stopped by the output limit
    bool hideUsage = false;

    std::string text() const;
    std::int64_t input() const;                    ///< uncached and cached together
    /// "prefix" and a number with leading zeros.
    std::string id(std::string_view prefix) const;
};

/// A stretch of a reply's body; in streams one event.
struct SimPart {
    std::string bytes;
    std::int64_t outputTokens = 0;                 ///< generated with this part, for the bill
};

/// A reply before it meets a socket.
struct SimReply {
    int status = 200;
    std::string contentType = "application/json";
    std::vector<std::pair<std::string, std::string>> headers;
    bool chunked = false;                          ///< streams; else content-length
    std::vector<SimPart> parts;
};

/// A reply of one part.
SimReply simJson(std::string body, int status = 200);

} // namespace llmcap
