// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace llmcap {

/// What a process that sees keys sets for itself: no core dump, no reading of its memory by other
/// programs of the same user, new files for the owner alone. To be called first in main().
void hardenProcess();

} // namespace llmcap
