// SPDX-License-Identifier: GPL-3.0-or-later
#include "reply_relay.h"

#include "local_reply.h"

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
    if (m_parts.mayEnd && isEventStream() && !m_isDecodeBroken)
        m_gate = std::make_unique<EventGate>();
    m_sendsDecoded = m_decoder && (m_parts.filter || m_gate);
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
    if (head.contentLength && !m_parts.filter && !m_gate)
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
    m_head = clientHead(m_reply.head(), {m_framing, m_sendsDecoded, m_parts.requestId,
                                         m_keepAlive, m_parts.clientVersion, m_parts.page});
    if (!m_parts.downgradedFrom.empty()) {
        m_head.resize(m_head.size() - 2);   // in front of the blank line
        appendField(m_head, "x-llmcap-downgraded-from", m_parts.downgradedFrom);
        m_head += "\r\n";
    }
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
        else if (co_await endAtCap())
            co_return;
        co_await writeOut(m_reply.isDone());
        if (m_result.addedMicros == 0)
            m_result.addedMicros = std::chrono::duration_cast<std::chrono::microseconds>(
                                       SteadyClock::now() - read).count();
    }
    if (!m_head.empty())
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
    if (!m_gate && !m_sendsDecoded && (!m_parts.filter || m_isDecodeBroken)) {
        m_whole = piece;
        return;
    }
    std::string &out = m_gate ? m_ungated : m_out;
    if (m_parts.filter && !m_isDecodeBroken)
        m_parts.filter->feed(plain, out);
    else
        out += m_sendsDecoded ? plain : piece;
    if (m_gate) {
        m_gate->feed(m_ungated, m_out);
        m_ungated.clear();
    }
}

Task<bool> ReplyRelay::endAtCap()
{
    ReplyFacts &facts = m_result.facts;
    if (!m_parts.follow || !m_parts.meter || !facts.isStream || facts.status >= 300)
        co_return false;
    const auto ending = m_parts.follow(m_parts.meter->progress());
    if (!ending)
        co_return false;
    m_upstream.close();   // first: from here on nothing more is generated
    facts.end = ReplyEnd::CapReached;
    const bool isSaid = m_gate && m_gate->isBetweenEvents() && !ending->empty();
    if (isSaid)
        m_out += *ending;
    co_await writeOut(isSaid);   // else the missing end shows it
    co_return true;
}

void ReplyRelay::finishFilter()
{
    if (m_parts.filter)
        m_parts.filter->finish(m_gate ? m_ungated : m_out);
    if (!m_gate)
        return;
    m_gate->feed(m_ungated, m_out);
    m_ungated.clear();
    m_gate->finish(m_out);
}

Task<void> ReplyRelay::writeOut(bool isLast)
{
    if (m_watch.isGone()) {
        m_out.clear();
        m_whole = {};
        m_head.clear();
        co_return;
    }
    // Where the filter's last words follow a piece that passed as it came, they are one.
    if (!m_whole.empty() && !m_out.empty())
        m_out.insert(0, m_whole);
    const std::string_view body = m_out.empty() ? m_whole : std::string_view(m_out);
    ByteStream::Pieces pieces{std::string_view{}, body, {}};
    if (m_framing.isChunked && !body.empty()) {
        char size[20];
        const int length = std::snprintf(size, sizeof size, "%zx\r\n", body.size());
        m_head.append(size, static_cast<std::size_t>(length));
        pieces[2] = isLast ? "\r\n0\r\n\r\n" : "\r\n";
    } else if (m_framing.isChunked && isLast) {
        pieces[2] = "0\r\n\r\n";
    }
    pieces[0] = m_head;
    error_code code;
    if (!pieces[0].empty() || !body.empty() || !pieces[2].empty()) {
        m_client.deadline().set(m_parts.idleTimeout);
        code = co_await m_client.write(pieces);
        m_client.deadline().clear();
    }
    m_out.clear();
    m_whole = {};
    m_head.clear();
    if (code)
        m_watch.noteGone();
}

} // namespace llmcap
