// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace llmcap {

/// The memory that all request bodies of the process may take together, in bytes. Thread: any.
class BodyBudget final {
public:
    explicit BodyBudget(std::size_t bytes) : m_left(static_cast<std::int64_t>(bytes)) {}
    bool take(std::size_t bytes)
    {
        const auto wanted = static_cast<std::int64_t>(bytes);
        if (m_left.fetch_sub(wanted) >= wanted)
            return true;
        m_left.fetch_add(wanted);
        return false;
    }
    void giveBack(std::size_t bytes) { m_left.fetch_add(static_cast<std::int64_t>(bytes)); }

private:
    std::atomic<std::int64_t> m_left;
};

/// A share of the budget that returns it at its end.
class BodyShare final {
public:
    explicit BodyShare(BodyBudget &budget) : m_budget(budget) {}
    ~BodyShare() { m_budget.giveBack(m_taken); }
    BodyShare(const BodyShare &) = delete;
    BodyShare &operator=(const BodyShare &) = delete;
    /// Makes the share at least that large; false where the budget has not so much left.
    bool growTo(std::size_t bytes)
    {
        if (bytes <= m_taken)
            return true;
        if (!m_budget.take(bytes - m_taken))
            return false;
        m_taken = bytes;
        return true;
    }

private:
    BodyBudget &m_budget;
    std::size_t m_taken = 0;
};

} // namespace llmcap
