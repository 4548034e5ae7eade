// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_arguments.h"

#include "exit_status.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QHostAddress>
#include <QUrl>

namespace llmcap {

std::string feedProblem(const std::string &text)
{
    const QUrl url(QString::fromStdString(text));
    const bool isLocal = url.host() == QLatin1String("localhost")
        || QHostAddress(url.host()).isLoopback();
    const bool isFeed = (url.scheme() == "https" || (url.scheme() == "http" && isLocal))
        && !url.host().isEmpty() && (url.path().isEmpty() || url.path() == "/");
    return isFeed ? std::string()
                  : "must be the address of a LLMCap, like https://llmcap.example:4517; over a "
                    "network it must be https";
}

TrayArguments readTrayArguments(int argc, char **argv, std::optional<int> &exitStatus)
{
    TrayArguments arguments;
    CLI::App app{"A hard spending cap on LLM API calls, in the tray", "llmcap-tray"};
    app.set_version_flag("--version", "llmcap-tray " LLMCAP_VERSION);
    addServeOptions(app, arguments.serve);
    app.add_flag("--demo", arguments.serve.demo,
                 "A simulated provider and traffic; own folder and port");
    app.add_option("--feed", arguments.feed,
                   "Watch the LLMCap at that address, without a proxy of its own; LLMCAP_TOKEN "
                   "opens it")
        ->check(feedProblem)
        ->excludes("--demo");
    app.add_option("--feed-ca", arguments.feedCa,
                   "PEM: an authority to trust for that LLMCap, beside the system's")
        ->check(CLI::ExistingFile)
        ->needs("--feed");
    app.add_flag("--background", arguments.background,
                 "Open no window where there is no tray yet");
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        exitStatus = app.exit(problem) == 0 ? exitDone : exitUsage;
    }
    return arguments;
}

} // namespace llmcap
