// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "byte_stream.h"
#include "http_parser.h"

#include <chrono>
#include <string>
#include <string_view>

namespace llmcap {

/// Why a message could not be read.
struct ReadFault {
    enum class Kind {
        None,
        Closed,     ///< the peer closed before the first byte of a message
        Broken,     ///< the connection failed or ended inside the message
        Malformed,  ///< `detail` says what is wrong
        TooLarge,
        TimedOut,
    };
    Kind kind = Kind::None;
    std::string detail;
    explicit operator bool() const { return kind != Kind::None; }
};

/// Reads messages of one side from a stream. The parser never does I/O of its own (Beast would read
/// in small pieces).
/// Thread: the stream's. REQUIRES: `stream` outlives it.
template <bool isRequest>
class MessageReader final {
public:
    using Head = typename HttpParser<isRequest>::Head;

    explicit MessageReader(ByteStream &stream) : m_stream(stream) {}

    /// Reads the next head into head(). Until its first byte the stream's deadline is the caller's;
    /// from there on the whole head has `afterFirstByte`.
    Task<ReadFault> readHead(HeadLimits limits, std::chrono::milliseconds afterFirstByte);
    /// REQUIRES: readHead() succeeded and forget() has not been called since.
    const Head &head() const { return m_parser.head(); }
    bool hasHead() const { return m_parser.hasHead(); }
    /// Drops what is kept of the message, so that its key is not in memory any more.
    void forget() { m_parser.forget(); }

    /// The next bytes of the body, at most a buffer full, valid until the next call; empty at the
    /// end of the body.
    Task<ReadFault> readBody(std::string_view &piece);
    /// The whole body has been read, as its framing promised.
    bool isDone() const { return m_parser.isDone(); }
    /// For replies to HEAD: there is no body, whatever the head says.
    void skipBody() { m_skipBody = true; }

private:
    /// Empty lines before a request (RFC 9112, section 2.2); false where there are too many.
    bool skipEmptyLines(int &skipped);
    ReadFault brokenBy(const error_code &code);

    ByteStream &m_stream;
    HttpParser<isRequest> m_parser;
    bool m_skipBody = false;
};

using RequestReader = MessageReader<true>;
using ResponseReader = MessageReader<false>;

} // namespace llmcap
