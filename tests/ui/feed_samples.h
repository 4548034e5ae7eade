// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dashboard_text.h"
#include "tray_state.h"

#include <string>

namespace llmcap {

/// 2026-11-24 12:03:00 UTC.
inline const Instant sampleNow{std::chrono::seconds{1'795'521'780}};

inline std::int64_t usd(double dollars)
{
    return static_cast<std::int64_t>(dollars * 1e9 + 0.5);
}

inline CapState sampleCap(const std::string &name, double spent, double limit,
                          const std::string &window = "day")
{
    CapState state;
    state.cap.name = name;
    state.cap.window = *parseWindow(window);
    state.cap.limit = usd(limit);
    state.limit = usd(limit);
    state.spent = usd(spent);
    state.window = windowAt(state.cap.window, sampleNow, Zone{});
    return state;
}

/// $4.18 of $10 today, $61.20 of $150 this month, 3 blocked.
inline FeedStatus sampleStatus()
{
    FeedStatus status;
    Snapshot &snapshot = status.snapshot;
    snapshot.asOf = sampleNow;
    snapshot.zone = "UTC";
    snapshot.today.spent = {usd(4.18)};
    snapshot.today.blocked = 3;
    snapshot.month.spent = {usd(61.20)};
    snapshot.caps = {sampleCap("day", 4.18, 10), sampleCap("month", 61.20, 150, "month")};
    status.providers = {{"anthropic", WireFormat::Anthropic, "http://127.0.0.1:4517/anthropic"},
                        {"openai", WireFormat::OpenAi, "http://127.0.0.1:4517/openai"}};
    return status;
}

inline TrayInput sampleInput()
{
    TrayInput input;
    input.status = sampleStatus();
    input.link = FeedClient::Link::Live;
    return input;
}

} // namespace llmcap
