// SPDX-License-Identifier: GPL-3.0-or-later
#include "snapshot.h"

namespace llmcap {

std::string_view stateName(Snapshot::State state)
{
    switch (state) {
    case Snapshot::State::Ok: return "ok";
    case Snapshot::State::Warn: return "warn";
    case Snapshot::State::Reached: return "reached";
    case Snapshot::State::Paused: return "paused";
    case Snapshot::State::Stale: return "stale";
    }
    return "";
}

} // namespace llmcap
