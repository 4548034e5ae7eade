// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "guard_rule.h"
#include "status_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int runGuard(const ClientOptions &client, const std::string &rule, const std::string &cap)
{
    const auto least = parseGuardRule(rule);
    if (!least) {
        return failWith(least.error());
    }
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    const auto verdict = judge(status->snapshot, *least, cap);
    if (!verdict) {
        return failWith(verdict.error());
    }
    std::fprintf(verdict->isSafe ? stdout : stderr, "%s\n", verdict->reason.c_str());
    return verdict->isSafe ? exitDone : exitNo;
}

} // namespace

void addGuardCommand(CommandSet &commands)
{
    struct Words {
        std::string least = "10%", cap;
    };
    auto *const guard = commands.app.add_subcommand(
        "guard", "Exit status 0 where enough is left under every cap, 1 where not");
    const auto words = std::make_shared<Words>();
    guard->add_option("--min-remaining", words->least, "A share like 10%, or USD like 2.50")
        ->capture_default_str();
    guard->add_option("--cap", words->cap, "Only this one");
    guard->callback([&commands, words] {
        commands.chosen
            = [&commands, words] { return runGuard(commands.client, words->least, words->cap); };
    });
}

} // namespace llmcap
