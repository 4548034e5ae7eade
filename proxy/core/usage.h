// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace llmcap {

/// Everything that a provider bills by count. The buckets are disjoint: a token stands in one.
/// Stored by its name (unitName), so the order may change; names are frozen.
enum class Unit : std::uint8_t {
    Input,             ///< uncached text input token
    CacheRead,         ///< input token read from the prompt cache
    CacheWrite5m,      ///< input token written to the cache, shorter lifetime
    CacheWrite1h,      ///< input token written to the cache, longer lifetime
    Output,            ///< output token, reasoning included
    AudioInput,        ///< audio input token, where billed apart from Input
    AudioOutput,       ///< audio output token
    ImageInput,        ///< image input token, where billed apart from Input
    ImageOutput,       ///< image output token
    WebSearch,         ///< web search call made by the provider, or grounding query
    FileSearch,        ///< file search call
    CodeSession,       ///< code interpreter container
    SearchUnit,        ///< rerank search unit
    Page,              ///< OCR or parsed page
    InputSecond,       ///< second of audio heard
    InputCharacter,    ///< character spoken
    Image,             ///< generated image billed by piece
    VideoSecond,       ///< second of generated video
    Request,           ///< per-request fee
};
inline constexpr std::size_t unitCount = static_cast<std::size_t>(Unit::Request) + 1;

/// The frozen name used in the price table, the ledger, the feed and the CLI: "input",
/// "cache_read", "cache_write_5m", ...
std::string_view unitName(Unit unit);

/// What one request used. Thread: any (a value).
struct Usage {
    std::array<std::int64_t, unitCount> counts{};
    std::int64_t reasoning = 0;   ///< part of Output, shown only; never billed a second time

    std::int64_t &operator[](Unit unit) { return counts[static_cast<std::size_t>(unit)]; }
    std::int64_t operator[](Unit unit) const { return counts[static_cast<std::size_t>(unit)]; }
    /// Tokens of all kinds, for caps that count tokens.
    std::int64_t tokens() const;
    /// Bucket by bucket; saturates at the range of int64.
    Usage &operator+=(const Usage &other);
    friend bool operator==(const Usage &, const Usage &) = default;
};

} // namespace llmcap
