// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include <cstdlib>
#include <windows.h>

namespace llmcap {

bool isTerminalOutput()
{
    DWORD mode = 0;
    return GetConsoleMode(GetStdHandle(STD_OUTPUT_HANDLE), &mode) != 0;
}

TextStyle styleOfStandardOutput()
{
    const HANDLE output = GetStdHandle(STD_OUTPUT_HANDLE);
    DWORD mode = 0;
    if (!GetConsoleMode(output, &mode)) {
        return {};
    }
    const bool isUtf8 = SetConsoleOutputCP(CP_UTF8) != 0;
    const bool hasSequences
        = SetConsoleMode(output, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING) != 0;
    const char *const noColour = std::getenv("NO_COLOR");
    return TextStyle{hasSequences && (!noColour || *noColour == '\0'), isUtf8};
}

} // namespace llmcap
