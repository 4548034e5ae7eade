// SPDX-License-Identifier: GPL-3.0-or-later
// llmcap reprice: books what a period should have cost by the prices in force now.
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

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <map>
#include <memory>
#include <tuple>

namespace llmcap {

namespace {

struct RepriceOptions {
    std::string since, until, provider, model;
    bool dryRun = false;
    bool json = false;
};

struct Sum {
    qint64 requests = 0;
    NanoUsd before, after;
};

/// What all answers say together: one question looks at a part of the period only.
struct Together {
    std::map<std::tuple<std::string, std::string, std::string>, Sum> lines;
    qint64 unchanged = 0, left = 0;
    std::string version;

    std::string add(const QJsonObject &answer)
    {
        const auto text = [](const QJsonObject &object, const char *name) {
            return object.value(QLatin1String(name)).toString().toStdString();
        };
        for (const QJsonValue &value : answer.value(QLatin1String("lines")).toArray()) {
            const QJsonObject line = value.toObject();
            Sum &sum = lines[{text(line, "day"), text(line, "provider"), text(line, "model")}];
            sum.requests += line.value(QLatin1String("requests")).toInteger();
            const auto before = parseUsd(text(line, "before_usd"));
            const auto after = parseUsd(text(line, "after_usd"));
            sum.before += before ? *before : NanoUsd{};
            sum.after += after ? *after : NanoUsd{};
        }
        unchanged += answer.value(QLatin1String("unchanged")).toInteger();
        left += answer.value(QLatin1String("left")).toInteger();
        version = text(answer, "price_version");
        return text(answer, "next");
    }

    Sum total() const
    {
        Sum all;
        for (const auto &[key, sum] : lines) {
            all.requests += sum.requests;
            all.before += sum.before;
            all.after += sum.after;
        }
        return all;
    }
};

std::string asJson(const Together &all, bool dryRun)
{
    JsonWriter json;
    const Sum total = all.total();
    json.beginObject().key("dry_run").boolean(dryRun).key("price_version").text(all.version);
    json.key("lines").beginArray();
    for (const auto &[key, sum] : all.lines) {
        json.beginObject()
            .key("day").text(std::get<0>(key))
            .key("provider").text(std::get<1>(key))
            .key("model").text(std::get<2>(key))
            .key("requests").number(sum.requests)
            .key("before_usd").text(toUsdString(sum.before))
            .key("after_usd").text(toUsdString(sum.after))
            .key("difference_usd").text(toUsdString(sum.after - sum.before))
            .endObject();
    }
    json.endArray()
        .key("changed").number(total.requests)
        .key("unchanged").number(all.unchanged)
        .key("left").number(all.left)
        .key("difference_usd").text(toUsdString(total.after - total.before))
        .endObject();
    return json.take() + "\n";
}

std::string asText(const Together &all, bool dryRun)
{
    TextTable table;
    for (const auto &[key, sum] : all.lines) {
        table.add({{std::get<0>(key), Colour::Dim},
                   {printable(std::get<1>(key))},
                   {printable(std::get<2>(key)), Colour::Bold},
                   {std::to_string(sum.requests), Colour::Plain, true},
                   {"$" + toUsdString(sum.before), Colour::Plain, true},
                   {"$" + toUsdString(sum.after), Colour::Bold, true}});
    }
    const Sum total = all.total();
    std::string text = table.toText(styleOfStandardOutput());
    text += std::to_string(total.requests) + (dryRun ? " would change, " : " changed, ")
        + std::to_string(all.unchanged) + " cost the same, " + std::to_string(all.left)
        + " stay as they are (no price today, or none was kept)\n";
    text += "difference: $" + toUsdString(total.after - total.before) + " by price table "
        + printable(all.version) + "\n";
    return text;
}

std::string orderText(const RepriceOptions &options, Instant since, std::optional<Instant> until,
                      const std::string &after)
{
    JsonWriter json;
    json.beginObject().key("since").text(toRfc3339(since));
    if (until) {
        json.key("until").text(toRfc3339(*until));
    }
    if (!options.provider.empty()) {
        json.key("provider").text(options.provider);
    }
    if (!options.model.empty()) {
        json.key("model").text(options.model);
    }
    if (!after.empty()) {
        json.key("after").text(after);
    }
    json.key("dry_run").boolean(options.dryRun).endObject();
    return json.take();
}

int runReprice(const ClientOptions &client, const RepriceOptions &options)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    const Instant now = currentTime();
    const auto since = parseMoment(options.since, now, status->snapshot.zone);
    if (!since) {
        return failWith(since.error());
    }
    std::optional<Instant> until;
    if (!options.until.empty()) {
        const auto given = parseMoment(options.until, now, status->snapshot.zone);
        if (!given) {
            return failWith(given.error());
        }
        until = *given;
    }
    Together all;
    std::string after;
    do {
        const auto answer = session.wait<std::string>([&](FeedClient &feed, auto then) {
            feed.reprice(orderText(options, *since, until, after), &feed, then);
        });
        if (!answer) {
            return failWith(answer.error());
        }
        after = all.add(QJsonDocument::fromJson(QByteArray::fromStdString(*answer)).object());
    } while (!after.empty());
    std::fputs((options.json ? asJson(all, options.dryRun) : asText(all, options.dryRun)).c_str(),
               stdout);
    return exitDone;
}

} // namespace

void addRepriceCommand(CommandSet &commands)
{
    auto *const reprice = commands.app.add_subcommand(
        "reprice", "Books what a period should have cost by today's price table");
    const auto options = std::make_shared<RepriceOptions>();
    reprice->add_option("--since", options->since, "2026-11-01, yesterday, 7d")->required();
    reprice->add_option("--until", options->until, "Before this moment; now else");
    reprice->add_option("--provider", options->provider, "Only this one");
    reprice->add_option("--model", options->model, "Only names that fit; * stands for anything");
    reprice->add_flag("--dry-run", options->dryRun, "Say what would change, book nothing");
    reprice->add_flag("--json", options->json, "As one JSON object");
    reprice->callback([&commands, options] {
        commands.chosen = [&commands, options] { return runReprice(commands.client, *options); };
    });
}

} // namespace llmcap
