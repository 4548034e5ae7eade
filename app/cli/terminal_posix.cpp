// SPDX-License-Identifier: GPL-3.0-or-later
#include "terminal.h"

#include <cstdlib>
#include <unistd.h>

namespace llmcap {

namespace {

bool isSet(const char *variable)
{
    const char *const value = std::getenv(variable);
    return value && *value != '\0';
}

/// By the rules of setlocale: the first of the three that is set decides.
bool localeIsUtf8()
{
    for (const char *const variable : {"LC_ALL", "LC_CTYPE", "LANG"}) {
        if (isSet(variable)) {
            const std::string_view value = std::getenv(variable);
            return value.find("UTF-8") != std::string_view::npos
                || value.find("utf8") != std::string_view::npos;
        }
    }
    return false;
}

} // namespace

bool isTerminalOutput()
{
    return isatty(STDOUT_FILENO) == 1;
}

TextStyle styleOfStandardOutput()
{
    const char *const terminal = std::getenv("TERM");
    const bool isDumb = !terminal || std::string_view(terminal) == "dumb";
    return TextStyle{isTerminalOutput() && !isDumb && !isSet("NO_COLOR"),
                     isTerminalOutput() && localeIsUtf8()};
}

} // namespace llmcap
