// SPDX-License-Identifier: GPL-3.0-or-later
#include "routing.h"
#include "watchdog.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cstdio>

namespace llmcap {

namespace {

QString lockPath()
{
    return QString::fromStdString((Routing::usualJournal().parent_path() / "routing.alive")
                                      .string());
}

QString loginEntry()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation)
        + QStringLiteral("/autostart/llmcap-routing.desktop");
}

/// What /proc tells of a process of ours; empty where it is another user's.
QByteArray procFile(const QString &pid, const char *name)
{
    QFile file("/proc/" + pid + '/' + QLatin1String(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray{};
}

} // namespace

QStringList programsThatPointAt(const QString &url)
{
    QStringList found;
    if (url.isEmpty()) {
        return found;
    }
    const QByteArray lead = '=' + url.toUtf8() + '/';
    for (const QString &pid : QDir("/proc").entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (!pid.at(0).isDigit() || !procFile(pid, "environ").contains(lead)) {
            continue;
        }
        const QString name = QString::fromUtf8(procFile(pid, "comm").trimmed());
        if (!name.startsWith(QLatin1String("llmcap"))) {
            found.append(name + " (" + pid + ')');
        }
    }
    return found;
}

Result<void> setLoginCheck(bool on)
{
    const QString path = loginEntry();
    if (!on) {
        QFile file(path);
        if (file.exists() && !file.remove()) {
            return Error{ErrorCode::Io, "routing: " + path.toStdString() + ": "
                                            + file.errorString().toStdString()};
        }
        return {};
    }
    QDir().mkpath(QFileInfo(path).absolutePath());
    QSaveFile file(path);
    const QByteArray entry = "[Desktop Entry]\nType=Application\nName=LLMCap routing check\n"
                             "Comment=Puts base URLs back where LLMCap does not run\nExec=\""
        + consoleProgram().toUtf8()
        + "\" route check --wait 20\nTerminal=false\nNoDisplay=true\n"
          "X-GNOME-Autostart-enabled=true\n";
    if (!file.open(QIODevice::WriteOnly) || file.write(entry) < 0 || !file.commit()) {
        return Error{ErrorCode::Io, "routing: " + path.toStdString() + ": "
                                        + file.errorString().toStdString()};
    }
    return {};
}

void holdSentinelLock()
{
    // Held by the open file, so that it ends with this process, however that ends; never inherited.
    QDir().mkpath(QFileInfo(lockPath()).absolutePath());
    const int file = open(lockPath().toUtf8().constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (file >= 0) {
        (void)flock(file, LOCK_SH);   // the sentinel lets go of it at once
    }
}

void startSentinel()
{
    // Waits for the lock that LLMCap and its watchdog hold while they live.
    const QString script = QStringLiteral("exec 9>>\"$ALIVE\" && flock 9 && exec 9>&- && "
                                          "exec \"$CHECK\" route check --wait 0");
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(QStringLiteral("ALIVE"), lockPath());
    environment.insert(QStringLiteral("CHECK"), consoleProgram());
    (void)startApart(QStringLiteral("/bin/sh"), {QStringLiteral("-c"), script}, environment);
}

void tellUser(const QString &title, const QString &text)
{
    std::fprintf(stderr, "llmcap: %s. %s\n", qPrintable(title), qPrintable(text));
    // org.freedesktop.Notifications, Desktop Notifications Specification.
    QDBusMessage note = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.Notifications"),
        QStringLiteral("/org/freedesktop/Notifications"),
        QStringLiteral("org.freedesktop.Notifications"), QStringLiteral("Notify"));
    note << QStringLiteral("LLMCap") << 0u << QStringLiteral("llmcap") << title << text
         << QStringList{} << QVariantMap{} << -1;
    QDBusConnection::sessionBus().call(note, QDBus::Block, 2000);
}

QString consoleProgram()
{
    return QCoreApplication::applicationDirPath() + QStringLiteral("/llmcap");
}

} // namespace llmcap
