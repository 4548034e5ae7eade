// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace llmcap {

/// Takes the framing off a body (RFC 9112, sections 6 and 7). Chunks are read to the letter: what
/// another reader could take for another body is a fault. Extensions and trailers are dropped.
/// Thread: one at a time.
class HttpBody final {
public:
    static constexpr std::size_t pieceSize = 16 * 1024;
    /// A chunk's first line, and a line of the trailers, in bytes; and all trailers together.
    static constexpr std::size_t lineLimit = 8 * 1024;
    static constexpr std::size_t trailerLimit = 64 * 1024;

    struct Decoded {
        std::size_t used = 0;              ///< bytes that were read off
        std::string_view piece;            ///< of the body; valid until the next call, and while
                                           ///< `bytes` stays where it is
        std::optional<std::string> fault;  ///< what is wrong with the framing
    };

    static HttpBody none() { return HttpBody(State::Done, 0); }
    static HttpBody ofLength(std::uint64_t length);
    static HttpBody chunked() { return HttpBody(State::Size, 0); }
    static HttpBody untilClose() { return HttpBody(State::UntilClose, 0); }

    /// A piece, the end, a fault, or nothing where more bytes are needed.
    Decoded decode(std::string_view bytes);
    /// The connection has ended; true where that is a right end of the body.
    bool endsHere();
    bool isDone() const { return m_state == State::Done; }

private:
    enum class State : std::uint8_t { Length, UntilClose, Size, Data, DataEnd, Trailer, Done };

    HttpBody(State state, std::uint64_t left) : m_state(state), m_left(left) {}
    Decoded plain(std::string_view bytes);
    /// One step of a chunked body; true where it came further.
    bool step(std::string_view rest, Decoded &result);
    void append(std::string_view bytes, Decoded &result);
    bool readLine(std::string_view rest, Decoded &result, std::string_view &line);
    void readSize(std::string_view line, Decoded &result);
    void readTrailer(std::string_view line, Decoded &result);

    State m_state;
    std::uint64_t m_left;             // bytes of the body, or of the chunk
    std::size_t m_trailers = 0;
    using Piece = std::array<char, pieceSize>;
    std::unique_ptr<Piece> m_piece;   // small chunks that came together leave together
};

} // namespace llmcap
