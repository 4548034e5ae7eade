// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "client_guard.h"
#include "instant.h"
#include "learner.h"
#include "ledger.h"
#include "live_prices.h"
#include "policy.h"
#include "price_book.h"
#include "routing_control.h"
#include "settings.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace llmcap {

/// A request to /llmcap/v1/ that has passed the door (Host and Origin are checked already).
struct FeedRequest {
    std::string method;
    std::string target;          ///< path and query behind "/llmcap/v1", as received
    std::string authorization;   ///< value of the header, "" where absent
    std::string contentType;
    std::string body;            ///< at most 64 KiB
    Instant now{};
};

struct FeedReply {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;   ///< besides framing
    std::string body;
    bool isEventStream = false;  ///< keep the connection and send frames until it closes
};

struct FeedOptions {
    std::string controlToken;    ///< 256 bits in hex; the read token is derived from it
    std::string version;
    bool demo = false;
    std::string baseUrl;         ///< "http://127.0.0.1:4517"
    std::vector<Provider> providers;
    std::string zone;
    std::shared_ptr<Learner> learner;          ///< nullptr: nothing has been learned
    std::shared_ptr<ClientGuard> guard;        ///< nullptr: no runaway guard
    std::string extraCaFile;                 ///< a custom CA is trusted; "" is the usual case
    std::vector<std::string> allowedOrigins; ///< browser pages that may use the proxy
    RoutingControl routing;                  ///< empty: this program cannot route tools
    Policy policy;                           ///< of the organisation; isSet() false: none
    std::function<Instant()> clock;
    std::shared_ptr<const LivePrices> prices;   ///< for repricing and estimates; null: none
};

/// The feed and control interface of FEED.md, without any socket. Queries run on a thread of its
/// own, so that no request to a provider ever waits for one.
class FeedApi {
public:
    static std::unique_ptr<FeedApi> make(FeedOptions options, Ledger &ledger);
    virtual ~FeedApi() = default;

    /// Answers once, on the feed's thread. Thread: any.
    virtual void handle(FeedRequest request, std::function<void(FeedReply)> done) = 0;

    /// A frame of server-sent events, ready to write. `sink` runs on the feed's thread and must
    /// return at once. The first frame (status) is sent from inside subscribe().
    using Frame = std::shared_ptr<const std::string>;
    virtual std::uint64_t subscribe(std::function<void(Frame)> sink) = 0;
    virtual void unsubscribe(std::uint64_t subscription) = 0;

    /// To be called from the ledger's callbacks: any thread, returns at once.
    virtual void noteChange() = 0;
    virtual void noteExchange(const Exchange &exchange) = 0;
    virtual void noteCrossing(const Crossing &crossing) = 0;
    virtual void noteAlarm(const Runaway::Alarm &alarm) = 0;
};

} // namespace llmcap
