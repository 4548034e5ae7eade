// SPDX-License-Identifier: GPL-3.0-or-later
#include "gauge_icon.h"
#include "process_rules.h"
#include "restart_registration.h"
#include "tray_program.h"

#include <QApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    llmcap::hardenProcess();
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
