// SPDX-License-Identifier: GPL-3.0-or-later
#include "autostart.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSettings>

namespace llmcap {

namespace {

// The installer's tables name the same value (installer/llmcap.wxs).
const QString valueName = QStringLiteral("LLMCap");
const QString runKey
    = QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run");
/// Where Task Manager and Settings note what the user switched off: the first byte is odd then.
const QString approvedKey
    = QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Explorer\\"
                     "StartupApproved\\Run");

Result<void> written(QSettings &settings)
{
    settings.sync();
    if (settings.status() == QSettings::NoError) {
        return {};
    }
    return Error{ErrorCode::Io, "start at login: " + settings.fileName().toStdString()
                                    + " cannot be written; a policy of this machine may forbid it"};
}

bool isSwitchedOff()
{
    const QByteArray noted
        = QSettings(approvedKey, QSettings::NativeFormat).value(valueName).toByteArray();
    return !noted.isEmpty() && (noted.at(0) & 1) != 0;
}

} // namespace

Autostart autostart()
{
    if (!QSettings(runKey, QSettings::NativeFormat).contains(valueName)) {
        return Autostart::Off;
    }
    return isSwitchedOff() ? Autostart::Suppressed : Autostart::On;
}

Result<void> setAutostart(bool on, const QString &program)
{
    QSettings run(runKey, QSettings::NativeFormat);
    if (!on) {
        run.remove(valueName);
        return written(run);
    }
    if (!QFileInfo(program).isFile()) {
        return Error{ErrorCode::NotFound, "start at login: there is no " + program.toStdString()
                                              + "; install the window program"};
    }
    run.setValue(valueName, QLatin1Char('"') + QDir::toNativeSeparators(program)
                                + QStringLiteral("\" --background"));
    if (isSwitchedOff()) {
        QSettings(approvedKey, QSettings::NativeFormat).remove(valueName);
    }
    return written(run);
}

QString windowProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/llmcap-tray.exe");
}

} // namespace llmcap
