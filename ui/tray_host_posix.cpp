// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_host.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>

namespace llmcap {

bool hasStatusNotifierHost()
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    return bus.isConnected()
        && bus.interface()->isServiceRegistered(QStringLiteral("org.kde.StatusNotifierWatcher"));
}

} // namespace llmcap
