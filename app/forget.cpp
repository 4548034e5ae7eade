// SPDX-License-Identifier: GPL-3.0-or-later
#include "forget.h"

#include "autostart.h"
#include "folder_lock.h"
#include "routing.h"
#include "token_store.h"

namespace llmcap {

Result<void> forgetTraces()
{
    Result<void> result = setAutostart(false, {});
    for (const Result<void> &done : {Routing().off(), setLoginCheck(false)}) {
        if (!done && result) {
            result = done;
        }
    }
    return result;
}

Result<void> forgetData(const std::filesystem::path &dataFolder)
{
    std::error_code problem;
    if (!std::filesystem::is_directory(dataFolder, problem)) {
        return {};
    }
    {
        // Let go of before the folder is deleted: Windows deletes no file that is open.
        const auto lock = FolderLock::take(dataFolder);
        if (!lock) {
            return lock.error();
        }
    }
    TokenStore(dataFolder).forget();
    std::filesystem::remove_all(dataFolder, problem);
    if (problem) {
        return Error{ErrorCode::Io, "the data folder " + dataFolder.string()
                                        + " could not be deleted: " + problem.message()
                                        + "; delete it by hand"};
    }
    return {};
}

} // namespace llmcap
