// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io.h"

#include <boost/asio/post.hpp>

#include <memory>
#include <optional>

namespace llmcap {

/// One value that another thread delivers to a coroutine. Copies share it.
/// Thread: `deliver` any, the rest the executor's. REQUIRES: delivered once.
template <class T>
class Arrival final {
public:
    explicit Arrival(const Executor &executor) : m_state(std::make_shared<State>(executor)) {}

    void deliver(T value) const
    {
        // The post keeps the state, so that it does not matter who is gone by then.
        asio::post(m_state->timer.get_executor(),
                   [state = m_state, value = std::move(value)]() mutable {
                       state->value = std::move(value);
                       state->timer.cancel();
                   });
    }
    bool isHere() const { return m_state->value.has_value(); }
    T take() const { return std::move(*m_state->value); }

    /// Ends when the value is here, at `until`, or by interrupt(): look at isHere().
    Task<void> wait(SteadyClock::time_point until = SteadyClock::time_point::max()) const
    {
        if (isHere())
            co_return;
        error_code code;
        m_state->timer.expires_at(until);
        co_await m_state->timer.async_wait(into(code));
    }
    void interrupt() const { m_state->timer.cancel(); }

private:
    struct State {
        explicit State(const Executor &executor) : timer(executor) {}
        Timer timer;
        std::optional<T> value;
    };
    std::shared_ptr<State> m_state;
};

} // namespace llmcap
