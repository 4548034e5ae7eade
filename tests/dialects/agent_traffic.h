// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "instant.h"
#include "money.h"

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace llmcap {

enum class AgentFormat { Anthropic, OpenAiChat, OpenAiResponses, Gemini };
inline constexpr AgentFormat agentFormats[] = {AgentFormat::Anthropic, AgentFormat::OpenAiChat,
                                               AgentFormat::OpenAiResponses, AgentFormat::Gemini};
inline const char *agentFormatName(AgentFormat format)
{
    switch (format) {
    case AgentFormat::Anthropic: return "anthropic";
    case AgentFormat::OpenAiChat: return "openai chat";
    case AgentFormat::OpenAiResponses: return "openai responses";
    case AgentFormat::Gemini: break;
    }
    return "gemini";
}

/// One conversation as the agents' SDKs send it: it grows by calls and results, with new ids.
class Conversation final {
public:
    explicit Conversation(AgentFormat format) : m_format(format) {}

    void say(const std::string &words)
    {
        const std::string text = "\"" + words + "\"";
        if (m_format == AgentFormat::Gemini)
            add(R"({"role":"user","parts":[{"text":)" + text + "}]}");
        else
            add(R"({"role":"user","content":)" + text + "}");
    }

    /// A tool call of the model, with a few words of its own, and what it brought.
    void call(const std::string &tool, const std::string &argument, const std::string &result,
              const std::string &words = "Let me look.")
    {
        const std::string id = "toolu_" + std::to_string(++m_id) + "x";
        const std::string arguments = R"({"command":")" + argument + "\"}";
        switch (m_format) {
        case AgentFormat::Anthropic:
            add(R"({"role":"assistant","content":[{"type":"text","text":")" + words
                + R"("},{"type":"tool_use","id":")" + id + R"(","name":")" + tool
                + R"(","input":)" + arguments + "}]}");
            add(R"({"role":"user","content":[{"type":"tool_result","tool_use_id":")" + id
                + R"(","content":")" + result + "\"}]}");
            break;
        case AgentFormat::OpenAiChat:
            add(R"({"role":"assistant","content":")" + words + R"(","tool_calls":[{"id":")" + id
                + R"(","type":"function","function":{"name":")" + tool
                + R"(","arguments":"{\"command\":\")" + argument + R"(\"}"}}]})");
            add(R"({"role":"tool","tool_call_id":")" + id + R"(","content":")" + result + "\"}");
            break;
        case AgentFormat::OpenAiResponses:
            add(R"({"type":"function_call","id":"fc_)" + id + R"(","call_id":")" + id
                + R"(","name":")" + tool + R"(","arguments":"{\"command\":\")" + argument
                + R"(\"}"})");
            add(R"({"type":"function_call_output","call_id":")" + id + R"(","output":")" + result
                + "\"}");
            break;
        case AgentFormat::Gemini:
            add(R"({"role":"model","parts":[{"text":")" + words + R"("},{"functionCall":{"name":")"
                + tool + R"(","args":)" + arguments + R"(},"thoughtSignature":")" + id
                + R"("}]})");
            add(R"({"role":"user","parts":[{"functionResponse":{"name":")" + tool
                + R"(","response":{"output":")" + result + "\"}}}]}");
            break;
        }
    }

    /// Only the newest messages are sent, as agents do that run out of context.
    void keep(std::size_t messages)
    {
        if (m_messages.size() > messages)
            m_messages.erase(m_messages.begin(),
                             m_messages.end() - static_cast<std::ptrdiff_t>(messages));
    }
    std::size_t size() const { return m_messages.size(); }

    /// With the room behind its end that parsers want.
    std::string body() const
    {
        const bool isGemini = m_format == AgentFormat::Gemini;
        std::string text = isGemini ? R"({"contents":[)"
            : m_format == AgentFormat::OpenAiResponses
            ? R"({"model":"gpt-5","stream":true,"input":[)"
            : R"({"model":"m","stream":true,"max_tokens":32000,"messages":[)";
        for (std::size_t i = 0; i < m_messages.size(); ++i)
            text += (i == 0 ? "" : ",") + m_messages[i];
        text += isGemini ? "]}" : R"(],"temperature":1})";
        text.reserve(text.size() + 64);
        return text;
    }

private:
    void add(std::string message) { m_messages.push_back(std::move(message)); }

    AgentFormat m_format;
    std::vector<std::string> m_messages;
    int m_id = 0;
};

