// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "json_writer.h"
#include "rfc3339.h"
#include "terminal.h"
#include "time_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

std::string asJson(const std::vector<FeedHold> &holds)
{
    std::string out;
    for (const FeedHold &hold : holds) {
        JsonWriter json;
        json.beginObject()
            .key("id").number(hold.id)
            .key("request_id").text(hold.requestId)
            .key("time").text(toRfc3339(hold.time))
            .key("provider").text(hold.provider)
            .key("model").text(hold.model)
            .key("held_usd").text(toUsdString(hold.held))
            .key("orphan").boolean(hold.orphan)
            .key("waits_for").text(hold.waitsFor)
            .endObject();
        out += json.take() + "\n";
    }
    return out;
}

std::string asText(const std::vector<FeedHold> &holds, const std::string &zone)
{
    TextTable table;
    bool hasOrphan = false;
    for (const FeedHold &hold : holds) {
        hasOrphan = hasOrphan || hold.orphan;
        table.add({{std::to_string(hold.id), Colour::Bold, true},
                   {localTime(hold.time, zone), Colour::Dim},
                   {printable(hold.provider)},
                   {printable(hold.model)},
                   {toDisplayUsd(hold.held), Colour::Bold, true},
                   {!hold.waitsFor.empty() ? "waits for the bill of " + printable(hold.waitsFor)
                        : hold.orphan      ? std::string("nobody knows its cost")
                                           : std::string("in flight"),
                    hold.orphan ? Colour::Yellow : Colour::Green}});
    }
    if (table.isEmpty()) {
        return "no hold is open\n";
    }
    return table.toText(styleOfStandardOutput())
        + (hasOrphan ? "llmcap holds resolve ID --cost 0.12 books what the provider billed\n" : "");
}

int runList(const ClientOptions &client, bool json)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    const auto holds = session.wait<std::vector<FeedHold>>(
        [](FeedClient &feed, auto then) { feed.holds(&feed, then); });
    if (!holds) {
        return failWith(holds.error());
    }
    const std::string text = json ? asJson(*holds) : asText(*holds, status->snapshot.zone);
    std::fputs(text.c_str(), stdout);
    return exitDone;
}

int runResolve(const ClientOptions &client, std::int64_t id, const std::string &cost)
{
    const auto amount = parseUsd(cost);
    if (!amount) {
        return failWith(amount.error());
    }
    FeedSession session(client);
    const auto done = session.wait<void>(
        [&](FeedClient &feed, auto then) { feed.resolveHold(id, *amount, &feed, then); });
    return done ? exitDone : failWith(done.error());
}

} // namespace

void addHoldsCommands(CommandSet &commands)
{
    auto *const holds = commands.app.add_subcommand(
        "holds", "What is promised and not settled: requests in flight, and those nobody answered");
    holds->require_subcommand(0, 1);
    holds->fallthrough();
    const auto json = std::make_shared<bool>(false);
    holds->add_flag("--json", *json, "One JSON object a line");

    struct Resolve {
        std::int64_t id = 0;
        std::string cost;
    };
    const auto resolve = std::make_shared<Resolve>();
    auto *const resolving = holds->add_subcommand("resolve", "Books a hold at what it did cost");
    resolving->add_option("id", resolve->id, "The number that `llmcap holds` shows")->required();
    resolving->add_option("--cost", resolve->cost, "USD; 0 where nothing was billed")->required();
    auto *const listing = holds->add_subcommand("list", "The same as without a word");
    holds->callback([&commands, json, resolve, resolving] {
        commands.chosen = [&commands, json, resolve, resolving] {
            return resolving->parsed() ? runResolve(commands.client, resolve->id, resolve->cost)
                                       : runList(commands.client, *json);
        };
    });
    listing->fallthrough();
}

} // namespace llmcap
