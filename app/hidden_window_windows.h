// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

namespace llmcap {

/// A top-level window that is never shown, on a thread of its own. Windows tells some things to
/// windows alone (the session ends, the machine sleeps): a console program hears them by this, and
/// in a window program no busy window delays them.
/// Thread: the one that made it destroys it.
class HiddenWindow final {
public:
    /// A message in the system's own types (message, wParam, lParam) and its result; nullopt leaves
    /// it to the system. Runs on the window's thread; must not throw.
    using Handler = std::function<std::optional<std::intptr_t>(unsigned message,
                                                               std::uintptr_t wide,
                                                               std::intptr_t longer)>;
    explicit HiddenWindow(Handler handler);
    ~HiddenWindow();
    HiddenWindow(const HiddenWindow &) = delete;
    HiddenWindow &operator=(const HiddenWindow &) = delete;

    /// What the system shows where ending the session has to wait for this program.
    void setBlockReason(const wchar_t *reason);

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace llmcap
