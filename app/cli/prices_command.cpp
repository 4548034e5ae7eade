// SPDX-License-Identifier: GPL-3.0-or-later
// llmcap prices: looks at tables on this machine; no proxy has to run.
#include "command_set.h"
#include "data_folder.h"
#include "exit_status.h"
#include "price_setting.h"
#include "price_text.h"
#include "price_update.h"
#include "terminal.h"
#include "time_text.h"
#include "unpriced.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>

namespace llmcap {

namespace {

struct PriceOptions {
    std::string provider, model, at, file, key;
    bool json = false;
};

std::filesystem::path folderOf(const ClientOptions &client)
{
    return client.dataFolder.empty() ? defaultDataFolder(client.demo)
                                     : std::filesystem::path(client.dataFolder);
}

Result<FileSettings> settingsOf(const ClientOptions &client, const PriceOptions &options)
{
    auto settings = readSettingsFile(folderOf(client) / "settings.json");
    if (!settings && settings.error().code != ErrorCode::NotFound) {
        return settings;
    }
    FileSettings read = settings ? std::move(*settings) : FileSettings{};
    if (!options.key.empty()) {
        read.priceKey = std::filesystem::absolute(options.key);
    }
    return read;
}

void say(const std::string &text)
{
    std::fputs(text.c_str(), stdout);
}

/// "2026-11-25.1, figures of 2026-08-21 (96 days old)" and a warning where that is old.
void sayAge(const PriceTable &table, std::FILE *where)
{
    const auto days = ageInDays(table, currentTime());
    std::fprintf(where, "price table %s%s\n", table.version.c_str(),
                 days ? (", figures " + std::to_string(*days) + " days old").c_str() : "");
    if (days && *days > oldTableDays) {
        std::fprintf(stderr, "llmcap: warning: prices may have changed since; llmcap prices update "
                             "FILE takes a newer table\n");
    }
}

int runList(const ClientOptions &client, const PriceOptions &options)
{
    const auto settings = settingsOf(client, options);
    if (!settings) {
        return failWith(settings.error());
    }
    const auto tables = readPriceTables(*settings, folderOf(client));
    if (!tables) {
        return failWith(tables.error());
    }
    TextTable table;
    int rows = 0;
    const PriceBook book = makePriceBook(*tables);
    for (const PriceEntry &entry : book.entries()) {
        const ModelPrice &price = entry.price;
        if ((!options.provider.empty() && price.provider != options.provider)
            || (!options.model.empty() && !matchesPattern(options.model, price.model))) {
            continue;
        }
        ++rows;
        if (options.json) {
            say(entryJson(entry) + "\n");
            continue;
        }
        std::string prices;
        for (std::size_t i = 0; i < unitCount; ++i) {
            if (const auto unit = price.rows.front().unit[i]) {
                const std::string text = unitPriceText(static_cast<Unit>(i), *unit);
                prices += (prices.empty() ? "" : "  ") + std::string(unitName(static_cast<Unit>(i)))
                    + " " + text.substr(0, text.find(' '));
            }
        }
        table.add({{price.provider, Colour::Dim}, {price.model, Colour::Bold}, {prices}});
    }
    if (!options.json) {
        say(table.toText(styleOfStandardOutput()));
        sayAge(tables->front(), stdout);
    }
    return rows > 0 ? exitDone : exitNo;
}

Result<Instant> dayOf(const std::string &text)
{
    return text.empty() ? currentTime() : parseMoment(text, currentTime(), "UTC");
}

int runExplain(const ClientOptions &client, const PriceOptions &options)
{
    const auto settings = settingsOf(client, options);
    if (!settings) {
        return failWith(settings.error());
    }
    const auto book = readPriceBook(*settings, folderOf(client));
    const auto at = dayOf(options.at);
    if (!book || !at) {
        return failWith(!book ? book.error() : at.error());
    }
    std::set<std::string> providers{options.provider};
    if (options.provider.empty()) {
        providers.clear();
        for (const PriceEntry &entry : (*book)->entries()) {
            providers.insert(entry.price.provider);
        }
        for (const auto &[alias, model] : settings->modelAliases) {
            providers.insert(alias.substr(0, alias.find('/')));
        }
    }
    int found = 0;
    for (const std::string &provider : providers) {
        const auto match = (*book)->match(provider, options.model, *at);
        if (!match.price) {
            continue;
        }
        say(options.json ? explainJson(match, options.model, *at) + "\n"
                         : (found > 0 ? "\n" : "") + explainText(match, options.model, *at));
        ++found;
    }
    if (found > 0) {
        return exitDone;
    }
    return failWith(Error{ErrorCode::NotFound,
                          howToPrice(options.provider.empty() ? "openai" : options.provider,
                                     options.model)});
}

int runCheck(const ClientOptions &client, const PriceOptions &options)
{
    const auto settings = settingsOf(client, options);
    if (!settings) {
        return failWith(settings.error());
    }
    std::vector<PriceTable> tables;
    if (!options.file.empty()) {
        auto table = readPriceTable(options.file);
        if (!table) {
            return failWith(table.error());
        }
        tables.push_back(std::move(*table));
    } else if (auto all = readPriceTables(*settings, folderOf(client)); all) {
        tables = std::move(*all);
    } else {
        return failWith(all.error());
    }
    int errors = 0;
    for (const PriceTable &table : tables) {
        for (const PriceFinding &finding : checkPrices(table, currentTime())) {
            errors += !finding.isWarning;
            const std::string what = finding.model.empty()
                ? table.version : finding.provider + " " + finding.model;
            say(options.json ? findingJson(finding) + "\n"
                             : (finding.isWarning ? "warning: " : "error: ") + what + ": "
                    + finding.text + "\n");
        }
        if (!options.json) {
            sayAge(table, stdout);
            say(std::to_string(table.entries.size()) + " entries\n");
        }
    }
    return errors == 0 ? exitDone : exitNo;
}

int runUpdate(const ClientOptions &client, const PriceOptions &options)
{
    const auto settings = settingsOf(client, options);
    if (!settings) {
        return failWith(settings.error());
    }
    const auto taken = takePriceUpdate(options.file, folderOf(client), settings->priceKey);
    if (!taken) {
        const int status = failWith(taken.error());
        return taken.error().code == ErrorCode::Conflict ? exitNo : status;
    }
    say("price table " + taken->version + " is taken; it is in force after a restart of the "
        "proxy\n");
    return exitDone;
}

} // namespace

void addPricesCommand(CommandSet &commands)
{
    auto *const prices = commands.app.add_subcommand("prices", "What models cost, and why");
    prices->require_subcommand(0, 1);
    prices->fallthrough();
    const auto options = std::make_shared<PriceOptions>();
    prices->add_flag("--json", options->json, "One JSON object a line");
    prices->add_option("--provider", options->provider, "Only this one");
    prices->add_option("--price-key", options->key)->group("");
    using Body = int (*)(const ClientOptions &, const PriceOptions &);
    const auto run = [&commands, options](CLI::App *command, Body body) {
        command->callback([&commands, options, body] {
            commands.chosen = [&commands, options, body] {
                return body(commands.client, *options);
            };
        });
    };
    auto *const list = prices->add_subcommand("list", "All models; the same as without a word");
    list->add_option("--model", options->model, "Only names that fit; * stands for anything");
    auto *const explain = prices->add_subcommand("explain", "How one name is priced");
    explain->add_option("model", options->model, "As requests name it")->required();
    explain->add_option("--at", options->at, "A day, like 2026-09-01; today else");
    auto *const check = prices->add_subcommand(
        "check", "Gaps, overlaps and absurd values; exit status 1 where there is a mistake");
    check->add_option("file", options->file, "A price file; what is in force else");
    auto *const update = prices->add_subcommand(
        "update", "Takes a newer table; FILE.sig beside it must be its signature");
    update->add_option("file", options->file, "The table")->required();
    for (CLI::App *const command : {list, explain, check, update}) {
        command->fallthrough();
    }
    run(explain, runExplain);
    run(check, runCheck);
    run(update, runUpdate);
    prices->final_callback([&commands, options] {
        if (!commands.chosen) {
            commands.chosen = [&commands, options] { return runList(commands.client, *options); };
        }
    });
}

} // namespace llmcap
