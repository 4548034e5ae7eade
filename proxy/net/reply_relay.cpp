// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_relay.h"

#include <cstdio>

namespace llmcap {

namespace {

bool hasNoBody(const ResponseHead &head, bool isHeadRequest)
{
    return isHeadRequest || head.status == 204 || head.status == 304;
}

bool startsWithNoCase(std::string_view text, std::string_view prefix)
{
    return text.size() >= prefix.size() && equalsNoCase(text.substr(0, prefix.size()), prefix);
}

} // namespace

ReplyRelay::ReplyRelay(ByteStream &client, ByteStream &upstream, ResponseReader &reply,
                       ClientWatch &watch, RelayParts parts)
    : m_client(client),
      m_upstream(upstream),
      m_reply(reply),
      m_watch(watch),
      m_parts(std::move(parts))
{
    const std::string_view encoding = m_reply.head().fields.value("content-encoding");
    if (!encoding.empty() && !equalsNoCase(encoding, "identity")) {
        m_decoder = BodyDecoder::make(encoding);
        m_isDecodeBroken = !m_decoder;
    }
    // An event can be taken out of a stream only where it can be read.
    m_sendsDecoded = m_decoder && m_parts.filter;
    if (m_isDecodeBroken)
        m_parts.filter.reset();
}

bool ReplyRelay::isEventStream() const
{
    const std::string_view type = m_reply.head().fields.value("content-type");
    return startsWithNoCase(type, "text/event-stream")
        || startsWithNoCase(type, "application/stream+json")
        || startsWithNoCase(type, "application/x-ndjson");
}

BodyFraming ReplyRelay::chooseFraming() const
{
    const ResponseHead &head = m_reply.head();
    if (head.status == 204)   // RFC 9110, section 8.6
        return {std::nullopt, false};
    if (hasNoBody(head, m_parts.isHeadRequest))
        return {head.contentLength, false};
    if (head.contentLength && !m_parts.filter)
        return {head.contentLength, false};
    return {std::nullopt, m_parts.clientVersion == 11};
}

Task<bool> ReplyRelay::sendHead()
{
    m_framing = chooseFraming();
    const bool isFramed = m_framing.isChunked || m_framing.length
        || hasNoBody(m_reply.head(), m_parts.isHeadRequest);
    m_keepAlive = m_parts.mayKeepAlive && isFramed;
    // The head waits for the first piece of the body: one packet instead of two.
    m_frame = clientHead(m_reply.head(), {m_framing, m_sendsDecoded, m_parts.requestId,
                                          m_keepAlive, m_parts.clientVersion, m_parts.page});
    if (!m_reply.isDone() && m_upstream.pending().empty())
        co_await writeOut(false);
    co_return !m_watch.isGone();
}

Task<RelayResult> ReplyRelay::run()
{
    ReplyFacts &facts = m_result.facts;
    facts.status = m_reply.head().status;
    facts.isStream = facts.isStream || isEventStream();
    m_result.firstByte = SteadyClock::now();
    co_await sendHead();
    co_await pump();
    m_upstream.deadline().clear();
    if (m_parts.meter)
        facts.reading = m_parts.meter->finish(facts.end == ReplyEnd::Complete);
    m_result.isUpstreamClean = facts.end == ReplyEnd::Complete && m_reply.head().keepAlive
        && m_reply.isDone();
    m_result.keepAlive = m_keepAlive && facts.end == ReplyEnd::Complete && !m_watch.isGone();
    co_return std::move(m_result);
}

Task<void> ReplyRelay::pump()
{
    ReplyFacts &facts = m_result.facts;
    while (!m_reply.isDone()) {
        // A stream costs as long as it runs; another reply has been paid for when it begins.
        if (m_watch.isGone() && facts.isStream) {
            facts.end = ReplyEnd::ClientGone;
            co_return;
        }
        std::string_view piece;
        m_upstream.deadline().set(m_parts.idleTimeout);
        const ReadFault fault = co_await m_reply.readBody(piece);
        if (fault) {
            facts.end = m_watch.isGone() && facts.isStream ? ReplyEnd::ClientGone
                                                           : ReplyEnd::UpstreamCut;
            // What came before the break still belongs to the client; the missing end shows it.
            finishFilter();
            co_await writeOut(false);
            co_return;
        }
        m_upstream.deadline().clear();
        const auto read = SteadyClock::now();
        passOn(piece);
        if (m_reply.isDone())
            finishFilter();
        co_await writeOut(m_reply.isDone());
        if (m_result.addedMicros == 0)
            m_result.addedMicros = std::chrono::duration_cast<std::chrono::microseconds>(
                                       SteadyClock::now() - read).count();
    }
    if (!m_frame.empty())
        co_await writeOut(true);
    facts.end = ReplyEnd::Complete;
}

void ReplyRelay::passOn(std::string_view piece)
{
    std::string_view plain = piece;
    if (m_decoder && !m_isDecodeBroken) {
        m_decoded.clear();
        m_isDecodeBroken = !m_decoder->feed(piece, m_decoded);
        plain = m_decoded;
    }
    if (m_parts.meter && !m_isDecodeBroken)
        m_parts.meter->feed(plain);
    if (m_parts.filter && !m_isDecodeBroken)
        m_parts.filter->feed(plain, m_out);
    else
        m_out += m_sendsDecoded ? plain : piece;
}

void ReplyRelay::finishFilter()
{
    if (m_parts.filter)
        m_parts.filter->finish(m_out);
}

Task<void> ReplyRelay::writeOut(bool isLast)
{
    if (m_watch.isGone()) {
        m_out.clear();
        m_frame.clear();
        co_return;
    }
    if (m_framing.isChunked) {
        if (!m_out.empty()) {
            char size[20];
            const int length = std::snprintf(size, sizeof size, "%zx\r\n", m_out.size());
            m_frame.append(size, static_cast<std::size_t>(length));
            m_frame += m_out;
            m_frame += "\r\n";
        }
        if (isLast)
            m_frame += "0\r\n\r\n";
    } else {
        m_frame += m_out;
    }
    m_out.clear();
    if (m_frame.empty())
        co_return;
    m_client.deadline().set(m_parts.idleTimeout);
    const error_code code = co_await m_client.write(m_frame);
    m_client.deadline().clear();
    m_frame.clear();
    if (code)
        m_watch.noteGone();
}

} // namespace llmcap
