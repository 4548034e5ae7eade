// SPDX-License-Identifier: GPL-3.0-or-later
#include "prompt_shape.h"

#include "usage_json.h"

#include <simdjson.h>

#include <algorithm>
#include <array>
#include <deque>
#include <functional>
#include <vector>

namespace llmcap {
namespace {

namespace json = simdjson::ondemand;

/// As many messages of the end as the longest pattern needs: 30 calls and their results.
constexpr std::size_t tailLength = 64;
/// A message beyond that is hashed by its bytes, not looked into.
constexpr std::size_t longestMessage = std::size_t{64} << 10;
/// Of a prompt beyond that its beginning, its end and its length are hashed.
constexpr std::size_t longestHashed = std::size_t{1} << 20;
/// A round is a few messages: a call and its result, or several.
constexpr std::size_t longestRound = 6;

constexpr std::array<std::string_view, 12> read{
    "messages", "contents", "input",  "prompt",       "system",             "instructions",
    "message",  "query",    "inputs", "chat_history", "system_instruction", "systemInstruction"};
constexpr std::array<std::string_view, 3> conversations{"messages", "contents", "input"};
/// New in every round, whatever happens in it.
constexpr std::array<std::string_view, 9> volatileKeys{
    "id", "tool_use_id", "tool_call_id", "call_id", "cache_control", "signature",
    "thoughtSignature", "thought_signature", "encrypted_content"};
/// A call in the words of Anthropic, OpenAI (chat and responses) and Gemini.
constexpr std::array<std::string_view, 2> callKeys{"tool_calls", "functionCall"};
/// What a call was given and a result brought, as objects of the tool's own making.
constexpr std::array<std::string_view, 3> payloadKeys{"input", "args", "response"};
constexpr std::array<std::string_view, 2> callTypes{"tool_use", "function_call"};

template <std::size_t N>
bool isOneOf(std::string_view text, const std::array<std::string_view, N> &words)
{
    return std::find(words.begin(), words.end(), text) != words.end();
}

class Hash final {
public:
    explicit Hash(std::uint64_t key) : m_state(key) {}
    void add(std::uint64_t word)
    {
        // The mixing of SplitMix64.
        m_state += word + 0x9E3779B97F4A7C15U;
        m_state = (m_state ^ (m_state >> 30U)) * 0xBF58476D1CE4E5B9U;
        m_state = (m_state ^ (m_state >> 27U)) * 0x94D049BB133111EBU;
        m_state ^= m_state >> 31U;
    }
    void add(std::string_view text)
    {
        add(text.size());
        if (text.size() > longestHashed) {
            add(std::hash<std::string_view>{}(text.substr(0, longestHashed / 2)));
            text = text.substr(text.size() - longestHashed / 2);
        }
        add(std::hash<std::string_view>{}(text));
    }
    std::uint64_t value() const { return m_state == 0 ? 1 : m_state; }

private:
    std::uint64_t m_state;
};

/// A message without what is new in every round; and, where it calls tools, the calls alone.
struct Message {
    std::uint64_t hash = 0;
    bool calls = false;
};

class MessageReader final {
public:
    MessageReader(JsonReader &json, std::uint64_t key) : m_json(json), m_key(key) {}

    Message read(std::string_view raw)
    {
        m_hasCall = false;
        Hash all(m_key), calls(m_key);
        const auto parsed = raw.size() <= longestMessage ? m_json.parse(raw) : std::nullopt;
        if (parsed)
            walk(*parsed, all, calls, {});
        else
            all.add(raw);
        return {m_hasCall ? calls.value() : all.value(), m_hasCall};
    }

private:
    struct Place {
        bool isCall = false;
        bool isPayload = false;   ///< of a call or a result: an "id" in it is the user's own
    };

    void walk(Json value, Hash &all, Hash &calls, Place place)
    {
        simdjson::dom::object object;
        simdjson::dom::array array;
        if (!value.get(object)) {
            place.isCall = place.isCall || isOneOf(text(value, "type"), callTypes);
            m_hasCall = m_hasCall || place.isCall;
            for (const auto [key, child] : object) {
                if (!place.isPayload && isOneOf(key, volatileKeys))
                    continue;
                all.add(key);
                if (place.isCall)
                    calls.add(key);
                const bool beginsCall = isOneOf(key, callKeys) && !child.is_null();
                walk(child, all, calls, {place.isCall || beginsCall,
                                         place.isPayload || isOneOf(key, payloadKeys)});
            }
        } else if (!value.get(array)) {
            for (const Json child : array)
                walk(child, all, calls, place);
        } else {
            scalar(value, all, calls, place.isCall);
        }
    }

