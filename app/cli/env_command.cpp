// SPDX-License-Identifier: GPL-3.0-or-later
#include "command_set.h"
#include "env_text.h"
#include "exit_status.h"
#include "feed_session.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int runEnv(const ClientOptions &client, const std::string &shell, const std::string &project)
{
    FeedSession session(client);
    const auto status = session.status();
    if (!status) {
        return failWith(status.error());
    }
    const std::pair<const char *, Snippet> snippets[] = {
        {"python", Snippet::Python}, {"javascript", Snippet::JavaScript}, {"curl", Snippet::Curl}};
    for (const auto &[name, snippet] : snippets) {
        if (shell == name) {
            std::fputs(snippetText(status->providers, snippet).c_str(), stdout);
            return exitDone;
        }
    }
    const auto text = envText(status->providers, shell, project);
    if (!text) {
        return failWith(text.error());
    }
    std::fputs(text->c_str(), stdout);
    return exitDone;
}

} // namespace

void addEnvCommand(CommandSet &commands)
{
    struct Words {
        std::string shell, project;
    };
    auto *const env = commands.app.add_subcommand(
        "env", "Lines that point tools at LLMCap: eval \"$(llmcap env)\"");
    const auto words = std::make_shared<Words>();
#ifdef _WIN32
    words->shell = "powershell";
#else
    words->shell = "bash";
#endif
    env->add_option("--shell", words->shell,
                    "bash, powershell or cmd; python, javascript or curl print an example")
        ->capture_default_str()
        ->check(CLI::IsMember({"bash", "powershell", "cmd", "python", "javascript", "curl"}));
    env->add_option("--project", words->project, "Books everything to this project");
    env->callback([&commands, words] {
        commands.chosen
            = [&commands, words] { return runEnv(commands.client, words->shell, words->project); };
    });
}

} // namespace llmcap
