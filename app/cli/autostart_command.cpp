// SPDX-License-Identifier: GPL-3.0-or-later
#include "autostart.h"
#include "command_set.h"
#include "exit_status.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int sayAutostart()
{
    switch (autostart()) {
    case Autostart::On:
        std::puts("LLMCap starts when you log in.");
        return exitDone;
    case Autostart::Suppressed:
        std::puts("LLMCap is entered to start when you log in, but this system's list of startup "
                  "programs has it switched off. llmcap autostart on takes that back.");
        return exitNo;
    case Autostart::Off:
        break;
    }
    std::puts("LLMCap does not start when you log in.");
    return exitNo;
}

int runAutostart(const std::string &wanted)
{
    if (wanted == "status") {
        return sayAutostart();
    }
    if (auto done = setAutostart(wanted == "on", windowProgram()); !done) {
        return failWith(done.error());
    }
    sayAutostart();
    return exitDone;
}

} // namespace

void addAutostartCommand(CommandSet &commands)
{
    auto *const command = commands.app.add_subcommand(
        "autostart", "Whether the tray program starts when you log in: on, off or status");
    const auto wanted = std::make_shared<std::string>("status");
    command->add_option("wanted", *wanted, "on, off or status")
        ->capture_default_str()
        ->check(CLI::IsMember({"on", "off", "status"}));
    command->callback(
        [&commands, wanted] { commands.chosen = [wanted] { return runAutostart(*wanted); }; });
}

} // namespace llmcap
