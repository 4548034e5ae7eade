// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "serve_options.h"
#include "termination.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QCoreApplication>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int runServe(const ClientOptions &client, ServeOptions options)
{
    options.demo = client.demo;
    if (options.dataFolder.empty()) {
        options.dataFolder = client.dataFolder;
    }
    auto wanted = applicationOptions(options);
    if (!wanted) {
        return failWith(wanted.error());
    }
    wanted->logToStandardError = true;
    const Settings &settings = wanted->settings.proxy;
    const std::string network = settings.tlsCertFile.empty() ? "" : settings.listenHost;
    // Before anything is open: a signal during the start ends it by this way, too.
    const Termination termination;
    bool isEnding = false;
    QObject::connect(&termination, &Termination::requested, qApp, [&isEnding] {
        isEnding = true;
        QCoreApplication::quit();
    });
    auto application = Application::start(std::move(*wanted));
    if (!application) {
        return failWith(application.error());
    }
    const std::string url = (*application)->feedUrl().toString().toStdString();
    std::printf("LLMCap is listening on %s\n", url.c_str());
    if (!network.empty()) {
        const int port = (*application)->feedUrl().port();
        std::printf("Its feed is at https://%s:%d, too, for who has the token.\n",
                    network.find(':') == std::string::npos ? network.c_str()
                                                           : ("[" + network + "]").c_str(), port);
    }
    std::fflush(stdout);
    std::fprintf(stderr, "The feed's token is kept in %s.\n",
                 (*application)->tokenPlace().toUtf8().constData());
    if (!isEnding) {
        QCoreApplication::exec();
    }
    (*application)->stop();
    return exitDone;
}

} // namespace

void addServeCommand(CommandSet &commands)
{
    auto *const serve = commands.app.add_subcommand("serve", "Runs the proxy until SIGTERM");
    const auto options = std::make_shared<ServeOptions>();
    addServeOptions(*serve, *options);
    serve->callback([&commands, options] {
        commands.chosen = [&commands, options] { return runServe(commands.client, *options); };
    });
}

} // namespace llmcap
