// SPDX-License-Identifier: GPL-3.0-or-later
#include "learned.h"

#include "saturating.h"

#include <algorithm>
#include <array>

namespace llmcap {
namespace {

/// Figures beyond this teach nothing, so that ratios can be compared by cross multiplication.
constexpr std::int64_t largest = std::int64_t{1} << 31;

bool isSmaller(const TokensPerBytes &a, const TokensPerBytes &b)
{
    return a.tokens * b.bytes < b.tokens * a.bytes;
}

bool isSmaller(std::int64_t a, std::int64_t b)
{
    return a < b;
}

/// Nearest rank: the smallest value that at least `percent` of all do not exceed.
template <class Value>
std::optional<Value> percentile(std::vector<Value> values, int percent)
{
    if (values.size() < Learned::enough)
        return std::nullopt;
    const std::size_t rank = (values.size() * static_cast<std::size_t>(percent) + 99) / 100;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(rank - 1);
    std::nth_element(values.begin(), at, values.end(),
                     [](const Value &a, const Value &b) { return isSmaller(a, b); });
    return *at;
}

bool isPlausible(std::int64_t tokens, std::int64_t bytes)
{
    return tokens > 0 && bytes > 0 && tokens < largest && bytes < largest;
}

constexpr std::array inputUnits{Unit::Input, Unit::CacheRead, Unit::CacheWrite5m,
                                Unit::CacheWrite1h};

} // namespace

std::int64_t TokensPerBytes::of(std::int64_t byteCount) const
{
    if (byteCount <= 0)
        return 0;
    if (byteCount >= largest)
        return byteCount;   // beyond every request: the bound of one token a byte
    return (byteCount * tokens + bytes - 1) / bytes;
}

template <class Value> void Learned::Ring<Value>::add(Value value)
{
    if (values.size() < remembered)
        return values.push_back(value);
    values[next] = value;
    next = (next + 1) % remembered;
}

void Learned::learn(const std::string &provider, const std::string &model, const Lesson &lesson)
{
    const Key key{provider, model};
    auto at = m_models.find(key);
    if (at == m_models.end()) {
        if (m_models.size() >= modelLimit) {
            m_models.erase(m_heard.front());
            m_heard.pop_front();
        }
        at = m_models.emplace(key, Model{}).first;
        at->second.heard = m_heard.insert(m_heard.end(), key);
    }
    Model &known = at->second;
    m_heard.splice(m_heard.end(), m_heard, known.heard);
    if (isPlausible(lesson.inputTokens, lesson.textBytes))
        known.input.add({lesson.inputTokens, lesson.textBytes});
    if (isPlausible(lesson.outputTokens, lesson.streamedBytes))
        known.streamed.add({lesson.outputTokens, lesson.streamedBytes});
    if (isPlausible(lesson.outputTokens, 1))
        known.output.add(lesson.outputTokens);
}

Habits Learned::habits(const std::string &provider, const std::string &model, int percent) const
{
    const auto at = m_models.find({provider, model});
    if (at == m_models.end())
        return {};
    const Model &known = at->second;
    return {percentile(known.input.values, percent), percentile(known.output.values, percent),
            percentile(known.streamed.values, percent)};
}

Usage expectedUsage(const Bound &bound, const Inspection &request, const Habits &habits)
{
    Usage usage = bound.worstUsage;
    if (!bound.hidden.empty())
        return usage;   // the body says nothing of such input
    if (habits.input && request.documents == 0) {
        // What is not text keeps its bound.
        const std::int64_t text = std::min(habits.input->of(request.textBytes),
                                           request.textBytes);
        for (const Unit unit : inputUnits) {
            if (usage[unit] > 0) {
                const std::int64_t other
                    = std::max<std::int64_t>(usage[unit] - request.textBytes, 0);
                const bool isTextAlone = request.images == 0 && request.audioBytes == 0;
                usage[unit] = std::min(usage[unit],
                                       isTextAlone ? text : saturatingAdd(text, other));
            }
        }
    }
    if (habits.output) {
        const std::int64_t choices = std::max<std::int64_t>(request.choices, 1);
        usage[Unit::Output] = std::min(usage[Unit::Output],
                                       saturatingMul(*habits.output, choices));
    }
    return usage;
}

Quantities quantitiesOf(const Usage &usage, const Bound &bound, const ModelPrice &price,
                        ServiceTier tier, const std::vector<std::string> &conditions)
{
    const auto note = noteOf(price, {}, inputTokens(usage), tier, conditions);
    if (!note)
        return bound.worst;
    const auto cost = costOf({BillPart{*note, usage}});
    if (!cost)
        return bound.worst;
    return {*cost, usage.tokens(), bound.worst.requests};
}

} // namespace llmcap
