// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "routing.h"
#include "watchdog.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

void sayList(const char *head, const std::vector<std::string> &lines)
{
    if (!lines.empty()) {
        std::puts(head);
    }
    for (const std::string &line : lines) {
        std::printf("  %s\n", line.c_str());
    }
}

void sayRouting(const FeedRouting &routing)
{
    for (const auto &[name, value] : routing.variables) {
        std::printf("%s=%s\n", name.c_str(), value.c_str());
    }
    sayList("Your own values, which come back when LLMCap quits or by llmcap route off:",
            routing.covered);
    sayList("Changed by you since, so left alone until llmcap route on:", routing.released);
}

int runOn(const ClientOptions &client)
{
    FeedSession session(client);
    const auto routing = session.wait<FeedRouting>(
        [](FeedClient &feed, auto then) { feed.setRouting(true, &feed, then); });
    if (!routing) {
        return failEdit(routing.error());
    }
    sayRouting(*routing);
    std::puts("Programs that start from now on send their requests through LLMCap (on Linux: from "
              "new terminals, and from the desktop after the next login).");
    return exitDone;
}

/// Without a LLMCap that answers, too: that is when it is needed most.
int runOff(const ClientOptions &client)
{
    const QString url = Routing().journal().url;
    FeedSession session(client);
    const auto routing = session.wait<FeedRouting>(
        [](FeedClient &feed, auto then) { feed.setRouting(false, &feed, then); });
    std::vector<std::string> open;
    if (routing) {
        open = routing->openPrograms;
    } else {
        if (const auto done = Routing().off(); !done) {
            return failWith(done.error());
        }
        if (const auto done = setLoginCheck(false); !done) {
            return failWith(done.error());
        }
        for (const QString &program : programsThatPointAt(url)) {
            open.push_back(program.toStdString());
        }
    }
    std::puts("Your tools reach their providers directly.");
    sayList("These open programs still send through LLMCap until they are started again:", open);
    return exitDone;
}

int runStatus()
{
    const Routing routing;
    const RoutingJournal journal = routing.journal();
    if (!journal.isInForce()) {
        std::puts(journal.isWanted ? "Tools are routed whenever LLMCap runs; it does not run now."
                                   : "Tools are not routed: llmcap route on");
        if (!journal.problem.isEmpty()) {
            std::printf("LLMCap took it back itself: %s.\n", qPrintable(journal.problem));
        }
        return exitNo;
    }
    FeedRouting shown;
    for (const RoutingJournal::Entry &entry : journal.entries) {
        shown.variables.emplace_back(entry.name.toStdString(), entry.value.toStdString());
    }
    for (const QString &line : routing.covered()) {
        shown.covered.push_back(line.toStdString());
    }
    for (const QString &name : journal.released) {
        shown.released.push_back(name.toStdString());
    }
    sayRouting(shown);
    return exitDone;
}

int runCheck(int seconds)
{
    Routing routing;
    const QString url = routing.journal().url;
    const auto rescued = checkRouting(routing, std::chrono::seconds{seconds});
    if (!rescued) {
        return failWith(rescued.error());
    }
    if (*rescued) {
        const QStringList open = programsThatPointAt(url);
        tellUser(QStringLiteral("LLMCap does not run"),
                 QStringLiteral("Your tools reach their providers directly again, without caps.")
                     + (open.isEmpty() ? QString()
                                       : QStringLiteral(" Restart these programs: ")
                                             + open.join(QStringLiteral(", "))));
    }
    return exitDone;
}

int runWatchdog(std::int64_t pid, const std::vector<std::string> &command)
{
    Watchdog::Options options;
    options.pid = pid;
    options.program = QString::fromStdString(command.front());
    for (std::size_t i = 1; i < command.size(); ++i) {
        options.arguments.append(QString::fromStdString(command[i]));
    }
    Routing routing;
    Watchdog watchdog(std::move(options), routing);
    QObject::connect(&watchdog, &Watchdog::finished, qApp, &QCoreApplication::quit,
                     Qt::QueuedConnection);
    QCoreApplication::exec();
    return exitDone;
}

void addWatchdog(CommandSet &commands)
{
    struct Words {
        std::int64_t pid = 0;
        std::vector<std::string> command;
    };
    auto *const watchdog
        = commands.app.add_subcommand("watchdog", "Starts a LLMCap again that crashes");
    watchdog->group("");   // LLMCap's own
    const auto words = std::make_shared<Words>();
    watchdog->add_option("--pid", words->pid, "Whom to watch")->required();
    watchdog->add_option("command", words->command, "How to start it again")->required();
    watchdog->callback([&commands, words] {
        commands.chosen = [words] { return runWatchdog(words->pid, words->command); };
    });
}

} // namespace

void addRouteCommand(CommandSet &commands)
{
    auto *const route = commands.app.add_subcommand(
        "route", "Leads the tools of this user through LLMCap: on, off, status or check");
    struct Words {
        std::string wanted = "status";
        int seconds = 0;
    };
    const auto words = std::make_shared<Words>();
    route->add_option("wanted", words->wanted,
                      "on, off, status, or check (takes it back where no LLMCap answers)")
        ->capture_default_str()
        ->check(CLI::IsMember({"on", "off", "status", "check"}));
    route->add_option("--wait", words->seconds, "Seconds that check gives a LLMCap that starts")
        ->check(CLI::Range(0, 600));
    route->callback([&commands, words] {
        commands.chosen = [&commands, words] {
            if (words->wanted == "on") {
                return runOn(commands.client);
            }
            if (words->wanted == "off") {
                return runOff(commands.client);
            }
            return words->wanted == "check" ? runCheck(words->seconds) : runStatus();
        };
    });
    addWatchdog(commands);
}

} // namespace llmcap
