// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <simdjson.h>
#include <utility>

namespace llmcap {

/// A simdjson parser for one document, lent from the thread: its buffers (some twenty kilobytes,
/// and more than the body's size) need not be made and wiped for every request and every chunk of
/// a stream. Large ones are not kept. Thread: the one that made it.
template <class Parser> class LentParser final {
public:
    LentParser() : m_parser(std::exchange(spare(), nullptr))
    {
        if (!m_parser)
            m_parser = std::make_unique<Parser>();
    }
    ~LentParser()
    {
        if (m_parser && m_parser->capacity() <= mostKept)
            spare() = std::move(m_parser);
    }
    LentParser(LentParser &&) noexcept = default;
    LentParser &operator=(LentParser &&) = delete;

    Parser &operator*() const { return *m_parser; }
    Parser *operator->() const { return m_parser.get(); }

private:
    static constexpr std::size_t mostKept = std::size_t{256} * 1024;
    static std::unique_ptr<Parser> &spare()
    {
        thread_local std::unique_ptr<Parser> parser;
        return parser;
    }

    std::unique_ptr<Parser> m_parser;
};

} // namespace llmcap
