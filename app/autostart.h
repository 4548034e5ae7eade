// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QString>

namespace llmcap {

/// Whether the window program starts when this user logs in.
enum class Autostart {
    Off,
    On,
    /// Entered, but the system's own list of startup programs has it switched off (Task Manager on
    /// Windows, the desktop's settings elsewhere). setAutostart(true) takes that back.
    Suppressed,
};

// For the user who runs this, never for the machine. Windows: a value of the Run key, see "Run and
// RunOnce Registry Keys" at learn.microsoft.com. Elsewhere: the Desktop Application Autostart
// Specification of freedesktop.org. Thread: any.

Autostart autostart();

/// Enters `program` (an absolute path; it is started with --background) or removes the entry; doing
/// either twice does no harm.
/// NotFound: there is no such program. Io: the entry cannot be written; the message says where.
Result<void> setAutostart(bool on, const QString &program);

/// llmcap-tray beside the program that runs. REQUIRES: a QCoreApplication exists.
QString windowProgram();

} // namespace llmcap
