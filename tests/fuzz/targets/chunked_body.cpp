// SPDX-License-Identifier: GPL-3.0-or-later
#include "http_parser.h"
#include "target.h"

#include <string>

using namespace llmcap;

namespace {

constexpr std::string_view head =
    "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

struct Outcome {
    std::string body;
    bool isDone = false;
    bool isFault = false;
    std::size_t used = 0;
};

/// The framing in steps: what is pending grows by `step` bytes at a time, as from a socket.
Outcome decodeInSteps(std::string_view bytes, std::size_t step)
{
    HttpParser<true> parser;
    require(!parser.readHead(head, {}, false), "the head is right");
    Outcome outcome;
    std::size_t have = 0;
    while (!outcome.isDone && !outcome.isFault) {
        const auto decoded = parser.decode(bytes.substr(outcome.used, have - outcome.used));
        outcome.used += decoded.used;
        outcome.body += decoded.piece;
        outcome.isFault = decoded.fault.has_value();
        outcome.isDone = parser.isDone();
        if (decoded.used > 0 || !decoded.piece.empty())
            continue;
        if (have == bytes.size())
            break;
        have = std::min(bytes.size(), have + step);
    }
    if (!outcome.isDone && !outcome.isFault)
        require(!parser.endsHere(), "a cut body is not whole");
    return outcome;
}

} // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string_view input = asText(data, size);
    const std::size_t step = 1 + choose(input, 40);
    const Outcome whole = decodeInSteps(input, input.size() + 1);
    const Outcome parts = decodeInSteps(input, step);
    require(whole.isDone == parts.isDone && whole.isFault == parts.isFault,
            "any split, one verdict");
    if (whole.isDone)
        require(whole.body == parts.body && whole.used == parts.used, "any split, one body");
    require(whole.body.size() <= input.size(), "no byte comes from nowhere");
    return 0;
}
