// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "inspection.h"
#include "runaway.h"
#include "settings.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

namespace llmcap {

/// The runaway guard of all workers. Thread: any; no member waits for anything but its mutex.
/// Nothing of it is stored: with a restart every client starts anew.
class ClientGuard final {
public:
    /// `key` makes the hashes of prompts this process's own. `alarmed` is called from the worker
    /// that raised the alarm and must return at once.
    ClientGuard(Settings::RunawayGuard mode, std::uint64_t key,
                std::function<void(const Runaway::Alarm &)> alarmed);

    bool isOn() const { return m_mode != Settings::RunawayGuard::Off; }
    Settings::RunawayGuard mode() const { return m_mode; }
    PromptShape shapeOf(std::string_view body) const;
    std::optional<Runaway::Alarm> heldFor(const RequestLabels &labels) const;
    void noteRequest(const RequestLabels &labels, const PromptShape &shape, Instant now);
    void noteCost(const RequestLabels &labels, const PromptShape &shape, NanoUsd cost,
                  Instant now);
    bool allow(const std::string &client, Instant now);
    std::vector<Runaway::Alarm> alarms(Instant now) const;

private:
    const Settings::RunawayGuard m_mode;
    const std::uint64_t m_key;
    const std::function<void(const Runaway::Alarm &)> m_alarmed;
    mutable std::mutex m_mutex;
    Runaway m_runaway;   // protected by m_mutex
};
std::string_view runawayGuardName(Settings::RunawayGuard mode);   ///< "off", "warn", "hold"

/// What the guard takes for one client: a key and a program, "k_.../claude-cli".
std::string clientNameOf(const RequestLabels &labels);

} // namespace llmcap
