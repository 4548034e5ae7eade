// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace llmcap {

/// What a process that sees keys sets for itself: no core dump, no reading of its memory by other
/// programs of the same user, new files for the owner alone, memory wiped when it is given back;
/// and as many open connections as the system allows. To be called first in main().
/// True where memory is wiped.
bool hardenProcess();

} // namespace llmcap
