// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder_lock.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace llmcap {

Result<FolderLock> FolderLock::take(const std::filesystem::path &folder)
{
    std::error_code failed;
    const bool fresh = std::filesystem::create_directories(folder, failed);
    if (failed)
        return Error{ErrorCode::Io, "The folder " + folder.string() + " cannot be made: "
                                        + failed.message() + ". Name another with --data-dir"};
    if (fresh)
        std::filesystem::permissions(folder, std::filesystem::perms::owner_all, failed);
    const auto file = folder / "lock";
    const int handle = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (handle < 0)
        return Error{ErrorCode::Io, "The folder " + folder.string() + " cannot be written: "
                                        + std::strerror(errno)
                                        + ". Check its rights or name another with --data-dir"};
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        ::close(handle);
        return Error{ErrorCode::Conflict, "Another LLMCap is running on " + folder.string()
                                              + ". Quit it first, or name another folder with "
                                                "--data-dir"};
    }
    return FolderLock(handle);
}

FolderLock::~FolderLock()
{
    if (m_handle >= 0)
        ::close(static_cast<int>(m_handle));
}

} // namespace llmcap
