// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "json_shrinker.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace llmcap {

/// Cuts one JSON array that arrives as a stream (Gemini without alt=sse) into its elements, each
/// as soon as its last byte is there. Any split. Thread: one at a time.
class JsonArraySplitter final {
public:
    /// `element` lives during the call; `dropped` is how many of its bytes were left out.
    using Handler = std::function<void(std::string_view element, std::int64_t dropped)>;
    /// What is kept of one element after shrinking; a longer one comes out empty.
    static constexpr std::size_t limit = 1024 * 1024;

    void feed(std::string_view bytes, const Handler &handler);
    /// The array was closed.
    bool closed() const { return m_closed; }

private:
    std::size_t inString(std::string_view bytes, std::size_t at);
    void take(std::string_view piece);
    void emit(const Handler &handler);

    std::string m_element;
    JsonShrinker m_shrinker;
    std::int64_t m_lost = 0;       // bytes of an element beyond the limit
    int m_depth = 0;               // containers open inside the array
    bool m_inArray = false;
    bool m_closed = false;
    bool m_inString = false;
    bool m_backslash = false;
};

} // namespace llmcap
