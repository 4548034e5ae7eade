// SPDX-License-Identifier: GPL-3.0-or-later
#include "usage.h"

#include <limits>

namespace llmcap {
namespace {

std::int64_t saturatingAdd(std::int64_t a, std::int64_t b)
{
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    if (b > 0 && a > most - b)
        return most;
    if (b < 0 && a < least - b)
        return least;
    return a + b;
}

} // namespace

std::string_view unitName(Unit unit)
{
    switch (unit) {
    case Unit::Input: return "input";
    case Unit::CacheRead: return "cache_read";
    case Unit::CacheWrite5m: return "cache_write_5m";
    case Unit::CacheWrite1h: return "cache_write_1h";
    case Unit::Output: return "output";
    case Unit::AudioInput: return "audio_input";
    case Unit::AudioOutput: return "audio_output";
    case Unit::ImageInput: return "image_input";
    case Unit::ImageOutput: return "image_output";
    case Unit::WebSearch: return "web_search";
    case Unit::FileSearch: return "file_search";
    case Unit::CodeSession: return "code_session";
    case Unit::SearchUnit: return "search_unit";
    case Unit::Page: return "page";
    case Unit::InputSecond: return "input_second";
    case Unit::InputCharacter: return "input_character";
    case Unit::Image: return "image";
    case Unit::VideoSecond: return "video_second";
    case Unit::Request: return "request";
    }
    return "";
}

std::int64_t Usage::tokens() const
{
    std::int64_t sum = 0;
    for (const Unit unit : {Unit::Input, Unit::CacheRead, Unit::CacheWrite5m, Unit::CacheWrite1h,
                            Unit::Output, Unit::AudioInput, Unit::AudioOutput, Unit::ImageInput,
                            Unit::ImageOutput})
        sum = saturatingAdd(sum, (*this)[unit]);
    return sum;
}

Usage &Usage::operator+=(const Usage &other)
{
    for (std::size_t i = 0; i < unitCount; ++i)
        counts[i] = saturatingAdd(counts[i], other.counts[i]);
    reasoning = saturatingAdd(reasoning, other.reasoning);
    return *this;
}

} // namespace llmcap
