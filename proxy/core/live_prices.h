// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "price_book.h"

#include <memory>
#include <mutex>
#include <utility>

namespace llmcap {

/// The price book in force, which may be exchanged while requests run. Each request takes the book
/// once and keeps it, so that its hold and its bill know the same prices. Thread: any.
class LivePrices final {
public:
    explicit LivePrices(std::shared_ptr<const PriceBook> book) : m_book(std::move(book)) {}

    /// Never nullptr where it was made with a book.
    std::shared_ptr<const PriceBook> book() const
    {
        const std::lock_guard lock(m_mutex);
        return m_book;
    }
    void exchange(std::shared_ptr<const PriceBook> book)
    {
        const std::lock_guard lock(m_mutex);
        m_book.swap(book);
    }

private:
    mutable std::mutex m_mutex;
    std::shared_ptr<const PriceBook> m_book;
};

} // namespace llmcap
