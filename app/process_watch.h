// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>

namespace llmcap {

/// Tells when another process ends, however it does, at no cost until then.
/// Thread: one with an event loop.
class ProcessWatch final : public QObject {
    Q_OBJECT
public:
    /// `ended` comes by the event loop, at once where there is no such process.
    explicit ProcessWatch(std::int64_t pid, QObject *parent = nullptr);
    ~ProcessWatch() override;

signals:
    void ended();

private:
    void *m_handle = nullptr;   // Windows
    int m_descriptor = -1;      // elsewhere
};

} // namespace llmcap
