// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "io.h"

#include <functional>
#include <memory>

namespace llmcap {

/// Calls a function once when time is up. Moving the deadline later is one store: the timer below
/// wakes at its old time, sees the new one and sleeps again, so that a chunk costs no timer work.
/// Thread: the executor's.
class Deadline final {
public:
    Deadline(const Executor &executor, std::function<void()> expired);
    ~Deadline();
    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

    void set(std::chrono::milliseconds fromNow);
    void clear();
    bool hasExpired() const;

private:
    struct State;
    static void sleep(const std::shared_ptr<State> &state);

    std::shared_ptr<State> m_state;
};

} // namespace llmcap
