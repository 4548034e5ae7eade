// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace llmcap {

/// The enumerator that `nameOf` calls `text`, from the enumerator of value 0 to `last`.
template <class E>
std::optional<E> enumByName(std::string_view text, E last, std::string_view (*nameOf)(E))
{
    for (int value = 0; value <= static_cast<int>(last); ++value) {
        const std::string_view name = nameOf(static_cast<E>(value));
        if (!name.empty() && name == text) {
            return static_cast<E>(value);
        }
    }
    return std::nullopt;
}

/// "usd, tokens, requests": for messages that say what would have been right.
template <class E>
std::string enumNames(E last, std::string_view (*nameOf)(E))
{
    std::string all;
    for (int value = 0; value <= static_cast<int>(last); ++value) {
        const std::string_view name = nameOf(static_cast<E>(value));
        if (!name.empty()) {
            all.append(all.empty() ? "" : ", ").append(name);
        }
    }
    return all;
}

} // namespace llmcap
