// SPDX-License-Identifier: GPL-3.0-or-later
#include "deadline.h"

namespace llmcap {

struct Deadline::State {
    State(const Executor &executor, std::function<void()> whenExpired)
        : timer(executor), expired(std::move(whenExpired))
    {
    }
    Timer timer;
    std::function<void()> expired;
    SteadyClock::time_point due = SteadyClock::time_point::max();
    SteadyClock::time_point wakesAt = SteadyClock::time_point::max();
    bool isSleeping = false;
    bool hasExpired = false;
    bool isGone = false;
};

Deadline::Deadline(const Executor &executor, std::function<void()> expired)
    : m_state(std::make_shared<State>(executor, std::move(expired)))
{
}

Deadline::~Deadline()
{
    m_state->isGone = true;
    m_state->expired = nullptr;
    m_state->timer.cancel();
}

void Deadline::set(std::chrono::milliseconds fromNow)
{
    m_state->due = SteadyClock::now() + fromNow;
    m_state->hasExpired = false;
    if (!m_state->isSleeping || m_state->due < m_state->wakesAt)
        sleep(m_state);
}

void Deadline::clear()
{
    m_state->due = SteadyClock::time_point::max();
}

bool Deadline::hasExpired() const
{
    return m_state->hasExpired;
}

void Deadline::sleep(const std::shared_ptr<State> &state)
{
    state->isSleeping = true;
    state->wakesAt = state->due;
    state->timer.expires_at(state->due);   // ends an earlier sleep
    state->timer.async_wait([state](error_code code) {
        if (state->isGone || code == asio::error::operation_aborted)
            return;
        state->isSleeping = false;
        if (state->due == SteadyClock::time_point::max())
            return;
        if (SteadyClock::now() < state->due)
            return sleep(state);
        state->due = SteadyClock::time_point::max();
        state->hasExpired = true;
        if (state->expired)
            state->expired();
    });
}

} // namespace llmcap
