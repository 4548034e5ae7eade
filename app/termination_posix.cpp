// SPDX-License-Identifier: GPL-3.0-or-later
#include "termination.h"

#include <QSocketNotifier>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace llmcap {

namespace {

constexpr int watched[] = {SIGTERM, SIGINT, SIGHUP};

/// A signal handler reaches nothing but static storage; this is the write end of the pipe.
std::atomic<int> wakeDescriptor{-1};

extern "C" void onSignal(int)
{
    const int saved = errno;
    const char byte = 1;
    [[maybe_unused]] const auto written = write(wakeDescriptor.load(), &byte, 1);
    errno = saved;
}

} // namespace

class Termination::Private final {
public:
    int pipe[2] = {-1, -1};
    struct sigaction before[std::size(watched)] = {};
};

Termination::Termination(QObject *parent) : QObject(parent), m_d(std::make_unique<Private>())
{
    if (pipe2(m_d->pipe, O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    wakeDescriptor = m_d->pipe[1];
    auto *const notifier = new QSocketNotifier(m_d->pipe[0], QSocketNotifier::Read, this);
    connect(notifier, &QSocketNotifier::activated, this, [this] {
        char bytes[16];
        while (read(m_d->pipe[0], bytes, sizeof bytes) > 0) {
        }
        emit requested();
    });
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = SA_RESTART;
    for (std::size_t i = 0; i < std::size(watched); ++i) {
        sigaction(watched[i], &action, &m_d->before[i]);
    }
}

Termination::~Termination()
{
    if (m_d->pipe[0] < 0) {
        return;
    }
    for (std::size_t i = 0; i < std::size(watched); ++i) {
        sigaction(watched[i], &m_d->before[i], nullptr);
    }
    wakeDescriptor = -1;
    close(m_d->pipe[0]);
    close(m_d->pipe[1]);
}

} // namespace llmcap
