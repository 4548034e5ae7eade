// SPDX-License-Identifier: GPL-3.0-or-later
#include "openai_usage.h"

#include <algorithm>

namespace llmcap {

namespace {

std::optional<Json> firstOf(Json value, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (auto found = member(value, key))
            return found;
    }
    return std::nullopt;
}

std::optional<std::int64_t> firstCount(Json value, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys) {
        if (const auto found = count(value, key))
            return found;
    }
    return std::nullopt;
}

/// Takes at most what is left of a whole, so that the buckets stay disjoint.
std::int64_t take(std::int64_t &left, std::int64_t wanted)
{
    const std::int64_t taken = std::min(left, wanted);
    left -= taken;
    return taken;
}

void readInput(Json usage, std::int64_t input, const UsageRules &rules, Usage &out)
{
    // "prompt_token_details" is Mistral's second spelling, "input_token_details" transcription's.
    const auto details = firstOf(usage, {"prompt_tokens_details", "input_tokens_details",
                                         "prompt_token_details", "input_token_details"});
    const std::int64_t cached = details && count(*details, "cached_tokens").value_or(0) > 0
        ? countOr0(details, "cached_tokens")
        : countOr0(usage, "num_cached_tokens");
    std::int64_t left = input;
    out[Unit::CacheRead] = take(left, cached);
    if (details) {
        std::int64_t written = take(left, countOr0(details, "cache_write_tokens"));
        const auto lifetimes = member(*details, "cache_write_tokens_details");
        out[Unit::CacheWrite1h] = take(written, countOr0(lifetimes, "ttl_12h"));
        out[Unit::CacheWrite5m] = written;
        if (!rules.audioOnTop)
            out[Unit::AudioInput] = take(left, countOr0(details, "audio_tokens"));
        if (rules.imagesApart)
            out[Unit::ImageInput] = take(left, countOr0(details, "image_tokens"));
    }
    out[Unit::Input] = left;
}

} // namespace

std::optional<Usage> readOpenAiUsage(Json usage, const UsageRules &rules)
{
    const auto input = firstCount(usage, {"prompt_tokens", "input_tokens"});
    const auto reportedOutput = firstCount(usage, {"completion_tokens", "output_tokens"});
    if (!input && !reportedOutput)
        return std::nullopt;
    Usage out;
    readInput(usage, input.value_or(0), rules, out);
    const std::int64_t total = countOr0(usage, "total_tokens");
    std::int64_t output = reportedOutput.value_or(0);
    const std::int64_t beside = total - input.value_or(0) - output;
    if (rules.outputFromTotal && beside > 0) {
        output += beside;
        out.reasoning = beside;
    }
    // What Mistral's connectors read stands in the total too, and has a figure of its own.
    if (rules.audioOnTop)
        out[Unit::AudioInput]
            = std::max<std::int64_t>(beside - countOr0(usage, "connector_tokens"), 0);
    const auto details = firstOf(usage, {"completion_tokens_details", "output_tokens_details"});
    if (const auto reasoning = details ? count(*details, "reasoning_tokens") : std::nullopt)
        out.reasoning = std::max(out.reasoning, *reasoning);
    out[Unit::AudioOutput] = take(output, countOr0(details, "audio_tokens"));
    if (rules.imagesApart)
        out[Unit::ImageOutput] = details && count(*details, "image_tokens")
            ? take(output, countOr0(details, "image_tokens"))
            : take(output, output);
    out[Unit::Output] = output;
    return out;
}

bool thinksInSecret(std::string_view model)
{
    const std::string_view name = bareModel(model);
    const auto digitAt = [name](std::size_t at) {
        return at < name.size() && name[at] >= '0' && name[at] <= '9' ? name[at] - '0' : -1;
    };
    if (name.starts_with("gpt-"))
        return digitAt(4) >= 5 || digitAt(5) >= 0;
    return (name.starts_with("o") && digitAt(1) >= 0) || name.starts_with("codex");
}

std::int64_t choiceBytes(Json chunk)
{
    std::int64_t bytes = 0;
    if (const auto choices = items(chunk, "choices")) {
        for (const Json choice : *choices) {
            if (const auto delta = member(choice, "delta"))
                bytes += generatedBytes(*delta);
            bytes += static_cast<std::int64_t>(text(choice, "text").size());
        }
    }
    return bytes;
}

ChoicesState choicesOf(Json chunk)
{
    ChoicesState state;
    if (const auto choices = items(chunk, "choices")) {
        state.present = state.allFinished = true;
        for (const Json choice : *choices)
            state.allFinished = state.allFinished && member(choice, "finish_reason");
    }
    return state;
}

} // namespace llmcap
