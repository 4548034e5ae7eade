// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "http_body.h"
#include "http_head.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace llmcap {

/// Bounds of a head.
struct HeadLimits {
    std::size_t bytes = 64u << 10;
    int fields = 200;
};

/// One message of HTTP/1.1 from bytes, without any socket: Beast's parser behind the strict checks
/// of http_head.h for the head, HttpBody for the rest. Thread: one at a time.
template <bool isRequest>
class HttpParser final {
public:
    using Head = std::conditional_t<isRequest, RequestHead, ResponseHead>;

    /// `raw` is the head up to and with the empty line. `skipBody`: none follows, whatever the head
    /// says (a reply to HEAD). What is wrong with it, or nullopt.
    std::optional<std::string> readHead(std::string_view raw, HeadLimits limits, bool skipBody);
    /// REQUIRES: readHead() succeeded.
    const Head &head() const { return *m_head; }
    bool hasHead() const { return m_head.has_value(); }

    using Decoded = HttpBody::Decoded;
    /// Reads the body's framing off `bytes`: a piece, the end, a fault, or nothing where more bytes
    /// are needed. REQUIRES: as head().
    Decoded decode(std::string_view bytes) { return m_body.decode(bytes); }
    /// The connection has ended; true where that is a right end of the message.
    bool endsHere() { return m_body.endsHere(); }
    /// The whole body has been read, as its framing promised.
    bool isDone() const { return m_head && m_body.isDone(); }
    /// Drops all that is kept of the message, so that its key is not in memory any more.
    void forget();

private:
    std::optional<Head> m_head;
    HttpBody m_body = HttpBody::none();
};

} // namespace llmcap
