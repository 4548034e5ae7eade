// SPDX-License-Identifier: GPL-3.0-or-later
#include "process_watch.h"

#include <QSocketNotifier>
#include <QTimer>

#include <csignal>

#include <sys/syscall.h>
#include <unistd.h>

namespace llmcap {

ProcessWatch::ProcessWatch(std::int64_t pid, QObject *parent) : QObject(parent)
{
    const auto target = static_cast<pid_t>(pid);
    // pidfd_open(2): readable when the process has ended. Kernels before 5.3 have none.
    m_descriptor = static_cast<int>(syscall(SYS_pidfd_open, target, 0));
    if (m_descriptor >= 0) {
        auto *const notifier = new QSocketNotifier(m_descriptor, QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
            notifier->setEnabled(false);
            emit ended();
        });
        return;
    }
    auto *const timer = new QTimer(this);
    connect(timer, &QTimer::timeout, this, [this, timer, target] {
        if (kill(target, 0) != 0) {
            timer->stop();
            emit ended();
        }
    });
    timer->start(200);
}

ProcessWatch::~ProcessWatch()
{
    if (m_descriptor >= 0) {
        close(m_descriptor);
    }
}

} // namespace llmcap
