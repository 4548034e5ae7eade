// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <cstdint>
#include <filesystem>
#include <utility>

namespace llmcap {

/// One process owns a data folder; the operating system lets go of it when the process ends,
/// however it ends.
class FolderLock final {
public:
    /// Makes the folder (owner-only) and takes its lock. Conflict: another process has it.
    static Result<FolderLock> take(const std::filesystem::path &folder);
    ~FolderLock();
    FolderLock(FolderLock &&other) noexcept : m_handle(std::exchange(other.m_handle, -1)) {}
    FolderLock &operator=(FolderLock &&) = delete;

private:
    explicit FolderLock(std::intptr_t handle) : m_handle(handle) {}
    std::intptr_t m_handle = -1;
};

} // namespace llmcap
