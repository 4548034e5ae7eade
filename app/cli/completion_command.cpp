// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "exit_status.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

/// What may follow a command: its own commands and its options.
std::string wordsOf(const CLI::App &command)
{
    std::string words;
    for (const CLI::App *const sub : command.get_subcommands({})) {
        words += sub->get_name() + " ";
    }
    for (const CLI::Option *const option : command.get_options()) {
        for (const std::string &name : option->get_lnames()) {
            words += "--" + name + " ";
        }
    }
    return words;
}

/// One line of a bash case for a command and those below it.
std::string casesOf(const CLI::App &command, const std::string &path)
{
    std::string cases = "        '" + path + "') words='" + wordsOf(command) + "' ;;\n";
    for (const CLI::App *const sub : command.get_subcommands({})) {
        cases += casesOf(*sub, path.empty() ? sub->get_name() : path + " " + sub->get_name());
    }
    return cases;
}

std::string bashScript(const CLI::App &app)
{
    return "_llmcap() {\n"
           "    local word path='' words='' i\n"
           "    for ((i = 1; i < COMP_CWORD && i < 3; i++)); do\n"
           "        word=${COMP_WORDS[i]}\n"
           "        [[ $word == -* ]] && break\n"
           "        path+=${path:+ }$word\n"
           "    done\n"
           "    case $path in\n"
        + casesOf(app, "")
        + "    esac\n"
          "    COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n"
          "}\n"
          "complete -o default -F _llmcap llmcap\n";
}

} // namespace

void addCompletionCommand(CommandSet &commands)
{
    auto *const completion = commands.app.add_subcommand(
        "completion", "A completion script: source <(llmcap completion bash)");
    const auto shell = std::make_shared<std::string>("bash");
    completion->add_option("shell", *shell, "bash")->check(CLI::IsMember({"bash"}));
    completion->callback([&commands] {
        commands.chosen = [&commands] {
            std::fputs(bashScript(commands.app).c_str(), stdout);
            return static_cast<int>(exitDone);
        };
    });
}

} // namespace llmcap
