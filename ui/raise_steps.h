// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cap.h"

#include <QString>

#include <array>
#include <string>

namespace llmcap {

/// One temporary raise that a person may choose with one click.
struct RaiseStep {
    std::string amount;          ///< decimal text in the cap's unit, as the feed takes it
    QString shown;               ///< "$5", "20,000 tokens"
};

/// A small and a large step: $1 and $5, or for caps that count tokens or requests about a tenth and
/// a half of the limit. Thread: any.
std::array<RaiseStep, 2> raiseSteps(const Cap &cap);
/// How long a raise lasts: "today", "this month", "for 90m", "for good".
QString raiseSpan(const Cap &cap);

} // namespace llmcap
