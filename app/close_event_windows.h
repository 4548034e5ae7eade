// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace llmcap {

/// The name of the event by which a running program is asked to finish and end: the installer has
/// neither its port nor its token. Seen by the programs of this session alone.
inline std::wstring closeEventName(unsigned long processId)
{
    return L"Local\\LLMCap close " + std::to_wstring(processId);
}

} // namespace llmcap
