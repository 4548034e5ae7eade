// SPDX-License-Identifier: GPL-3.0-or-later
#include "client_guard.h"

#include "prompt_shape.h"

namespace llmcap {

std::string_view runawayGuardName(Settings::RunawayGuard mode)
{
    switch (mode) {
    case Settings::RunawayGuard::Off: return "off";
    case Settings::RunawayGuard::Warn: return "warn";
    case Settings::RunawayGuard::Hold: break;
    }
    return "hold";
}

std::string clientNameOf(const RequestLabels &labels)
{
    std::string name = labels.key.empty() ? "no-key" : labels.key;
    if (!labels.client.empty())
        name += "/" + labels.client;
    // People paste it into a shell, and a program chooses its own name.
    for (char &c : name) {
        const bool isPlain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
            || (c >= '0' && c <= '9') || std::string_view("._/+-").find(c) != std::string::npos;
        c = isPlain ? c : '_';
    }
    return name;
}

ClientGuard::ClientGuard(Settings::RunawayGuard mode, std::uint64_t key,
                         std::function<void(const Runaway::Alarm &)> alarmed)
    : m_mode(mode),
      m_key(key),
      m_alarmed(std::move(alarmed)),
      m_runaway(mode == Settings::RunawayGuard::Hold)
{
}

PromptShape ClientGuard::shapeOf(std::string_view body) const
{
    return isOn() ? promptShapeOf(body, m_key) : PromptShape{};
}

std::optional<Runaway::Alarm> ClientGuard::heldFor(const RequestLabels &labels) const
{
    const std::lock_guard lock(m_mutex);
    const Runaway::Alarm *alarm = m_runaway.heldFor(clientNameOf(labels));
    return alarm ? std::optional(*alarm) : std::nullopt;
}

void ClientGuard::noteRequest(const RequestLabels &labels, const PromptShape &shape, Instant now)
{
    if (!isOn())
        return;
    std::optional<Runaway::Alarm> alarm;
    {
        const std::lock_guard lock(m_mutex);
        alarm = m_runaway.noteRequest(clientNameOf(labels), shape, now);
    }
    if (alarm && m_alarmed)
        m_alarmed(*alarm);
}

void ClientGuard::noteCost(const RequestLabels &labels, const PromptShape &shape, NanoUsd cost,
                           Instant now)
{
    if (!isOn())
        return;
    std::optional<Runaway::Alarm> alarm;
    {
        const std::lock_guard lock(m_mutex);
        alarm = m_runaway.noteCost(clientNameOf(labels), shape, cost, now);
    }
    if (alarm && m_alarmed)
        m_alarmed(*alarm);
}

bool ClientGuard::allow(const std::string &client, Instant now)
{
    const std::lock_guard lock(m_mutex);
    return m_runaway.allow(client, now);
}

std::vector<Runaway::Alarm> ClientGuard::alarms(Instant now) const
{
    const std::lock_guard lock(m_mutex);
    return m_runaway.alarms(now);
}

} // namespace llmcap
