// SPDX-License-Identifier: GPL-3.0-or-later
#include "cap_options.h"
#include "command_set.h"
#include "exit_status.h"
#include "feed_json.h"
#include "feed_session.h"
#include "status_text.h"
#include "time_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int runList(const ClientOptions &client, bool asJson)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    std::string text = capsText(*status, styleOfStandardOutput());
    if (asJson) {
        text = capsJson(status->snapshot) + "\n";
    } else if (text.empty()) {
        text = "no cap is set; llmcap caps set day --limit 10.00 sets one\n";
    }
    std::fputs(text.c_str(), stdout);
    return exitDone;
}

/// Says what the cap is now.
int finish(const Result<CapState> &state)
{
    if (!state) {
        return failEdit(state.error());
    }
    std::printf("%s: %s, %s\n", state->cap.name.c_str(), usedOfLimit(*state).c_str(),
                describeCap(state->cap).c_str());
    return exitDone;
}

int runSet(const ClientOptions &client, const CapOptions &options)
{
    // Wrong usage is said without a proxy, too.
    const auto fresh = capFrom(options);
    if (!fresh && fresh.error().code == ErrorCode::BadInput) {
        return failWith(fresh.error());
    }
    FeedSession session(client);
    if (options.changesLimitAlone()) {
        auto changed = session.wait<CapState>([&](FeedClient &feed, auto then) {
            feed.setCapLimit(options.name, options.limit, &feed, then);
        });
        if (changed || changed.error().code != ErrorCode::NotFound) {
            return finish(changed);
        }
    }
    if (!fresh) {
        return failWith({ErrorCode::BadInput, fresh.error().message});
    }
    return finish(session.wait<CapState>(
        [&](FeedClient &feed, auto then) { feed.putCap(*fresh, &feed, then); }));
}

int runRaise(const ClientOptions &client, const std::string &name, const std::string &amount)
{
    FeedSession session(client);
    return finish(session.wait<CapState>(
        [&](FeedClient &feed, auto then) { feed.raiseCap(name, amount, &feed, then); }));
}

int runClear(const ClientOptions &client, const std::string &name)
{
    FeedSession session(client);
    const auto done = session.wait<void>(
        [&](FeedClient &feed, auto then) { feed.removeCap(name, &feed, then); });
    return done ? exitDone : failEdit(done.error());
}

int runPause(const ClientOptions &client, const std::string &name, const std::string &until)
{
    FeedSession session(client);
    Result<Instant> end = Instant::min();
    if (!until.empty()) {
        const auto status = session.status();
        if (!status) {
            return failWith(status.error());
        }
        end = parsePauseEnd(until, currentTime(), status->snapshot.zone);
    }
    if (!end) {
        return failWith(end.error());
    }
    return finish(session.wait<CapState>(
        [&](FeedClient &feed, auto then) { feed.pauseCap(name, *end, &feed, then); }));
}

void addSet(CommandSet &commands, CLI::App &caps)
{
    auto *const set = caps.add_subcommand(
        "set", "Makes a cap, replaces one, or with --limit alone changes its limit");
    const auto options = std::make_shared<CapOptions>();
    set->add_option("name", options->name, "Its name; day, month and so on name their window, too")
        ->required();
    set->add_option("--limit", options->limit, "USD like 10.00, or a number of --unit")
        ->required();
    set->add_option("--window", options->window, "day, hour, week, month, month:15, total, 90m");
    set->add_option("--unit", options->unit, "usd, tokens or requests");
    set->add_option("--provider", options->provider, "Only this one");
    set->add_option("--model", options->model, "Only these; '*' matches anything");
    set->add_option("--key", options->key, "Only the key of this fingerprint");
    set->add_option("--project", options->project, "Only this one");
    set->add_option("--action", options->action, "block, warn or downgrade=MODEL");
    set->add_option("--policy", options->policy, "worst-case, strict or expected");
    set->callback([&commands, options] {
        commands.chosen = [&commands, options] { return runSet(commands.client, *options); };
    });
}

/// A command of a cap's name and, maybe, one more word.
void addNamed(CommandSet &commands, CLI::App &caps, const char *command, const char *help,
              const char *word, const char *preset,
              int (*run)(const ClientOptions &, const std::string &, const std::string &))
{
    struct Words {
        std::string name, word;
    };
    auto *const added = caps.add_subcommand(command, help);
    const auto words = std::make_shared<Words>();
    words->word = preset ? preset : "";
    added->add_option("name", words->name, "The cap")->required();
    if (word) {
        added->add_option(word, words->word)->required(!preset);
    }
    added->callback([&commands, words, run] {
        commands.chosen
            = [&commands, words, run] { return run(commands.client, words->name, words->word); };
    });
}

} // namespace

void addCapsCommands(CommandSet &commands)
{
    auto *const caps = commands.app.add_subcommand("caps", "The caps: list, set, raise, clear");
    caps->require_subcommand(1);
    caps->fallthrough();
    auto *const list = caps->add_subcommand("list", "Every cap and where it stands");
    const auto asJson = std::make_shared<bool>(false);
    list->add_flag("--json", *asJson, "One JSON object");
    list->callback([&commands, asJson] {
        commands.chosen = [&commands, asJson] { return runList(commands.client, *asJson); };
    });
    addSet(commands, *caps);
    addNamed(commands, *caps, "raise", "Raises one until its window ends", "amount", nullptr,
             runRaise);
    addNamed(commands, *caps, "clear", "Removes one", nullptr, nullptr,
             [](const ClientOptions &client, const std::string &name, const std::string &) {
                 return runClear(client, name);
             });
    addNamed(commands, *caps, "pause", "Stops enforcing one for a time (15m, 2h, tomorrow)",
             "duration", "15m", runPause);
    addNamed(commands, *caps, "resume", "Enforces one again", nullptr, nullptr, runPause);
}

} // namespace llmcap
