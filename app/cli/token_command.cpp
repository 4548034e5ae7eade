// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "data_folder.h"
#include "exit_status.h"
#include "token_store.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

struct TokenOptions {
    bool printsRead = false;
    bool printsControl = false;
};

int runToken(const ClientOptions &client, const TokenOptions &options)
{
    const std::filesystem::path folder = client.dataFolder.empty()
        ? defaultDataFolder(client.demo)
        : std::filesystem::path(client.dataFolder);
    const auto stored = TokenStore(folder).read();
    if (!stored) {
        return failWith(stored.error());
    }
    if (options.printsControl) {
        std::puts(stored->token.toLatin1().constData());
    } else if (options.printsRead) {
        std::puts(readTokenOf(stored->token).toLatin1().constData());
    } else {
        std::printf("The feed's token is kept in %s.\n"
                    "--read prints the one that may only look, --control the one that may do "
                    "everything.\n",
                    stored->place.toUtf8().constData());
    }
    return exitDone;
}

} // namespace

void addTokenCommand(CommandSet &commands)
{
    auto *const token = commands.app.add_subcommand(
        "token", "Where the feed's token is kept; prints it on request");
    const auto options = std::make_shared<TokenOptions>();
    auto *const read
        = token->add_flag("--read", options->printsRead, "Prints the token that may only look");
    token->add_flag("--control", options->printsControl, "Prints the token that may do everything")
        ->excludes(read);
    token->callback([&commands, options] {
        commands.chosen = [&commands, options] { return runToken(commands.client, *options); };
    });
}

} // namespace llmcap
