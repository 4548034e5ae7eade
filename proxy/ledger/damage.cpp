// SPDX-License-Identifier: GPL-3.0-or-later
#include "damage.h"

#include <chrono>

namespace llmcap {

std::string damagedAdvice(const std::filesystem::path &folder, const Error &error)
{
    const auto file = folder / "ledger.sqlite";
    std::error_code failed;
    // The time of its last change names the copy, so that each start does not make another one.
    const auto changed = std::filesystem::last_write_time(file, failed).time_since_epoch();
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(changed).count();
    const auto copy = folder / ("ledger-damaged-" + std::to_string(seconds) + ".sqlite");
    for (const char *part : {"", "-wal"}) {
        const auto from = std::filesystem::path(file.string() + part);
        const auto to = std::filesystem::path(copy.string() + part);
        std::error_code ignored;
        if (std::filesystem::exists(from, ignored) && !std::filesystem::exists(to, ignored))
            std::filesystem::copy_file(from, to, *part ? ignored : failed);
    }
    std::string text = error.message + " Requests are refused, because what was spent is not "
                                       "known for certain. ";
    text += failed ? "A copy could not be made (" + failed.message() + "). "
                   : "A copy lies at " + copy.string() + ". ";
    return text + "Quit LLMCap, put a backup of " + file.string()
        + " in its place (with no -wal and -shm beside it), or move the file away to begin with "
          "empty books, and start it again";
}

} // namespace llmcap
