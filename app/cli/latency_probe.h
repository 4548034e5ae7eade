// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider.h"
#include "result.h"

#include <QUrl>

#include <string>

namespace llmcap {

/// What is sent both ways.
struct LatencyPlan {
    QUrl direct;      ///< the provider's origin
    QUrl through;     ///< the same provider's base URL at the proxy
    WireFormat format = WireFormat::OpenAi;
    std::string model;
    int requests = 20;
};

/// Milliseconds from the request to the end of its reply.
struct LatencySide {
    double p50 = 0, p95 = 0;
};

struct LatencyFindings {
    LatencySide direct, through;
    double spread = 0;   ///< between the quartiles of the direct ones
    double addedP50() const { return through.p50 - direct.p50; }
    double addedP95() const { return through.p95 - direct.p95; }
};

/// Sends the same small request in turn to both, over connections that stay open, without a key: a
/// provider refuses it (401) and bills nothing, and the proxy does with it all that it does with
/// a paid one. Any answer counts, except a refusal of LLMCap's own: BadInput then, with its
/// words. Network: no answer came. Runs an event loop. Thread: the application's.
Result<LatencyFindings> probeLatency(const LatencyPlan &plan);

} // namespace llmcap
