// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "batch_shape.h"
#include "cap.h"
#include "inspection.h"
#include "provider.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace llmcap {

/// What a path of a provider is to the meter.
struct Endpoint {
    enum class Class : std::uint8_t {
        Metered,   ///< billed: inspected, held, metered
        Free,      ///< known to cost nothing: model lists, token counting, uploads
        Later,     ///< costs nothing itself, but its reply may bear the bill of an earlier request
        Unknown,   ///< refused under an active cap unless the settings allow it
    };
    enum class Shape : std::uint8_t { Json, Sse, JsonArray, Ndjson };
    Class cls = Class::Unknown;
    std::string name;                ///< "messages", "chat", "responses", "generate_content", ...
    std::string upstreamTarget;      ///< path and query to send upstream, /v1 added or collapsed
    std::string modelInPath;         ///< Gemini: the model stands in the path
    std::optional<Shape> streamShape; ///< set where the path alone makes it a stream (Gemini)
    std::string resource;            ///< Later: the id that stands in the path
    std::string contentType;         ///< of the request; the caller sets it after route()
};

/// A part of a bill at one model's price.
struct BilledPart {
    std::string model;               ///< "" the model of the request that made the job
    Usage usage;
    std::int64_t contextInput = 0;   ///< the largest input of one request in it, for context tiers
    std::vector<std::string> conditions;   ///< as served, as MeterReading::conditions
    friend bool operator==(const BilledPart &, const BilledPart &) = default;
};

/// What a reply says of work that is billed later than it was asked for: a batch, a background
/// response. Replies name such work when it begins and bear its bill when it has ended.
struct LaterWork {
    enum class State : std::uint8_t {
        Running,    ///< no bill yet
        Billed,     ///< `parts` is the whole bill
        Free,       ///< ended, and nothing was done that costs
        Unknown,    ///< ended, and the reply says nothing of its cost
    };
    std::string id;                  ///< the provider's; "batch_...", "resp_...", a file's
    State state = State::Running;
    std::vector<BilledPart> parts;
    bool isSum = false;              ///< `parts` sums requests, so contextInput is only a bound
    std::optional<ServiceTier> tier;
    /// Another name under which the bill may come: the file with the results.
    std::string resultFile;
    friend bool operator==(const LaterWork &, const LaterWork &) = default;
};

/// What a reply said of its usage.
struct MeterReading {
    bool reported = false;            ///< the provider's own figures were seen and are final
    Usage usage;                      ///< reported, or what is known so far (see partial)
    bool partial = false;             ///< figures seen, but the stream ended before the last word
    std::string servedModel;          ///< where the reply names another model than was asked for
    std::optional<ServiceTier> tier;  ///< as served
    /// As served: multipliers by their names in the table ("inference_geo=us"); else as asked.
    std::optional<std::vector<std::string>> conditions;
    bool errorInStream = false;       ///< the provider ended a 200 stream with an error
    std::int64_t streamedBytes = 0;   ///< decoded bytes of generated text; a bound for its tokens
    bool mayHideReasoning = false;    ///< reasoning may have been billed that never passed
    std::string providerRequestId;    ///< id in the body
    /// Usage billed at another model's price (Anthropic advisor iterations).
    std::vector<std::pair<std::string, Usage>> otherModels;
    /// This kind of reply never reports usage; with `partial`, `usage` was counted from it.
    bool isSilent = false;
    std::vector<LaterWork> later;     ///< jobs that it names
};

/// What a meter knows of a stream that still runs.
struct MeterProgress {
    bool isInputKnown = false;        ///< `usage` has the provider's own figures of the input
    bool isOutputCounted = false;     ///< ... and of the output up to here (Gemini)
    bool isFinal = false;             ///< the whole usage has been reported: nothing will follow
    Usage usage;
    std::int64_t streamedBytes = 0;   ///< as in MeterReading, so far
    std::int64_t events = 0;          ///< messages that passed
};

/// Reads usage from a reply body as it passes. Eats bytes, never sockets; any split is allowed.
/// Thread: the request's worker. Never throws; malformed input leaves `reported` false.
class Meter {
public:
    virtual ~Meter() = default;
    /// REQUIRES: identity-decoded bytes, in order.
    virtual void feed(std::string_view bytes) = 0;
    /// Cheap: what is known already, nothing is parsed for it.
    virtual MeterProgress progress() const { return {}; }
    /// `complete`: the reply ended as its framing promised.
    virtual MeterReading finish(bool complete) = 0;
};

/// Reads the requests of a batch out of a file as it is uploaded. Eats bytes, never sockets.
/// Thread: the request's worker.
class UploadReader {
public:
    virtual ~UploadReader() = default;
    virtual void feed(std::string_view bytes) = 0;
    /// All requests together; nullptr where the upload is no batch. An error names the line that
    /// cannot be bounded: then the file may be uploaded, but no batch of it fits under a cap.
    virtual Result<std::shared_ptr<const BatchShape>> finish() = 0;
};

