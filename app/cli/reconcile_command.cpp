// SPDX-License-Identifier: GPL-3.0-or-later
// llmcap reconcile FILE: our books against a provider's own export. RECONCILE.md lists its forms.
#include "command_set.h"
#include "exit_status.h"
#include "json_writer.h"
#include "log_query.h"
#include "reconcile.h"
#include "terminal.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QFile>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

struct ReconcileOptions {
    std::string file, provider, project, key, tolerance = "1%";
    bool json = false;
};

Result<std::string> readFile(const std::string &name)
{
    constexpr qint64 most = 256 * 1024 * 1024;
    QFile file(QString::fromStdString(name));
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::BadInput,
                     name + " cannot be read: " + file.errorString().toStdString()};
    }
    if (file.size() > most) {
        return Error{ErrorCode::BadInput, name + " is larger than 256 MB; export a shorter time"};
    }
    return file.readAll().toStdString();
}

void writeLine(JsonWriter &json, const Reconciliation::Line &line, bool isBeyond)
{
    json.key("ours_usd").text(toUsdString(line.ours))
        .key("theirs_usd").text(toUsdString(line.theirs))
        .key("drift_usd").text(toUsdString(line.ours - line.theirs))
        .key("ours_tokens").number(line.ourTokens)
        .key("theirs_tokens").number(line.theirTokens)
        .key("is_beyond").boolean(isBeyond)
        .endObject();
}

std::string asJson(const Reconciliation &books, const ReconcileOptions &options,
                   const Tolerance &tolerance)
{
    JsonWriter json;
    json.beginObject()
        .key("file").text(options.file)
        .key("provider").text(options.provider)
        .key("first_day").text(books.firstDay())
        .key("last_day").text(books.lastDay())
        .key("compares").text(books.hasCosts() ? "costs" : "tokens")
        .key("tolerance").text(options.tolerance)
        .key("lines").beginArray();
    for (const auto &[key, line] : books.lines()) {
        json.beginObject().key("day").text(key.first).key("model").text(key.second);
        writeLine(json, line, books.isBeyond(line, tolerance));
    }
    json.endArray().key("total").beginObject();
    writeLine(json, books.total(), books.isBeyond(books.total(), tolerance));
    json.key("is_beyond").boolean(books.isBeyond(tolerance)).endObject();
    return json.take() + "\n";
}

void addRow(TextTable &table, const std::string &day, const std::string &model,
            const Reconciliation &books, const Reconciliation::Line &line, bool isBeyond)
{
    const bool costs = books.hasCosts();
    const auto cell = [&](NanoUsd usd, std::int64_t tokens) {
        return costs ? "$" + toUsdString(usd) : std::to_string(tokens);
    };
    table.add({{day, Colour::Dim},
               {model.empty() ? "all models" : printable(model), Colour::Bold},
               {cell(line.ours, line.ourTokens), Colour::Plain, true},
               {cell(line.theirs, line.theirTokens), Colour::Plain, true},
               {cell(line.ours - line.theirs, line.ourTokens - line.theirTokens),
                isBeyond ? Colour::Red : Colour::Green, true},
               {isBeyond ? "beyond the tolerance" : "", Colour::Red}});
}

std::string asText(const Reconciliation &books, const Tolerance &tolerance)
{
    TextTable table;
    table.add({{"day (UTC)"}, {"model"}, {"ours", Colour::Plain, true},
               {"theirs", Colour::Plain, true}, {"drift", Colour::Plain, true}, {}});
    for (const auto &[key, line] : books.lines()) {
        addRow(table, key.first, key.second, books, line, books.isBeyond(line, tolerance));
    }
    addRow(table, "total", "", books, books.total(), books.isBeyond(books.total(), tolerance));
    return table.toText(styleOfStandardOutput());
}

int runReconcile(const ClientOptions &client, const ReconcileOptions &options)
{
    const auto tolerance = parseTolerance(options.tolerance);
    if (!tolerance) {
        return failWith(tolerance.error());
    }
    const auto text = readFile(options.file);
    if (!text) {
        return failWith(text.error());
    }
    const auto exported = readUsageExport(*text, options.file);
    if (!exported) {
        return failWith(exported.error());
    }
    if (exported->empty()) {
        return failWith(Error{ErrorCode::BadInput, options.file + " has no line of usage"});
    }
    Reconciliation books(*exported);
    LogOptions query;
    query.limit = 0;
    query.provider = options.provider;
    query.project = options.project;
    query.key = options.key;
    query.since = books.firstDay() + "T00:00:00Z";
    FeedSession session(client);
    const auto done = forEachRow(
        session, query, [](const std::string &) {},
        [&](const Exchange &row) { books.add(row); });
    if (!done) {
        return failWith(done.error());
    }
    std::fputs((options.json ? asJson(books, options, *tolerance) : asText(books, *tolerance))
                   .c_str(),
               stdout);
    return books.isBeyond(*tolerance) ? exitNo : exitDone;
}

} // namespace

void addReconcileCommand(CommandSet &commands)
{
    auto *const reconcile = commands.app.add_subcommand(
        "reconcile", "Compares the books with a provider's own usage export");
    const auto options = std::make_shared<ReconcileOptions>();
    reconcile->add_option("file", options->file, "CSV or JSON as the provider exports it")
        ->required();
    reconcile->add_option("--provider", options->provider,
                          "Whose export it is: openai, anthropic, gemini, ...");
    reconcile->add_option("--project", options->project, "Only requests of this project");
    reconcile->add_option("--key", options->key, "Only requests with this key");
    reconcile->add_option("--tolerance", options->tolerance,
                          "Drift that is no news: a share like 1%, or USD like 0.25")
        ->capture_default_str();
    reconcile->add_flag("--json", options->json, "As one JSON object");
    reconcile->callback([&commands, options] {
        commands.chosen = [&commands, options] { return runReconcile(commands.client, *options); };
    });
}

} // namespace llmcap
