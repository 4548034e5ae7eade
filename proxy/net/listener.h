// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QString>

#include <atomic>
#include <cstdint>
#include <functional>
#include <memory>

namespace llmcap {

/// Accepts connections on the loopback addresses in a Qt thread of its own and hands each
/// descriptor on. Nothing is read here.
class Listener final {
public:
    struct Options {
        /// "127.0.0.1"; then ::1 is listened on as well. Another address than loopback is listened
        /// on beside loopback.
        QString host;
        std::uint16_t port = 0;
        std::size_t connectionLimit = 12'000;
        std::atomic<std::size_t> *connections = nullptr;   ///< open ones; counted up here
        /// Takes over a descriptor. Runs on the listener's thread.
        std::function<void(std::intptr_t descriptor, bool isV6)> accepted;
    };
    /// Listening when it returns. Conflict: the port is taken, with what to do.
    static Result<std::unique_ptr<Listener>> start(Options options);
    ~Listener();

    std::uint16_t port() const;
    /// No new connections from now on. Thread: any.
    void stop();

private:
    class Private;
    explicit Listener(std::unique_ptr<Private> d);
    std::unique_ptr<Private> m_d;
};

} // namespace llmcap
