// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

namespace llmcap {

/// What the program's end says to scripts (design contract; 64, 69 and 77 as in BSD sysexits).
enum ExitStatus : int {
    exitDone = 0,
    exitNo = 1,              ///< the answer is no
    exitUsage = 64,
    exitUnreachable = 69,    ///< proxy or feed cannot be reached, or cannot be started
    exitTokenRefused = 77,
};

ExitStatus exitStatusOf(const Error &error);

/// Says it on standard error, as "llmcap: ...", and returns the status that belongs to it.
int failWith(const Error &error);

/// The same for an edit that the feed would not do: a conflict (a policy, a hold in flight) is a
/// no, not a feed that cannot be reached.
int failEdit(const Error &error);

} // namespace llmcap
