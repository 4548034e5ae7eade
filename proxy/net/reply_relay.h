// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "body_decoder.h"
#include "client_watch.h"
#include "dialect.h"
#include "event_gate.h"
#include "http_messages.h"
#include "settlement.h"
#include "upstream_request.h"

#include <chrono>
#include <functional>
#include <memory>
#include <string>

namespace llmcap {

/// What a reply passes through on its way.
struct RelayParts {
    std::unique_ptr<Meter> meter;           ///< nullptr: not metered
    std::unique_ptr<StreamFilter> filter;   ///< nullptr: every byte passes unchanged
    /// Asked after each piece of a stream; what it answers ends the stream there ("": in silence).
    /// nullptr: nobody follows.
    std::function<std::optional<std::string>(const MeterProgress &)> follow;
    /// The stream may be ended between two events, so that events pass whole.
    bool mayEnd = false;
    std::string requestId;
    std::string downgradedFrom;             ///< the model that was asked for; "" the one sent
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
    /// Lets the meter and the filter see a piece; what goes to the client lands in m_out, or is
    /// the piece itself (m_whole).
    void passOn(std::string_view piece);
    void finishFilter();
    Task<void> writeOut(bool isLast);
    /// True: the stream has been ended at a cap.
    Task<bool> endAtCap();
    bool isEventStream() const;

    ByteStream &m_client;
    ByteStream &m_upstream;
    ResponseReader &m_reply;
    ClientWatch &m_watch;
    RelayParts m_parts;
    std::unique_ptr<BodyDecoder> m_decoder;
    std::unique_ptr<EventGate> m_gate;   ///< streams that may be ended
    std::string m_ungated;
    bool m_isDecodeBroken = false;
    bool m_sendsDecoded = false;     ///< the client gets the decoded form
    BodyFraming m_framing;
    bool m_keepAlive = false;
    std::string m_decoded;
    std::string m_head;              ///< until it is sent, with the first piece
    std::string m_out;               ///< what goes to the client next, where it was changed
    std::string_view m_whole;        ///< the same, where it passes as it came
    RelayResult m_result;
};

} // namespace llmcap
