// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "application.h"
#include "traffic.h"

#include <QObject>
#include <QString>

#include <cstdint>
#include <memory>

namespace llmcap {

/// What a demo does beside the proxy. The defaults show spend of five providers, a warning and
/// the first refusal within a minute.
struct DemoOptions {
    std::uint64_t seed = 1;
    std::int64_t requests = 20'000;      ///< a demo that was forgotten ends its traffic
    int perMinute = 360;                 ///< for the first minutes; a quarter of it afterwards
};

/// A proxy's counterpart for `llmcap demo` and `llmcap-tray --demo`: the simulated provider, small
/// caps and traffic. In this order:
///
///     auto session = DemoSession::start(options, {});       // points `options` at the provider
///     auto application = Application::start(options);
///     (*session)->drive(**application);                     // caps first, then traffic
///     ...
///     (*session)->stopTraffic(); (*application)->stop();    // the provider ends last
///
/// Thread: the application's, whose event loop must run.
class DemoSession : public QObject {
    Q_OBJECT

public:
    /// Starts the simulated provider on a free port of 127.0.0.1, leads every provider of
    /// `options` to it and marks them as a demo. Errors: those of prices and of the port.
    static Result<std::unique_ptr<DemoSession>> start(ApplicationOptions &options,
                                                      DemoOptions demo);

    /// Sets the caps "day" (everything) and "anthropic" (by the hour), each with the same headroom
    /// over what this window has spent already, then sends the traffic.
    virtual void drive(const Application &application) = 0;
    /// Where the simulated provider listens; GET /__sim/bill below it tells its own books.
    virtual QString providerUrl() const = 0;
    virtual void stopTraffic() = 0;
    virtual TrafficTotals totals() const = 0;

signals:
    /// A request that a cap refused.
    void blocked(const llmcap::TrafficReply &reply);
    /// One sentence: the caps could not be set, so no traffic was sent.
    void failed(const QString &message);
    /// All requests were sent and have ended.
    void trafficEnded();
};

} // namespace llmcap
