// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "process_watch.h"
#include "routing.h"

#include <QObject>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>

namespace llmcap {

/// After how many crashes LLMCap is not started again: the third within a minute.
class CrashCount final {
public:
    using Time = std::chrono::steady_clock::time_point;
    /// True: enough is enough.
    bool note(Time now);

private:
    std::deque<Time> m_crashes;
};

/// A small process beside a LLMCap that tools are routed to. While the routing's journal says that
/// variables lead to LLMCap, its end is a crash: it is started again at once; after the third crash
/// within a minute, or where it does not serve within a few seconds, the variables are put back and
/// the user is told which open programs still point at it. An orderly end takes the variables back
/// first, and the watchdog ends with it. LLMCap watches its watchdog in turn.
/// Thread: the application's.
class Watchdog final : public QObject {
    Q_OBJECT
public:
    struct Options {
        std::int64_t pid = 0;    ///< the LLMCap to watch
        QString program;         ///< how it is started again
        QStringList arguments;
        std::chrono::milliseconds patience{4000};   ///< for it to serve again
    };
    Watchdog(Options options, Routing &routing);

signals:
    void finished();

private:
    void watch(std::int64_t pid);
    void ended();
    void restart();
    void giveUp(const QString &why);

    const Options m_options;
    Routing &m_routing;
    CrashCount m_crashes;
    std::unique_ptr<ProcessWatch> m_watch;
    QTimer m_patience;
};

/// LLMCap's side: keeps a watchdog alive while there is need of one.
/// Thread: the application's. REQUIRES: a QCoreApplication exists.
class WatchdogKeeper final : public QObject {
    Q_OBJECT
public:
    /// Starts one, or takes on the one that started us. Each start of a dead one is logged.
    /// `url`: where we serve; a LLMCap that is started again takes the same port, whatever it said.
    WatchdogKeeper(QString url, std::function<void(const std::string &)> log);
    void keep();
    /// It ends by itself once nothing is in force; only do not replace it.
    void release();

private:
    void start();

    const QString m_url;
    std::function<void(const std::string &)> m_log;
    CrashCount m_deaths;
    std::unique_ptr<ProcessWatch> m_watch;
    bool m_isNeeded = false;
    bool m_hasSentinel = false;   // it outlasts a while without routing
};

/// Starts a program that outlives us, without a window and without our output. Its process id, or
/// Io.
Result<std::int64_t> startApart(const QString &program, const QStringList &arguments,
                                const QProcessEnvironment &environment
                                = QProcessEnvironment::systemEnvironment());

/// The arguments with which another process would serve at `url`: any free port ("--listen
/// 127.0.0.1:0") becomes the one it was.
QStringList settledArguments(QStringList arguments, const QString &url);

/// Names the watchdog to the LLMCap that it starts.
inline constexpr const char *watchdogVariable = "LLMCAP_WATCHDOG_PID";

/// The sentinel is a shell that sleeps (flock of util-linux) until neither LLMCap nor its watchdog
/// lives, and runs `llmcap route check` then: somebody may kill both at once. Windows has none;
/// there the task at login does it.
void holdSentinelLock();   ///< as long as this process lives
void startSentinel();

/// Says it where the user sees it, without a window of ours: a desktop notification.
void tellUser(const QString &title, const QString &text);

/// The console program beside the one that runs.
QString consoleProgram();

} // namespace llmcap
