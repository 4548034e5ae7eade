// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <memory>

namespace llmcap {

/// Turns the ways in which a console program is asked to end (SIGTERM, SIGINT, SIGHUP; on Windows
/// Ctrl+C, closing the console, logging off) into a signal in the application's thread.
/// REQUIRES: at most one at a time, made after the QCoreApplication.
class Termination final : public QObject {
    Q_OBJECT

public:
    explicit Termination(QObject *parent = nullptr);
    ~Termination() override;

signals:
    void requested();

private:
    class Private;
    std::unique_ptr<Private> m_d;
};

} // namespace llmcap
