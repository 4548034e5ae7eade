// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "time_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int apply(FeedSession &session, const FeedEnforcementChange &change, const std::string &said)
{
    const auto done = session.wait<void>(
        [&](FeedClient &feed, auto then) { feed.setEnforcement(change, &feed, then); });
    if (!done) {
        return failEdit(done.error());
    }
    std::puts(said.c_str());
    return exitDone;
}

int runPause(const ClientOptions &client, const std::string &until)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    const std::string &zone = status->snapshot.zone;
    const auto end = parsePauseEnd(until, currentTime(), zone);
    if (!end) {
        return failWith(end.error());
    }
    FeedEnforcementChange change;
    change.pausedUntil = *end;
    return apply(session, change,
                 "no cap is enforced until " + localTime(*end, zone) + " " + zone
                     + "; llmcap resume ends that");
}

int runResume(const ClientOptions &client)
{
    FeedSession session(client);
    FeedEnforcementChange change;
    change.pausedUntil = Instant::min();
    return apply(session, change, "caps are enforced");
}

int runAllow(const ClientOptions &client, const std::string &name)
{
    FeedSession session(client);
    const auto done = session.wait<void>(
        [&](FeedClient &feed, auto then) { feed.allowClient(name, &feed, then); });
    if (!done) {
        return failWith(done.error());
    }
    std::puts("the client may go on");
    return exitDone;
}

int runBlock(const ClientOptions &client, bool on)
{
    FeedSession session(client);
    FeedEnforcementChange change;
    change.blockAll = on;
    return apply(session, change,
                 on ? "every paid request is refused; llmcap block off ends that"
                    : "paid requests pass as their caps allow");
}

} // namespace

void addEnforcementCommands(CommandSet &commands)
{
    auto *const pause
        = commands.app.add_subcommand("pause", "Stops enforcing every cap for a time");
    const auto until = std::make_shared<std::string>("15m");
    pause->add_option("duration", *until, "15m, 2h, tomorrow or a time")->capture_default_str();
    pause->callback([&commands, until] {
        commands.chosen = [&commands, until] { return runPause(commands.client, *until); };
    });
    commands.app.add_subcommand("resume", "Enforces every cap again")->callback([&commands] {
        commands.chosen = [&commands] { return runResume(commands.client); };
    });

    auto *const allow = commands.app.add_subcommand(
        "allow", "Lets a client go on that the runaway guard holds");
    const auto name = std::make_shared<std::string>();
    allow->add_option("client", *name, "As `llmcap status` names it")->required();
    allow->callback([&commands, name] {
        commands.chosen = [&commands, name] { return runAllow(commands.client, *name); };
    });

    auto *const block = commands.app.add_subcommand("block", "Refuses every paid request: on, off");
    const auto state = std::make_shared<std::string>();
    block->add_option("state", *state, "on or off")
        ->required()
        ->check(CLI::IsMember({"on", "off"}));
    block->callback([&commands, state] {
        commands.chosen = [&commands, state] { return runBlock(commands.client, *state == "on"); };
    });
}

} // namespace llmcap
