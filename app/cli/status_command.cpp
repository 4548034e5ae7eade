// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "status_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int runStatus(const ClientOptions &client, bool asJson)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    const std::string text = asJson ? statusAsJson(*status) + "\n"
                                    : statusText(*status, styleOfStandardOutput());
    std::fputs(text.c_str(), stdout);
    return exitDone;
}

int runStatusLine(const ClientOptions &client)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        // A prompt shows what is printed, whatever the exit status says.
        std::puts("LLMCap: no answer");
        return exitStatusOf(status.error());
    }
    std::puts(statusLine(*status).c_str());
    return exitDone;
}

} // namespace

void addStatusCommands(CommandSet &commands)
{
    auto *const status = commands.app.add_subcommand("status", "What was spent, and every cap");
    const auto asJson = std::make_shared<bool>(false);
    status->add_flag("--json", *asJson, "One JSON object");
    status->callback([&commands, asJson] {
        commands.chosen = [&commands, asJson] { return runStatus(commands.client, *asJson); };
    });
    commands.app.add_subcommand("statusline", "One line for a shell prompt or a status bar")
        ->callback([&commands] {
            commands.chosen = [&commands] { return runStatusLine(commands.client); };
        });
}

} // namespace llmcap
