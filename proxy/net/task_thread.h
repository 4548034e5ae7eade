// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <thread>

namespace llmcap {

/// One thread that runs tasks in the order of their times. The destructor lets the task that is
/// running end and drops the rest.
/// Thread: `post` any.
class TaskThread final {
public:
    using Clock = std::chrono::steady_clock;
    using Task = std::function<void()>;

    TaskThread();
    ~TaskThread();
    TaskThread(const TaskThread &) = delete;
    TaskThread &operator=(const TaskThread &) = delete;

    /// Tasks of one time run in the order of posting.
    void post(Task task, Clock::time_point when = Clock::time_point::min());

private:
    void run();

    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::multimap<Clock::time_point, Task> m_tasks;   // protected by m_mutex
    bool m_stopping = false;                          // protected by m_mutex
    std::thread m_thread;                             // last: it uses the others
};

} // namespace llmcap
