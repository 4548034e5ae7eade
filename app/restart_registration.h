// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace llmcap {

/// Tells the system how to start this program again after an update that had to close it: the
/// Restart Manager of Windows. Does nothing elsewhere. `arguments` are the program's own; a later
/// start opens no window.
void registerForRestart(const QStringList &arguments);

} // namespace llmcap
