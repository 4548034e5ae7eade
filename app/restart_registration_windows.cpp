// SPDX-License-Identifier: GPL-3.0-or-later
#include "restart_registration.h"

#include <windows.h>

namespace llmcap {

void registerForRestart(const QStringList &arguments)
{
    const QString background = QStringLiteral("--background");
    QString line;
    for (const QString &argument : arguments) {
        if (argument != background) {
            line += QLatin1Char('"') + argument + QStringLiteral("\" ");
        }
    }
    line += background;
    // Not after a crash or a hang: it would come back without anybody having seen why.
    RegisterApplicationRestart(line.toStdWString().c_str(), RESTART_NO_CRASH | RESTART_NO_HANG);
}

} // namespace llmcap
