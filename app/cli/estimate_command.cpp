// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "feed_session.h"
#include "terminal.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

struct EstimateOptions {
    std::string provider, path, project, file;
    bool json = false;
};

/// Where requests of each provider usually go.
std::string usualPath(const std::string &provider)
{
    if (provider == "anthropic") {
        return "/v1/messages";
    }
    return provider == "cohere" ? "/v2/chat" : "/v1/chat/completions";
}

Result<QByteArray> readBody(const std::string &name)
{
    QFile file;
    const bool opened = name == "-" ? file.open(stdin, QIODevice::ReadOnly)
                                    : (file.setFileName(QString::fromStdString(name)),
                                       file.open(QIODevice::ReadOnly));
    if (!opened) {
        return Error{ErrorCode::Io, "cannot read " + name + ": "
                                        + file.errorString().toStdString()};
    }
    return file.readAll();
}

std::string words(const QJsonObject &object, const char *name)
{
    return object.value(QLatin1String(name)).toString().toStdString();
}

std::string dollars(const QJsonObject &object, const char *name)
{
    const auto amount = parseUsd(words(object, name));
    return amount ? toDisplayUsd(*amount) : words(object, name);
}

std::string usageText(const QJsonObject &usage)
{
    std::string text;
    for (auto it = usage.begin(); it != usage.end(); ++it) {
        text += (text.empty() ? "" : ", ") + std::to_string(it.value().toInteger()) + " "
            + it.key().toStdString();
    }
    return text;
}

std::string sentenceOf(const std::string &admission)
{
    if (admission == "now") {
        return "It would be admitted now.\n";
    }
    return admission == "waits" ? "It would wait until requests in flight have settled.\n"
                                : "It would be refused now.\n";
}

std::string asText(const QJsonObject &answer)
{
    const TextStyle style = styleOfStandardOutput();
    TextTable costs;
    costs.add({{"min"}, {dollars(answer, "min_usd"), Colour::Bold, true}, {}});
    costs.add({{"expected"}, {dollars(answer, "expected_usd"), Colour::Bold, true},
               {usageText(answer.value(QLatin1String("expected_usage")).toObject())}});
    costs.add({{"worst"}, {dollars(answer, "worst_usd"), Colour::Bold, true},
               {usageText(answer.value(QLatin1String("worst_usage")).toObject())}});
    std::string out = printable(words(answer, "provider")) + " "
        + printable(words(answer, "model")) + "\n" + costs.toText(style);
    if (!answer.value(QLatin1String("learned")).toBool()) {
        out += "Too few such requests were seen to expect less than the worst.\n";
    }
    if (const std::string hidden = words(answer, "hidden"); !hidden.empty()) {
        out += "The body does not show all of its input: " + printable(hidden) + ".\n";
    }
    TextTable caps;
    for (const QJsonValue &entry : answer.value(QLatin1String("caps")).toArray()) {
        const QJsonObject cap = entry.toObject();
        const std::string passes = words(cap, "passes");
        caps.add({{printable(words(cap, "name")), Colour::Bold},
                  {words(cap, "policy")},
                  {"would hold " + words(cap, "would_hold") + " of " + words(cap, "limit") + " "
                   + words(cap, "unit")},
                  {passes, passes == "now" ? Colour::Green : Colour::Yellow}});
    }
    if (!caps.isEmpty()) {
        out += "\n" + caps.toText(style);
    }
    out += "\n" + sentenceOf(words(answer, "admission"));
    if (const std::string cheaper = words(answer, "cheaper_model"); !cheaper.empty()) {
        out += "A cap would have " + printable(cheaper) + " answer instead.\n";
    }
    return out;
}

int runEstimate(const ClientOptions &client, const EstimateOptions &options)
{
    const auto body = readBody(options.file);
    if (!body) {
        return failWith(body.error());
    }
    const std::string path = options.path.empty() ? usualPath(options.provider) : options.path;
    FeedSession session(client);
    const auto answer = session.wait<std::string>([&](FeedClient &feed, auto then) {
        feed.estimate(options.provider, path, options.project, *body, &feed, then);
    });
    if (!answer) {
        return failWith(answer.error());
    }
    const QJsonObject object
        = QJsonDocument::fromJson(QByteArray::fromStdString(*answer)).object();
    const std::string text = options.json ? *answer + "\n" : asText(object);
    std::fputs(text.c_str(), stdout);
    return words(object, "admission") == "refused" ? exitNo : exitDone;
}

} // namespace

void addEstimateCommand(CommandSet &commands)
{
    auto *const estimate = commands.app.add_subcommand(
        "estimate", "What a request would cost, and whether it would pass now, without sending it");
    const auto options = std::make_shared<EstimateOptions>();
    estimate->add_option("--provider", options->provider, "As in its base URL")->required();
    estimate->add_option("--path", options->path, "Of the provider, like /v1/messages");
    estimate->add_option("--project", options->project, "To which the request belongs");
    estimate->add_flag("--json", options->json, "The feed's answer");
    estimate->add_option("file", options->file, "The request's body as JSON; - reads it from "
                                                "standard input")->required();
    estimate->callback([&commands, options] {
        commands.chosen = [&commands, options] {
            return runEstimate(commands.client, *options);
        };
    });
}

} // namespace llmcap
