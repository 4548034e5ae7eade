// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "provider.h"
#include "routing.h"
#include "routing_control.h"
#include "watchdog.h"

#include <QObject>

#include <atomic>
#include <functional>
#include <string>
#include <vector>

namespace llmcap {

/// "Route my tools" of a LLMCap that serves: the variables, their watchdog, the task at login, and
/// what the feed asks. Thread: the application's, but for what control() hands out.
class RoutingService final : public QObject {
    Q_OBJECT
public:
    struct Options {
        std::string url;                     ///< "http://127.0.0.1:4517"
        std::vector<Provider> providers;
        std::function<void(const std::string &)> log;   ///< any thread
        std::function<void()> changed;       ///< the status says something else now; any thread
    };
    explicit RoutingService(Options options);

    /// For the feed. REQUIRES: this object outlives it.
    RoutingControl control();
    /// LLMCap serves now: routes where it is wanted, takes back what a crash left elsewhere.
    void resume();
    /// LLMCap ends: the variables first, then the rest of it.
    void rest();

private:
    Result<RoutingState> set(bool on);
    RoutingState state(const QString &url) const;
    void becomeOn(bool on);

    const Options m_options;
    const QString m_url;
    const RoutedVariables m_variables;
    Routing m_routing;
    WatchdogKeeper m_keeper;
    std::atomic<bool> m_isOn{false};
};

} // namespace llmcap
