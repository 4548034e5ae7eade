// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace llmcap {

/// Whether a panel that shows StatusNotifier items runs. Qt asks for it once in a program's life,
/// so whoever starts together with the desktop waits a moment before making a tray icon. False
/// where the system has no such thing.
bool hasStatusNotifierHost();

} // namespace llmcap
