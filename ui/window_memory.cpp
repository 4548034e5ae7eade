// SPDX-License-Identifier: GPL-3.0-or-later
#include "window_memory.h"

#include <QSettings>

namespace llmcap {

namespace {

constexpr const char *names[] = {"system", "light", "dark", "high-contrast"};

} // namespace

WindowMemory readWindowMemory()
{
    const QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("llmcap"),
                             QStringLiteral("window"));
    WindowMemory memory;
    memory.geometry = settings.value(QStringLiteral("geometry")).toByteArray();
    const QString theme = settings.value(QStringLiteral("theme")).toString();
    for (int i = 0; i < 4; ++i) {
        if (theme == QLatin1String(names[i])) {
            memory.theme = static_cast<Theme>(i);
        }
    }
    return memory;
}

void writeWindowMemory(const WindowMemory &memory)
{
    QSettings settings(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("llmcap"),
                       QStringLiteral("window"));
    settings.setValue(QStringLiteral("geometry"), memory.geometry);
    settings.setValue(QStringLiteral("theme"),
                      QString::fromLatin1(names[static_cast<int>(memory.theme)]));
}

} // namespace llmcap
