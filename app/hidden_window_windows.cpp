// SPDX-License-Identifier: GPL-3.0-or-later
#include "hidden_window_windows.h"

#include <future>
#include <thread>
#include <utility>
#include <windows.h>

namespace llmcap {

namespace {

constexpr const wchar_t *className = L"LLMCap hidden window";
/// The system gives a few seconds; it waits for who says why.
constexpr UINT leave = WM_APP + 1;

} // namespace

struct HiddenWindow::State {
    explicit State(Handler given) : handler(std::move(given)) {}

    static LRESULT CALLBACK onMessage(HWND window, UINT message, WPARAM wide, LPARAM longer)
    {
        if (message == WM_NCCREATE) {
            const auto *const given = reinterpret_cast<const CREATESTRUCTW *>(longer);
            SetWindowLongPtrW(window, GWLP_USERDATA,
                              reinterpret_cast<LONG_PTR>(given->lpCreateParams));
        }
        const auto *const state
            = reinterpret_cast<const State *>(GetWindowLongPtrW(window, GWLP_USERDATA));
        if (message == leave) {
            DestroyWindow(window);
            PostQuitMessage(0);
            return 0;
        }
        if (state) {
            if (const auto result = state->handler(message, wide, longer)) {
                return *result;
            }
        }
        return DefWindowProcW(window, message, wide, longer);
    }

    void run(std::promise<HWND> made)
    {
        WNDCLASSW kind{};
        kind.lpfnWndProc = onMessage;
        kind.hInstance = GetModuleHandleW(nullptr);
        kind.lpszClassName = className;
        RegisterClassW(&kind);   // again for a second window: fails, and the first class serves
        // Not a message-only window: those hear of no broadcast.
        const HWND handle = CreateWindowExW(WS_EX_TOOLWINDOW, className, L"LLMCap", WS_OVERLAPPED,
                                            0, 0, 0, 0, nullptr, nullptr, kind.hInstance, this);
        made.set_value(handle);
        MSG message;
        while (handle && GetMessageW(&message, nullptr, 0, 0) > 0) {
            DispatchMessageW(&message);
        }
    }

    const Handler handler;
    HWND window = nullptr;
    std::thread thread;
};

HiddenWindow::HiddenWindow(Handler handler)
    : m_state(std::make_unique<State>(std::move(handler)))
{
    std::promise<HWND> made;
    auto window = made.get_future();
    m_state->thread = std::thread(
        [state = m_state.get(), made = std::move(made)]() mutable { state->run(std::move(made)); });
    m_state->window = window.get();
}

HiddenWindow::~HiddenWindow()
{
    if (m_state->window) {
        PostMessageW(m_state->window, leave, 0, 0);
    }
    m_state->thread.join();
}

void HiddenWindow::setBlockReason(const wchar_t *reason)
{
    ShutdownBlockReasonCreate(m_state->window, reason);
}

} // namespace llmcap
