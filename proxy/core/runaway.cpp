// SPDX-License-Identifier: GPL-3.0-or-later
#include "runaway.h"

#include <algorithm>

namespace llmcap {
namespace {

constexpr std::size_t alarmLimit = 100;
constexpr std::size_t windowsRemembered = 288;   // a day of spending

/// 95th percentile by nearest rank.
std::int64_t highOf(std::deque<std::int64_t> values)
{
    const std::size_t rank = (values.size() * 95 + 99) / 100;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

std::int64_t windowNumber(Instant now)
{
    return now.time_since_epoch() / std::chrono::microseconds(Runaway::burnWindow);
}

} // namespace

std::string_view runawayKindName(Runaway::Kind kind)
{
    switch (kind) {
    case Runaway::Kind::SamePrompt: return "same-prompt";
    case Runaway::Kind::Loop: return "loop";
    case Runaway::Kind::BurnRate: break;
    }
    return "burn-rate";
}

std::string runawayText(const Runaway::Alarm &alarm)
{
    const std::string count = std::to_string(alarm.count);
    switch (alarm.kind) {
    case Runaway::Kind::SamePrompt:
        return "it sent the same prompt " + count + " times within "
            + std::to_string(Runaway::promptWindow.count()) + " minutes";
    case Runaway::Kind::Loop:
        return "its conversation repeats the same tool calls " + count + " times in a row";
    case Runaway::Kind::BurnRate: break;
    }
    return "it spent " + toDisplayUsd(alarm.spent) + " within "
        + std::to_string(Runaway::burnWindow.count()) + " minutes, " + count
        + " times what is usual for it";
}

Runaway::Client &Runaway::clientOf(const std::string &name)
{
    auto at = m_clients.find(name);
    if (at != m_clients.end()) {
        m_heard.splice(m_heard.end(), m_heard, at->second.heard);
        return at->second;
    }
    // A client that is held stays, whatever else calls.
    for (auto old = m_heard.begin(); m_clients.size() >= clientLimit && old != m_heard.end();) {
        const auto silent = m_clients.find(*old);
        if (silent->second.held) {
            ++old;
            continue;
        }
        m_clients.erase(silent);
        old = m_heard.erase(old);
    }
    Client &made = m_clients[name];
    made.heard = m_heard.insert(m_heard.end(), name);
    return made;
}

const Runaway::Alarm *Runaway::heldFor(const std::string &client) const
{
    const auto at = m_clients.find(client);
    return at != m_clients.end() && at->second.held ? &*at->second.held : nullptr;
}

std::optional<Runaway::Alarm> Runaway::raise(const std::string &name, Client &client,
                                             Alarm alarm, Instant now)
{
    Instant &quietUntil = client.quietUntil[static_cast<std::size_t>(alarm.kind)];
    if (now < quietUntil && quietUntil - now <= quiet)   // a clock set back silences nothing
        return std::nullopt;
    quietUntil = now + quiet;
    alarm.client = name;
    alarm.time = now;
    alarm.isHeld = m_holds;
    if (m_holds && !client.held)
        client.held = alarm;
    m_alarms.push_back(alarm);
    if (m_alarms.size() > alarmLimit)
        m_alarms.pop_front();
    return alarm;
}

int Runaway::countPrompt(Client &client, std::uint64_t prompt, Instant now)
{
    auto at = std::find_if(client.prompts.begin(), client.prompts.end(),
                           [&](const Repeats &known) { return known.prompt == prompt; });
    if (at == client.prompts.end()) {
        if (client.prompts.size() >= promptLimit)
            client.prompts.pop_back();
        client.prompts.push_front({prompt, {}});
        at = client.prompts.begin();
    } else {
        client.prompts.splice(client.prompts.begin(), client.prompts, at);
    }
    std::deque<Instant> &times = at->times;
    times.push_back(now);
    if (times.size() > static_cast<std::size_t>(samePrompts))
        times.pop_front();
    std::erase_if(times, [&](Instant time) { return time > now || now - time > promptWindow; });
    return static_cast<int>(times.size());
}

std::optional<Runaway::Alarm> Runaway::noteRequest(const std::string &name,
                                                   const PromptShape &shape, Instant now)
{
    Client &client = clientOf(name);
    const int repeats = shape.prompt != 0 ? countPrompt(client, shape.prompt, now) : 0;
    if (shape.sameRounds >= sameRounds || shape.sameCalls >= sameCalls) {
        const int count = std::max(shape.sameRounds, shape.sameCalls);
        return raise(name, client, {{}, Kind::Loop, count, {}, {}, false}, now);
    }
    if (repeats >= samePrompts)
        return raise(name, client, {{}, Kind::SamePrompt, repeats, {}, {}, false}, now);
    return std::nullopt;
}

std::optional<Runaway::Alarm> Runaway::noteCost(const std::string &name, const PromptShape &shape,
                                                NanoUsd cost, Instant now)
{
    Client &client = clientOf(name);
    if (cost.count <= 0) {
        const auto at = std::find_if(
            client.prompts.begin(), client.prompts.end(),
            [&](const Repeats &known) { return known.prompt == shape.prompt; });
        if (at != client.prompts.end() && !at->times.empty())
            at->times.pop_back();
        return std::nullopt;
    }
    const std::int64_t window = windowNumber(now);
    if (window != client.window) {
        if (client.spent.count > 0)
            client.usual.push_back(client.spent.count);
        if (client.usual.size() > windowsRemembered)
            client.usual.pop_front();
        client.window = window;
        client.spent = {};
    }
    client.spent += cost;
    if (client.usual.size() < burnHistory || client.spent < burnFloor)
        return std::nullopt;
    const std::int64_t usual = std::max<std::int64_t>(highOf(client.usual), 1);
    const std::int64_t times = client.spent.count / usual;
    if (times < burnFactor)
        return std::nullopt;
    return raise(name, client, {{}, Kind::BurnRate, times, client.spent, {}, false}, now);
}

bool Runaway::allow(const std::string &name, Instant now)
{
    const auto at = m_clients.find(name);
    if (at == m_clients.end())
        return false;
    Client &client = at->second;
    client.held.reset();
    client.prompts.clear();
    client.quietUntil.fill(now + quiet);
    for (Alarm &alarm : m_alarms) {
        if (alarm.client == name)
            alarm.isHeld = false;
    }
    return true;
}

std::vector<Runaway::Alarm> Runaway::alarms(Instant now) const
{
    std::vector<Alarm> recent;
    for (const Alarm &alarm : m_alarms) {
        const bool isHeld = heldFor(alarm.client) != nullptr && alarm.isHeld;
        if (isHeld || (alarm.time <= now && now - alarm.time < quiet))
            recent.push_back(alarm);
    }
    return recent;
}

} // namespace llmcap
