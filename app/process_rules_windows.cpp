// SPDX-License-Identifier: GPL-3.0-or-later
#include "process_rules.h"

#include "wiping_heap.h"

#include <windows.h>

namespace llmcap {

bool hardenProcess()
{
    // A DLL beside a downloaded file or in the working folder must not be loaded.
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_SYSTEM32 | LOAD_LIBRARY_SEARCH_APPLICATION_DIR);
    // No dialog and no dump by the system where something goes wrong.
    SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    return isHeapWiped();
}

} // namespace llmcap
