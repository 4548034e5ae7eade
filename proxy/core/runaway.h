// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "money.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <deque>
#include <list>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace llmcap {

/// What a request's body looks like to the runaway guard. Keyed hashes and counts; no text of it.
struct PromptShape {
    std::uint64_t prompt = 0;      ///< of everything the model reads; 0 unknown
    /// How often the conversation ends in the same round again: the same calls, the same results.
    int sameRounds = 0;
    /// How often it ends in the same calls again, whatever their results.
    int sameCalls = 0;
};

/// Watches for programs that spend without getting anywhere: the same prompt again and again, an
/// agent that repeats itself, a burn rate far above the client's own usual one. A client is a key
/// and a program. Bounded memory. Thread: one at a time; time is an argument and may jump.
class Runaway final {
public:
    enum class Kind : std::uint8_t { SamePrompt, Loop, BurnRate };
    struct Alarm {
        std::string client;
        Kind kind = Kind::SamePrompt;
        std::int64_t count = 0;     ///< repeats; BurnRate: how many times the usual
        NanoUsd spent;              ///< BurnRate: in the last five minutes
        Instant time{};
        bool isHeld = false;        ///< the client waits for allow()
        friend bool operator==(const Alarm &, const Alarm &) = default;
    };

    // Where a normal run ends and a runaway begins. Tests hold them against recorded and simulated
    // agents, which poll, retry and start sub-agents with one prompt.
    static constexpr int samePrompts = 25;                          ///< within `promptWindow`
    static constexpr std::chrono::minutes promptWindow{10};
    static constexpr int sameRounds = 10;
    static constexpr int sameCalls = 30;
    static constexpr std::chrono::minutes burnWindow{5};
    static constexpr int burnFactor = 10;
    static constexpr NanoUsd burnFloor{1'000'000'000};              ///< less is never an alarm
    static constexpr std::size_t burnHistory = 12;                  ///< windows with spending
    static constexpr std::chrono::minutes quiet{60};                ///< between alarms of a kind
    static constexpr std::size_t clientLimit = 1024;

    explicit Runaway(bool holds) : m_holds(holds) {}

    /// The alarm for which a client is held; nullptr: it may go on.
    const Alarm *heldFor(const std::string &client) const;
    /// A request goes upstream.
    std::optional<Alarm> noteRequest(const std::string &client, const PromptShape &shape,
                                     Instant now);
    /// It ended. What cost nothing was no repeat: it may rightly be sent again.
    std::optional<Alarm> noteCost(const std::string &client, const PromptShape &shape,
                                  NanoUsd cost, Instant now);
    /// The user lets a client go on; the same is not an alarm again for a while. False: unknown.
    bool allow(const std::string &client, Instant now);
    /// Alarms of the last hour and of held clients, oldest first.
    std::vector<Alarm> alarms(Instant now) const;

private:
    static constexpr std::size_t kinds = 3;
    static constexpr std::size_t promptLimit = 64;
    struct Repeats {
        std::uint64_t prompt = 0;
        std::deque<Instant> times;   ///< at most samePrompts
    };
    struct Client {
        std::list<std::string>::iterator heard;
        std::list<Repeats> prompts;               ///< the newest first
        std::int64_t window = 0;                  ///< number of the running five minutes
        NanoUsd spent;                            ///< in it
        std::deque<std::int64_t> usual;           ///< nano-USD of earlier windows with spending
        std::array<Instant, kinds> quietUntil{};
        std::optional<Alarm> held;
    };

    Client &clientOf(const std::string &name);
    std::optional<Alarm> raise(const std::string &name, Client &client, Alarm alarm, Instant now);
    static int countPrompt(Client &client, std::uint64_t prompt, Instant now);

    const bool m_holds;
    std::unordered_map<std::string, Client> m_clients;
    std::list<std::string> m_heard;   // the one that was silent longest first
    std::deque<Alarm> m_alarms;
};
/// The guard as surfaces show it.
struct GuardState {
    std::string mode = "off";                ///< "off", "warn", "hold"
    std::vector<Runaway::Alarm> alarms;      ///< of the last hour and of held clients
    friend bool operator==(const GuardState &, const GuardState &) = default;
};
std::string_view runawayKindName(Runaway::Kind kind);   ///< "same-prompt", "loop", "burn-rate"
/// One sentence for people: what the client did.
std::string runawayText(const Runaway::Alarm &alarm);

} // namespace llmcap
