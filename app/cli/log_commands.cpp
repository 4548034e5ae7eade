// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_json.h"
#include "feed_session.h"
#include "log_query.h"
#include "log_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int runLogs(const ClientOptions &client, const LogOptions &options)
{
    FeedSession session(client);
    std::string zone = "UTC";
    TextTable table;
    const auto done = forEachRow(
        session, options, [&](const std::string &name) { zone = name; },
        [&](const Exchange &row) {
            if (options.asJson) {
                std::fputs((rowJson(row) + "\n").c_str(), stdout);
            } else {
                table.add(logCells(row, zone));
            }
        });
    if (!done) {
        return failWith(done.error());
    }
    if (!options.asJson) {
        const std::string text = table.isEmpty() ? "no request matches\n"
                                                 : table.toText(styleOfStandardOutput());
        std::fputs(text.c_str(), stdout);
    }
    return exitDone;
}

} // namespace

void addLogCommands(CommandSet &commands)
{
    auto *const logs = commands.app.add_subcommand("logs", "The audit log, newest first");
    const auto options = std::make_shared<LogOptions>();
    addLogFilter(*logs, *options);
    logs->add_option("--outcome", options->outcome,
                     "How the request ended")
        ->check(CLI::IsMember({"completed", "client_gone", "upstream_failed", "refused",
                               "crashed"}));
    logs->callback([&commands, options] {
        commands.chosen = [&commands, options] { return runLogs(commands.client, *options); };
    });

    auto *const blocked = commands.app.add_subcommand("blocked", "Requests that a cap refused");
    const auto refused = std::make_shared<LogOptions>();
    refused->outcome = "refused";
    addLogFilter(*blocked, *refused);
    blocked->callback([&commands, refused] {
        commands.chosen = [&commands, refused] { return runLogs(commands.client, *refused); };
    });
}

} // namespace llmcap
