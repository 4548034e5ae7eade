// SPDX-License-Identifier: GPL-3.0-or-later
#include "task_thread.h"

#include <utility>

namespace llmcap {

TaskThread::TaskThread() : m_thread([this] { run(); }) {}

TaskThread::~TaskThread()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_one();
    m_thread.join();
}

void TaskThread::post(Task task, Clock::time_point when)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.emplace(when, std::move(task));
    }
    m_wake.notify_one();
}

void TaskThread::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        if (m_tasks.empty()) {
            m_wake.wait(lock);
            continue;
        }
        const auto first = m_tasks.begin();
        const Clock::time_point when = first->first;
        if (when > Clock::now()) {
            m_wake.wait_until(lock, when);
            continue;
        }
        const Task task = std::move(first->second);
        m_tasks.erase(first);
        lock.unlock();
        task();
        lock.lock();
    }
}

} // namespace llmcap
