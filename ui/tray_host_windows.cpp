// SPDX-License-Identifier: GPL-3.0-or-later
#include "tray_host.h"

namespace llmcap {

bool hasStatusNotifierHost()
{
    return false;   // the taskbar is there, or Qt tells when it comes back
}

} // namespace llmcap
