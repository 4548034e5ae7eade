// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer_program.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace llmcap {

namespace {

std::string_view baseName(std::string_view path)
{
    const auto slash = path.find_last_of("/\\");
    return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

/// "python3.11" and "node" run others' programs.
bool isInterpreter(std::string_view name)
{
    constexpr std::array names{"python", "node", "nodejs", "deno", "bun", "ruby", "perl", "php",
                               "java", "dotnet", "pwsh", "bash", "sh", "zsh"};
    while (!name.empty() && (name.back() == '.' || (name.back() >= '0' && name.back() <= '9')))
        name.remove_suffix(1);
    return std::find(names.begin(), names.end(), name) != names.end();
}

/// The script among the arguments, each of which ends with NUL; "" where there is none: options
/// come before it, and some of them name code instead of a file.
std::string_view scriptOf(std::string_view arguments)
{
    std::size_t begin = arguments.find('\0');   // behind the program itself
    while (begin != std::string_view::npos && begin + 1 < arguments.size()) {
        const std::size_t end = std::min(arguments.find('\0', begin + 1), arguments.size());
        const std::string_view word = arguments.substr(begin + 1, end - begin - 1);
        if (word == "-m") {   // python -m MODULE
            begin = end;
            const std::size_t stop = std::min(arguments.find('\0', begin + 1), arguments.size());
            return begin + 1 < arguments.size() ? arguments.substr(begin + 1, stop - begin - 1)
                                                : std::string_view{};
        }
        if (word == "-c" || word == "-e" || word == "--eval" || word == "-jar" || word == "-")
            return {};
        if (!word.empty() && word.front() != '-')
            return baseName(word);
        begin = end;
    }
    return {};
}

} // namespace

std::string programName(std::string program, const std::string &arguments)
{
    std::string name(baseName(program));
    if (name.size() > 4 && name.ends_with(".exe"))
        name.resize(name.size() - 4);
    if (isInterpreter(name)) {
        if (const auto script = scriptOf(arguments); !script.empty())
            name.append(" ").append(script);
    }
    std::erase_if(name, [](char c) { return c < ' ' || c > '~'; });
    return name.substr(0, 64);
}

} // namespace llmcap
