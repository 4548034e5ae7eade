// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>

namespace llmcap {

// For the installer: files that a program has open can be neither replaced nor removed. Windows
// alone; elsewhere a running program keeps the files it started from.

/// How the programs of this installation were left.
struct Closing {
    int closed = 0;         ///< ended when asked
    int left = 0;           ///< still there
    bool hadTray = false;   ///< the window program was among those that ended
    QString arguments;      ///< that it is to be started with again
};

/// Asks every other program that runs from this program's folder to finish and end, and waits for
/// all of them at most `patience`. A command that only looks at the feed is ended at once.
Closing closeRunningPrograms(std::chrono::milliseconds patience);

} // namespace llmcap
