// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "json_writer.h"
#include "rfc3339.h"
#include "status_text.h"
#include "time_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>

namespace llmcap {

namespace {

/// A stretch of time that a command sums up.
struct Period {
    const char *name;            ///< as people call it
    Instant (*start)(Instant now, const std::string &zone);
    Totals Snapshot::*totals;   ///< where the status has its sums; null: summed here
};

struct Sum {
    NanoUsd spent;
    std::int64_t requests = 0, blocked = 0, unpriced = 0, input = 0, output = 0;
    void add(const FeedSeriesPoint &point)
    {
        spent += point.spent;
        requests += point.requests;
        blocked += point.blocked;
        unpriced += point.unpriced;
        input += point.inputTokens + point.cacheReadTokens + point.cacheWriteTokens;
        output += point.outputTokens;
    }
};
using Group = std::pair<std::string, Sum>;

Instant thirtyDaysBack(Instant now, const std::string &zone)
{
    return startOfDay(now - std::chrono::hours{24 * 29}, zone);
}

constexpr Period today{"Today", startOfDay, &Snapshot::today};
constexpr Period month{"This month", startOfMonth, &Snapshot::month};
constexpr Period thirtyDays{"The last 30 days", thirtyDaysBack, nullptr};

/// Dearest first.
std::vector<Group> summed(const std::vector<FeedSeriesPoint> &points)
{
    std::map<std::string, Sum> byName;
    for (const FeedSeriesPoint &point : points) {
        byName[point.group].add(point);
    }
    std::vector<Group> groups(byName.begin(), byName.end());
    std::stable_sort(groups.begin(), groups.end(), [](const Group &a, const Group &b) {
        return a.second.spent > b.second.spent;
    });
    return groups;
}

Totals totalOf(const std::vector<Group> &groups)
{
    Totals totals;
    for (const auto &[name, sum] : groups) {
        totals.spent += sum.spent;
        totals.requests += sum.requests;
        totals.blocked += sum.blocked;
        totals.unpriced += sum.unpriced;
    }
    return totals;
}

std::string asJson(const FeedStatus &status, const Totals &totals, Instant from,
                   const std::vector<Group> &groups)
{
    JsonWriter json;
    json.beginObject()
        .key("as_of").text(toRfc3339(status.snapshot.asOf))
        .key("zone").text(status.snapshot.zone)
        .key("from").text(toRfc3339(from))
        .key("spent_usd").text(toUsdString(totals.spent))
        .key("held_usd").text(toUsdString(totals.held))
        .key("requests").number(totals.requests)
        .key("blocked").number(totals.blocked)
        .key("unpriced").number(totals.unpriced)
        .key("models").beginArray();
    for (const auto &[name, sum] : groups) {
        json.beginObject()
            .key("model").text(name)
            .key("spent_usd").text(toUsdString(sum.spent))
            .key("requests").number(sum.requests)
            .key("blocked").number(sum.blocked)
            .key("unpriced").number(sum.unpriced)
            .key("input_tokens").number(sum.input)
            .key("output_tokens").number(sum.output)
            .endObject();
    }
    json.endArray().endObject();
    return json.take() + "\n";
}

std::string asText(const FeedStatus &status, const Period &period, const Totals &totals,
                   const std::vector<Group> &groups)
{
    const TextStyle style = styleOfStandardOutput();
    std::string out = style.paint(status.demo ? "DEMO  " : "", Colour::Bold)
        + style.paint(period.name, Colour::Bold) + "  " + spentText(totals) + ", "
        + std::to_string(totals.requests) + " requests, " + std::to_string(totals.blocked)
        + " blocked\n";
    TextTable table;
    for (const auto &[name, sum] : groups) {
        table.add({{"  " + (name.empty() ? "(no model)" : printable(name))},
                   {(sum.unpriced > 0 ? "at least " : "") + toDisplayUsd(sum.spent), Colour::Bold,
                    true},
                   {std::to_string(sum.requests) + " requests", Colour::Plain, true},
                   {std::to_string(sum.input) + " in", Colour::Dim, true},
                   {std::to_string(sum.output) + " out", Colour::Dim, true}});
    }
    out += table.toText(style);
    out += style.paint("as of " + localTime(status.snapshot.asOf, status.snapshot.zone) + " "
                           + status.snapshot.zone,
                       Colour::Dim);
    return out + "\n";
}

int runPeriod(const ClientOptions &client, const Period &period, bool json)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    FeedSeriesQuery query;
    query.from = period.start(status->snapshot.asOf, status->snapshot.zone);
    query.to = status->snapshot.asOf + std::chrono::seconds{1};
    query.bucket = FeedSeriesQuery::Bucket::Day;
    query.by = FeedSeriesQuery::By::Model;
    const auto series = session.wait<FeedSeries>(
        [&](FeedClient &feed, auto then) { feed.series(query, &feed, then); });
    if (!series) {
        return failWith(series.error());
    }
    const std::vector<Group> groups = summed(series->points);
    const Totals totals
        = period.totals ? status->snapshot.*period.totals : totalOf(groups);
    const std::string text = json ? asJson(*status, totals, query.from, groups)
                                  : asText(*status, period, totals, groups);
    std::fputs(text.c_str(), stdout);
    return exitDone;
}

void addPeriod(CommandSet &commands, const char *name, const char *help, const Period &period)
{
    auto *const command = commands.app.add_subcommand(name, help);
    const auto json = std::make_shared<bool>(false);
    command->add_flag("--json", *json, "One JSON object");
    command->callback([&commands, &period, json] {
        commands.chosen
            = [&commands, &period, json] { return runPeriod(commands.client, period, *json); };
    });
}

} // namespace

void addPeriodCommands(CommandSet &commands)
{
    addPeriod(commands, "today", "What was spent today, by model", today);
    addPeriod(commands, "month", "What was spent this month, by model", month);
    addPeriod(commands, "models", "What was spent in the last 30 days, by model", thirtyDays);
}

} // namespace llmcap
