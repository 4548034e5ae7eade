// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "body_budget.h"
#include "client_guard.h"
#include "feed_api.h"
#include "io.h"
#include "key_fingerprint.h"
#include "learner.h"
#include "ledger.h"
#include "live_prices.h"
#include "peer_program.h"
#include "settings.h"
#include "upstream_pool.h"

#include <boost/asio/ssl/context.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace llmcap {

/// What all connections of one worker share. Lives as long as the worker; thread: its own.
struct WorkerContext {
    const Settings &settings;
    const LivePrices &prices;
    Ledger &ledger;
    FeedApi &feed;
    std::function<Instant()> clock;
    std::function<void(void *, std::size_t)> random;
    KeyFingerprint fingerprint;   ///< of this installation
    ClientGuard &guard;          ///< shared by all workers
    Learner &learner;            ///< shared by all workers
    bool countsSubscriptions;    ///< their list value counts as if it were billed
    PeerPrograms *peers;         ///< shared by all workers; nullptr: nobody asks
    BodyBudget &bodyBudget;      ///< shared by all workers
    UpstreamPool &pool;
    std::uint16_t port = 0;      ///< where we listen; a Host header must name it
    /// Where the feed is shown to other machines; nullptr: this machine alone, in the clear.
    std::shared_ptr<asio::ssl::context> clientTls;
    bool isDraining = false;     ///< finish what is in flight, close after it
};

} // namespace llmcap