    void scalar(Json value, Hash &all, Hash &calls, bool isCall)
    {
        m_hasCall = m_hasCall || isCall;
        std::string_view words;
        std::uint64_t word = static_cast<std::uint64_t>(value.type());
        if (value.get(words)) {
            double number = 0;
            word = value.get(number) ? word : std::hash<double>{}(number);
        } else {
            Hash of(m_key);
            of.add(words);
            word = of.value();
        }
        all.add(word);
        if (isCall)
            calls.add(word);
    }

    JsonReader &m_json;
    const std::uint64_t m_key;
    bool m_hasCall = false;
};

/// How often the list ends in one and the same piece of at most `longest` entries.
int repeatsAtEnd(const std::vector<std::uint64_t> &list, std::size_t longest)
{
    std::size_t most = list.empty() ? 0 : 1;
    for (std::size_t length = 1; length <= longest && 2 * length <= list.size(); ++length) {
        std::size_t same = length;
        while (same < list.size()
               && list[list.size() - 1 - same] == list[list.size() - 1 - same + length])
            ++same;
        most = std::max(most, same / length);
    }
    return static_cast<int>(most);
}

/// The value's own bytes; "" where it is broken. (simdjson 3.0 knows them of containers alone.)
std::string_view rawOf(json::value value)
{
    json::json_type type{};
    std::string_view raw;
    if (value.type().get(type))
        return {};
    if (type == json::json_type::object || type == json::json_type::array) {
        json::object object;
        json::array array;
        const auto error = type == json::json_type::object
            ? (value.get_object().get(object) ? simdjson::INCORRECT_TYPE
                                              : object.raw_json().get(raw))
            : (value.get_array().get(array) ? simdjson::INCORRECT_TYPE
                                            : array.raw_json().get(raw));
        return error ? std::string_view{} : raw;
    }
    raw = value.raw_json_token();
    const auto last = raw.find_last_not_of(" \t\r\n");
    return raw.substr(0, last == std::string_view::npos ? 0 : last + 1);
}

/// The bytes of all messages, and the last ones one by one.
struct Talk {
    std::string_view all;
    std::deque<std::string_view> tail;
};

Talk talkOf(json::value value)
{
    std::deque<std::string_view> tail;
    const char *begin = nullptr;
    json::array messages;
    if (value.get_array().get(messages))
        return {};
    for (auto entry : messages) {
        json::value message;
        if (entry.get(message))
            return {};
        const std::string_view raw = rawOf(message);
        if (raw.empty())
            return {};
        begin = begin ? begin : raw.data();
        tail.push_back(raw);
        if (tail.size() > tailLength)
            tail.pop_front();
    }
    if (tail.empty())
        return {};
    const char *end = tail.back().data() + tail.back().size();
    return {{begin, static_cast<std::size_t>(end - begin)}, std::move(tail)};
}

void judgeTail(const std::deque<std::string_view> &tail, std::uint64_t key, PromptShape &shape)
{
    // Fewer messages than the shortest pattern needs: most requests end here.
    if (tail.size() < static_cast<std::size_t>(Runaway::sameRounds))
        return;
    JsonReader reader;
    MessageReader messages(reader, key);
    std::vector<std::uint64_t> all, calls;
    for (const std::string_view raw : tail) {
        const Message message = messages.read(raw);
        all.push_back(message.hash);
        if (message.calls)
            calls.push_back(message.hash);
    }
    // Without a call it is a talk, in which "go on" may be said as often as one likes.
    if (calls.empty())
        return;
    shape.sameRounds = repeatsAtEnd(all, longestRound);
    shape.sameCalls = repeatsAtEnd(calls, 2);
}

} // namespace

PromptShape promptShapeOf(std::string_view body, std::uint64_t key)
{
    PromptShape shape;
    const LentParser<json::parser> parser;
    json::document document;
    json::object object;
    const auto room = body.size() + simdjson::SIMDJSON_PADDING;
    if (parser->iterate(body.data(), body.size(), room).get(document)
        || document.get_object().get(object))
        return shape;
    Hash prompt(key);
    std::deque<std::string_view> tail;
    for (auto entry : object) {
        json::field field;
        std::string_view name;
        if (std::move(entry).get(field) || field.unescaped_key().get(name))
            return {};
        if (!isOneOf(name, read))
            continue;
        json::value value = field.value();
        json::json_type type{};
        if (value.type().get(type))
            return {};
        prompt.add(name);
        if (isOneOf(name, conversations) && type == json::json_type::array) {
            Talk talk = talkOf(value);
            prompt.add(talk.all);
            tail = std::move(talk.tail);
        } else {
            prompt.add(rawOf(value));
        }
    }
    shape.prompt = prompt.value();
    judgeTail(tail, key, shape);
    return shape;
}

} // namespace llmcap
