// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"
#include "process_rules.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QCoreApplication>

namespace {

using llmcap::CommandSet;

/// The order is that of the help.
void addCommands(CommandSet &commands)
{
    llmcap::addServeCommand(commands);
    llmcap::addDemoCommand(commands);
    llmcap::addStatusCommands(commands);
    llmcap::addPeriodCommands(commands);
    llmcap::addLogCommands(commands);
    llmcap::addExplainCommand(commands);
    llmcap::addPricesCommand(commands);
    llmcap::addRepriceCommand(commands);
    llmcap::addReconcileCommand(commands);
    llmcap::addExportCommand(commands);
    llmcap::addWatchCommand(commands);
    llmcap::addCapsCommands(commands);
    llmcap::addEnforcementCommands(commands);
    llmcap::addHoldsCommands(commands);
    llmcap::addEstimateCommand(commands);
    llmcap::addGuardCommand(commands);
    llmcap::addEnvCommand(commands);
    llmcap::addTokenCommand(commands);
    llmcap::addAutostartCommand(commands);
    llmcap::addToolsCommands(commands);
    llmcap::addRouteCommand(commands);
    llmcap::addPolicyCommand(commands);
    llmcap::addSetupCommand(commands);
    llmcap::addLatencyCommand(commands);
    llmcap::addDoctorCommand(commands);
    llmcap::addCompletionCommand(commands);
}

void addClientOptions(CLI::App &app, llmcap::ClientOptions &client)
{
    app.add_option("--url", client.url,
                   "Where the feed is; LLMCAP_URL, http://127.0.0.1:4517 else");
    app.add_option("--token", client.token,
                   "The feed's token; LLMCAP_TOKEN is better, other programs can see arguments");
    app.add_option("--data-dir", client.dataFolder, "Whose token; the usual folder else");
    app.add_flag("--demo", client.demo, "The demo's port and folder");
}

} // namespace

int main(int argc, char **argv)
{
    llmcap::hardenProcess();
    QCoreApplication application(argc, argv);

    CLI::App app{"A hard spending cap on LLM API calls", "llmcap"};
    app.set_version_flag("--version", "llmcap " LLMCAP_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    llmcap::ClientOptions client;
    std::function<int()> chosen;
    addClientOptions(app, client);
    CommandSet commands{app, client, chosen};
    addCommands(commands);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &problem) {
        return app.exit(problem) == 0 ? llmcap::exitDone : llmcap::exitUsage;
    }
    return chosen();
}
