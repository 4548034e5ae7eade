// SPDX-License-Identifier: GPL-3.0-or-later
#include "autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

namespace llmcap {

namespace {

QString entryPath()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/autostart/llmcap-tray.desktop");
}

/// By the Desktop Entry Specification: in quotes, where four characters take a backslash, which
/// the entry's own string rule doubles; a percent sign would begin a field code.
QString quotedForExec(const QString &path)
{
    QString quoted;
    for (const QChar c : path) {
        if (c == QLatin1Char('\\')) {
            quoted += QStringLiteral("\\\\\\\\");
        } else if (c == QLatin1Char('"') || c == QLatin1Char('`') || c == QLatin1Char('$')) {
            quoted += QStringLiteral("\\\\") + c;
        } else if (c == QLatin1Char('%')) {
            quoted += QStringLiteral("%%");
        } else {
            quoted += c;
        }
    }
    return QLatin1Char('"') + quoted + QLatin1Char('"');
}

QByteArray entryFor(const QString &program)
{
    return "[Desktop Entry]\n"
           "Type=Application\n"
           "Name=LLMCap\n"
           "Comment=A hard spending cap on LLM API calls\n"
           "Exec="
        + quotedForExec(program).toUtf8()
        + " --background\n"
          "Icon=llmcap\n"
          "Terminal=false\n"
          "X-GNOME-Autostart-enabled=true\n";
}

Error io(const QString &path, const QString &why)
{
    return {ErrorCode::Io, "start at login: " + path.toStdString() + ": " + why.toStdString()
                               + "; check the rights of that folder"};
}

} // namespace

Autostart autostart()
{
    QFile file(entryPath());
    if (!file.open(QIODevice::ReadOnly)) {
        return Autostart::Off;
    }
    // What a desktop's settings write where the user switches an entry off there.
    for (const QByteArray &line : file.read(64 * 1024).split('\n')) {
        const QByteArray plain = line.simplified().replace(' ', "").toLower();
        if (plain == "hidden=true" || plain == "x-gnome-autostart-enabled=false") {
            return Autostart::Suppressed;
        }
    }
    return Autostart::On;
}

Result<void> setAutostart(bool on, const QString &program)
{
    const QString path = entryPath();
    if (!on) {
        QFile file(path);
        if (file.exists() && !file.remove()) {
            return io(path, file.errorString());
        }
        return {};
    }
    if (!QFileInfo(program).isFile()) {
        return Error{ErrorCode::NotFound, "start at login: there is no " + program.toStdString()
                                              + "; install the window program"};
    }
    const QString folder = QFileInfo(path).absolutePath();
    if (!QDir().mkpath(folder)) {
        return io(folder, QStringLiteral("cannot be made"));
    }
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(entryFor(program)) < 0 || !file.commit()) {
        return io(path, file.errorString());
    }
    return {};
}

QString windowProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/llmcap-tray");
}

} // namespace llmcap
