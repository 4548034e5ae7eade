// SPDX-License-Identifier: GPL-3.0-or-later
#include "delivery_proof.h"

namespace llmcap {

std::optional<std::uint64_t> acknowledgedBytes(std::intptr_t)
{
    return std::nullopt;
}

} // namespace llmcap
