// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "byte_stream.h"
#include "dialect.h"
#include "http_messages.h"
#include "worker_context.h"

#include <memory>
#include <optional>
#include <string>

namespace llmcap {

/// One connection of a client: reads a request, serves it, reads the next.
/// Thread: its worker's.
class Session final {
public:
    Session(Socket socket, const WorkerContext &context);

    /// Ends when the connection does.
    Task<void> run();
    /// Between two requests: nothing is in flight and it may be closed.
    bool isIdle() const { return m_isIdle; }
    void close() { m_client.close(); }

private:
    /// Where other machines may come: who is this, and by TLS or not. False: it was nobody.
    Task<bool> arrive();
    /// Why that request may not come over the network; nullopt where it may.
    std::optional<std::string> networkFault() const;
    /// True: the connection may serve another request.
    Task<bool> serveOne();
    /// Who is at the other end: asked once, at the first request. False: nobody who may come in.
    Task<bool> admitPeer();
    Task<bool> refusePlain(Refusal::Reason reason, std::string message);
    Task<bool> refuseHead(const ReadFault &fault);

    const WorkerContext &m_context;
    ByteStream m_client;
    RequestReader m_reader;
    bool m_isIdle = true;
    bool m_isLocal = true;   ///< a program of this machine
    bool m_isPeerKnown = false;
    std::string m_program;       // of the client; "" not known
};

} // namespace llmcap
