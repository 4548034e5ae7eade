// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace llmcap {

/// The options that every client command takes, before or after its name.
struct ClientOptions {
    std::string url;             ///< --url, LLMCAP_URL; "" the default
    std::string token;           ///< --token; "" LLMCAP_TOKEN, or what the token store has
    std::string dataFolder;      ///< --data-dir: whose token; "" the default
    bool demo = false;           ///< --demo: the demo's port and folder
};

/// Where a command puts itself: the parser, and what it wants to be run. Commands run after
/// parsing, inside a QCoreApplication.
struct CommandSet {
    CLI::App &app;
    ClientOptions &client;
    std::function<int()> &chosen;
};

// One file a command, or a few that are one subject.
void addServeCommand(CommandSet &commands);
void addDemoCommand(CommandSet &commands);
void addStatusCommands(CommandSet &commands);        // status, statusline
void addWatchCommand(CommandSet &commands);
void addPeriodCommands(CommandSet &commands);        // today, month, models
void addLogCommands(CommandSet &commands);           // logs, blocked
void addExplainCommand(CommandSet &commands);
void addPricesCommand(CommandSet &commands);         // list, explain, check, update
void addRepriceCommand(CommandSet &commands);
void addReconcileCommand(CommandSet &commands);
void addExportCommand(CommandSet &commands);
void addCapsCommands(CommandSet &commands);
void addEnforcementCommands(CommandSet &commands);   // pause, resume, allow, block
void addHoldsCommands(CommandSet &commands);
void addEstimateCommand(CommandSet &commands);
void addGuardCommand(CommandSet &commands);
void addEnvCommand(CommandSet &commands);
void addTokenCommand(CommandSet &commands);
void addAutostartCommand(CommandSet &commands);
void addSetupCommand(CommandSet &commands);          // for installers
void addLatencyCommand(CommandSet &commands);
void addDoctorCommand(CommandSet &commands);
void addRouteCommand(CommandSet &commands);          // route, watchdog
void addToolsCommands(CommandSet &commands);         // tools, test
void addPolicyCommand(CommandSet &commands);         // show, check
void addCompletionCommand(CommandSet &commands);

} // namespace llmcap
