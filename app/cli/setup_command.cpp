// SPDX-License-Identifier: GPL-3.0-or-later
// What installers ask of the program. They run as the user, never with more rights.
#include "command_set.h"
#include "data_folder.h"
#include "exit_status.h"
#include "forget.h"

#ifdef _WIN32
#include "autostart.h"
#include "running_programs.h"

#include <QProcess>
#include <QSettings>
#endif

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <vector>

namespace llmcap {

namespace {

int runForget(const ClientOptions &client, bool withData)
{
    int status = exitDone;
    if (const auto done = forgetTraces(); !done) {
        status = failWith(done.error());
    }
    if (!withData) {
        return status;
    }
    std::vector<std::filesystem::path> folders;
    if (client.dataFolder.empty()) {
        folders = {defaultDataFolder(false), defaultDataFolder(true)};
    } else {
        folders = {client.dataFolder};
    }
    for (const auto &folder : folders) {
        if (const auto done = forgetData(folder); !done) {
            status = failWith(done.error());
        }
    }
    return status;
}

#ifdef _WIN32
/// Where `close` tells `reopen`, which may be of a newer version, that the tray program ran.
QSettings setupNotes()
{
    return QSettings(QStringLiteral("HKEY_CURRENT_USER\\Software\\LLMCap\\Setup"),
                     QSettings::NativeFormat);
}
const QString reopenNote = QStringLiteral("Reopen");

int runClose(int seconds, bool willReopen)
{
    const Closing closing = closeRunningPrograms(std::chrono::seconds{seconds});
    if (closing.hadTray && willReopen) {
        setupNotes().setValue(reopenNote, closing.arguments.isEmpty()
                                              ? QStringLiteral("--background")
                                              : closing.arguments);
    }
    if (closing.closed > 0) {
        std::printf("%d ended\n", closing.closed);
    }
    if (closing.left > 0) {
        std::fprintf(stderr, "llmcap: %d still at work; quit LLMCap in its tray menu\n",
                     closing.left);
        return exitNo;
    }
    return exitDone;
}

int runReopen()
{
    QSettings notes = setupNotes();
    const QString arguments = notes.value(reopenNote).toString();
    notes.remove(reopenNote);
    if (arguments.isEmpty()) {
        return exitNo;
    }
    return QProcess::startDetached(windowProgram(), QProcess::splitCommand(arguments))
        ? exitDone
        : failWith({ErrorCode::Io, "the tray program cannot be started"});
}

void addWindowsVerbs(CLI::App &setup, CommandSet &commands)
{
    auto *const close = setup.add_subcommand(
        "close", "Asks the LLMCap programs of this folder to finish and end, and waits");
    const auto seconds = std::make_shared<int>(30);
    close->add_option("--wait", *seconds, "Seconds")->capture_default_str()->check(
        CLI::Range(0, 600));
    const auto willReopen = std::make_shared<bool>(false);
    close->add_flag("--reopen", *willReopen, "Notes that the tray program ran, for reopen");
    close->callback([&commands, seconds, willReopen] {
        commands.chosen = [seconds, willReopen] { return runClose(*seconds, *willReopen); };
    });
    setup.add_subcommand("reopen", "Starts the tray program again that close has ended")
        ->callback([&commands] { commands.chosen = runReopen; });
}
#endif

} // namespace

void addSetupCommand(CommandSet &commands)
{
    auto *const setup = commands.app.add_subcommand("setup", "What installers ask for");
    setup->require_subcommand(1);
    auto *const forget = setup->add_subcommand(
        "forget", "Takes back what was entered outside LLMCap's own folders: start at login");
    const auto withData = std::make_shared<bool>(false);
    forget->add_flag("--data", *withData,
                     "Deletes the ledger, the settings and the tokens, too, for ever");
    forget->callback([&commands, withData] {
        commands.chosen
            = [&commands, withData] { return runForget(commands.client, *withData); };
    });
#ifdef _WIN32
    addWindowsVerbs(*setup, commands);
#endif
}

} // namespace llmcap
