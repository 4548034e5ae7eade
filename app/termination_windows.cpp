// SPDX-License-Identifier: GPL-3.0-or-later
#include "termination.h"

#include "close_event_windows.h"
#include "hidden_window_windows.h"

#include <QMetaObject>

#include <atomic>
#include <optional>
#include <windows.h>

namespace llmcap {

namespace {

/// A console handler gets no argument of ours, so it reaches its object through this.
std::atomic<Termination *> listener{nullptr};

/// Longest time for which the end of a session is held up; the system asks the user after 5 s.
constexpr DWORD patienceMs = 30'000;

void ask(Termination *target)
{
    QMetaObject::invokeMethod(target, &Termination::requested, Qt::QueuedConnection);
}

BOOL WINAPI onConsoleEvent(DWORD event)
{
    Termination *const target = listener.load();
    if (!target) {
        return FALSE;
    }
    ask(target);
    if (event != CTRL_C_EVENT && event != CTRL_BREAK_EVENT) {
        // The system ends the process when this returns; it runs on a thread of its own.
        Sleep(INFINITE);
    }
    return TRUE;
}

void CALLBACK onCloseEvent(void *target, BOOLEAN)
{
    ask(static_cast<Termination *>(target));
}

} // namespace

/// Console programs that load user32 (Qt does) get no console event at log-off: "HandlerRoutine"
/// at learn.microsoft.com. A window hears of it, and of the Restart Manager's wish.
class Termination::Private final {
public:
    explicit Private(Termination *target)
        : m_done(CreateEventW(nullptr, TRUE, FALSE, nullptr)),
          m_close(CreateEventW(nullptr, TRUE, FALSE,
                               closeEventName(GetCurrentProcessId()).c_str()))
    {
        RegisterWaitForSingleObject(&m_wait, m_close, onCloseEvent, target, INFINITE,
                                    WT_EXECUTEONLYONCE);
        m_window.emplace([this, target](unsigned message, std::uintptr_t wide, std::intptr_t) {
            return onMessage(target, message, wide);
        });
        m_window->setBlockReason(L"LLMCap finishes the requests in flight");
    }

    ~Private()
    {
        // The system may end the process from here on: everything is closed.
        SetEvent(m_done);
        m_window.reset();
        UnregisterWaitEx(m_wait, INVALID_HANDLE_VALUE);   // waits for a call that runs
        CloseHandle(m_close);
        CloseHandle(m_done);
    }

private:
    std::optional<std::intptr_t> onMessage(Termination *target, unsigned message,
                                           std::uintptr_t wide) const
    {
        if (message == WM_QUERYENDSESSION) {
            return TRUE;
        }
        if (message != WM_ENDSESSION) {
            return std::nullopt;
        }
        if (wide != 0) {
            ask(target);
            WaitForSingleObject(m_done, patienceMs);   // the process may be ended on return
        }
        return 0;
    }

    const HANDLE m_done;
    const HANDLE m_close;
    HANDLE m_wait = nullptr;
    std::optional<HiddenWindow> m_window;
};

Termination::Termination(QObject *parent)
    : QObject(parent), m_d(std::make_unique<Private>(this))
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
