// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing.h"
#include "watchdog.h"

#include <QCoreApplication>
#include <QDir>
#include <QSettings>

#include <windows.h>

namespace llmcap {

QStringList programsThatPointAt(const QString &)
{
    return {};   // Windows shows no program's variables to others
}

Result<void> setLoginCheck(bool on)
{
    const QString name = QStringLiteral("LLMCap routing check");
    QSettings run(QStringLiteral("HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\"
                                 "Run"),
                  QSettings::NativeFormat);
    if (on) {
        // The window program, because a console program would open a console.
        run.setValue(name, '"' + QDir::toNativeSeparators(QCoreApplication::applicationDirPath())
                               + QStringLiteral("\\llmcap-tray.exe\" --check-routing"));
    } else {
        run.remove(name);
    }
    run.sync();
    return run.status() == QSettings::NoError
        ? Result<void>()
        : Result<void>(Error{ErrorCode::Io, "routing: the Run key cannot be written; a policy of "
                                            "this machine may forbid it"});
}

void holdSentinelLock() {}
void startSentinel() {}

void tellUser(const QString &title, const QString &text)
{
    MessageBoxW(nullptr, reinterpret_cast<const wchar_t *>(text.utf16()),
                reinterpret_cast<const wchar_t *>(title.utf16()),
                MB_OK | MB_ICONWARNING | MB_SETFOREGROUND);
}

QString consoleProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/llmcap.exe");
}

} // namespace llmcap