/// Drops one event from a stream: the usage chunk that the client did not ask for. Everything
/// else passes byte for byte, event by event.
class StreamFilter {
public:
    virtual ~StreamFilter() = default;
    /// Appends what may go to the client to `out`.
    virtual void feed(std::string_view bytes, std::string &out) = 0;
    virtual void finish(std::string &out) = 0;
};

/// A reply of our own.
struct LocalReply {
    int status = 0;
    std::vector<std::pair<std::string, std::string>> headers;   ///< content-type among them
    std::string body;
};

/// Why the proxy answers itself.
struct Refusal {
    enum class Reason : std::uint8_t {
        CapReached,         ///< 429 (or 402 by setting)
        Busy,               ///< 429 that says try again
        BlockAll,           ///< 429, kill switch
        ClientHeld,         ///< 429, runaway guard
        Unpriced,           ///< 403: unknown model under an active cap
        Unbounded,          ///< 403: no finite bound, or hidden input under policy strict
        UnknownEndpoint,    ///< 403
        BadRequest,         ///< 400: body or head that the meter cannot trust
        UnsupportedEncoding,///< 415: compressed request body
        TooLarge,           ///< 413
        UnknownProvider,    ///< 404
        UpstreamFailed,     ///< 502
        UpstreamTimeout,    ///< 504
        LedgerUnavailable,  ///< 503
        Forbidden,          ///< 403: Host, Origin, another user
    };
    Reason reason = Reason::BadRequest;
    std::string message;                ///< for people: what happened and the next step
    std::optional<CapState> cap;        ///< CapReached and Busy
    NanoUsd estimate;                   ///< CapReached and Busy
    Instant now{};
    std::string zone;
    std::string requestId;
    bool paymentRequired = false;       ///< answer 402 instead of 429 (setting of the route)
    bool isMidStream = false;           ///< CapReached while the answer ran: the message says so
};

/// The message for a cap: names the cap, spent, limit, reset time and how to raise it.
std::string capMessage(const Refusal &refusal);

/// One provider's wire format: paths, request fields, usage, error shapes. Stateless and shared
/// between threads.
class Dialect {
public:
    virtual ~Dialect() = default;
    /// `target` is the path and query after the provider's segment, as received ("/v1/messages").
    virtual Endpoint route(std::string_view method, std::string_view target) const = 0;
    /// BadInput for bodies that are not JSON, repeat a money-relevant key, or hide its type.
    /// `body` must have at least 64 readable bytes behind its end (simdjson).
    virtual Result<Inspection> inspect(const Endpoint &endpoint, std::string_view body) const = 0;
    /// The body to send instead, with include_usage injected; nullopt: send it as it came.
    virtual std::optional<std::string> rewrite(const Endpoint &endpoint, const Inspection &request,
                                               std::string_view body) const = 0;
    /// `status` and `contentType` are the reply's. Never nullptr.
    virtual std::unique_ptr<Meter> makeMeter(const Endpoint &endpoint, const Inspection &request,
                                             int status, std::string_view contentType) const = 0;
    /// For endpoints that take files for batches; nullptr for all others. `endpoint.contentType`
    /// must be set.
    virtual std::unique_ptr<UploadReader> makeUploadReader(const Endpoint &endpoint) const = 0;
    /// nullptr where nothing has to be hidden.
    virtual std::unique_ptr<StreamFilter> makeFilter(const Endpoint &endpoint,
                                                     const Inspection &request) const = 0;
    /// The reply in the provider's own error shape, with the headers of design.md.
    virtual LocalReply refuse(const Endpoint &endpoint, const Refusal &refusal) const = 0;
    /// The provider's own error event, to be sent behind the last whole one of an event stream
    /// that ends at a cap; `events` passed before. "": its SDKs accept none, so it just closes.
    virtual std::string errorEvent(const Endpoint &endpoint, const Refusal &refusal,
                                   std::int64_t events) const = 0;
};

/// A request that asks another model of the same provider.
struct OtherModel {
    Endpoint endpoint;                  ///< as it was, or with the model in its path
    std::optional<std::string> body;    ///< nullopt: the body names no model and stays
};
/// nullopt: the model stands where it cannot be replaced.
std::optional<OtherModel> withModel(const Endpoint &endpoint, std::string_view body,
                                    std::string_view model);

/// The dialect of a wire format; lives for ever.
const Dialect &dialectOf(WireFormat format);

/// A refusal before a provider is known: plain JSON {"error":{"message":...}}.
LocalReply refusePlainly(const Refusal &refusal);

/// The credential headers of all formats, lower case: at most one may differ in a request.
bool isCredentialHeader(std::string_view lowerCaseName);

} // namespace llmcap
