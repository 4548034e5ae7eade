// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace llmcap {

/// Takes a fresh descriptor out of Qt's hands, so that another engine can use it.
void releaseFromQt(std::intptr_t descriptor);
void closeDescriptor(std::intptr_t descriptor);

/// What came of listening where the system needs a word for it.
struct ExclusivePort {
    std::intptr_t descriptor = -1;   ///< listening; -1 where it failed
    bool isTaken = false;            ///< somebody else has the port
};

/// Listens on an address literal so that no other program can bind beside us and be given our
/// users' keys (SO_EXCLUSIVEADDRUSE, which Qt does not set on Windows). nullopt where the system
/// keeps ports apart by itself: let Qt listen there.
std::optional<ExclusivePort> listenExclusively(const std::string &address, bool isV6,
                                               std::uint16_t port);

} // namespace llmcap
