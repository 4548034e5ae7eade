// SPDX-License-Identifier: GPL-3.0-or-later
#include "power_events.h"

#include <QDBusConnection>

namespace llmcap {

class PowerEvents::Private final {};

PowerEvents::PowerEvents(QObject *parent) : QObject(parent)
{
    // Both before (true) and after (false) a sleep; without a bus nobody calls.
    QDBusConnection::systemBus().connect(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("PrepareForSleep"), this,
        SIGNAL(slept()));
}

PowerEvents::~PowerEvents() = default;

} // namespace llmcap
