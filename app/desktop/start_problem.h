// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMessageBox>

#include <cstdint>

namespace llmcap {

/// Why the proxy did not start, and what can be done about it now. Nothing is decided without the
/// person. Thread: the window's.
class StartProblem final : public QMessageBox {
    Q_OBJECT
public:
    struct Offers {
        bool canWatch = false;       ///< a LLMCap of the same person answers on that port
        std::uint16_t freePort = 0;  ///< another port, for this time; 0 is no offer
    };
    StartProblem(const QString &message, const Offers &offers, QWidget *parent = nullptr);

signals:
    void againWanted();
    void watchWanted();
    void portWanted(std::uint16_t port);
    void quitWanted();
};

/// A port of 127.0.0.1 behind `taken` that is free at this moment; 0 where none of the next is.
std::uint16_t freePortBehind(std::uint16_t taken);

} // namespace llmcap
