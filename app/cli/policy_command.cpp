// SPDX-License-Identifier: GPL-3.0-or-later
#include "amount.h"
#include "command_set.h"
#include "exit_status.h"
#include "policy_file.h"
#include "status_text.h"

#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>

#include <QFile>

#include <cstdio>
#include <memory>

namespace llmcap {

namespace {

int sayPolicy(const Result<PolicyFile> &read)
{
    if (!read) {
        return failWith(read.error());
    }
    const Policy &policy = read->policy;
    if (!policy.isSet()) {
        std::puts("Nothing is fixed by an organisation on this machine.");
        return exitDone;
    }
    std::printf("From %s: %s\n", policy.source.c_str(), policyReason(policy).c_str());
    for (const Cap &cap : policy.caps) {
        std::printf("cap %s: at most %s, %s\n", cap.name.c_str(),
                    displayAmount(cap.limit, cap.unit).c_str(), describeCap(cap).c_str());
    }
    if (policy.forbidPause) {
        std::puts("caps cannot be paused, nor made to warn only");
    }
    for (const std::string &key : policy.lockedSettings) {
        std::printf("setting %s is fixed\n", key.c_str());
    }
    return exitDone;
}

int runCheck(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly)) {
        return failWith({ErrorCode::NotFound, path + ": " + file.errorString().toStdString()});
    }
    return sayPolicy(parsePolicy(file.readAll().toStdString(), path));
}

} // namespace

void addPolicyCommand(CommandSet &commands)
{
    auto *const policy = commands.app.add_subcommand(
        "policy", "What an organisation has fixed on this machine; policy check FILE tries one");
    policy->callback([&commands] {
        if (!commands.chosen) {
            commands.chosen = [] { return sayPolicy(readPolicy()); };
        }
    });
    auto *const check = policy->add_subcommand("check", "Whether a policy file is understood");
    const auto file = std::make_shared<std::string>();
    check->add_option("file", *file, "The file")->required();
    check->callback([&commands, file] {
        commands.chosen = [file] { return runCheck(*file); };
    });
}

} // namespace llmcap
