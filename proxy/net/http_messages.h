// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "byte_stream.h"
#include "http_head.h"

#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
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

/// Bounds of a head.
struct HeadLimits {
    std::size_t bytes = 64u << 10;
    int fields = 200;
};

/// Reads messages of one side from a stream: Beast's incremental parser behind the strict check.
/// The parser never does I/O of its own (it would read in small pieces).
/// Thread: the stream's. REQUIRES: `stream` outlives it.
template <bool isRequest>
class MessageReader final {
public:
    using Head = std::conditional_t<isRequest, RequestHead, ResponseHead>;

    explicit MessageReader(ByteStream &stream) : m_stream(stream) {}

    /// Reads the next head into head(). `begun` runs at its first byte (timeouts differ before).
    Task<ReadFault> readHead(HeadLimits limits, std::chrono::milliseconds afterFirstByte);
    const Head &head() const { return m_head; }

    /// The next bytes of the body, at most a buffer full, valid until the next call; empty at the
    /// end of the body.
    Task<ReadFault> readBody(std::string_view &piece);
    /// The whole body has been read, as its framing promised.
    bool isDone() const { return m_parser && m_parser->is_done(); }
    /// For replies to HEAD: there is no body, whatever the head says.
    void skipBody() { m_skipBody = true; }

private:
    using Parser = boost::beast::http::parser<isRequest, boost::beast::http::buffer_body>;

    ReadFault parseHead(std::string_view raw, HeadLimits limits);
    ReadFault brokenBy(const error_code &code);
    /// Lets the parser eat what is pending; true where that gave a piece or the end.
    bool decode(std::string_view &piece, ReadFault &fault);

    ByteStream &m_stream;
    std::unique_ptr<Parser> m_parser;
    Head m_head;
    bool m_skipBody = false;
    std::array<char, ByteStream::bufferSize> m_piece;
};

using RequestReader = MessageReader<true>;
using ResponseReader = MessageReader<false>;

} // namespace llmcap
