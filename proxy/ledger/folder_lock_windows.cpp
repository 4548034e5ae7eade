// SPDX-License-Identifier: GPL-3.0-or-later
#include "folder_lock.h"

#include <windows.h>

namespace llmcap {

Result<FolderLock> FolderLock::take(const std::filesystem::path &folder)
{
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed)
        return Error{ErrorCode::Io, "The folder " + folder.string() + " cannot be made: "
                                        + failed.message() + ". Name another with --data-dir"};
    // No share mode: the open file is the lock.
    const auto file = folder / "lock";
    const HANDLE handle = CreateFileW(file.c_str(), GENERIC_READ | GENERIC_WRITE, 0, nullptr,
                                      OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, nullptr);
    if (handle != INVALID_HANDLE_VALUE)
        return FolderLock(reinterpret_cast<std::intptr_t>(handle));
    if (GetLastError() == ERROR_SHARING_VIOLATION)
        return Error{ErrorCode::Conflict, "Another LLMCap is running on " + folder.string()
                                              + ". Quit it first, or name another folder with "
                                                "--data-dir"};
    return Error{ErrorCode::Io, "The folder " + folder.string()
                                    + " cannot be written. Check its rights or name another with "
                                      "--data-dir"};
}

FolderLock::~FolderLock()
{
    if (m_handle != -1)
        CloseHandle(reinterpret_cast<HANDLE>(m_handle));
}

} // namespace llmcap
