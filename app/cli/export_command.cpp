// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_json.h"
#include "log_query.h"
#include "rfc3339.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

/// RFC 4180, and harmless to a spreadsheet: what would be read as a formula gets a quote in front.
std::string csvCell(std::string text)
{
    if (!text.empty() &&
        std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos) {
        text.insert(text.begin(), '\'');
    }
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted.append(c == '"' ? 2 : 1, c);
    }
    return quoted + "\"";
}

std::string csvLine(const std::vector<std::string> &cells)
{
    std::string line;
    for (const std::string &cell : cells) {
        line += (line.empty() ? "" : ",") + csvCell(cell);
    }
    return line + "\r\n";
}

constexpr const char *csvHeader
    = "id,time,provider,endpoint,model,project,key,client,outcome,status,input,cache_read,"
      "cache_write_5m,cache_write_1h,output,reasoning,cost_usd,cost_basis,cap\r\n";

std::string csvRow(const Exchange &row)
{
    const Usage &usage = row.usage;
    return csvLine({row.id, toRfc3339(row.time), row.labels.provider, row.labels.endpoint,
                    row.labels.model, row.labels.project, row.labels.key, row.labels.client,
                    std::string(outcomeName(row.outcome)), std::to_string(row.status),
                    std::to_string(usage[Unit::Input]), std::to_string(usage[Unit::CacheRead]),
                    std::to_string(usage[Unit::CacheWrite5m]),
                    std::to_string(usage[Unit::CacheWrite1h]),
                    std::to_string(usage[Unit::Output]), std::to_string(usage.reasoning),
                    toUsdString(row.cost), std::string(costBasisName(row.basis)), row.cap});
}

int runExport(const ClientOptions &client, const LogOptions &options)
{
    FeedSession session(client);
    if (!options.asJson) {
        std::fputs(csvHeader, stdout);
    }
    const auto done = forEachRow(
        session, options, [](const std::string &) {},
        [&](const Exchange &row) {
            const std::string text = options.asJson ? rowJson(row) + "\n" : csvRow(row);
            std::fputs(text.c_str(), stdout);
        });
    return done ? exitDone : failWith(done.error());
}

} // namespace

void addExportCommand(CommandSet &commands)
{
    auto *const command = commands.app.add_subcommand(
        "export", "The whole audit log as CSV, or as JSON lines with --json");
    const auto options = std::make_shared<LogOptions>();
    options->limit = 0;
    addLogFilter(*command, *options);
    command->callback([&commands, options] {
        commands.chosen = [&commands, options] { return runExport(commands.client, *options); };
    });
}

} // namespace llmcap
