// SPDX-License-Identifier: GPL-3.0-or-later
#include "gauge_icon.h"
#include "process_rules.h"
#include "restart_registration.h"
#include "routing.h"
#include "tray_program.h"

#include <QApplication>

#include <cstdio>
#include <cstring>

int main(int argc, char **argv)
{
    llmcap::hardenProcess();
    if (argc == 2 && std::strcmp(argv[1], "--check-routing") == 0) {
        // The small task at login: a LLMCap that starts as well gets some time.
        const QCoreApplication application(argc, argv);
        llmcap::Routing routing;
        return llmcap::checkRouting(routing, std::chrono::seconds{20}) ? 0 : 1;
    }
    std::optional<int> exitStatus;
    const llmcap::TrayArguments arguments
        = llmcap::readTrayArguments(argc, argv, exitStatus);
    if (exitStatus) {
        return *exitStatus;
    }
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("llmcap-tray"));
    QApplication::setDesktopFileName(QStringLiteral("llmcap"));
    QApplication::setWindowIcon(llmcap::gaugeIcon({llmcap::GaugeState::Ok, 70}));
    QApplication::setQuitOnLastWindowClosed(false);

    llmcap::registerForRestart(QApplication::arguments().mid(1));

    llmcap::TrayProgram program(arguments);
    if (!program.begin()) {
        std::printf("LLMCap runs already; it shows its window.\n");
        return 0;
    }
    return QApplication::exec();
}
