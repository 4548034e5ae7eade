// SPDX-License-Identifier: GPL-3.0-or-later
#include "termination.h"

#include <QMetaObject>

#include <atomic>
#include <windows.h>

namespace llmcap {

namespace {

/// A console handler gets no argument of ours, so it reaches its object through this.
std::atomic<Termination *> listener{nullptr};

BOOL WINAPI onConsoleEvent(DWORD event)
{
    Termination *const target = listener.load();
    if (!target) {
        return FALSE;
    }
    QMetaObject::invokeMethod(target, &Termination::requested, Qt::QueuedConnection);
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) {
        // The system ends the process when this returns; it runs on a thread of its own.
        Sleep(INFINITE);
    }
    return TRUE;
}

} // namespace

class Termination::Private final {};

Termination::Termination(QObject *parent) : QObject(parent), m_d(std::make_unique<Private>())
{
    listener = this;
    SetConsoleCtrlHandler(onConsoleEvent, TRUE);
}

Termination::~Termination()
{
    SetConsoleCtrlHandler(onConsoleEvent, FALSE);
    listener = nullptr;
}

} // namespace llmcap
