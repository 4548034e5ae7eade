// SPDX-License-Identifier: GPL-3.0-or-later
#include "notice.h"

namespace llmcap {

Notifier *makeDesktopNotifier(QObject *)
{
    return nullptr;   // the tray icon's own messages are the system's notifications
}

} // namespace llmcap
