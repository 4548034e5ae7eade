// SPDX-License-Identifier: GPL-3.0-or-later
#include "process_watch.h"

#include <QTimer>
#include <QWinEventNotifier>

#include <windows.h>

namespace llmcap {

ProcessWatch::ProcessWatch(std::int64_t pid, QObject *parent) : QObject(parent)
{
    m_handle = OpenProcess(SYNCHRONIZE, FALSE, static_cast<DWORD>(pid));
    if (!m_handle) {
        QTimer::singleShot(0, this, &ProcessWatch::ended);
        return;
    }
    auto *const notifier = new QWinEventNotifier(m_handle, this);
    connect(notifier, &QWinEventNotifier::activated, this, [this, notifier] {
        notifier->setEnabled(false);
        emit ended();
    });
}

ProcessWatch::~ProcessWatch()
{
    if (m_handle) {
        CloseHandle(m_handle);
    }
}

} // namespace llmcap
