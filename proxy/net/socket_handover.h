// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

class QHostAddress;
class QTcpServer;

namespace llmcap {

/// Listens there, so that no other program can take over the port while we hold it. False: it
/// cannot; `isTaken` says whether because somebody else has it.
bool listenExclusively(QTcpServer &server, const QHostAddress &host, std::uint16_t port,
                       bool &isTaken);

/// Takes a fresh descriptor out of Qt's hands, so that another engine can use it.
void releaseFromQt(std::intptr_t descriptor);
void closeDescriptor(std::intptr_t descriptor);

} // namespace llmcap
