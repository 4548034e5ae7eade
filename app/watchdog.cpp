// SPDX-License-Identifier: GPL-3.0-or-later
#include "watchdog.h"

#include <QCoreApplication>
#include <QProcess>
#include <QUrl>

#include <utility>

#ifdef Q_OS_WIN
#include <windows.h>
#endif

namespace llmcap {

namespace {

constexpr std::chrono::seconds memory{60};
constexpr std::size_t mostCrashes = 3;

} // namespace

bool CrashCount::note(Time now)
{
    while (!m_crashes.empty() && now - m_crashes.front() > memory) {
        m_crashes.pop_front();
    }
    m_crashes.push_back(now);
    return m_crashes.size() >= mostCrashes;
}

Watchdog::Watchdog(Options options, Routing &routing)
    : m_options(std::move(options)), m_routing(routing)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        // Alive, but not serving: a port that something else took, a folder that is locked.
        if (!answersAt(m_routing.journal().url, std::chrono::milliseconds{0})) {
            giveUp(QStringLiteral("it did not serve again"));
        }
    });
    holdSentinelLock();
    watch(m_options.pid);
}

void Watchdog::watch(std::int64_t pid)
{
    m_watch = std::make_unique<ProcessWatch>(pid);
    connect(m_watch.get(), &ProcessWatch::ended, this, &Watchdog::ended, Qt::QueuedConnection);
}

void Watchdog::ended()
{
    m_patience.stop();
    if (!m_routing.journal().isInForce()) {
        emit finished();   // an orderly end
        return;
    }
    if (m_crashes.note(std::chrono::steady_clock::now())) {
        giveUp(QStringLiteral("it crashed three times within a minute"));
        return;
    }
    restart();
}

void Watchdog::restart()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QLatin1String(watchdogVariable),
                       QString::number(QCoreApplication::applicationPid()));
    const auto started = startApart(m_options.program, m_options.arguments, environment);
    if (!started) {
        giveUp(QString::fromStdString(started.error().message));
        return;
    }
    watch(*started);
    m_patience.start(m_options.patience);
}

void Watchdog::giveUp(const QString &why)
{
    const QString url = m_routing.journal().url;
    const auto rescued = m_routing.rescue(why);
    const QStringList open = programsThatPointAt(url);
    QString text = rescued ? QStringLiteral("Your tools reach their providers directly again, "
                                          "without caps: %1.").arg(why)
                           : QString::fromStdString(rescued.error().message);
    if (!open.isEmpty()) {
        text += ' ' + QStringLiteral("Restart these programs: ") + open.join(QStringLiteral(", "));
    }
    tellUser(QStringLiteral("LLMCap does not run"), text);
    emit finished();
}

WatchdogKeeper::WatchdogKeeper(QString url, std::function<void(const std::string &)> log)
    : m_url(std::move(url)), m_log(std::move(log))
{
}

void WatchdogKeeper::keep()
{
    if (std::exchange(m_isNeeded, true)) {
        return;
    }
    const bool isFirst = !std::exchange(m_hasSentinel, true);
    if (isFirst) {
        holdSentinelLock();
    }
    const std::int64_t ours = qEnvironmentVariable(watchdogVariable).toLongLong();
    qunsetenv(watchdogVariable);   // not for children of ours
    if (ours <= 0) {
        if (isFirst) {
            startSentinel();
        }
        start();
        return;
    }
    m_watch = std::make_unique<ProcessWatch>(ours);
    connect(m_watch.get(), &ProcessWatch::ended, this, &WatchdogKeeper::start,
            Qt::QueuedConnection);
}

void WatchdogKeeper::release()
{
    m_isNeeded = false;
    m_watch.reset();
}

void WatchdogKeeper::start()
{
    if (!m_isNeeded) {
        return;
    }
    if (m_deaths.note(std::chrono::steady_clock::now())) {
        m_log("the watchdog ended three times within a minute; it is not started again");
        m_watch.reset();
        return;
    }
    QStringList arguments{QStringLiteral("watchdog"), QStringLiteral("--pid"),
                          QString::number(QCoreApplication::applicationPid()),
                          QStringLiteral("--"), QCoreApplication::applicationFilePath()};
    arguments += settledArguments(QCoreApplication::arguments().mid(1), m_url);
    const auto started = startApart(consoleProgram(), arguments);
    if (!started) {
        m_log(started.error().message);
        return;
    }
    m_log("a watchdog runs, process " + std::to_string(*started));
    m_watch = std::make_unique<ProcessWatch>(*started);
    connect(m_watch.get(), &ProcessWatch::ended, this, &WatchdogKeeper::start,
            Qt::QueuedConnection);
}

QStringList settledArguments(QStringList arguments, const QString &url)
{
    const QString listen = QUrl(url).authority();
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--listen") && i + 1 < arguments.size()) {
            arguments[++i] = listen;
        } else if (arguments[i].startsWith(QLatin1String("--listen="))) {
            arguments[i] = QStringLiteral("--listen=") + listen;
        }
    }
    return arguments;
}

Result<std::int64_t> startApart(const QString &program, const QStringList &arguments,
                                const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProgram(program);
    process.setArguments(arguments);
    // Whoever read our output may be gone, and must not wait for the end of another program's.
    process.setStandardInputFile(QProcess::nullDevice());
    process.setStandardOutputFile(QProcess::nullDevice());
    process.setStandardErrorFile(QProcess::nullDevice());
    process.setProcessEnvironment(environment);
#ifdef Q_OS_WIN
    process.setCreateProcessArgumentsModifier([](QProcess::CreateProcessArguments *wanted) {
        wanted->flags |= CREATE_NO_WINDOW;
    });
#endif
    qint64 pid = 0;
    if (!process.startDetached(&pid)) {
        return Error{ErrorCode::Io, "cannot start " + program.toStdString() + ": "
                                        + process.errorString().toStdString()};
    }
    return std::int64_t{pid};
}

} // namespace llmcap
