// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "body_decoder.h"
#include "client_watch.h"
#include "dialect.h"
#include "http_messages.h"
#include "settlement.h"
#include "upstream_request.h"

#include <chrono>
#include <memory>
#include <string>

namespace llmcap {

/// What a reply passes through on its way.
struct RelayParts {
    std::unique_ptr<Meter> meter;           ///< nullptr: not metered
    std::unique_ptr<StreamFilter> filter;   ///< nullptr: every byte passes unchanged
    std::string requestId;
    std::string page;               ///< an allowed browser page that asked; "" is none
    int clientVersion = 11;
    bool isHeadRequest = false;
    bool mayKeepAlive = true;
    std::chrono::milliseconds idleTimeout{600'000};
};

struct RelayResult {
    ReplyFacts facts;
    bool keepAlive = false;          ///< the client's connection may serve another request
    bool isUpstreamClean = false;    ///< the upstream connection may, too
    SteadyClock::time_point firstByte{};   ///< when the client had the head
    std::int64_t addedMicros = 0;    ///< between the first piece of a reply and its writing
};

/// Carries one reply from upstream to the client, piece by piece as it comes: the next piece is
/// read when the last has been written, which is the backpressure. A copy feeds the meter.
/// Thread: the worker's. REQUIRES: the reply's head has been read.
class ReplyRelay final {
public:
    ReplyRelay(ByteStream &client, ByteStream &upstream, ResponseReader &reply, ClientWatch &watch,
               RelayParts parts);
    Task<RelayResult> run();

private:
    BodyFraming chooseFraming() const;
    Task<bool> sendHead();
    Task<void> pump();
    /// Lets the meter and the filter see a piece; what goes to the client lands in m_out.
    void passOn(std::string_view piece);
    void finishFilter();
    Task<void> writeOut(bool isLast);
    bool isEventStream() const;

    ByteStream &m_client;
    ByteStream &m_upstream;
    ResponseReader &m_reply;
    ClientWatch &m_watch;
    RelayParts m_parts;
    std::unique_ptr<BodyDecoder> m_decoder;
    bool m_isDecodeBroken = false;
    bool m_sendsDecoded = false;     ///< the client gets the decoded form
    BodyFraming m_framing;
    bool m_keepAlive = false;
    std::string m_decoded;
    std::string m_out;               ///< what goes to the client next
    std::string m_frame;             ///< the same with its chunk framing
    RelayResult m_result;
};

} // namespace llmcap
