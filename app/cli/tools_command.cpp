// SPDX-License-Identifier: GPL-3.0-or-later
// What helps to connect a tool: which there are, and whether a request gets through.
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "free_request.h"
#include "known_tools.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QDir>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int runTools(const ClientOptions &client)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    for (const KnownTool &tool :
         knownTools(QDir::homePath(), qEnvironmentVariable("PATH"), status->providers)) {
        if (!tool.isFound) {
            continue;
        }
        std::printf("%s: %s\n", tool.name.c_str(), tool.how.c_str());
        if (!tool.lines.empty()) {
            std::printf("%s", tool.lines.c_str());
        }
    }
    std::puts(status->isRouting ? "Tools are routed: what starts from now on goes through LLMCap."
                                : "llmcap route on leads them through LLMCap.");
    return exitDone;
}

/// 0: each of them answered through LLMCap.
int runTest(const ClientOptions &client, const std::string &wanted)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    int answer = exitDone;
    bool isKnown = false;
    for (const FeedProvider &provider : status->providers) {
        if (!wanted.empty() && provider.name != wanted) {
            continue;
        }
        isKnown = true;
        FreeRequest request;
        QEventLoop loop;
        request.send(provider, [&](const FreeReply &reply) {
            std::printf("%s: %s\n", provider.name.c_str(), reply.text.c_str());
            answer = reply.isThrough ? answer : exitNo;
            loop.quit();
        });
        loop.exec();
    }
    return isKnown ? answer
                   : failWith({ErrorCode::NotFound, "there is no provider '" + wanted
                                                        + "'; llmcap env names them"});
}

} // namespace

void addToolsCommands(CommandSet &commands)
{
    commands.app
        .add_subcommand("tools", "Known tools of this user, and how each is led through LLMCap")
        ->callback([&commands] {
            commands.chosen = [&commands] { return runTools(commands.client); };
        });
    auto *const test = commands.app.add_subcommand(
        "test", "Sends each provider a request that costs nothing, and says what came back");
    const auto provider = std::make_shared<std::string>();
    test->add_option("provider", *provider, "Only this one");
    test->callback([&commands, provider] {
        commands.chosen = [&commands, provider] { return runTest(commands.client, *provider); };
    });
}

} // namespace llmcap
