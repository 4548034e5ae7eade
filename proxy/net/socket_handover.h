// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace llmcap {

/// Takes a fresh descriptor out of Qt's hands, so that another engine can use it.
void releaseFromQt(std::intptr_t descriptor);
void closeDescriptor(std::intptr_t descriptor);

} // namespace llmcap