/// A request of simulated traffic.
struct AgentRequest {
    Instant time{};
    std::string client;
    std::string body;
    NanoUsd cost;          ///< zero: it failed, and is sent again
};

/// A coding agent at work, as they are seen: it reads and edits files, runs the same tests again
/// after each change, polls a build up to eight times with the same answer, retries what failed
/// up to five times, starts up to six sub-agents with one prompt at once, asks for titles, pings,
/// compacts its conversation, and rests at night.
class SimulatedAgent final {
public:
    SimulatedAgent(AgentFormat format, std::string client, std::uint32_t seed, Instant start)
        : m_format(format), m_talk(format), m_client(std::move(client)), m_random(seed),
          m_now(start)
    {
        m_talk.say("Fix the failing test in the parser.");
    }

    Instant now() const { return m_now; }

    std::vector<AgentRequest> step()
    {
        std::vector<AgentRequest> sent;
        const int what = pick(100);
        if (what < 45)
            m_talk.call("read", "file" + std::to_string(pick(200)) + ".cpp", words(400));
        else if (what < 60)
            m_talk.call("edit", "file" + std::to_string(pick(200)) + ".cpp", "ok");
        else if (what < 75)
            m_talk.call("bash", "npm test", pick(3) == 0 ? "3 failed" : words(200));
        else if (what < 80)
            m_talk.say(words(60));
        else if (what < 84)
            return poll();
        else if (what < 87)
            return subAgents();
        else if (what < 90)
            sent.push_back(ask(small("Summarise in five words: " + words(40)), 200'000));
        else if (what < 92)
            sent.push_back(ask(small("quota"), 10'000));
        else if (what < 93)
            rest(std::chrono::hours(pick(10)));
        compact();
        const std::string body = m_talk.body();
        for (int retries = pick(20) == 0 ? pick(6) : 0; retries > 0; --retries)
            sent.push_back(ask(body, 0));
        sent.push_back(ask(body, cost(body)));
        return sent;
    }

private:
    int pick(int below) { return static_cast<int>(m_random() % static_cast<unsigned>(below)); }
    void rest(std::chrono::microseconds time) { m_now += time; }

    AgentRequest ask(const std::string &body, std::int64_t nano)
    {
        rest(std::chrono::milliseconds(2'000 + pick(20'000)));
        AgentRequest request{m_now, m_client, body, {nano}};
        request.body.reserve(body.size() + 64);
        return request;
    }

    /// A fifth of a cent and more: what a cached prompt of that size costs.
    std::int64_t cost(const std::string &body)
    {
        return 2'000'000 + static_cast<std::int64_t>(body.size()) * 300 + pick(8'000'000);
    }

    std::string words(int most)
    {
        std::string text;
        for (int left = 1 + pick(most); left > 0; --left)
            text += "w" + std::to_string(pick(100'000)) + " ";
        return text;
    }

    std::string small(const std::string &prompt)
    {
        Conversation one(m_format);
        one.say(prompt);
        return one.body();
    }

    std::vector<AgentRequest> poll()
    {
        std::vector<AgentRequest> sent;
        for (int left = 2 + pick(7); left > 0; --left) {
            m_talk.call("bash", "sleep 30; gh run view", "in progress");
            sent.push_back(ask(m_talk.body(), 3'000'000));
        }
        m_talk.call("bash", "sleep 30; gh run view", words(20));
        sent.push_back(ask(m_talk.body(), 3'000'000));
        return sent;
    }

    std::vector<AgentRequest> subAgents()
    {
        std::vector<AgentRequest> sent;
        const int count = 2 + pick(5);
        const std::string prompt = words(80);
        std::vector<Conversation> all(static_cast<std::size_t>(count), Conversation(m_format));
        for (Conversation &talk : all)
            talk.say(prompt);
        for (int round = 0; round < 8; ++round) {
            for (Conversation &talk : all) {
                const std::string body = talk.body();
                sent.push_back(ask(body, cost(body)));
                talk.call("grep", "word" + std::to_string(pick(9999)), words(100));
            }
        }
        return sent;
    }

    void compact()
    {
        if (m_talk.size() < 240)
            return;
        m_talk = Conversation(m_format);
        m_talk.say("What was done so far: " + words(300));
    }

    const AgentFormat m_format;
    Conversation m_talk;
    const std::string m_client;
    std::mt19937 m_random;
    Instant m_now;
};

} // namespace llmcap
