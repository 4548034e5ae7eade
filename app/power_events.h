// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace llmcap {

/// Tells that the machine slept. Connections that were open before are dead by then, and nobody
/// said so: the first request after a resume would wait for a time-out.
/// Windows: WM_POWERBROADCAST. Linux: PrepareForSleep of logind, where D-Bus is there.
/// Thread: the application's.
class PowerEvents final : public QObject {
    Q_OBJECT

public:
    explicit PowerEvents(QObject *parent = nullptr);
    ~PowerEvents() override;

signals:
    /// Before a sleep (where there is time) and after it: what rests must be given up.
    void slept();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace llmcap
