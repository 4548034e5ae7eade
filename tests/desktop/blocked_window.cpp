// SPDX-License-Identifier: GPL-3.0-or-later
// llmcap-tray with a window's thread that hangs when it is told: "SECONDS" on standard input.
// It says "blocked" before and "back" afterwards.
#include "process_rules.h"
#include "tray_program.h"

#include <QApplication>
#include <QSocketNotifier>

#include <chrono>
#include <cstdio>
#include <thread>

#include <unistd.h>

int main(int argc, char **argv)
{
    llmcap::hardenProcess();
    std::optional<int> exitStatus;
    const llmcap::TrayArguments arguments = llmcap::readTrayArguments(argc, argv, exitStatus);
    if (exitStatus) {
        return *exitStatus;
    }
    QApplication application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    llmcap::TrayProgram program(arguments);
    if (!program.begin()) {
        return 1;
    }
    QSocketNotifier orders(STDIN_FILENO, QSocketNotifier::Read);
    QObject::connect(&orders, &QSocketNotifier::activated, &orders, [&orders] {
        char line[32] = {};
        const ssize_t count = read(STDIN_FILENO, line, sizeof line - 1);
        if (count <= 0) {
            orders.setEnabled(false);
            return;
        }
        std::printf("blocked\n");
        std::fflush(stdout);
        std::this_thread::sleep_for(std::chrono::seconds{std::atoi(line)});
        std::printf("back\n");
        std::fflush(stdout);
    });
    return QApplication::exec();
}
